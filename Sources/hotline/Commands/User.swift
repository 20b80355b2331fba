// `hotline user`: members, their roles, their way in, tokens of programs.

import ArgumentParser
import HotlineDaemon

struct User: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "人员：添加、停用、角色、口令链接、程序的令牌。",
    subcommands: [
      UserList.self, UserAdd.self, UserRoles.self, UserDisable.self, UserEnable.self,
      UserPasswordLink.self, UserToken.self,
    ])
}

struct RoleOption: ParsableArguments {
  @Option(
    name: .customLong("role"),
    help: ArgumentHelp(
      "角色，可写多次：operator、host、liaison、reviewer1、reviewer2、reviewer3、producer、editor、administrator；"
        + "限于一个节目写 operator@limin，联络员写 liaison:yibao 或 liaison:市医保局。", valueName: "角色"))
  var roles: [String] = []
}

struct AnywayOption: ParsableArguments {
  @Flag(name: .customLong("anyway"), help: "即使以后没有能登录的管理员也执行；本机的命令行仍能添加。")
  var anyway = false
}

struct UserList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "全部人员。")

  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws { try socket.commands(format).listMembers() }
}

struct UserAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "添加人员，给出设定口令的一次性链接。")

  @Argument(help: ArgumentHelp("登录用的账号。", valueName: "账号"))
  var account: String
  @Argument(help: ArgumentHelp("姓名。", valueName: "姓名"))
  var name: String
  @OptionGroup var role: RoleOption
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard !role.roles.isEmpty else { throw ValidationError("至少写一个 --role。") }
  }

  func run() throws {
    try socket.commands(format).member(
      "add", .init(account: account, name: name, roles: ControlCommands.grants(role.roles)))
  }
}

struct UserRoles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles", abstract: "改换角色；此人的登录随即结束。")

  @Argument(help: ArgumentHelp("账号。", valueName: "账号"))
  var account: String
  @OptionGroup var role: RoleOption
  @OptionGroup var last: AnywayOption
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard !role.roles.isEmpty else { throw ValidationError("至少写一个 --role。") }
  }

  func run() throws {
    try socket.commands(format).member(
      "change",
      .init(
        account: account, roles: ControlCommands.grants(role.roles), anyway: last.anyway))
  }
}

struct UserDisable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "停用账号；登录和令牌随即失效。")

  @Argument(help: ArgumentHelp("账号。", valueName: "账号"))
  var account: String
  @OptionGroup var last: AnywayOption
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try socket.commands(format).member(
      "change", .init(account: account, isActive: false, anyway: last.anyway))
  }
}

struct UserEnable: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "enable", abstract: "重新启用账号。")

  @Argument(help: ArgumentHelp("账号。", valueName: "账号"))
  var account: String
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try socket.commands(format).member("change", .init(account: account, isActive: true))
  }
}

struct UserPasswordLink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password-link", abstract: "给出重设口令的一次性链接。")

  @Argument(help: ArgumentHelp("账号。", valueName: "账号"))
  var account: String
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws { try socket.commands(format).member("link", .init(account: account)) }
}

struct UserToken: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "给程序用的令牌：生成，或用 --end 作废。")

  @Argument(help: ArgumentHelp("账号。", valueName: "账号"))
  var account: String
  @Option(name: .customLong("name"), help: ArgumentHelp("令牌的用途。", valueName: "用途"))
  var name: String?
  @Option(
    name: .customLong("scope"), help: ArgumentHelp("权限，可写多次，例如 logQuestion。", valueName: "权限"))
  var scopes: [String] = []
  @Option(name: .customLong("days"), help: ArgumentHelp("几天内有效。", valueName: "天数"))
  var days: Int = 90
  @Option(name: .customLong("end"), help: ArgumentHelp("作废这个编号的令牌。", valueName: "编号"))
  var end: String?
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard end != nil || (name != nil && !scopes.isEmpty) else {
      throw ValidationError("生成令牌要写 --name 和至少一个 --scope。")
    }
  }

  func run() throws {
    let commands = socket.commands(format)
    if let end { return try commands.token("end", .init(account: account, token: end)) }
    try commands.token(
      "add", .init(account: account, name: name, scopes: scopes, days: days))
  }
}
