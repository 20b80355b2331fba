// The problems that libyaml 0.2.5 can report about a text, in Chinese. Matching is by the words that
// the library has kept for a decade; a problem without words here is still shown, in general terms.

/// What to say about one problem of libyaml.
struct SyntaxWords {
  let message: String
  let expected: String?
  let remedy: String
  let contextNote: String

  init(problem: String, context: String) {
    let found = SyntaxWords.table.first {
      problem.contains($0.problem) && context.contains($0.context)
    }
    message = found?.message ?? "从这里起读不懂（libyaml：\(problem)）。"
    expected = found?.expected
    remedy = found?.remedy ?? "对照上下行，检查缩进、冒号后的空格和引号"
    contextNote =
      if context.contains("mapping") {
        "所在的这一组从这里开始"
      } else if context.contains("collection") || context.contains("sequence") {
        "所在的列表从这里开始"
      } else if context.contains("simple key") {
        "这一行像是一个键，但没有冒号"
      } else {
        "相关内容从这里开始"
      }
  }

  private struct Line {
    let problem: String
    var context = ""
    let message: String
    var expected: String?
    let remedy: String
  }

  private static let table: [Line] = [
    Line(
      problem: "mapping values are not allowed", message: "这里不能再出现“: ”。",
      remedy: "值里有“: ”时把整个值放进引号；否则检查上一行是否缺冒号、缩进是否对齐"),
    Line(
      problem: "could not find expected ':'", message: "这一行缺少冒号。", expected: "键: 值",
      remedy: "在键后面加半角冒号和空格"),
    Line(
      problem: "did not find expected key", message: "这一行没有和同组的其他键对齐，或值里多出了内容。",
      expected: "与上面同一组的键左对齐的“键: 值”", remedy: "核对缩进；值以引号开头时，引号后面不能再有文字"),
    Line(
      problem: "did not find expected '-' indicator", message: "列表的这一项没有以“- ”开头，或没有对齐。",
      expected: "- 内容", remedy: "在前面加“- ”，并与上面的“-”对齐"),
    Line(
      problem: "block sequence entries are not allowed", message: "列表的“- ”不能写在这里。",
      remedy: "把“- ”另起一行，比键多缩进两格"),
    Line(
      problem: "mapping keys are not allowed", message: "这里不能写键。", remedy: "另起一行，按层级缩进"),
    Line(
      problem: "found a tab character", message: "缩进用了制表符（Tab）。", expected: "空格",
      remedy: "把制表符换成空格"),
    Line(
      problem: "cannot start any token", message: "值不能以这个符号开头。", expected: "文字，或放在引号里",
      remedy: "把整个值放进引号"),
    Line(
      problem: "did not find expected ',' or ']'", message: "方括号里的列表没有写完，或项目之间缺逗号。",
      expected: "半角逗号“,”或“]”", remedy: "用半角逗号分隔，最后写“]”"),
    Line(
      problem: "did not find expected ',' or '}'", message: "花括号里的内容没有写完，或项目之间缺逗号。",
      expected: "半角逗号“,”或“}”", remedy: "用半角逗号分隔，最后写“}”"),
    Line(
      problem: "unknown escape character", message: "双引号里的反斜杠“\\”后面不是合法的转义。",
      remedy: "改用单引号，或把“\\”写成“\\\\”"),
    Line(
      problem: "hexdecimal", message: "双引号里的“\\x”“\\u”后面缺少十六进制数字。", remedy: "改用单引号，或直接写出该字"),
    Line(
      problem: "did not find expected alphabetic or numeric character",
      message: "“*”“&”在 YAML 里有特殊含义，后面要跟名字。", expected: "文字，或放在引号里",
      remedy: "把整个值放进引号"),
    Line(
      problem: "did not find expected comment or line break",
      message: "“|”“>”后面不能直接写文字。", remedy: "文字另起一行并缩进，或把整个值放进引号"),
    Line(
      problem: "did not find expected <document start>", message: "最外层的内容已经结束，这里又出现了别的内容。",
      remedy: "检查缩进：最外层的键要顶格写"),
    Line(
      problem: "did not find expected node content", message: "这里缺少内容。", remedy: "写上内容，或删掉多余的符号"),
    Line(problem: "undefined tag handle", message: "不支持“!…!”标记。", remedy: "文字以“!”开头时加引号"),
    Line(problem: "whitespace or line break", message: "这个符号后面要有空格。", remedy: "加一个空格，或把值放进引号"),
    Line(problem: "directive", message: "以“%”开头的指令不支持。", remedy: "删掉这一行；文字以“%”开头时加引号"),
    Line(problem: "incompatible YAML document", message: "不支持这个 YAML 版本。", remedy: "删掉“%YAML”一行"),
    Line(
      problem: "unexpected document indicator", message: "引号里不能有单独一行的“---”或“...”。",
      remedy: "补上引号的结尾"),
    Line(problem: "unexpected end of stream", message: "文件在这里结束了，但内容还没有写完。", remedy: "补上结尾的引号或括号"),
    Line(problem: "unexpected ':'", message: "这里的冒号位置不对。", remedy: "把整个值放进引号"),
    Line(problem: "nesting level", message: "内容嵌套太深。", remedy: "检查缩进和括号"),
  ]
}
