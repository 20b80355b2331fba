// How a chat client turns the text of a message into pieces: mentions everywhere, and the small
// subset of markdown that the vendors share. It draws what members see; it refuses nothing.

/// Splits a text into runs.
struct InlineReader {
  /// Takes a vendor's tag off the front of the text, if there is one.
  typealias Tag = (inout Substring) -> MessageRun?

  private(set) var runs: [MessageRun] = []
  private var plain = ""
  private let isMarkdown: Bool

  init(isMarkdown: Bool) { self.isMarkdown = isMarkdown }

  /// Reads markdown line by line: headings and quotes are marked at the front of a line.
  mutating func readBlocks(_ text: String, tag: Tag) {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if number > 0 { runs.append(MessageRun("\n")) }
      let hashes = line.prefix { $0 == "#" }.count
      if (1...6).contains(hashes), line.dropFirst(hashes).first == " " {
        read(line.dropFirst(hashes + 1), style: .heading, tag: tag)
      } else if line.hasPrefix(">") {
        read(line.drop { $0 == ">" || $0 == " " }, style: .quote, tag: tag)
      } else {
        read(line, tag: tag)
      }
    }
  }

  /// Reads a stretch of text.
  mutating func read(_ text: Substring, style: MessageRun.Style = .plain, tag: Tag) {
    var rest = text
    while let character = rest.first {
      if character == "<", let run = tag(&rest) {
        flush(style)
        runs.append(run)
      } else if !isMarkdown || !readSpan(&rest, style: style, tag: tag) {
        plain.append(character)
        rest.removeFirst()
      }
    }
    flush(style)
  }

  private mutating func flush(_ style: MessageRun.Style) {
    guard !plain.isEmpty else { return }
    runs.append(MessageRun(plain, style: style))
    plain = ""
  }

  private mutating func readSpan(
    _ rest: inout Substring, style: MessageRun.Style, tag: Tag
  ) -> Bool {
    if let inside = Self.between("**", "**", &rest) {
      flush(style)
      read(inside, style: style == .heading ? .heading : .strong, tag: tag)
      return true
    }
    if let inside = Self.between("`", "`", &rest) {
      flush(style)
      runs.append(MessageRun(String(inside), style: .code))
      return true
    }
    return readLink(&rest, style: style) || readColour(&rest, style: style, tag: tag)
  }

  private mutating func readLink(_ rest: inout Substring, style: MessageRun.Style) -> Bool {
    var ahead = rest
    guard let words = Self.between("[", "]", &ahead), let target = Self.between("(", ")", &ahead)
    else { return false }
    flush(style)
    runs.append(MessageRun(String(words), style: style, link: String(target)))
    rest = ahead
    return true
  }

  private mutating func readColour(
    _ rest: inout Substring, style: MessageRun.Style, tag: Tag
  ) -> Bool {
    var ahead = rest
    guard let name = Self.between("<font color=", ">", &ahead),
      let end = ahead.firstRange(of: "</font>")
    else { return false }
    flush(style)
    let colour = name.filter { $0 != "\"" && $0 != "'" }
    let style: MessageRun.Style =
      switch colour {
      case "info", "green": .info
      case "warning", "red", "orange": .warning
      case "comment", "grey", "gray": .comment
      default: style
      }
    read(ahead[..<end.lowerBound], style: style, tag: tag)
    rest = ahead[end.upperBound...]
    return true
  }

  /// What stands between two marks at the front; nothing happens when it is empty or unclosed.
  private static func between(
    _ open: String, _ close: String, _ rest: inout Substring
  ) -> Substring? {
    guard rest.hasPrefix(open) else { return nil }
    let after = rest.dropFirst(open.count)
    guard let end = after.firstRange(of: close), end.lowerBound > after.startIndex else {
      return nil
    }
    rest = after[end.upperBound...]
    return after[..<end.lowerBound]
  }
}

extension [MessageRun] {
  /// Highlights each occurrence of a text as a mention, and says whether there was one.
  mutating func highlight(_ needle: String, as name: String) -> Bool {
    var found = false
    var result: [MessageRun] = []
    for run in self {
      guard run.style != .mention else {
        result.append(run)
        continue
      }
      var rest = run.text[...]
      while let range = rest.firstRange(of: needle) {
        found = true
        if range.lowerBound > rest.startIndex {
          var before = run
          before.text = String(rest[..<range.lowerBound])
          result.append(before)
        }
        result.append(MessageRun(name, style: .mention))
        rest = rest[range.upperBound...]
      }
      var behind = run
      behind.text = String(rest)
      if !rest.isEmpty { result.append(behind) }
    }
    self = result
    return found
  }
}
