// Every text that people typed goes through this one door on its way into a file. What could steer a
// reader — controls, bidirectional overrides, invisible characters — is dropped for all of them, and
// what the reader's own syntax would understand is escaped for that one. So a caller's `<script>`
// stands on the page as it was typed, and nothing is ever text in one place and code in another.

/// Who reads the bytes, and so what must be made harmless in them.
package enum TextReader {
  /// A text node of HTML or XML.
  case markup
  /// An attribute value between double quotes.
  case attribute
  /// A JSON string.
  case json
  /// A quoted field of a CSV file.
  case cell
  /// A plain text file.
  case plain
}

extension [UInt8] {
  /// Appends a text that is known here and contains nothing special.
  package mutating func append(known text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends ASCII that was made here: a number, a path, a date.
  package mutating func append(ascii text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends what people typed, made harmless for `reader`.
  package mutating func append(_ text: String, for reader: TextReader) {
    var text = text
    text.withUTF8 { append($0, for: reader) }
  }

  /// The same for a piece of a text.
  package mutating func append(
    _ bytes: borrowing UnsafeBufferPointer<UInt8>, for reader: TextReader
  ) {
    var start = 0
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      guard Suspicion.falls(on: byte) else {
        index += 1
        continue
      }
      let width = Suspicion.width(of: bytes, at: index)
      if let replacement = Suspicion.replacement(of: bytes, at: index, width: width, for: reader) {
        append(contentsOf: bytes[start..<index])
        append(known: replacement)
        start = index + width
      }
      index += width
    }
    append(contentsOf: bytes[start..<count])
  }
}

/// The characters that do not pass unchanged.
private enum Suspicion {
  /// Whether a character that begins with `byte` has to be looked at: controls, the syntax of the
  /// readers, and the lead bytes of invisible characters.
  static func falls(on byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x1F, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x5C, 0x7F: true
    case 0xC2, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3: true
    default: false
    }
  }

  /// How many bytes are looked at together; a carriage return takes its line feed along.
  static func width(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let left = bytes.count - index
    return switch bytes[index] {
    case 0x0D where left > 1 && bytes[index + 1] == 0x0A: 2
    case 0x00...0x7F: 1
    case 0xC0...0xDF: min(2, left)
    case 0xE0...0xEF: min(3, left)
    default: min(4, left)
    }
  }

  /// What stands instead of the character, or nil when it stays. The empty text drops it.
  static func replacement(
    of bytes: UnsafeBufferPointer<UInt8>, at index: Int, width: Int, for reader: TextReader
  ) -> StaticString? {
    if isLineBreak(bytes, at: index, width: width) { return lineBreak(for: reader) }
    let byte = bytes[index]
    switch byte {
    case 0x09: return " "
    case 0x00...0x1F, 0x7F: return ""
    case 0x20...0x7E: return escape(of: byte, for: reader)
    default: return isInvisible(bytes, at: index, width: width) ? "" : nil
    }
  }

  private static func lineBreak(for reader: TextReader) -> StaticString {
    switch reader {
    case .attribute: " "
    case .json: #"\n"#
    case .markup, .cell, .plain: "\n"
    }
  }

  private static func escape(of byte: UInt8, for reader: TextReader) -> StaticString? {
    switch (reader, byte) {
    case (.markup, 0x26), (.attribute, 0x26): "&amp;"
    case (.markup, 0x3C), (.attribute, 0x3C): "&lt;"
    case (.markup, 0x3E), (.attribute, 0x3E): "&gt;"
    case (.attribute, 0x22): "&quot;"
    case (.attribute, 0x27): "&#39;"
    case (.json, 0x22): #"\""#
    case (.json, 0x5C): #"\\"#
    // A browser that mistakes the file for a page finds no tag in it.
    case (.json, 0x3C): #"\u003c"#
    case (.json, 0x3E): #"\u003e"#
    case (.json, 0x26): #"\u0026"#
    case (.cell, 0x22): #""""#
    case (_, _): nil
    }
  }

  /// LF, CR, CR LF, and the line and paragraph separators.
  static func isLineBreak(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, width: Int
  ) -> Bool {
    switch bytes[index] {
    case 0x0A, 0x0D: true
    case 0xE2:
      width == 3 && bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(bytes[index + 2])
    default: false
    }
  }

  /// Characters that a reader does not see and that can turn, hide or split what is read. The
  /// zero-width joiner stays: emoji are made with it.
  private static func isInvisible(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, width: Int
  ) -> Bool {
    guard width >= 2 else { return false }
    let second = bytes[index + 1]
    let third = width > 2 ? bytes[index + 2] : 0
    return switch bytes[index] {
    // C1 controls, soft hyphen.
    case 0xC2: (0x80...0x9F).contains(second) || second == 0xAD
    // Arabic letter mark.
    case 0xD8: second == 0x9C
    // Mongolian vowel separator.
    case 0xE1: second == 0xA0 && third == 0x8E
    // Zero-width space and non-joiner, marks, embeddings, overrides, isolates, word joiner.
    case 0xE2:
      second == 0x80
        ? (0x8B...0x8F).contains(third) && third != 0x8D || (0xAA...0xAE).contains(third)
        : second == 0x81 && (0xA0...0xAF).contains(third)
    // Byte order mark, noncharacters, interlinear annotation.
    case 0xEF:
      (second == 0xBB && third == 0xBF) || (second == 0xB7 && (0x90...0xAF).contains(third))
        || (second == 0xBF && ((0xB9...0xBB).contains(third) || third >= 0xBE))
    // Tag characters.
    case 0xF3: second == 0xA0 && (0x80...0x81).contains(third)
    default: false
    }
  }
}

// MARK: - Lines

/// The lines of a text that say something, without the blanks around them.
package enum TextLines {
  /// Calls `body` with each line of `text` in turn.
  package static func forEach(in text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        guard byte == 0x0A || byte == 0x0D || byte == 0xE2 else {
          index += 1
          continue
        }
        let width = Suspicion.width(of: bytes, at: index)
        if Suspicion.isLineBreak(bytes, at: index, width: width) {
          pass(bytes, start..<index, to: body)
          start = index + width
        }
        index += width
      }
      pass(bytes, start..<bytes.count, to: body)
    }
  }

  private static func pass(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    to body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var range = range
    while let width = blank(bytes, at: range.lowerBound, in: range) {
      range = range.lowerBound + width..<range.upperBound
    }
    while let last = range.last, bytes[last] == 0x20 || bytes[last] == 0x09 {
      range = range.lowerBound..<last
    }
    if !range.isEmpty { body(UnsafeBufferPointer(rebasing: bytes[range])) }
  }

  /// The width of a blank, a tab or an ideographic space at `index`.
  private static func blank(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, in range: Range<Int>
  ) -> Int? {
    guard range.contains(index) else { return nil }
    if bytes[index] == 0x20 || bytes[index] == 0x09 { return 1 }
    guard index + 3 <= range.upperBound else { return nil }
    let isIdeographic =
      bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
    return isIdeographic ? 3 : nil
  }
}

extension String {
  /// Whether nothing would be left for a reader to see.
  package var saysNothing: Bool {
    // Nearly every text begins with a letter, a digit or an ideograph.
    if let first = utf8.first, (0x21...0x7E).contains(first) || (0xE4...0xE9).contains(first) {
      return false
    }
    var bytes: [UInt8] = []
    TextLines.forEach(in: self) { bytes.append($0, for: .plain) }
    return bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A }
  }
}

extension TextReader {
  /// `text` as it may stand before this reader, for those who build texts of texts.
  package func safe(_ text: String) -> String {
    guard text.utf8.contains(where: Suspicion.falls) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    bytes.append(text, for: self)
    return String(decoding: bytes, as: UTF8.self)
  }
}
