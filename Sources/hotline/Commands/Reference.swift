// `schema` and `explain`: the schedule language, for editors and for people.

import ArgumentParser
import HotlineDaemon

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "给编辑器用的 JSON Schema（YAML 排期文件的全部键）。")

  func run() throws {
    ReferenceCommands(output: .process).schema()
  }
}

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "解释一条问题的编号，例如 weekday-disagrees。")

  @Argument(help: ArgumentHelp("问题的编号；不写就列出全部。", valueName: "编号"))
  var id: String?

  func run() throws {
    try ReferenceCommands(output: .process).explain(id)
  }
}
