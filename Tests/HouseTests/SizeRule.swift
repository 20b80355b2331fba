// Nothing longer than a reader can hold. The limits are enforced on the tail; the aim is a third.

/// The limits of length.
enum SizeRule {
  static let functionLines = 60
  static let sourceLines = 400
  static let testLines = 600

  /// Files and functions in `file` that are too long.
  static func violations(in file: SourceFile) -> [Violation] {
    guard file.isSwift else { return [] }
    let limit = file.isTest ? testLines : sourceLines
    // A file that ends with a line break has an empty last piece.
    let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
    var violations: [Violation] = []
    if count > limit {
      violations.append(
        Violation(path: file.path, line: count, message: "\(count) lines, at most \(limit)"))
    }
    for function in functions(in: file) where function.lines > functionLines {
      violations.append(
        Violation(
          path: file.path, line: function.line,
          message: "`\(function.name)` has \(function.lines) lines, at most \(functionLines)"))
    }
    return violations
  }

  /// Every function and initializer with a body.
  static func functions(in file: SourceFile) -> [(name: String, line: Int, lines: Int)] {
    let tokens = file.tokens
    return tokens.indices.compactMap { index in
      let word = tokens[index].text
      guard word == "func" || word == "init" || word == "deinit",
        word == "func" || tokens.text(at: index - 1) != ".",
        let open = bodyStart(after: index, in: tokens),
        let close = matchingBrace(of: open, in: tokens)
      else { return nil }
      let name = word == "func" ? tokens.text(at: index + 1) : word
      return (name, tokens[index].line, tokens[close].line - tokens[index].line + 1)
    }
  }

  /// The brace that opens the body; nil for a requirement of a protocol.
  private static func bodyStart(after index: Int, in tokens: [SwiftToken]) -> Int? {
    let stops: Set<String> = [
      "}", "func", "var", "let", "init", "case", "static", "package", "private", "mutating",
    ]
    var depth = 0
    var position = index + 1
    // An operator's name may be `<`; sentence names stand between backticks and hold any word.
    if tokens.text(at: position) == "`" {
      position += 1
      while position < tokens.count, tokens[position].text != "`" { position += 1 }
    }
    while position < tokens.count {
      let text = tokens[position].text
      if text == "(" || text == "[" { depth += 1 }
      if text == ")" || text == "]" { depth -= 1 }
      if depth == 0, text == "{" { return position }
      if depth == 0, stops.contains(text) { return nil }
      position += 1
    }
    return nil
  }

  private static func matchingBrace(of open: Int, in tokens: [SwiftToken]) -> Int? {
    var depth = 0
    for position in open..<tokens.count {
      if tokens[position].text == "{" { depth += 1 }
      if tokens[position].text == "}" {
        depth -= 1
        if depth == 0 { return position }
      }
    }
    return nil
  }
}
