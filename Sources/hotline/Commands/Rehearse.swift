// `hotline rehearse`: the full messages, byte for byte as `serve` would send them under that clock.

import ArgumentParser
import Desk
import HotlineDaemon
import Timekeeping

struct Rehearse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "演练：按给定的时间逐条给出完整消息，与实际发送的一字不差。")

  @Option(name: .customLong("from"), help: "从哪个时刻起。")
  var from: String

  @Option(name: .customLong("to"), help: "到哪个时刻止。")
  var to: String

  @Flag(name: .customLong("bodies"), help: "连同发给平台的请求正文一起给出。")
  var showsBodies = false

  @Flag(name: .customLong("to-simulator"), help: "发进模拟的聊天群，在网页上看。")
  var toSimulator = false

  @OptionGroup var source: SourceOption
  @OptionGroup var format: FormatOption

  func run() async throws {
    let output = CommandOutput.process
    let settings = try source.source.settings(output: output)
    let now = TypedTime.now
    try await RehearseCommand(
      settings: settings, from: try TypedTime.instant(from, zone: settings.zone, now: now),
      to: try TypedTime.instant(to, zone: settings.zone, now: now),
      form: showsBodies ? .bodies : .messages, format: format.format.value, output: output
    ).run(toSimulator ? .simulator : .paper)
  }
}
