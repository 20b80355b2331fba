// `backup`, `restore`, `verify`: the database.

import ArgumentParser
import Foundation
import HotlineDaemon

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "备份数据库；守护进程运行时由它来做。")

  @Argument(help: "备份文件的路径，不能已经存在。")
  var destination: String

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    let configuration = try ConfigurationReading.configuration(
      path: config.path, output: .process)
    let path =
      destination.hasPrefix("/")
      ? destination : FileManager.default.currentDirectoryPath + "/" + destination
    do {
      try ControlCommands(socket: configuration.controlSocket, format: .text, output: .process)
        .backUp(to: path)
    } catch let failure as CommandFailure where failure.status == .temporary {
      try BackupFiles(configuration: configuration, output: .process).backUp(to: path)
    }
  }
}

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "从备份恢复（先停下守护进程）；空档里的消息不会当作新的补发。")

  @Argument(help: "备份文件。")
  var source: String

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    let configuration = try ConfigurationReading.configuration(
      path: config.path, output: .process)
    try BackupFiles(configuration: configuration, output: .process)
      .restore(from: source, at: TypedTime.now)
  }
}

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "检查数据库是否完好。")

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    let configuration = try ConfigurationReading.configuration(
      path: config.path, output: .process)
    do {
      try ControlCommands(socket: configuration.controlSocket, format: .text, output: .process)
        .verify()
    } catch let failure as CommandFailure where failure.status == .temporary {
      try BackupFiles(configuration: configuration, output: .process).verify()
    }
  }
}
