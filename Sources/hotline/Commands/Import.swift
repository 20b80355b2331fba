// `hotline import`: what was understood of a plan, and what it would change.

import ArgumentParser
import HotlineDaemon

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "预览一份计划：逐行说明读懂了什么，与现行安排差在哪里。", discussion: "只看不改；放进排期目录才生效。")

  @Argument(help: ArgumentHelp("计划文件（.xlsx .csv .tsv .yaml）。", valueName: "文件"))
  var file: String

  @Option(name: .customLong("folder"), help: ArgumentHelp("现行的排期目录（名录、规则等从这里来）。", valueName: "目录"))
  var folder: String?

  @OptionGroup var today: TodayOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try CommandLineWords(
      schedules: folder, from: today.today, format: format.format.value
    ).preview(file)
  }
}
