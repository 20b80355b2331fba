// A rehearsal is the daemon's own desk on a throw-away store, under a clock that jumps from one due
// instant to the next: what it shows is what `serve` would send, because it is the same code.

package import Delivering
package import Desk
import Foundation
import Logging
import Scheduling
import Storage
package import Timekeeping

/// A message that was sent in a rehearsal.
package struct RehearsedMessage: Sendable {
  /// When.
  package let at: Timestamp
  /// Through which robot.
  package let robot: RobotName
  /// Into which group.
  package let chatGroup: String
  /// As the group sees it.
  package let text: String
  /// The request itself.
  let request: WebhookRequest
  /// The request's body.
  package var body: [UInt8] { request.body }
}

/// Runs the desk through simulated time.
package struct Rehearsal: Sendable {
  let settings: DeskSettings
  private let runUp: Duration

  /// How long before the wanted time a rehearsal begins: the daemon is thought to have been running,
  /// so that nothing looks as if it had become known late.
  package static let usualRunUp: Duration = .seconds(120 * 86_400)

  /// A rehearsal of the schedule folder of `settings` that begins `runUp` before what is wanted.
  package init(
    settings: DeskSettings, at now: Timestamp, runUp: Duration = Rehearsal.usualRunUp
  ) throws {
    let folder = OfflineSchedule(
      path: settings.scheduleFolder, zone: settings.zone,
      today: settings.zone.local(of: now).day)
    if let problem = folder.folderProblem { throw CommandFailure(.inputOutput, problem) }
    self.runUp = runUp
    self.settings = settings.withRobots(for: folder.assembly.schedule.directory)
  }

  /// What is sent from `from` on and before `to`, in order.
  package func messages(from: Timestamp, to: Timestamp) async throws -> [RehearsedMessage] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hotline-rehearsal-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let storage = try Storage(path: folder + "/rehearsal.sqlite", durability: .none)
    let clock = SimulatedClock(from - runUp)
    let transport = RehearsalTransport(robots: settings.robots, clock: clock)
    let desk = Desk(
      storage: storage, settings: settings, clock: clock, transport: transport,
      logger: Logger(label: "rehearsal") { _ in SwiftLogNoOpLogHandler() }, judgesClock: false)
    var run = SimulatedRun(desk, clock: clock)
    try await run.run(through: from - .milliseconds(1))
    _ = transport.take()
    try await run.run(through: to - .milliseconds(1))
    let found = try await spoken(transport.take(), desk)
    try storage.close()
    return found
  }

  /// The requests with the words that stand in the attempts' rows.
  private func spoken(
    _ requests: [RehearsedRequest], _ desk: Desk
  ) async throws -> [RehearsedMessage] {
    let sheets = try await desk.reading.sheets(of: requests.compactMap(\.deliveryID))
    return requests.map { request in
      let sheet = request.deliveryID.flatMap { sheets[$0] }
      return RehearsedMessage(
        at: request.at, robot: request.robot, chatGroup: sheet?.delivery.chatGroup ?? "",
        text: sheet?.attempts.last?.text ?? "", request: request.request)
    }
  }
}
