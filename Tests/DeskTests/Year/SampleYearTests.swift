// The sample schedules through their whole year on a scripted platform: on a calm one, and on one
// where programs die, clocks jump, files are edited and platforms fail. What must hold holds in both.

import Delivering
import Desk
import Foundation
import Reminding
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct SampleYearTests {
  @Test func `a calm year sends everything once, in time and inside the limits`() async throws {
    var year = try SampleYear(at: "2026-01-05 08:00")

    let sent = try await year.station.run(until: "2026-12-31 23:00")

    #expect(sent.count > 300)
    let complaints = try await year.complaints(countsPace: true)
    #expect(complaints == [])
    let rows = try await year.station.deliveries()
    #expect(rows.allSatisfy { $0.state == .sent || $0.state == .withdrawn || $0.state == .waiting })
  }

  @Test(arguments: SampleYear.seeds)
  func `a year of trouble breaks no promise`(_ seed: UInt64) async throws {
    var year = try SampleYear(at: "2026-03-01 08:00")
    var dice = Dice(seed: seed)
    let end = instant(SampleYear.isLong ? "2026-12-31 23:00" : "2026-06-30 23:00")
    while year.station.clock.now < end {
      let pause = Int64(dice.below(6 * 86_400) + 60)
      try await year.station.run(seconds: pause)
      try await year.disturb(&dice)
    }
    year.calmDown()
    try await year.station.run(seconds: 86_400)

    let complaints = try await year.complaints()
    #expect(complaints == [])
  }
}

/// The sample schedules in an office with a robot for each of their groups.
struct SampleYear {
  static let isLong = ProcessInfo.processInfo.environment["HOTLINE_LONG"] == "1"
  static let seeds: [UInt64] = isLong ? Array(1...8) : [1, 2]

  var station: Station
  private let csv: String
  private let name = "利民热线2026年度计划.csv"

  init(at start: String) throws {
    let folder = SampleYear.folder
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where !name.hasSuffix(".md") && !name.hasPrefix(".") {
      files[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    csv = try #require(files[name])
    station = try Station(at: start, files: files, robots: SampleYear.robots, quietHours: .usual)
  }

  private static var folder: String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let root = parts[..<(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/")
    return root + "/schedules"
  }

  private static let robots: [RobotName: Robot] = {
    let names: [(String, String, Dialect)] = [
      ("市直单位工作群", "a", .weCom), ("利民热线节目组", "b", .dingTalk), ("网站编辑群", "c", .feishu),
      ("管理员", "d", .weCom),
    ]
    var robots: [RobotName: Robot] = [:]
    for (name, path, dialect) in names {
      let plain = Station.robot(path, dialect)
      robots[RobotName(rawValue: name)] = Robot(
        name: RobotName(rawValue: name), dialect: dialect, address: plain.address,
        connection: plain.connection)
    }
    return robots
  }()

  /// Something goes wrong, or somebody edits.
  mutating func disturb(_ dice: inout Dice) async throws {
    let robot = ["市直单位工作群", "利民热线节目组", "网站编辑群"][dice.below(3)]
    switch dice.below(8) {
    case 0: try station.restart()
    case 1:
      // The machine was off for up to four days.
      station.clock.set(to: station.clock.now + .seconds(Int64(dice.below(4 * 86_400))))
      try station.restart()
    case 2: station.clock.set(to: station.clock.now + .seconds(Int64(dice.below(7_200))))
    case 3: station.clock.set(to: station.clock.now - .seconds(Int64(dice.below(7_200))))
    case 4:
      station.sink.answer(
        robot, [.uncertain(.timedOut), .status(502), .code("45009"), .notSent(.refused)])
    case 5:
      station.sink.answer(robot, [.silence])
      try await station.run(seconds: Int64(dice.below(86_400)))
      try station.restart()
    case 6: try editTopic(&dice)
    default: try moveRow(&dice)
    }
  }

  /// The platforms answer again.
  func calmDown() {
    station.sink.letGo()
  }

  private mutating func editTopic(_ dice: inout Dice) throws {
    try station.edit(name, csv.replacing("不动产登记", with: "不动产登记（\(dice.below(5))）"))
  }

  private mutating func moveRow(_ dice: inout Dice) throws {
    let day = 9 + dice.below(4)
    try station.edit(name, csv.replacing("4月9日 ９", with: "4月\(day)日 ９"))
  }
}

// MARK: - What must hold

extension SampleYear {
  /// What is wrong with the office's record and with what arrived; empty when nothing is.
  func complaints(countsPace: Bool = false) async throws -> [String] {
    let rows = try await station.deliveries()
    let reminders = try await station.reminders()
    let attempts = try await station.read { ledger in
      try Dictionary(uniqueKeysWithValues: rows.map { ($0.id, try ledger.attempts(of: $0.id)) })
    }
    var found: [String] = []
    let now = station.clock.now
    for reminder in reminders where reminder.usefulUntil < now && reminder.state == .planned {
      found.append("\(reminder.id) \(reminder.milestone) has no end")
    }
    for row in rows {
      let tries = attempts[row.id] ?? []
      let uncertain = tries.count { $0.outcome == .uncertain || $0.outcome == nil }
      let arrived = tries.count { $0.outcome == .accepted } + uncertain
      if row.state == .sent, !tries.contains(where: { $0.outcome == .accepted }) {
        found.append("\(row.id.rawValue) counts as sent and was not")
      }
      if arrived > 2 || tries.count(where: { $0.outcome == .accepted }) > 1 {
        found.append("\(row.id.rawValue) was sent \(arrived) times")
      }
      if row.endedAt == nil, row.usefulUntil < now - .seconds(3_600) {
        found.append("\(row.id.rawValue) has no end")
      }
    }
    found += carried(reminders, rows)
    return found + arrivals(countsPace)
  }

  private func carried(_ reminders: [ReminderRow], _ rows: [DeliveryRow]) -> [String] {
    let deliveries = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
    return reminders.compactMap { reminder in
      guard reminder.state == .delivered || reminder.state == .planned else { return nil }
      guard let id = reminder.deliveryID, let row = deliveries[id] else {
        return "\(reminder.id) \(reminder.milestone) is carried by nothing"
      }
      if reminder.state == .planned, row.endedAt != nil {
        return "\(reminder.id) \(reminder.milestone) waits for a delivery that is \(row.state)"
      }
      if row.dueAt < reminder.dueAt { return "\(reminder.id) would come early" }
      return nil
    }
  }

  private func arrivals(_ countsPace: Bool) -> [String] {
    var found: [String] = []
    for (_, posts) in Dictionary(grouping: station.sink.posts, by: \.robot) {
      // A clock that is set back makes two minutes look like one.
      let times = countsPace ? posts.map(\.at) : []
      for index in times.indices.dropLast(18) where times[index + 18] - times[index] < .seconds(60)
      {
        found.append("more than 18 a minute at \(times[index])")
      }
      var seen: Set<String> = []
      for post in posts where post.isShown && !post.text.contains("（可能重复）") {
        if !seen.insert(post.text).inserted { found.append("twice without mark: \(post.text)") }
      }
    }
    return found
  }
}
