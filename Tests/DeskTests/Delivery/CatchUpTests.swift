// After a stop: one joined message for each group of what is still useful, the rest recorded, nothing
// twice, and no telephone rings at night for what can wait.

import Delivering
import Desk
import Reminding
import Storage
import Testing
import Timekeeping

@Suite struct CatchUpTests {
  /// Three episodes of one week, so that several reminders fall on neighbouring days.
  private let week = [
    "2026-06-02,市医保局,异地就医备案,局长 王伟",
    "2026-06-03,市人社局,返乡就业,局长 孙志强",
    "2026-06-04,市民政局,养老服务,局长 郭涛",
  ]

  /// The daemon stood still from `stop` to `start`.
  private func stopped(
    from stop: String, until start: String, quietHours: QuietHours? = nil
  ) async throws -> Station {
    var station = try Station(
      at: "2026-05-06 08:00", files: Papers.with(week), quietHours: quietHours)
    try await station.run(until: stop)
    station.clock.set(to: instant(start))
    try station.restart()
    return station
  }

  @Test func `what was missed and is still useful comes in one message for the group`()
    async throws
  {
    // On 19, 20 and 21 May topics fall due.
    var station = try await stopped(from: "2026-05-18 12:00", until: "2026-05-21 14:00")

    try await station.run(until: "2026-05-21 15:00")

    let posts = station.sink.posts(to: "lianluo")
    #expect(posts.count == 1)
    #expect(posts.first?.text.contains("补发") == true)
    for name in ["市医保局", "市人社局", "市民政局"] {
      #expect(posts.first?.text.contains(name) == true)
    }
    let rows = try await station.reminders().filter { $0.milestone == "topicDue" }
    #expect(rows.allSatisfy { $0.state == .delivered })
    #expect(Set(rows.map(\.deliveryID)).count == 1)
  }

  @Test func `nothing comes twice after two stops`() async throws {
    var station = try await stopped(from: "2026-05-18 12:00", until: "2026-05-20 14:00")
    try await station.run(until: "2026-05-20 15:00")
    station.clock.set(to: instant("2026-05-22 14:00"))
    try station.restart()
    try await station.run(until: "2026-05-22 15:00")

    let posts = station.sink.posts(to: "lianluo")
    #expect(posts.count == 2)
    #expect(posts.last?.text.contains("市民政局") == true)
    #expect(posts.last?.text.contains("市医保局") == false)
  }

  @Test func `what has lost its use is recorded, told, and not sent`() async throws {
    var station = try await stopped(from: "2026-05-18 12:00", until: "2026-06-03 12:00")

    try await station.run(until: "2026-06-03 13:00")

    let reminders = try await station.reminders()
    let missed = reminders.filter { $0.reason == "tooLate" }
    #expect(missed.count == 6)
    #expect(
      reminders.allSatisfy { $0.usefulUntil > instant("2026-06-03 12:00") || $0.state == .skipped })
    let alarms = station.sink.posts(to: "yunwei").map(\.text)
    #expect(alarms.count == 1)
    #expect(alarms.first?.contains("条提醒错过") == true)
  }

  @Test func `what is still of use outlives the digest it was in`() async throws {
    // Materials of 4 June are due on 28 May; a third of the digest is over when its show begins.
    var station = try Station(
      at: "2026-05-06 08:00",
      files: Papers.with([
        "2026-06-04 9:00-10:00,市医保局,异地就医备案,局长 王伟",
        "2026-06-04 15:00-16:00,市人社局,返乡就业,局长 孙志强",
      ]))
    try await station.run(until: "2026-05-20 12:00")
    station.clock.set(to: instant("2026-06-04 12:00"))
    try station.restart()

    try await station.run(until: "2026-06-04 12:30")

    let posts = station.sink.posts(to: "lianluo")
    #expect(posts.count == 1)
    #expect(posts.first?.text.contains("市人社局") == true)
    #expect(posts.first?.text.contains("市医保局") == false)
    let rows = try await station.reminders()
    #expect(
      rows.filter { $0.usefulUntil <= instant("2026-06-04 12:00") }.allSatisfy {
        $0.reason == "tooLate"
      })
  }

  @Test func `a catch-up at night waits for the morning`() async throws {
    var station = try await stopped(
      from: "2026-05-18 12:00", until: "2026-05-21 23:00", quietHours: .usual)

    try await station.run(until: "2026-05-22 07:00")
    #expect(station.sink.posts(to: "lianluo").isEmpty)
    try await station.run(until: "2026-05-22 08:00")

    #expect(station.sink.posts(to: "lianluo").count == 1)
    #expect(station.sink.posts(to: "lianluo").first?.text.contains("补发") == true)
  }

  @Test func `at night only what cannot wait for the morning is caught up`() async throws {
    var station = try Station(
      at: "2026-05-06 08:00",
      files: Papers.with([
        "2026-06-02 6:30-6:50,市医保局,异地就医备案,局长 王伟", "2026-06-03,市人社局,返乡就业,局长 孙志强",
      ]), quietHours: .usual)
    try await station.run(until: "2026-05-18 12:00")
    station.clock.set(to: instant("2026-06-01 23:00"))
    try station.restart()

    try await station.run(until: "2026-06-02 05:00")
    let night = station.sink.posts(to: "lianluo").map(\.text)
    #expect(night.count == 1)
    #expect(night.first?.contains("市医保局") == true)
    #expect(night.first?.contains("市人社局") == false)
    try await station.run(until: "2026-06-02 08:30")

    #expect(station.sink.posts(to: "lianluo").count == 2)
    #expect(station.sink.posts(to: "lianluo").last?.text.contains("市人社局") == true)
  }

  @Test func `a machine gets each missed event by itself`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.standing)
    var files = Papers.with(week)
    files["名录.yaml"] = Papers.directory.replacing("机器人: lianluo", with: "机器人: jiqi")
    for (name, text) in files { try station.edit(name, text) }
    try await station.run(until: "2026-05-18 12:00")
    station.clock.set(to: instant("2026-05-21 14:00"))
    try station.restart()

    try await station.run(until: "2026-05-21 15:00")

    #expect(station.sink.posts(to: "jiqi").count == 3)
  }

  @Test func `a message that was told to slow down is not joined into nothing`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(week))
    station.sink.answer("lianluo", [.code("45009"), .code("45009"), .code("45009")])

    // 19 May brings the first topic; the robot rests three times for more than a minute.
    try await station.run(until: "2026-05-19 12:00")

    let rows = try await station.reminders().filter { $0.milestone == "topicDue" }
    #expect(rows.filter { $0.state == .delivered }.count == 1)
    #expect(station.sink.posts(to: "lianluo").count == 4)
    let sent = try await station.deliveries().filter { $0.state == .sent }
    #expect(sent.count == 1)
  }

  @Test func `an edit elsewhere does not lose a message that was told to slow down`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(week))
    station.sink.always("lianluo", .code("45009"))
    try await station.run(until: "2026-05-19 10:15")
    try station.edit(
      "计划.csv", Papers.plan(week + ["2026-06-25,市住建局,物业服务,局长 何强"]))
    try await station.run(seconds: 2)
    station.sink.always("lianluo", nil)

    try await station.run(until: "2026-05-19 12:00")

    #expect(try await station.deliveries().filter { $0.state == .sent }.count == 1)
  }
}
