// `backup`, `restore`, `verify`: the database.

import ArgumentParser
import HotlineDaemon

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "备份数据库；守护进程运行时由它来做。")

  @Argument(help: ArgumentHelp("备份文件的路径，不能已经存在。", valueName: "备份文件"))
  var destination: String

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    try CommandLineWords(config: config.path).backUp(to: destination)
  }
}

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "从备份恢复（先停下守护进程）；空档里的消息不会当作新的补发。")

  @Argument(help: ArgumentHelp("备份文件。", valueName: "备份文件"))
  var source: String

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    try CommandLineWords(config: config.path).restore(from: source)
  }
}

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "检查数据库是否完好。")

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    try CommandLineWords(config: config.path).verify()
  }
}
