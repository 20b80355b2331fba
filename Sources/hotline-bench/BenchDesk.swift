// The real desk under measurement: a durable store on a real file, the real clock, the real transport,
// robots that lead to the sink. What is due lies in its outbox as the planner would have put it there.

import Delivering
import Desk
import Discretion
import Logging
import Reminding
import Robots
import Storage
import Timekeeping
import Webhooks

/// A desk with an outbox that the bench fills.
struct BenchDesk {
  /// What lies in the outbox.
  enum Seed: String {
    /// Reminders, worded when they are sent: what the planner makes.
    case reminders
    /// Messages whose words are fixed: alarms, corrections, repeats.
    case messages
  }

  static let groups = 40
  let desk: Desk
  let storage: Storage

  /// A desk over the database at `path`, with robots at the sink on `port`.
  init(path: String, port: Int) throws {
    guard let clock = SystemClock() else { throw BenchFailure.noClock }
    storage = try Storage(path: path)
    var robots: [RobotName: Robot] = [:]
    for group in 0..<BenchDesk.groups {
      let robot = BenchDesk.robot(group, port: port)
      robots[robot.name] = robot
    }
    desk = Desk(
      storage: storage,
      settings: DeskSettings(scheduleFolder: "/nowhere", robots: robots, quietHours: nil),
      clock: clock, transport: CurlTransport(),
      logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
  }

  static func robot(_ group: Int, port: Int) -> Robot {
    Robot(
      name: RobotName(rawValue: "g\(group)"), dialect: .standardWebhooks,
      address: Secret("http://127.0.0.1:\(port)/robots/g\(group)/post"),
      signingSecrets: [Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")],
      connection: ConnectionPolicy(allowsLoopbackHTTP: true))
  }

  /// Runs `body` while the courier works; closes the store afterwards.
  func running<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    try await desk.delivery.recover(at: desk.clock.now)
    // The courier waits for the first look at the folder; there is none, and what is stored counts.
    _ = try await desk.plan.step(at: desk.clock.now)
    let courier = Courier(desk: desk.delivery)
    let value = try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await courier.run() }
      let value = try await body()
      group.cancelAll()
      while let result = await group.nextResult() { _ = result }
      return value
    }
    try storage.close()
    return value
  }
}

/// Why nothing could be measured.
enum BenchFailure: Error {
  case noClock, noSink, noFloor, noProgram(String), tooSlow(String)
}

// MARK: - Seeding

extension BenchDesk {
  /// Puts `count` deliveries that are due at `due` into the outbox, numbered from `first`.
  func seed(_ count: Int, _ seed: Seed, from first: Int, due: Timestamp) throws {
    for start in stride(from: 0, to: count, by: 10_000) {
      try storage.writeNow("seed the outbox") { ledger in
        for number in first + start..<first + min(count, start + 10_000) {
          try add(number, seed, due, ledger)
        }
      }
    }
    desk.shared.courierWake.wake()
  }

  private func add(_ number: Int, _ seed: Seed, _ due: Timestamp, _ ledger: Ledger) throws {
    let group = "g\(number % BenchDesk.groups)"
    let id = DeliveryID(rawValue: "bench-\(number)")
    try ledger.add(
      DeliveryRow(
        id: id, robot: RobotName(rawValue: group), chatGroup: group, kind: .reminder, dueAt: due,
        usefulUntil: due + .seconds(3_600), urgency: .ordinary,
        message: seed == .messages ? BenchDesk.message : nil))
    guard seed == .reminders else { return }
    let reminder = BenchDesk.reminder(number, group, due)
    try ledger.save(
      ReminderRow(
        id: reminder.id.rawValue, episodeID: reminder.subject, milestone: reminder.milestone,
        chatGroup: group, dueAt: due, usefulUntil: reminder.usefulUntil, urgency: .ordinary,
        generation: 1, fingerprint: UInt64(number), deliveryID: id,
        value: ReminderText.text(of: reminder)))
  }

  static let message = Message(
    kind: .reminder, title: "利民热线提醒",
    lines: [
      "【利民热线】报材料：市医保局 5月14日（周四）9:00 上线", "请于5月7日（周四）16:00前报直播材料",
      "主题：异地就医备案怎么办", "上线嘉宾：局长 王伟",
    ], mentions: ["程雪"])

  private static func reminder(_ number: Int, _ group: String, _ due: Timestamp) -> Reminder {
    let day = Zone.shanghai.local(of: due).day
    let hour = { (hour: Int) in TimeOfDay(hour: hour, minute: 0) ?? .midnight }
    let air = AirFacts.day(
      start: NotedTime(LocalDateTime(day: day.adding(days: 7), time: hour(9))),
      end: LocalDateTime(day: day.adding(days: 7), time: hour(10)))
    let facts = EpisodeFacts(
      episodeID: "limin/\(number)", keyword: "利民热线", programme: "利民热线",
      departments: ["市医保局"], theme: "异地就医备案怎么办",
      guests: [GuestFacts(name: "王伟", title: "局长")], hosts: ["陈默"], air: air)
    return Reminder(
      id: ReminderID(rawValue: "bench-reminder-\(number)"), subject: facts.episodeID,
      milestone: "materialsDue", recipient: Recipient(role: "liaison", part: "yibao"),
      generation: 1, group: group, dueAt: due, usefulUntil: due + .seconds(3_600),
      isUrgent: false, isExact: false, isProvisional: false,
      content: ReminderContent(
        kind: .milestone, name: "报材料", text: "请报直播材料", episode: Shared(facts),
        addressee: "市医保局", mentions: ["程雪"],
        dueBy: NotedTime(LocalDateTime(day: day.adding(days: 1), time: hour(16)))))
  }
}

// MARK: - A burst

/// What one burst took, at the floor or at ours.
struct Burst: Sendable {
  /// From the due instant to the arrival at the sink, in nanoseconds.
  var lateness: [Int64]
  /// Never arrived, arrived before the due instant, arrived more than once.
  var missing = 0
  var early = 0
  var doubled = 0
  /// CPU time of the sending process for each request, in microseconds.
  var processor: Double

  init(_ arrivals: [Arrival], count: Int, due: Int64, processorTime: Int64) {
    lateness = arrivals.map { $0.at - due }
    missing = count - Set(arrivals.map(\.number)).count
    doubled = arrivals.count - Set(arrivals.map(\.number)).count
    early = lateness.count { $0 < 0 }
    processor = Double(processorTime) / 1_000 / Double(max(1, count))
  }

  /// The lateness within which `share` of all arrived, in milliseconds.
  func within(_ share: Double) -> Double { FloorBurst.quantile(lateness, share) }

  /// What went wrong; nil when nothing did.
  var fault: String? {
    missing + early + doubled == 0
      ? nil : "missing \(missing), early \(early), doubled \(doubled)"
  }
}

extension BenchDesk {
  /// Seeds `count` deliveries, lets the courier send them, and waits until all is written down.
  func burst(
    _ count: Int, _ seed: Seed, from first: Int, _ sink: FloorSinkProcess, ahead: Duration
  ) async throws -> Burst {
    let due = desk.clock.now + ahead
    try self.seed(count, seed, from: first, due: due)
    let start = FloorClock.processorTime
    try await desk.clock.sleep(until: due)
    let end = due + .seconds(60)
    while desk.clock.now < end {
      try await desk.clock.sleep(until: desk.clock.now + .milliseconds(20))
      guard desk.delivery.inFlight == 0 else { continue }
      let isOver = try await storage.read("look what is left") { ledger in
        try ledger.overdueCount(at: due) == 0
          && ledger.leasesEnded(before: .distantFuture).isEmpty
      }
      if isOver { break }
    }
    let time = FloorClock.processorTime - start
    return Burst(
      sink.arrivals(), count: count, due: due.milliseconds * 1_000_000, processorTime: time)
  }
}
