// `hotline question`: the register at the command line, with the same rules as the console.

import ArgumentParser
import HotlineDaemon

struct Question: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "诉求：登记、查询、转办、答复、回访、办结。",
    discussion: "由本机管理员使用，每一步都记入操作日志。性质、渠道等可以写中文，也可以写英文代码。",
    subcommands: [
      QuestionLog.self, QuestionList.self, QuestionShow.self, QuestionAssign.self,
      QuestionAnswer.self, QuestionExtend.self, QuestionReturn.self, QuestionFollowUp.self,
      QuestionClose.self, QuestionReopen.self, QuestionDecline.self, QuestionTransfer.self,
      QuestionMerge.self, QuestionConsent.self, QuestionImport.self,
    ])
}

struct NumberArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("受理编号，例如 L26-00017。", valueName: "编号"))
  var number: String
}

struct QuestionLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "登记一件诉求，当场给出编号。",
    discussion: "命令行参数同机的人看得见：内容写 -，从标准输入给；或用 --json -，从标准输入给全部字段。")

  @Argument(help: ArgumentHelp("一行内容，写法同直播登记页；- 表示从标准输入读。", valueName: "内容"))
  var line: [String] = []
  @Option(name: .customLong("programme"), help: ArgumentHelp("节目代码。", valueName: "节目"))
  var programme: String?
  @Option(name: .customLong("channel"), help: ArgumentHelp("渠道，例如 电话、短信。", valueName: "渠道"))
  var channel: String?
  @Option(name: .customLong("kind"), help: ArgumentHelp("来访方式。", valueName: "方式"))
  var kind: String?
  @Option(name: .customLong("nature"), help: ArgumentHelp("性质，例如 咨询、投诉。", valueName: "性质"))
  var nature: String?
  @Option(name: .customLong("topic"), help: ArgumentHelp("事项。", valueName: "事项"))
  var topic: String?
  @Option(name: .customLong("area"), help: ArgumentHelp("地区。", valueName: "地区"))
  var area: String?
  @Option(name: .customLong("urgency"), help: ArgumentHelp("紧急程度。", valueName: "程度"))
  var urgency: String?
  @Option(name: .customLong("consent"), help: ArgumentHelp("公开意愿。", valueName: "意愿"))
  var disclosure: String?
  @Option(
    name: .customLong("received-at"),
    help: ArgumentHelp("来电时刻，如 2026-05-14T09:12。", valueName: "时刻"))
  var receivedAt: String?
  @Flag(name: .customLong("queue"), help: "排进直播的队列。")
  var entersQueue = false
  @Option(name: .customLong("json"), help: ArgumentHelp("改从文件（- 是标准输入）读 JSON。", valueName: "文件"))
  var json: String?
  @Option(name: .customLong("key"), help: ArgumentHelp("防重复的编号：同一编号再发一次不会重复登记。", valueName: "编号"))
  var key: String?
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let commands = socket.commands(format)
    if let json {
      return try commands.logQuestion(json: try InputText.read(json), key: key)
    }
    guard !line.isEmpty else { throw CommandFailure(.usage, "还要写内容，或 --json 文件。") }
    guard let programme else { throw CommandFailure(.usage, "还要写节目：--programme limin") }
    var fields = QuestionFields()
    fields.set("line", line == ["-"] ? try InputText.read("-") : line.joined(separator: " "))
    fields.set("programme", programme)
    fields.set("channel", try SpokenChoice.channel(channel))
    fields.set("kind", try SpokenChoice.kind(kind))
    fields.set("nature", try SpokenChoice.nature(nature))
    fields.set("urgency", try SpokenChoice.urgency(urgency))
    fields.set("disclosure", try SpokenChoice.disclosure(disclosure))
    fields.set("topic", topic)
    fields.set("area", area)
    fields.set("receivedAt", receivedAt)
    fields.set("entersQueue", isOn: entersQueue)
    try commands.logQuestion(fields, key: key)
  }
}

struct QuestionList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "问题台账，最新的在前；要点已遮盖。")

  @Option(name: .customLong("programme"), help: ArgumentHelp("节目代码。", valueName: "节目"))
  var programme: String?
  @Option(name: .customLong("state"), help: ArgumentHelp("办理状态，例如 待办、已转办。", valueName: "状态"))
  var handling: String?
  @Option(name: .customLong("lead"), help: ArgumentHelp("主办单位的编码。", valueName: "单位"))
  var lead: String?
  @Option(name: .customLong("nature"), help: ArgumentHelp("性质。", valueName: "性质"))
  var nature: String?
  @Option(name: .customLong("from"), help: ArgumentHelp("从哪一天起。", valueName: "日期"))
  var from: String?
  @Option(name: .customLong("to"), help: ArgumentHelp("到哪一天止。", valueName: "日期"))
  var to: String?
  @Option(name: .customLong("limit"), help: ArgumentHelp("几件，最多 200。", valueName: "件数"))
  var limit: Int = 50
  @Option(name: .customLong("cursor"), help: ArgumentHelp("上一页末尾给的值。", valueName: "值"))
  var cursor: String?
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard (1...200).contains(limit) else { throw ValidationError("--limit 要在 1 到 200 之间。") }
  }

  func run() throws {
    var filter = QuestionFields()
    filter.set("programme", programme)
    filter.set("handling", try SpokenChoice.handling(handling))
    filter.set("nature", try SpokenChoice.nature(nature))
    filter.set("lead", lead)
    filter.set("from", from)
    filter.set("to", to)
    filter.set("limit", "\(limit)")
    filter.set("cursor", cursor)
    try socket.commands(format).listQuestions(filter)
  }
}

struct QuestionShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一件诉求的全部内容；看来电人资料会记入操作日志。")

  @OptionGroup var question: NumberArgument
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws { try socket.commands(format).showQuestion(question.number) }
}

struct QuestionImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "导入一份清单（短信、公众号、评论等）：全部收下，或一件不收。",
    discussion: "按文件名认格式：.csv .tsv .jsonl .xlsx。有一行不对就一件不收，逐行说明。同一文件按同一节目和渠道再导，不会重复。")

  @Argument(help: ArgumentHelp("清单文件。", valueName: "文件"))
  var file: String
  @Option(name: .customLong("programme"), help: ArgumentHelp("节目代码。", valueName: "节目"))
  var programme: String
  @Option(name: .customLong("channel"), help: ArgumentHelp("行里没写时的渠道。", valueName: "渠道"))
  var channel: String?
  @Option(name: .customLong("consent"), help: ArgumentHelp("行里没写时的公开意愿。", valueName: "意愿"))
  var disclosure: String?
  @Flag(name: .customLong("trial"), help: "只检查，不写入。")
  var isTrial = false
  @OptionGroup var socket: SocketOption
  @OptionGroup var format: FormatOption

  func run() throws {
    var options = QuestionFields()
    options.set("programme", programme)
    options.set("channel", try SpokenChoice.channel(channel))
    options.set("consent", try SpokenChoice.disclosure(disclosure))
    if isTrial { options.set("trial", "1") }
    try socket.commands(format).importList(file, options)
  }
}
