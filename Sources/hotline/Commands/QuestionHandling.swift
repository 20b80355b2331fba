// The acts of handling under `hotline question`.

import ArgumentParser
import HotlineDaemon

struct QuestionAssign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "转办：一个主办单位，可有协办单位；期限按办理时限表算。")

  @OptionGroup var question: NumberArgument
  @Argument(help: ArgumentHelp("主办单位，编码或名称。", valueName: "单位"))
  var department: String
  @Option(name: .customLong("co"), help: ArgumentHelp("协办单位，可写多次。", valueName: "单位"))
  var co: [String] = []
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    var fields = QuestionFields()
    fields.set("department", department)
    fields.set("co", all: co)
    try socket.commands(format).act("assign", on: question.number, fields)
  }
}

struct QuestionAnswer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "录入单位的答复；--on-air 是直播中的现场答复。")

  @OptionGroup var question: NumberArgument
  @Option(name: .customLong("text"), help: ArgumentHelp("答复；- 表示从标准输入读。", valueName: "答复"))
  var text: String = "-"
  @Option(name: .customLong("approved-by"), help: ArgumentHelp("审定人。", valueName: "姓名"))
  var approvedBy: String?
  @Option(name: .customLong("department"), help: ArgumentHelp("答复的单位。", valueName: "单位"))
  var department: String?
  @Option(name: .customLong("policy"), help: ArgumentHelp("政策依据，可写多次。", valueName: "依据"))
  var policies: [String] = []
  @Flag(name: .customLong("on-air"), help: "直播中的现场答复。")
  var isOnAir = false
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    var fields = QuestionFields()
    fields.set("text", text == "-" ? try InputText.read("-") : text)
    fields.set("approvedBy", approvedBy)
    fields.set("department", department)
    fields.set("policyReferences", all: policies)
    try socket.commands(format).act(
      isOnAir ? "answer-on-air" : "answer", on: question.number, fields)
  }
}

struct QuestionExtend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: "延期：到期前，写明理由和批准人。")

  @OptionGroup var question: NumberArgument
  @Option(name: .customLong("by"), help: ArgumentHelp("延长几天（按办理时限的单位）。", valueName: "天数"))
  var count: Int
  @Option(name: .customLong("reason"), help: ArgumentHelp("理由。", valueName: "理由"))
  var reason: String
  @Option(name: .customLong("approved-by"), help: ArgumentHelp("批准人。", valueName: "姓名"))
  var approvedBy: String
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    var fields = QuestionFields()
    fields.set("count", number: count)
    fields.set("reason", reason)
    fields.set("approvedBy", approvedBy)
    try socket.commands(format).act("extend", on: question.number, fields)
  }
}

struct ReasonOption: ParsableArguments {
  @Option(name: .customLong("reason"), help: ArgumentHelp("理由，记入操作日志。", valueName: "理由"))
  var reason: String

  var fields: QuestionFields {
    var fields = QuestionFields()
    fields.set("reason", reason)
    return fields
  }
}

struct QuestionReturn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "退单：单位在退回期限内交回。")

  @OptionGroup var question: NumberArgument
  @OptionGroup var reason: ReasonOption
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try socket.commands(format).act("return", on: question.number, reason.fields)
  }
}

struct QuestionReopen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "重新打开已结束的诉求。")

  @OptionGroup var question: NumberArgument
  @OptionGroup var reason: ReasonOption
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try socket.commands(format).act("reopen", on: question.number, reason.fields)
  }
}

struct QuestionFollowUp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow-up", abstract: "回访：满意、基本满意、不满意、未联系上；不满意就重新办理。")

  @OptionGroup var question: NumberArgument
  @Argument(help: ArgumentHelp("回访结果。", valueName: "结果"))
  var verdict: String
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    var fields = QuestionFields()
    fields.set("verdict", try SpokenChoice.verdict(verdict))
    try socket.commands(format).act("follow-up", on: question.number, fields)
  }
}

struct QuestionClose: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "close", abstract: "办结。")

  @OptionGroup var question: NumberArgument
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    try socket.commands(format).act("close", on: question.number, QuestionFields())
  }
}

struct QuestionDecline: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "decline", abstract: "不予受理，写明理由。")

  @OptionGroup var question: NumberArgument
  @Argument(help: ArgumentHelp("理由的种类，写错时会列出全部。", valueName: "种类"))
  var reason: String
  @Option(name: .customLong("note"), help: ArgumentHelp("说明，会告诉来电人。", valueName: "说明"))
  var note: String
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    var fields = QuestionFields()
    fields.set("reason", try SpokenChoice.declining(reason))
    fields.set("note", note)
    try socket.commands(format).act("decline", on: question.number, fields)
  }
}

struct QuestionTransfer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfer", abstract: "转接到别的热线或机关，例如 110。")

  @OptionGroup var question: NumberArgument
  @Argument(help: ArgumentHelp("转到哪里。", valueName: "去向"))
  var to: String
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    var fields = QuestionFields()
    fields.set("to", to)
    try socket.commands(format).act("transfer", on: question.number, fields)
  }
}

struct QuestionMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "并入同一事项的另一件诉求；--undo 是取出来。")

  @OptionGroup var question: NumberArgument
  @Option(name: .customLong("into"), help: ArgumentHelp("并入哪一件。", valueName: "编号"))
  var into: String?
  @Flag(name: .customLong("undo"), help: "从并入的那一件里取出来。")
  var undo = false
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard undo != (into != nil) else { throw ValidationError("写 --into 编号，或 --undo。") }
  }

  func run() throws {
    var fields = QuestionFields()
    fields.set("into", into)
    try socket.commands(format).act(undo ? "unmerge" : "merge", on: question.number, fields)
  }
}

struct QuestionConsent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent", abstract: "来电人改变了公开意愿；不再同意的，已公开的页面随即撤下。")

  @OptionGroup var question: NumberArgument
  @Argument(help: ArgumentHelp("公开意愿。", valueName: "意愿"))
  var disclosure: String
  @Flag(name: .customLong("may-air"), help: "可以接进直播间。")
  var mayAir = false
  @Flag(name: .customLong("anonymous"), help: "匿名。")
  var isAnonymous = false
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    var fields = QuestionFields()
    fields.set("disclosure", try SpokenChoice.disclosure(disclosure))
    fields.set("mayAir", isOn: mayAir)
    fields.set("isAnonymous", isOn: isAnonymous)
    try socket.commands(format).changeConsent(of: question.number, fields)
  }
}
