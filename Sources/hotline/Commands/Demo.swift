// `hotline demo`: a show week in a few minutes, in simulated chat groups.

import ArgumentParser
import HotlineDaemon

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "演示：用样例排期和模拟的聊天群，几分钟走完一个播出周。")

  @Option(name: .customLong("port"), help: ArgumentHelp("演示页面的端口，0 表示任选。", valueName: "端口"))
  var port: Int = 8470

  @Option(name: .customLong("speed"), help: ArgumentHelp("时钟的倍速。", valueName: "倍数"))
  var speed: Int = 600

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("从哪个时刻开始，例如 \"2026-11-26 07:45\"。", valueName: "时刻"))
  var from: String = "2026-11-26 07:45"

  @Option(name: .customLong("days"), help: ArgumentHelp("走完几天后停下来（页面继续可看）。", valueName: "天数"))
  var days: Int = 7

  @Option(name: .customLong("schedules"), help: ArgumentHelp("排期目录。", valueName: "目录"))
  var schedules: String = "schedules"

  func validate() throws {
    try Port.check(port)
    guard (1...100_000).contains(speed) else {
      throw ValidationError("--speed 要在 1 到 100000 之间。")
    }
    guard (1...400).contains(days) else { throw ValidationError("--days 要在 1 到 400 之间。") }
  }

  func run() async throws {
    try await DemoCommand(
      schedules: schedules, port: port, speed: speed, from: from, days: days, output: .process
    ).run()
  }
}
