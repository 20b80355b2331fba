// Explanations of the complaints about the shape of YAML.

extension DiagnosticCatalogue {
  /// The shape of YAML.
  package static let yaml: [DiagnosticID: DiagnosticEntry] = [
    .yamlSyntax: DiagnosticEntry(
      .error, "YAML 写法有误",
      "文件从提示的位置起读不懂。常见原因：缩进没有对齐；“键:”后面没有空格；值里有“: ”或以特殊符号开头而"
        + "没有加引号。改好之前，这个文件上一次的正确内容继续有效。",
      example: DiagnosticExample(wrong: "备注: 时间: 9:00", right: "备注: \"时间: 9:00\"")),
    .unclosedQuote: DiagnosticEntry(
      .error, "引号没有配对",
      "这里开始的引号一直到文件末尾都没有结束。请补上结尾的引号。中文引号“”不受影响，不必加反斜杠。",
      example: DiagnosticExample(wrong: "主题: \"一窗通办", right: "主题: \"一窗通办\"")),
    .tabIndent: DiagnosticEntry(
      .error, "缩进用了制表符",
      "YAML 的缩进只能用空格，不能用 Tab 键。请把行首的制表符换成空格，每级两个。"),
    .oddSpace: DiagnosticEntry(
      .error, "缩进用了特殊空格",
      "行首有全角空格或不间断空格（从网页、Word 粘贴时常见），YAML 只认普通空格。"
        + "请删掉行首的空白，重新敲空格对齐。"),
    .fullWidthColon: DiagnosticEntry(
      .error, "用了全角冒号",
      "键和值之间要用半角冒号加一个空格（“键: 值”）。全角冒号“：”在 YAML 里只是普通文字。",
      example: DiagnosticExample(wrong: "日期：2026-05-14", right: "日期: 2026-05-14")),
    .duplicateKey: DiagnosticEntry(
      .error, "同一个键写了两次",
      "同一组里每个键只能写一次，否则无法知道哪个是对的。提示里列出了两处位置，请删掉一处。",
      example: DiagnosticExample(
        wrong: "主题: 医保报销\n主题: 异地就医", right: "主题: 医保报销、异地就医")),
    .mergeKey: DiagnosticEntry(
      .error, "不支持合并键 <<",
      "计划文件不使用 YAML 的合并键“<<”：内容从别处并入后，读的人看不出一场节目到底写了什么。"
        + "请把要用的字段直接写出来；相同的默认值写在“节目”里。",
      example: DiagnosticExample(
        wrong: "- <<: *默认\n  日期: 2026-05-14", right: "- 日期: 2026-05-14\n  时间: 9:00-10:00")),
    .tagRefused: DiagnosticEntry(
      .error, "不支持类型标记",
      "以“!”开头的类型标记（例如 !!str、!custom）不接受。值一律按文字读取，再按字段的类型理解，不需要标记。"
        + "如果文字本身以“!”开头，请加引号。"),
    .twoDocuments: DiagnosticEntry(
      .error, "一个文件里有两份文档",
      "“---”把文件分成了两份，程序只接受一份。请合并成一份，或拆成两个文件。"),
    .tooManyAliases: DiagnosticEntry(
      .error, "引用（*名字）太多",
      "一个文件最多用 64 处“*名字”引用，展开后的内容也有上限。请直接写出内容。"),
    .unknownAlias: DiagnosticEntry(
      .error, "引用了没有定义的名字",
      "“*名字”引用前面用“&名字”标记的内容，但前面没有这个标记。如果文字本身以“*”开头，请加引号。"),
    .tooManyNodes: DiagnosticEntry(
      .error, "内容太多", "文件里的项目超过上限。请按年度拆成几个文件。"),
    .nestedTooDeep: DiagnosticEntry(
      .error, "嵌套太深", "内容嵌套超过 64 层。计划文件只需要三四层，请检查缩进和括号。"),
  ]
}
