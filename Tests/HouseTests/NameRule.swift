// Names: the file is its main type, and the words that could mean anything are not used.

/// The rules about names.
enum NameRule {
  private static let emptyWords: Set<String> = [
    "Manager", "Helper", "Util", "Utils", "Utility", "Common", "Base", "Info", "Data", "Item",
    "Object", "Processor", "Impl", "Helpers", "Managers", "Items", "Objects",
  ]

  /// Words that are empty as a type but say something in a function: `commonYear(of:)`.
  private static let adjectives: Set<String> = ["Common", "Base", "Item", "Items", "Processor"]

  private static let emptyVerbs = ["do", "handle", "get"]

  /// Targets whose functions may be handlers of HTTP requests.
  private static let handlers: Set<String> = ["Console", "RobotSimulator", "HotlineDaemon"]

  /// Empty names of types and functions in `file`.
  static func violations(in file: SourceFile) -> [Violation] {
    guard file.isSource, file.isSwift else { return [] }
    return file.tokens.indices.compactMap { index in
      let kind = file.tokens[index].text
      guard ["struct", "enum", "class", "actor", "protocol", "typealias", "func"].contains(kind)
      else { return nil }
      let name = file.tokens.text(at: index + 1)
      guard let word = emptyWord(in: name, kind: kind, target: file.target),
        termsOfFormats[file.path] != name
      else { return nil }
      return Violation(
        path: file.path, line: file.tokens[index].line, message: "`\(name)`: `\(word)` says nothing"
      )
    }
  }

  private static func emptyWord(in name: String, kind: String, target: String) -> String? {
    let words = words(of: name)
    let forbidden = kind == "func" ? emptyWords.subtracting(adjectives) : emptyWords
    if let word = words.first(where: { forbidden.contains(capitalized($0)) }) { return word }
    guard kind == "func", words.count > 1, emptyVerbs.contains(words[0]) else { return nil }
    return words[0] == "handle" && handlers.contains(target) ? nil : words[0]
  }

  private static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// `planWatchID` → `plan`, `Watch`, `I`, `D`.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    for character in name {
      if character.isUppercase || words.isEmpty {
        words.append(String(character))
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words
  }

  /// Names that a format gives.
  private static let termsOfFormats = ["Sources/RobotSimulator/Wire/JSONReader.swift": "object"]

  /// A file whose one main type is not its name, and a `Type+Topic` that extends no such type. A
  /// file of several types, or of extensions alone, is named for its topic.
  static func fileViolations(in file: SourceFile) -> [Violation] {
    guard file.isSwift, file.isSource || file.isTest, file.name != "main" else { return [] }
    // A test file is named for its subject, whatever it declares to help itself.
    if file.isTest, file.name.hasSuffix("Tests") { return [] }
    let parts = file.name.split(separator: "+").map(String.init)
    guard let subject = parts.first, parts.count <= 2 else { return [] }
    let (types, extended) = topLevel(of: file)
    if parts.count == 2 {
      if extended.contains(subject) { return [] }
      return [Violation(path: file.path, line: 1, message: "the file extends no `\(subject)`")]
    }
    guard types.count == 1, types[0] != subject else { return [] }
    return [
      Violation(
        path: file.path, line: 1, message: "the file's main type is `\(types[0])`")
    ]
  }

  /// The types that `file` declares at its top level, private ones left out, and those it extends.
  private static func topLevel(of file: SourceFile) -> (types: [String], extended: Set<String>) {
    var types: [String] = []
    var extended: Set<String> = []
    var depth = 0
    for (index, token) in file.tokens.enumerated() {
      switch token.text {
      case "{": depth += 1
      case "}": depth -= 1
      case "extension" where depth == 0: extended.insert(file.tokens.text(at: index + 1))
      case "struct", "enum", "class", "actor", "protocol":
        let before = [file.tokens.text(at: index - 1), file.tokens.text(at: index - 2)]
        let name = file.tokens.text(at: index + 1)
        guard depth == 0, name.first?.isUppercase == true else { continue }
        if !before.contains("private"), !before.contains("fileprivate") { types.append(name) }
      default: break
      }
    }
    return (types, extended)
  }
}
