// `hotline simulate`: chat groups as strict as the real ones, by themselves.

import Desk
import Logging
import RobotSimulator
import Timekeeping

/// Runs the simulated chat groups.
package struct SimulateCommand: Sendable {
  private let port: Int
  private let output: CommandOutput

  /// Simulated groups on `port`; 0 takes any.
  package init(port: Int, output: CommandOutput) {
    self.port = port
    self.output = output
  }

  /// Runs until it is interrupted.
  package func run() async throws {
    guard let clock = SystemClock() else { throw CommandFailure(.internalFault, "系统时钟打不开。") }
    var configuration = SimulatorConfiguration.sample
    configuration.port = port
    let simulator = RobotSimulator(
      configuration: configuration,
      logger: Logger(label: "simulator") { JournalLog(label: $0) { _ in } },
      now: { clock.now.milliseconds })
    let output = output
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await simulator.run() }
      let bound: Int
      do {
        bound = try await simulator.listening()
      } catch SimulatorError.notListening {
        throw CommandFailure(.temporary, "端口 \(port) 用不了，可能已被占用；换一个：--port 0")
      }
      output.line("模拟群在 http://127.0.0.1:\(bound)/ ，按 Ctrl-C 结束。")
      for member in configuration.groups {
        output.line(
          "  \(member.name)（\(member.dialect.title)）：\(simulator.address(of: member.id) ?? "")")
        if !member.secrets.isEmpty {
          output.line("    密钥：\(member.secrets.joined(separator: "、"))")
        }
      }
      try await group.waitForAll()
    }
  }
}
