// A recorded text that no test compares with is a lie in waiting.

/// Every golden text is used by a test of its target.
enum GoldenRule {
  /// Files among `goldens` (`Tests/Golden/<target>/…`) whose name no test in `files` mentions.
  static func violations(goldens: [String], files: [SourceFile]) -> [Violation] {
    goldens.compactMap { path in
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count >= 4, let name = parts.last else { return nil }
      let target = parts[2]
      let isUsed = files.contains { file in
        file.isTest && file.target == target && file.isSwift && mentions(name, in: file)
      }
      if isUsed { return nil }
      return Violation(path: path, line: 1, message: "no test of \(target) compares with it")
    }
  }

  /// By its whole name, or by the ending of a name that is put together: `\(dialect)-plain.json`.
  private static func mentions(_ name: String, in file: SourceFile) -> Bool {
    if file.text.contains("\"" + name + "\"") || file.text.contains("/" + name + "\"") {
      return true
    }
    let pieces = name.split(separator: "-")
    guard pieces.count > 1, let last = pieces.last else { return false }
    return file.text.contains("-" + last + "\"") && file.text.contains("\\(")
  }
}
