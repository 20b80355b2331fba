// Options that several commands share.

import ArgumentParser
import HotlineDaemon

struct FormatOption: ParsableArguments {
  @Option(name: .customLong("format"), help: "输出格式：text 给人看，json 给程序看。")
  var format: OutputFormat = .text
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json

  var value: CheckCommand.Format {
    switch self {
    case .text: .text
    case .json: .json
    }
  }
}

struct ConfigurationOption: ParsableArguments {
  @Option(name: .customLong("config"), help: "配置文件。")
  var path: String = "/etc/hotline/hotline.yaml"
}

struct TodayOption: ParsableArguments {
  @Option(name: .customLong("today"), help: "把这一天当作今天，例如 2026-05-14。")
  var today: String?
}

struct SourceOption: ParsableArguments {
  @Option(name: .customLong("config"), help: "配置文件；给了它就用它的排期目录和机器人。")
  var config: String?

  @Option(name: .customLong("schedules"), help: "排期目录（没有配置文件时用）。")
  var schedules: String?

}
