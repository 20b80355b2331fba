// The days before the demonstration: run through at once and silently, so that the groups know what
// they would know and no episode looks as if it had just become known.

import Desk
import Logging
import RobotSimulator
import Storage
import Timekeeping

/// Runs the desk silently up to the beginning.
struct DemoRunUp: Sendable {
  let settings: DeskSettings
  let storage: Storage

  /// Leaves the store as a daemon would that had been running for weeks at `start`.
  func run(until start: Timestamp) async throws {
    let clock = SimulatedClock(start - Rehearsal.usualRunUp)
    let silent = try Rehearsal(settings: settings, at: start)
    let desk = Desk(
      storage: storage, settings: silent.settings, clock: clock,
      transport: RehearsalTransport(robots: silent.settings.robots, clock: clock),
      logger: Logger(label: "run-up") { _ in SwiftLogNoOpLogHandler() }, judgesClock: false)
    var run = SimulatedRun(desk, clock: clock)
    try await run.run(through: start - .milliseconds(1))
  }
}
