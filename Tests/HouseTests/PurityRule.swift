// Pure targets decide and never wait: no shared state, no suspension. What they need to know is an
// argument, so a year can be replayed in a second.

/// What a pure target may not contain.
enum PurityRule {
  /// The targets without state and time.
  static let pure: Set<String> = [
    "Timekeeping", "Discretion", "Language", "Spreadsheets", "Reminding", "Scheduling",
    "Delivering", "Announcing", "Robots", "Masking", "Writing", "LeakScan", "Membership", "Journal",
    "Questions", "Publishing", "Reporting",
  ]

  /// Interfaces that the edges implement: the one place where a pure target says `async`.
  static let interfaces: Set<String> = [
    "Sources/Timekeeping/WallClock.swift", "Sources/Delivering/WebhookTransport.swift",
  ]

  /// Targets that read C libraries may hold their handle in a small final class.
  static let handleTargets: Set<String> = ["Language", "Spreadsheets"]

  /// Forbidden kinds of declaration in `file`.
  static func violations(in file: SourceFile) -> [Violation] {
    guard file.isSource, pure.contains(file.target) else { return [] }
    return file.tokens.indices.compactMap { index in
      let token = file.tokens[index]
      guard isForbidden(token.text, in: file, at: index) else { return nil }
      return Violation(
        path: file.path, line: token.line, message: "`\(token.text)` in a pure target")
    }
  }

  private static func isForbidden(_ word: String, in file: SourceFile, at index: Int) -> Bool {
    let before = file.tokens.text(at: index - 1)
    // `.async` and `` `class` `` are names.
    if before == "." || before == "`" { return false }
    switch word {
    case "actor": return isDeclaration(file, index)
    case "async", "await": return !interfaces.contains(file.path)
    case "class":
      guard isDeclaration(file, index) else { return false }
      return !(handleTargets.contains(file.target) && before == "final")
    case "Mutex", "Atomic": return true
    default: return false
    }
  }

  /// A word before a type's name, not an argument label or a value.
  private static func isDeclaration(_ file: SourceFile, _ index: Int) -> Bool {
    file.tokens.text(at: index + 1).first?.isUppercase == true
  }
}
