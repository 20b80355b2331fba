// `hotline rehearse`: the full messages, byte for byte as `serve` would send them under that clock.

import ArgumentParser
import HotlineDaemon

struct Rehearse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "演练：按给定的时间逐条给出完整消息，与实际发送的一字不差。")

  @Option(name: .customLong("from"), help: ArgumentHelp("从哪个时刻起。", valueName: "时刻"))
  var from: String

  @Option(name: .customLong("to"), help: ArgumentHelp("到哪个时刻止。", valueName: "时刻"))
  var to: String

  @Flag(name: .customLong("bodies"), help: "连同发给平台的请求正文一起给出。")
  var showsBodies = false

  @Flag(name: .customLong("to-simulator"), help: "发进模拟的聊天群，在网页上看。")
  var toSimulator = false

  @OptionGroup var source: SourceOption
  @OptionGroup var format: FormatOption

  func run() async throws {
    try await CommandLineWords(
      config: source.config, schedules: source.schedules, from: from, to: to,
      format: format.format.value
    ).rehearse(showsBodies ? .bodies : .messages, on: toSimulator ? .simulator : .paper)
  }
}
