// A rehearsal that is played into simulated chat groups, to be looked at in a browser.

import Delivering
import Desk
import Foundation
import Logging
import RobotSimulator
import Timekeeping
import Webhooks

/// Plays rehearsed messages into simulated groups.
struct RehearsalShow: Sendable {
  let settings: DeskSettings
  let output: CommandOutput

  /// Plays everything from `from` on and before `to`, then keeps the groups open until it is
  /// interrupted. The bodies are made anew for the simulated robots, at the rehearsed instants.
  func play(_ from: Timestamp, _ to: Timestamp) async throws {
    let clock = SimulatedClock(from)
    let simulator = RobotSimulator(
      configuration: .sample, logger: Logger(label: "simulator") { _ in SwiftLogNoOpLogHandler() },
      now: { clock.now.milliseconds })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await simulator.run() }
      let port = try await simulator.listening()
      let rehearsal = try Rehearsal(settings: settings.speaking(into: simulator), at: from)
      let transport = CurlTransport()
      var refused = 0
      for message in try await rehearsal.messages(from: from, to: to) {
        clock.set(to: message.at)
        let exchange = await transport.exchange(message.request)
        if case .answered(200..<300, _, _) = exchange { continue }
        refused += 1
      }
      await transport.shutDown()
      for member in simulator.configuration.groups {
        let counts = simulator.counts(in: member.id)
        output.line("\(member.name)：\(counts)")
      }
      if refused > 0 { output.complaint("有 \(refused) 条没有送达模拟群。") }
      output.line("打开 http://127.0.0.1:\(port)/ 查看，按 Ctrl-C 结束。")
      try await group.waitForAll()
    }
  }
}
