// Options that several commands share.

import ArgumentParser
import HotlineDaemon

struct FormatOption: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp("输出格式：text 给人看，json 给程序看。", valueName: "格式"))
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
  @Option(name: .customLong("config"), help: ArgumentHelp("配置文件。", valueName: "文件"))
  var path: String = "/etc/hotline/hotline.yaml"
}

struct TodayOption: ParsableArguments {
  @Option(
    name: .customLong("today"), help: ArgumentHelp("把这一天当作今天，例如 2026-05-14。", valueName: "日期"))
  var today: String?
}

struct SourceOption: ParsableArguments {
  @Option(name: .customLong("config"), help: ArgumentHelp("配置文件；给了它就用它的排期目录和机器人。", valueName: "文件"))
  var config: String?

  @Option(name: .customLong("schedules"), help: ArgumentHelp("排期目录（没有配置文件时用）。", valueName: "目录"))
  var schedules: String?

}

/// Ports as people type them.
enum Port {
  /// Throws when `port` is none.
  static func check(_ port: Int) throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port 要在 0 到 65535 之间。")
    }
  }
}
