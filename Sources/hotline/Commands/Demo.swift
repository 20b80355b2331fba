// `hotline demo`: a show week in a few minutes, in simulated chat groups.

import ArgumentParser
import HotlineDaemon

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "演示：用样例排期和模拟的聊天群，几分钟走完一个播出周。")

  @Option(name: .customLong("port"), help: "演示页面的端口，0 表示任选。")
  var port: Int = 8470

  @Option(name: .customLong("speed"), help: "时钟的倍速。")
  var speed: Int = 600

  @Option(name: .customLong("from"), help: "从哪个时刻开始，例如 \"2026-11-26 07:45\"。")
  var from: String = "2026-11-26 07:45"

  @Option(name: .customLong("days"), help: "走完几天后停下来（页面继续可看）。")
  var days: Int = 7

  @Option(name: .customLong("schedules"), help: "排期目录。")
  var schedules: String = "schedules"

  func run() async throws {
    try await DemoCommand(
      schedules: schedules, port: port, speed: speed, from: from, days: days, output: .process
    ).run()
  }
}
