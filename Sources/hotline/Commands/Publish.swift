// `publish`, `report`, `journal`, `forget`: what leaves the house, and what must not stay.

import ArgumentParser
import HotlineDaemon

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "立即重新核对并写出公开页面；平时由守护进程自动完成。",
    discussion: "--preview 把同样的字节写进另一个目录，网站不动。有页面被拦下时退出码为 65。")

  @Option(name: .customLong("preview"), help: ArgumentHelp("预览目录的绝对路径，服务要能写。", valueName: "目录"))
  var preview: String?

  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try socket.commands(format).publish(preview: preview)
  }
}

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "周、月、季、年和活动的统计报告。",
    discussion: "期间写 2026-W20、2026-05、2026-Q2、2026 或其中一天；不写就是刚结束的那一期。活动写名称。")

  @Argument(help: ArgumentHelp("week、month、quarter、year 或 campaign。", valueName: "种类"))
  var kind: ReportKind

  @Argument(help: ArgumentHelp("期间，或活动的名称。", valueName: "期间"))
  var period: String?

  @Option(
    name: .customLong("form"), help: ArgumentHelp("text（公文）、html、csv 或 json。", valueName: "形式"))
  var form: ReportForm = .text

  @Option(
    name: .customLong("part"),
    help: ArgumentHelp("活动的 preparation（准备清单）或 summary（总结）。", valueName: "部分"))
  var part: ReportPart = .summary

  @Option(name: .customLong("out"), help: ArgumentHelp("写进文件；有多张表时写进目录。", valueName: "文件"))
  var out: String?

  @OptionGroup var socket: SocketOption

  func run() throws {
    try socket.textCommands.report(
      .init(kind: kind.rawValue, period: period, form: form.rawValue, part: part.rawValue),
      to: out)
  }
}

enum ReportKind: String, ExpressibleByArgument, CaseIterable {
  case week, month, quarter, year, campaign
}

enum ReportForm: String, ExpressibleByArgument, CaseIterable {
  case text, html, csv, json
}

enum ReportPart: String, ExpressibleByArgument, CaseIterable {
  case preparation, summary
}

struct Journal: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "操作日志：谁在什么时候做了什么、为什么。")

  @Option(name: .customLong("about"), help: ArgumentHelp("只看这件诉求。", valueName: "编号"))
  var about: String?

  @Option(name: .customLong("limit"), help: ArgumentHelp("看几条。", valueName: "条数"))
  var limit: Int = 50

  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard (1...1_000).contains(limit) else { throw ValidationError("--limit 要在 1 到 1000 之间。") }
  }

  func run() throws {
    try socket.commands(format).journal(about: about, limit: limit)
  }
}

struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "删除一件诉求的来电人资料和原话，并逐字节检索证明。",
    discussion: "编号和办理记录保留。检索仍有命中时退出码为 74。")

  @Argument(help: ArgumentHelp("受理编号。", valueName: "编号"))
  var number: String

  @Option(name: .customLong("reason"), help: ArgumentHelp("理由，记入操作日志，例如“本人申请”。", valueName: "理由"))
  var reason: String

  @Flag(name: .customLong("take-down"), help: "同时撤下公开页面。")
  var takesDown = false

  @Flag(name: .customLong("everywhere"), help: "删除此人全部资料：同一号码的其他来电也一并删除。")
  var isEverywhere = false

  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try socket.commands(format).forget(
      number, reason: reason, takingDown: takesDown, everywhere: isEverywhere)
  }
}
