// Words that only the named files may use. Time, output and unowned tasks are where surprises come
// from, so each has one door.

/// The forbidden words of the sources.
enum WordRule {
  /// A forbidden sequence, and the files that are its door.
  struct Word {
    let texts: [String]
    let doors: Set<String>
    let remedy: String
  }

  /// A service that owns its tasks stands in the daemon; everything else is structured.
  static let words = [
    Word(texts: ["Date", "(", ")"], doors: [], remedy: "ask a WallClock"),
    Word(texts: ["print", "("], doors: [], remedy: "write through the command's writer"),
    Word(texts: ["debugPrint", "("], doors: [], remedy: "write through the command's writer"),
    Word(texts: ["dump", "("], doors: [], remedy: "write through the command's writer"),
    Word(texts: ["try", "!"], doors: [], remedy: "handle the error"),
    Word(texts: ["as", "!"], doors: [], remedy: "use as? and say what happens otherwise"),
    Word(texts: ["Task", "{"], doors: [], remedy: "use a service or a task group"),
    Word(texts: ["Task", "("], doors: [], remedy: "use a service or a task group"),
    Word(texts: ["Task", ".", "detached"], doors: [], remedy: "use a service or a task group"),
    Word(texts: ["Task", ".", "sleep"], doors: clocks, remedy: "sleep through a WallClock"),
    Word(texts: ["@", "unchecked"], doors: handles, remedy: "use a Mutex"),
    Word(texts: ["nonisolated", "(", "unsafe", ")"], doors: handles, remedy: "use a Mutex"),
    Word(texts: ["fatalError"], doors: [], remedy: "precondition for our mistakes, else an error"),
    Word(texts: ["DispatchSemaphore"], doors: [], remedy: "await"),
  ]

  /// The clocks themselves.
  static let clocks: Set<String> = [
    "Sources/Desk/Machine/SystemClock.swift", "Sources/Desk/SystemClock.swift",
  ]

  /// Files that hold a handle of C or of the kernel across threads, and say why that is safe.
  static let handles: Set<String> = [
    "Sources/Desk/Machine/FolderWatch.swift", "Sources/Desk/Machine/SystemClock.swift",
    "Sources/Webhooks/TransportInbox.swift",
  ]

  private static let wordsByFirst = Dictionary(grouping: words) { $0.texts[0] }

  /// Forbidden words in `file`.
  static func violations(in file: SourceFile) -> [Violation] {
    guard file.isSource, file.isSwift else { return [] }
    var violations: [Violation] = []
    for index in file.tokens.indices {
      let candidates = wordsByFirst[file.tokens[index].text] ?? []
      for word in candidates where isUsed(word, in: file, at: index) {
        violations.append(
          Violation(
            path: file.path, line: file.tokens[index].line,
            message: "`\(word.texts.joined())` is not for this file: \(word.remedy)"))
      }
      if let message = unwrapping(in: file, at: index) ?? clockReading(in: file, at: index) {
        violations.append(
          Violation(path: file.path, line: file.tokens[index].line, message: message))
      }
    }
    return violations + notes(in: file)
  }

  private static func isUsed(_ word: Word, in file: SourceFile, at index: Int) -> Bool {
    guard file.tokens.matches(word.texts, at: index), !word.doors.contains(file.path) else {
      return false
    }
    // `try !a` is a negation.
    if word.texts.last == "!", !file.tokens[index + 1].isGlued { return false }
    // `writer.print(` and `func print(` are others' words.
    let before = file.tokens.text(at: index - 1)
    return before != "." && before != "func"
  }

  /// `value!`, `call()!`, `Type!`: a trap that a file or a peer can spring.
  private static func unwrapping(in file: SourceFile, at index: Int) -> String? {
    let token = file.tokens[index]
    guard token.text == "!", token.isGlued, index > 0 else { return nil }
    let next = index + 1 < file.tokens.count ? file.tokens[index + 1] : nil
    if let next, next.text == "=", next.isGlued { return nil }
    let before = file.tokens[index - 1].text
    guard before == ")" || before == "]" || before == "?" || before == "\"\"" || isName(before)
    else { return nil }
    return ["try", "as"].contains(before) ? nil : "no force unwrapping: `\(before)!`"
  }

  /// `.now` of a type reads a clock; `clock.now` asks a WallClock, and a pure target has none.
  private static func clockReading(in file: SourceFile, at index: Int) -> String? {
    guard file.tokens.matches([".", "now"], at: index), !clocks.contains(file.path) else {
      return nil
    }
    let owner = file.tokens[index].isGlued ? file.tokens.text(at: index - 1) : ""
    let isImplicit = owner.isEmpty || "([{:,=".contains(owner)
    let isClock = owner.lowercased().hasSuffix("clock")
    if isImplicit || owner.first?.isUppercase == true {
      return "`\(owner).now` reads a clock: ask a WallClock"
    }
    return isClock && PurityRule.pure.contains(file.target)
      ? "`\(owner).now` in a pure target: take the time as an argument" : nil
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    return first.isLetter || first == "_" || first.isNumber
  }

  /// A note to do something needs a date and an owner; a note that something is broken is a bug.
  private static func notes(in file: SourceFile) -> [Violation] {
    guard file.text.contains("FIX" + "ME") || file.text.contains("TO" + "DO") else { return [] }
    return file.lines.enumerated().compactMap { index, line in
      guard line.contains("FIX" + "ME") || line.contains("TO" + "DO") else { return nil }
      return Violation(path: file.path, line: index + 1, message: "finish it, or file an issue")
    }
  }
}
