// The whole office, as it will run: the sample schedules, a real database, libcurl on loopback, and
// chat groups as strict as the platforms' own. Only the clock is simulated.

import Delivering
import Desk
import Discretion
import Foundation
import HotlineDaemon
import Logging
import Publishing
import RobotSimulator
import Storage
import Synchronization
import TestSupport
import Timekeeping
import Webhooks

/// The office.
struct Office {
  let simulator: RobotSimulator
  let clock: SimulatedClock
  let folder: TemporaryFolder
  let tape: LogTape
  private let settings: DeskSettings
  private(set) var run: SimulatedRun

  /// Runs `body` in an office that was opened at `start` with the sample schedules, or those in the
  /// folder `schedules`.
  static func open(
    at start: String, schedules: String = Office.samples,
    _ body: (inout Office) async throws -> Void
  ) async throws {
    let clock = SimulatedClock(instant(start))
    try await withSimulator(.sample, now: { clock.now.milliseconds }) { simulator in
      var office = try Office(simulator, clock, schedules)
      try await body(&office)
    }
  }

  private init(
    _ simulator: RobotSimulator, _ clock: SimulatedClock, _ schedules: String
  ) throws {
    self.simulator = simulator
    self.clock = clock
    folder = try TemporaryFolder()
    tape = LogTape()
    try FileManager.default.copyItem(atPath: schedules, toPath: folder.path(of: "schedules"))
    var settings = DeskSettings(
      scheduleFolder: folder.path(of: "schedules"), robots: Office.robots(of: simulator),
      alarmRobots: [RobotName(rawValue: "管理员")])
    settings.publication = PublicationSettings(
      siteFolder: folder.path(of: "site"),
      site: SiteSettings(
        siteName: "某某市人民政府", siteDomain: "www.example.gov.cn", siteIDCode: "2113000001",
        contentSource: "某某市政务公开办公室", hotlineName: "利民热线"))
    self.settings = settings
    run = try Office.run(folder, settings, clock, tape)
  }

  /// The desks.
  var desk: Desk { run.desk }

  private static func run(
    _ folder: TemporaryFolder, _ settings: DeskSettings, _ clock: SimulatedClock, _ tape: LogTape
  ) throws -> SimulatedRun {
    let vault = try Vault(
      dataKey: Secret([UInt8](repeating: 7, count: 32)),
      lookupKey: Secret([UInt8](repeating: 8, count: 32)))
    let desk = Desk(
      storage: try Storage(path: folder.path(of: "hotline.sqlite"), vault: vault),
      settings: settings, clock: clock, transport: CurlTransport.unhurried(), logger: tape.logger,
      judgesClock: false)
    var run = SimulatedRun(desk, clock: clock)
    run.waitsForAnswers = true
    return run
  }

  static var samples: String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts[..<(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/") + "/schedules"
  }

  static func robots(of simulator: RobotSimulator) -> [RobotName: Robot] {
    var robots: [RobotName: Robot] = [:]
    for group in simulator.configuration.groups {
      guard let address = simulator.address(of: group.id),
        let dialect = Dialect(rawValue: group.dialect.rawValue)
      else { continue }
      let name = RobotName(rawValue: group.name)
      robots[name] = Robot(
        name: name, dialect: dialect, address: Secret(address),
        signingSecrets: group.secrets.map { Secret($0) },
        connection: ConnectionPolicy(allowsLoopbackHTTP: true))
    }
    return robots
  }
}

// MARK: - What happens

extension Office {
  /// Runs until the clock shows `time`.
  mutating func run(until time: String) async throws {
    try await run.run(through: instant(time))
  }

  /// Runs until the clock shows `time` and waits for nobody's answer.
  mutating func runWithoutAnswers(until time: Timestamp) async throws {
    run.waitsForAnswers = false
    try await run.run(through: time)
  }

  /// The power fails: what was in memory is gone. The daemon comes back on the same database.
  mutating func powerFails() throws {
    run = try Office.run(folder, settings, clock, tape)
  }

  /// Appends to a schedule file.
  mutating func append(_ text: String, to name: String) throws {
    try folder.write(try folder.text(of: "schedules/" + name) + text, to: "schedules/" + name)
    run.noteEdit()
  }

  /// What the members of a group saw on a day, in order: clock time and words.
  func seen(in group: String, on day: String) -> [Sighting] {
    simulator.posts(in: group).filter(\.isShown).compactMap { post in
      let at = Timestamp(milliseconds: post.arrivedAt)
      let local = Zone.shanghai.local(of: at)
      guard "\(local.day)" == day else { return nil }
      return Sighting(at: at, time: "\(local.time)", text: post.text, rang: post.rang)
    }
  }

  /// What groups refused or a fault swallowed.
  var refusals: [PostVerdict] {
    simulator.posts().map(\.verdict).filter { $0 != .accepted && $0 != .duplicate }
  }

  /// The deliveries due on a day in Shanghai.
  func deliveries(on day: String) async throws -> [DeliveryRow] {
    let from = instant(day + " 00:00")
    return try await run.desk.storage.read("read a day") {
      try $0.deliveries(from: from, through: from + .seconds(86_399), limit: 1_000)
    }
  }
}

/// One message as a member of a group saw it.
struct Sighting {
  let at: Timestamp
  let time: String
  let text: String
  let rang: [String]
}

/// `2026-05-04 08:00` in Shanghai.
func instant(_ text: String) -> Timestamp {
  let parts = text.split(separator: " ")
  guard parts.count == 2, let day = CalendarDay(iso: parts[0]), let time = TimeOfDay(iso: parts[1])
  else { preconditionFailure("no instant: \(text)") }
  return Zone.shanghai.timestamp(of: LocalDateTime(day: day, time: time))
}

/// Keeps every line that the program logs, as the journal would get it.
final class LogTape: Sendable {
  private let kept = Mutex("")

  var text: String { kept.withLock { $0 } }

  var logger: Logger {
    Logger(label: "acceptance") { label in
      JournalLog(label: label, level: .trace) { line in self.kept.withLock { $0 += line + "\n" } }
    }
  }
}

extension CurlTransport {
  /// With limits so wide that a slow machine does not look like a slow group: the clock of these
  /// stories is not the transport's.
  static func unhurried() -> CurlTransport {
    CurlTransport(limits: TransportLimits(connect: .seconds(60), total: .seconds(120)))
  }
}
