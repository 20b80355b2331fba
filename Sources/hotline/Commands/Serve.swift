// `hotline serve`: the daemon.

import ArgumentParser
import HotlineDaemon

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "运行守护进程（由 systemd 启动）。")

  @OptionGroup var config: ConfigurationOption

  @Flag(name: .customLong("verbose"), help: "日志里也写每一次投递。")
  var isVerbose = false

  func run() async throws {
    try await ServeCommand(
      configurationPath: config.path, isVerbose: isVerbose, output: .process
    ).run()
  }
}
