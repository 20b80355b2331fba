// `hotline keygen`: fresh keys for callers' data.

import ArgumentParser
import HotlineDaemon

struct Keygen: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "生成加密来电人资料的数据密钥。",
    discussion: "不写文件名就打印出来，可接到 systemd-creds encrypt。已有的密钥文件从不覆盖。")

  @Argument(help: ArgumentHelp("写进哪个文件（权限 0600）。", valueName: "文件"))
  var path: String?

  func run() throws {
    try KeyCommand(output: .process).run(to: path)
  }
}
