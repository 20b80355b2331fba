// `hotline simulate`: simulated chat groups by themselves.

import ArgumentParser
import HotlineDaemon

struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "单独运行模拟的聊天群（企业微信、钉钉、飞书、Standard Webhooks）。")

  @Option(name: .customLong("port"), help: ArgumentHelp("端口，0 表示任选。", valueName: "端口"))
  var port: Int = 8471

  func validate() throws { try Port.check(port) }

  func run() async throws {
    try await SimulateCommand(port: port, output: .process).run()
  }
}
