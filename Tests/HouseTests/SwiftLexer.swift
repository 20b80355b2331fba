// Just enough of Swift's grammar to look at code without its comments and strings: a rule about
// `print(` must not stumble over a sentence that mentions it.

/// A word, number or punctuation character of Swift code.
struct SwiftToken: Sendable {
  let text: String
  /// From 1.
  let line: Int
  /// Whether the token before touches it.
  let isGlued: Bool
}

/// Cuts Swift text into tokens; comments and strings leave none. The insides of interpolations are
/// strings too: no rule looks there.
struct SwiftLexer {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lastEnd = -1
  private var tokens: [SwiftToken] = []

  private init(_ text: String) {
    self.bytes = Array(text.utf8)
  }

  /// The tokens of `text` in their order.
  static func tokens(of text: String) -> [SwiftToken] {
    var lexer = SwiftLexer(text)
    lexer.run()
    return lexer.tokens
  }

  private mutating func run() {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        position += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
        skipBlockComment()
      case UInt8(ascii: "\""):
        skipString(pounds: 0)
      case UInt8(ascii: "#"):
        let pounds = countPounds()
        if peek(pounds) == UInt8(ascii: "\"") {
          position += pounds
          skipString(pounds: pounds)
        } else {
          add(length: 1)
        }
      default:
        add(length: isWordByte(byte) ? wordLength() : 1)
      }
    }
  }

  private func peek(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private func wordLength() -> Int {
    var end = position
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    return end - position
  }

  private func countPounds() -> Int {
    var count = 0
    while peek(count) == UInt8(ascii: "#") { count += 1 }
    return count
  }

  private mutating func add(length: Int) {
    let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
    tokens.append(SwiftToken(text: text, line: line, isGlued: lastEnd == position))
    position += length
    lastEnd = position
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if peek(0) == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        position += 2
      } else if peek(0) == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        position += 2
      } else {
        if peek(0) == UInt8(ascii: "\n") { line += 1 }
        position += 1
      }
    } while depth > 0 && position < bytes.count
  }

  /// Skips a string that begins at the quotation mark under the position. A string stands as one
  /// token `""`, so that `""!` and `print("")` keep their shape.
  private mutating func skipString(pounds: Int) {
    let isGlued = lastEnd == position - pounds
    tokens.append(SwiftToken(text: "\"\"", line: line, isGlued: isGlued))
    let quotes = peek(1) == UInt8(ascii: "\"") && peek(2) == UInt8(ascii: "\"") ? 3 : 1
    position += quotes
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\\"), hasPounds(pounds, at: 1) {
        skipEscape(pounds: pounds)
      } else if isEnd(quotes: quotes, pounds: pounds) {
        position += quotes + pounds
        break
      } else {
        if bytes[position] == UInt8(ascii: "\n") {
          line += 1
          if quotes == 1 { break }
        }
        position += 1
      }
    }
    lastEnd = position
  }

  private func hasPounds(_ count: Int, at offset: Int) -> Bool {
    (0..<count).allSatisfy { peek(offset + $0) == UInt8(ascii: "#") }
  }

  private func isEnd(quotes: Int, pounds: Int) -> Bool {
    (0..<quotes).allSatisfy { peek($0) == UInt8(ascii: "\"") } && hasPounds(pounds, at: quotes)
  }

  /// Skips `\n` or a whole interpolation, whose strings may hold further ones.
  private mutating func skipEscape(pounds: Int) {
    position += 1 + pounds
    guard peek(0) == UInt8(ascii: "(") else {
      // A backslash before the line's end joins two lines of a long string.
      if peek(0) == UInt8(ascii: "\n") { line += 1 }
      position += 1
      return
    }
    var depth = 0
    repeat {
      switch peek(0) {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "\""):
        let count = tokens.count
        skipString(pounds: 0)
        tokens.removeSubrange(count...)
        continue
      default: break
      }
      position += 1
    } while depth > 0 && position < bytes.count
  }
}

extension [SwiftToken] {
  /// The texts from `index` on are `texts`.
  func matches(_ texts: [String], at index: Int) -> Bool {
    guard index + texts.count <= count else { return false }
    return texts.indices.allSatisfy { self[index + $0].text == texts[$0] }
  }

  /// The text at `index`, or an empty one outside.
  func text(at index: Int) -> String { indices.contains(index) ? self[index].text : "" }
}
