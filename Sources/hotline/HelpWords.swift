// The words of the argument parser in Chinese: its headings and its complaints.

/// Translates what the argument parser prints.
enum HelpWords {
  private static let words: [(String, String)] = [
    ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："),
    ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "命令："), ("Error: ", "命令写错了："), ("Help:  ", "说明：  "),
    ("Show help information.", "显示帮助。"), ("Show subcommand help information.", "显示某个命令的帮助。"),
    ("<subcommand>", "<命令>"), ("[<options>]", "[选项]"), ("<options>", "选项"),
    ("  See 'hotline help <命令>' for detailed help.", "  详见 hotline help <命令>。"),
    ("' for detailed help.", "。"), ("  See 'hotline", "  详见 hotline"), ("  See '", "  详见 '"),
    ("' for more information.", "'。"),
    ("Unexpected argument", "多出的参数"), ("Unknown option", "不认识的选项"),
    ("Missing expected argument", "缺少参数"), ("Missing value for", "缺少取值："),
    ("The value ", "值 "), (" is invalid for ", " 不能用于 "), ("Did you mean", "是否想写"),
    ("unexpected arguments", "多出的参数"), ("Please provide one of", "可以写"),
    ("(default: ", "（默认 "), ("(values: ", "（可选 "), ("; default: ", "；默认 "),
  ]

  /// `text` with the parser's English in Chinese.
  static func chinese(_ text: String) -> String {
    let translated = words.reduce(text) { $0.replacing($1.0, with: $1.1) }
      .replacing(/'([^' ]+)' or '([^' ]+)'/) { "'\($0.1)' 或 '\($0.2)'" }
      .replacing("', '", with: "'、'")
    // What was opened in Chinese is closed in Chinese.
    return translated.replacing(/[ ]?（(默认|可选) ([^（）()]*)\)/) { "（\($0.1) \($0.2)）" }
  }
}
