// `hotline serve`: the daemon.

import ArgumentParser
import HotlineDaemon

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "运行守护进程（由 systemd 启动）。")

  @OptionGroup var config: ConfigurationOption

  @Flag(name: .customLong("verbose"), help: "日志里也写每一次投递。")
  var isVerbose = false

  @Flag(name: .customLong("init"), help: "数据库不见了也从空的重新开始（已发过的都不记得了）。")
  var mayBeginEmpty = false

  func run() async throws {
    try await ServeCommand(
      configurationPath: config.path, isVerbose: isVerbose, mayBeginEmpty: mayBeginEmpty,
      output: .process
    ).run()
  }
}
