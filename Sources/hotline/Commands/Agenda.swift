// `hotline agenda`: what will be sent, when, to whom.

import ArgumentParser
import HotlineDaemon

struct Agenda: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "接下来会发什么、几点发、发给谁。")

  @Option(
    name: .customLong("from"), help: ArgumentHelp("从哪个时刻起，例如 2026-05-11；不写就从现在起。", valueName: "时刻"))
  var from: String?

  @Option(name: .customLong("days"), help: ArgumentHelp("看几天。", valueName: "天数"))
  var days: Int = 7

  @OptionGroup var source: SourceOption
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard (1...400).contains(days) else { throw ValidationError("--days 要在 1 到 400 之间。") }
  }

  func run() throws {
    try CommandLineWords(
      config: source.config, schedules: source.schedules, from: from,
      format: format.format.value
    ).agenda(days: days)
  }
}
