// `hotline check`: everything that is wrong with the schedule files.

import ArgumentParser
import HotlineDaemon

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "检查排期目录或文件，列出全部问题和改法。", discussion: "有错误时退出码为 65。")

  @Argument(help: ArgumentHelp("排期目录，或一个以上的文件。", valueName: "目录或文件"))
  var paths: [String] = []

  @Option(name: .customLong("config"), help: ArgumentHelp("改为检查配置文件和它的排期目录。", valueName: "文件"))
  var config: String?

  @OptionGroup var today: TodayOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try CommandLineWords(
      config: config, schedules: paths.first, from: today.today, format: format.format.value
    ).check(paths)
  }
}
