// `package` is this project's public, and swift-format's own rule looks at `public` only.

/// Every `package` declaration has a `///` comment; every file says what it is for.
enum DocumentationRule {
  /// Names whose meaning the language gives, and the witnesses of our own tables of fields and
  /// words, which their protocols document.
  private static let selfEvident: Set<String> = [
    "description", "debugDescription", "customMirror", "rawValue", "encode", "hash", "table",
    "choice",
  ]

  private static let modifiers: Set<String> = [
    "static", "final", "mutating", "nonmutating", "nonisolated", "convenience", "indirect",
    "borrowing",
    "consuming", "override", "class",
  ]

  /// Undocumented declarations in `file`, and a missing opening comment.
  static func violations(in file: SourceFile) -> [Violation] {
    guard file.isSource || file.target == "TestSupport", file.isSwift else { return [] }
    var violations: [Violation] = []
    if file.lines.first?.hasPrefix("// ") != true {
      violations.append(
        Violation(path: file.path, line: 1, message: "no opening comment that says what it is for"))
    }
    for index in file.tokens.indices where file.tokens[index].text == "package" {
      guard let name = declaredName(in: file.tokens, after: index),
        !isDocumented(file.tokens[index].line, in: file)
      else { continue }
      violations.append(
        Violation(
          path: file.path, line: file.tokens[index].line, message: "`\(name)` has no `///` comment")
      )
    }
    return violations
  }

  /// The name of the declaration that begins at `index`; nil when it needs no comment.
  private static func declaredName(in tokens: [SwiftToken], after index: Int) -> String? {
    var position = index + 1
    while modifiers.contains(tokens.text(at: position)) {
      // `package class Name` is a declaration, `package class func` is not.
      if tokens.text(at: position) == "class",
        tokens.text(at: position + 1).first?.isUppercase == true
      {
        break
      }
      position += 1
      if tokens.text(at: position) == "(" { position += 3 }
    }
    let name = tokens.text(at: position + 1)
    switch tokens.text(at: position) {
    case "import", "(", "extension": return nil
    case "init":
      let label = tokens.matches(["(", "from", "decoder"], at: position + 1)
      let raw = tokens.matches(["(", "rawValue"], at: position + 1)
      return label || raw ? nil : "init"
    case "func":
      let isOperator = name.first.map { !$0.isLetter && $0 != "_" && $0 != "`" } ?? false
      return isOperator || selfEvident.contains(name) ? nil : name
    case "var", "let": return selfEvident.contains(name) ? nil : name
    default: return name
    }
  }

  /// Whether the lines above `line` end in a documentation comment, attributes left out.
  private static func isDocumented(_ line: Int, in file: SourceFile) -> Bool {
    var above = line - 2
    while above >= 0 {
      let text = file.lines[above].drop { $0 == " " }
      if text.hasPrefix("///") || text.hasSuffix("*/") { return true }
      guard text.hasPrefix("@") || text.hasPrefix("//") else { return false }
      above -= 1
    }
    return false
  }
}
