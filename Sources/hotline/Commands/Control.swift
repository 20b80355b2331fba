// The commands that ask the running daemon: `why`, `status`, `confirm`.

import ArgumentParser
import HotlineDaemon

struct SocketOption: ParsableArguments {
  @Option(name: .customLong("socket"), help: ArgumentHelp("守护进程的套接字；不写就按配置文件。", valueName: "套接字"))
  var socket: String?

  @Option(name: .customLong("config"), help: ArgumentHelp("配置文件。", valueName: "文件"))
  var config: String?

  /// Asking needs neither the credentials nor the schedule: the socket's usual place is enough.
  func commands(_ format: FormatOption) -> ControlCommands {
    ControlCommands(
      socket: socket, config: config, format: format.format.value, output: .process)
  }

  /// For what has no other form than text.
  var textCommands: ControlCommands {
    ControlCommands(socket: socket, config: config, format: .text, output: .process)
  }
}

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "为什么发了、没发、改了：逐条说明理由。")

  @Argument(help: ArgumentHelp("场次编号、“5月14日 市医保局”，或消息末尾的编号。", valueName: "编号"))
  var reference: [String]

  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try socket.commands(format).why(reference.joined(separator: " "))
  }
}

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "守护进程现在怎么样。", discussion: "一切正常时退出码为 0，有问题时为 75。")

  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try socket.commands(format).status()
  }
}

struct Confirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "确认：消失的场次确实取消（losses），系统时钟确实正确（clock），恢复备份后已核对公开页面（site），"
      + "缺的数据密钥确实丢了（key），机器人已修好（robot 名称）。")

  @Argument(help: ArgumentHelp("losses、clock、site、key 或 robot。", valueName: "什么"))
  var what: String = "losses"

  @Argument(help: ArgumentHelp("机器人的名称（只用于 robot）。", valueName: "机器人"))
  var robot: String?

  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let commands = socket.commands(format)
    if what == "robot" {
      guard let robot else {
        throw CommandFailure(.usage, "还要写机器人的名称：hotline confirm robot 市直单位工作群")
      }
      return try commands.reinstate(robot)
    }
    guard let confirmation = Confirmation(rawValue: what) else {
      throw CommandFailure(.usage, "不认识“\(what)”，请写 losses、clock、site、key，或 robot 加名称。")
    }
    try commands.confirm(confirmation)
  }
}
