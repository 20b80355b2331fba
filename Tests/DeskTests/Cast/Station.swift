// One small office for the desk's tests: a folder with schedule files, a database, three chat groups
// with a robot each, and a clock. It can be stopped, killed and started again on the same database.

import Delivering
import Desk
import Discretion
import Foundation
import Logging
import Reminding
import Storage
import TestSupport
import Timekeeping

/// The office.
struct Station {
  let folder: TemporaryFolder
  let clock: SimulatedClock
  let sink: RobotSink
  let settings: DeskSettings
  private let judgesClock: Bool
  private let hasReserve: Bool
  /// The start of the machine as the marks of what has left know it; nil keeps no marks.
  var boot: String?
  private(set) var desk: Desk
  private(set) var run: SimulatedRun

  /// An office at `start` with these schedule files.
  init(
    at start: String, files: [String: String] = [:], robots: [RobotName: Robot] = Station.robots,
    quietHours: QuietHours? = nil, judgesClock: Bool = false,
    hasReserve: Bool = false, boot: String? = nil
  ) throws {
    self.hasReserve = hasReserve
    self.boot = boot
    self.judgesClock = judgesClock
    folder = try TemporaryFolder()
    clock = SimulatedClock(instant(start))
    for (name, text) in files { try folder.write(text, to: "schedules/" + name) }
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "schedules"), withIntermediateDirectories: true)
    settings = DeskSettings(
      scheduleFolder: folder.path(of: "schedules"), robots: robots,
      alarmRobots: ["yunwei", "lianluo"].map(RobotName.init(rawValue:)), quietHours: quietHours)
    sink = RobotSink(clock: clock, robots: robots)
    desk = try Station.desk(folder, settings, clock, sink, judgesClock, hasReserve, boot)
    run = SimulatedRun(desk, clock: clock)
  }

  private static func desk(
    _ folder: TemporaryFolder, _ settings: DeskSettings, _ clock: SimulatedClock, _ sink: RobotSink,
    _ judgesClock: Bool, _ hasReserve: Bool, _ boot: String?
  ) throws -> Desk {
    Desk(
      storage: try Storage(path: folder.path(of: "hotline.sqlite"), durability: .none),
      settings: settings, clock: clock, transport: sink,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, judgesClock: judgesClock,
      reserve: hasReserve ? ReserveFile(path: folder.path(of: "hotline.reserve")) : nil,
      leaving: LeavingMarks(path: folder.path(of: "hotline.leaving"), boot: boot))
  }

  /// The office after a kill: what was in memory is gone, the database stays.
  mutating func restart() throws {
    desk = try Station.desk(folder, settings, clock, sink, judgesClock, hasReserve, boot)
    run = SimulatedRun(desk, clock: clock)
  }

  /// Runs until the clock shows `time`; gives what was sent.
  @discardableResult
  mutating func run(until time: String) async throws -> [SentMessage] {
    try await run.run(through: instant(time))
  }

  /// Runs until the clock shows `end`.
  @discardableResult
  mutating func run(through end: Timestamp) async throws -> [SentMessage] {
    try await run.run(through: end)
  }

  /// Runs for so many seconds.
  @discardableResult
  mutating func run(seconds: Int64) async throws -> [SentMessage] {
    try await run.run(through: clock.now + .seconds(seconds))
  }

  /// Writes a schedule file and lets the office look at it.
  mutating func edit(_ name: String, _ text: String) throws {
    try folder.write(text, to: "schedules/" + name)
    run.noteEdit()
  }

  /// Removes a schedule file and lets the office look.
  mutating func remove(_ name: String) throws {
    try folder.remove("schedules/" + name)
    run.noteEdit()
  }

  /// The office looks at its folder although nobody told it.
  mutating func look() { run.noteEdit() }

  /// Reads the database.
  func read<Value: Sendable>(_ body: @escaping @Sendable (Ledger) throws -> Value) async throws
    -> Value
  {
    try await desk.storage.read("read for a test", body)
  }

  /// Writes into the database.
  func write(_ body: @escaping @Sendable (Ledger) throws -> Void) async throws {
    try await desk.storage.write("write for a test", body)
  }

  /// Promises plain words to a robot.
  func promise(
    _ id: String, to robot: String = "lianluo", at due: String, until end: String,
    _ words: [String] = ["【利民热线】请报材料"], urgency: Urgency = .ordinary
  ) async throws {
    let row = DeliveryRow(
      id: DeliveryID(rawValue: id), robot: RobotName(rawValue: robot), chatGroup: robot + "群",
      kind: .reminder, dueAt: instant(due), usefulUntil: instant(end), urgency: urgency,
      message: Message(kind: .reminder, title: "利民热线提醒", lines: words))
    try await write { try $0.add(row) }
  }

  /// How a delivery stands: its state and reason.
  func standing(_ id: String) async throws -> String {
    try await read { ledger in
      let row = try ledger.delivery(DeliveryID(rawValue: id))
      return [row?.state.rawValue, row?.reason].compactMap { $0 }.joined(separator: " ")
    }
  }

  /// All deliveries.
  func deliveries() async throws -> [DeliveryRow] {
    try await read {
      try $0.deliveries(from: Timestamp(seconds: 0), through: .distantFuture, limit: 100_000)
    }
  }

  /// All reminders.
  func reminders() async throws -> [ReminderRow] {
    try await read {
      try $0.reminders(from: Timestamp(seconds: 0), through: .distantFuture, limit: 100_000)
    }
  }
}

extension Station {
  /// Four robots: one of each dialect in the groups, one for the administrators.
  static let robots: [RobotName: Robot] = Dictionary(
    uniqueKeysWithValues: [
      robot("lianluo", .weCom), robot("bianji", .dingTalk), robot("bianpai", .feishu),
      robot("yunwei", .weCom), robot("jiqi", .standardWebhooks),
    ].map { ($0.name, $0) })

  /// A robot on loopback.
  static func robot(_ name: String, _ dialect: Dialect, tuning: RobotTuning = RobotTuning())
    -> Robot
  {
    let path =
      switch dialect {
      case .weCom: "/cgi-bin/webhook/send?key=\(name)"
      case .dingTalk: "/robot/send?access_token=\(name)"
      case .feishu: "/open-apis/bot/v2/hook/\(name)"
      case .standardWebhooks: "/hooks/\(name)"
      }
    return Robot(
      name: RobotName(rawValue: name), dialect: dialect,
      address: Secret("http://127.0.0.1:9" + path),
      signingSecrets: dialect == .standardWebhooks
        ? [Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")] : [],
      connection: ConnectionPolicy(allowsLoopbackHTTP: true), tuning: tuning)
  }
}

/// `2026-05-04 08:00` or `2026-05-04 08:00:30` in Shanghai.
func instant(_ text: String) -> Timestamp {
  let parts = text.split(separator: " ")
  let clock = parts[1].split(separator: ":")
  guard let day = CalendarDay(iso: parts[0]),
    let time = TimeOfDay(iso: clock[0] + ":" + clock[1])
  else { preconditionFailure("no instant: \(text)") }
  let seconds = clock.count > 2 ? Int64(clock[2]) ?? 0 : 0
  return Zone.shanghai.timestamp(of: LocalDateTime(day: day, time: time)) + .seconds(seconds)
}
