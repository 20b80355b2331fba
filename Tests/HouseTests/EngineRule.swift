// The store alone knows its engine: another one may come.

/// No name of the engine above the store.
enum EngineRule {
  /// Names of the engine in the code of `file`.
  static func violations(in file: SourceFile) -> [Violation] {
    guard file.isSource, file.isSwift, file.target != "Storage" else { return [] }
    return file.tokens.compactMap { token in
      let name = token.text.lowercased()
      guard name.contains("sqlite") || name.contains("grdb") else { return nil }
      return Violation(
        path: file.path, line: token.line, message: "`\(token.text)` belongs to Storage")
    }
  }
}
