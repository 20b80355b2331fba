// What `rehearse` shows is what `serve` sends: the same bytes in the same order at the same instants,
// the one kept on paper, the other received by the groups over real connections.

import Delivering
import Desk
import Foundation
import HotlineDaemon
import Logging
import RobotSimulator
import Storage
import TestSupport
import Testing
import Timekeeping
import Webhooks

@Suite struct RehearsalStory {
  private static let isLong = ProcessInfo.processInfo.environment["HOTLINE_LONG"] == "1"

  @Test func `the rehearsed bytes are the bytes that groups receive`() async throws {
    let from = instant(RehearsalStory.isLong ? "2026-01-01 00:00" : "2026-05-11 00:00")
    let to = instant(RehearsalStory.isLong ? "2027-01-01 00:00" : "2026-05-16 00:00")
    let runUp = RehearsalStory.isLong ? Rehearsal.usualRunUp : .seconds(3 * 86_400)
    let clock = SimulatedClock(from - runUp)
    try await withSimulator(.sample, now: { clock.now.milliseconds }) { simulator in
      let settings = DeskSettings(
        scheduleFolder: Office.samples, robots: Office.robots(of: simulator),
        alarmRobots: [RobotName(rawValue: "管理员")])

      let rehearsed = try await Rehearsal(settings: settings, at: from, runUp: runUp)
        .messages(from: from, to: to)
      let sent = try await sent(settings, clock, simulator, from: from, to: to)

      #expect(rehearsed.count > 20)
      #expect(rehearsed.count == sent.count)
      for (rehearsed, sent) in zip(rehearsed.sorted(by: order), sent) {
        #expect(rehearsed.at.milliseconds == sent.at)
        #expect(String(decoding: rehearsed.body, as: UTF8.self) == sent.body)
      }
      #expect(simulator.posts().allSatisfy { $0.verdict == .accepted })
    }
  }

  /// What several robots are sent at one instant arrives in any order.
  private func order(_ left: RehearsedMessage, _ right: RehearsedMessage) -> Bool {
    let bodies = [left, right].map { String(decoding: $0.body, as: UTF8.self) }
    return (left.at.milliseconds, bodies[0]) < (right.at.milliseconds, bodies[1])
  }

  private func sent(
    _ settings: DeskSettings, _ clock: SimulatedClock, _ simulator: RobotSimulator,
    from: Timestamp, to: Timestamp
  ) async throws -> [(at: Int64, body: String)] {
    let folder = try TemporaryFolder()
    let desk = Desk(
      storage: try Storage(path: folder.path(of: "hotline.sqlite")), settings: settings,
      clock: clock, transport: CurlTransport.unhurried(),
      logger: Logger(label: "reality") { _ in SwiftLogNoOpLogHandler() }, judgesClock: false)
    var run = SimulatedRun(desk, clock: clock)
    run.waitsForAnswers = true
    try await run.run(through: from - .milliseconds(1))
    let before = simulator.posts().count
    try await run.run(through: to - .milliseconds(1))
    return simulator.posts().dropFirst(before)
      .map { ($0.arrivedAt, $0.bodyText) }
      .sorted { $0 < $1 }
  }
}
