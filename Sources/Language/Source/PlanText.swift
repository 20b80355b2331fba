// A schedule file as text: decoded, checked for characters that must not be in it, and indexed by
// line, so that any place in it can be named as the author sees it. Only byte offsets are kept while
// reading; columns are counted when a complaint needs one.

/// The decoded text of one file.
package struct PlanText: Sendable {
  /// How the bytes were understood.
  package enum Encoding: String, CaseIterable, Hashable, Sendable {
    /// UTF-8 without a mark.
    case utf8
    /// UTF-8 that begins with a byte order mark.
    case utf8WithMark
    /// GB18030, of which GBK is a part.
    case gb18030
    /// UTF-16 with a byte order mark; only for tables.
    case utf16
  }

  /// The file's name inside the schedule folder.
  package let name: String
  /// How the bytes were understood.
  package let encoding: Encoding
  /// The text in UTF-8, without a byte order mark; always valid.
  package let utf8: [UInt8]
  /// Where each line begins in `utf8`; the first one at 0. Lines end with LF, CRLF or a lone CR.
  private let lineStarts: [UInt32]
  private let origin: SourceOrigin

  init(name: String, encoding: Encoding, utf8: [UInt8]) {
    self.name = name
    self.origin = SourceOrigin(file: name)
    self.encoding = encoding
    self.utf8 = utf8
    self.lineStarts = PlanText.lineStarts(of: utf8)
  }

  /// A text that is already decoded, for parts that stand in a string.
  package init(name: String, text: String) {
    self.init(name: name, encoding: .utf8, utf8: Array(text.utf8))
  }

  /// The whole text.
  package var text: String { String(decoding: utf8, as: UTF8.self) }

  /// How many lines there are; a newline at the very end begins no further one.
  package var lineCount: Int {
    lineStarts.count > 1 && lineStart(lineStarts.count - 1) == utf8.count
      ? lineStarts.count - 1 : lineStarts.count
  }

  /// The line numbered `number` from 1, without its end; empty when there is none.
  package func line(_ number: Int) -> String {
    String(decoding: utf8[lineRange(number)], as: UTF8.self)
  }

  /// The bytes of line `number` without its end; empty when there is none.
  package func lineRange(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return utf8.count..<utf8.count }
    let start = lineStart(number - 1)
    var end = number < lineStarts.count ? lineStart(number) : utf8.count
    while end > start, utf8[end - 1] == 0x0A || utf8[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }
}

// MARK: - Places

extension PlanText {
  /// The place of a range of bytes of `utf8`. A range over several lines is shown on its first one.
  package func span(_ range: Range<Int>) -> SourceSpan {
    let start = min(max(range.lowerBound, 0), utf8.count)
    let number = lineNumber(of: start)
    let line = lineRange(number)
    let end = max(min(range.upperBound, max(line.upperBound, start)), start)
    let before = graphemes(in: line.lowerBound..<max(start, line.lowerBound))
    return SourceSpan(
      origin, line: number, column: before + 1,
      endColumn: before + 1 + graphemes(in: start..<end))
  }

  /// The place between two marks of libyaml, whose lines and columns count from 0 and whose columns
  /// count Unicode scalars.
  func span(from start: TextMark, to end: TextMark) -> SourceSpan {
    let line = Int(start.line)
    if line < lineStarts.count, end.line == start.line, end.column >= start.column,
      isSimple(scalars: end.column, from: lineStart(line))
    {
      // Nearly every line: no marks that join characters, so scalars are what the author sees.
      return SourceSpan(
        origin, line: line + 1, column: Int(start.column) + 1,
        endColumn: Int(end.column) + 1)
    }
    let first = offset(of: start)
    return span(first..<max(first, offset(of: end)))
  }

  /// Whether the next `scalars` characters are letters, ideographs and punctuation of which each is
  /// seen as one.
  private func isSimple(scalars: UInt32, from start: Int) -> Bool {
    utf8.withUnsafeBufferPointer { bytes in
      var index = start
      var left = scalars
      while left > 0, index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          index += 1
        } else if (0xE4...0xE9).contains(byte) || (byte == 0xEF && bytes[index + 1] == 0xBC)
          || (byte == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] < 0xAA)
          || (byte == 0xE2 && bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2]))
        {
          index += 3
        } else {
          return false
        }
        left -= 1
      }
      return true
    }
  }

  /// The byte offset of a mark.
  func offset(of mark: TextMark) -> Int {
    let line = Int(mark.line)
    guard line < lineStarts.count else { return utf8.count }
    var offset = lineStart(line)
    var left = mark.column
    while left > 0, offset < utf8.count {
      offset += 1
      while offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The number of the line, from 1, in which the byte at `offset` stands.
  package func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStart(middle) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  private func graphemes(in range: Range<Int>) -> Int {
    String(decoding: utf8[range], as: UTF8.self).count
  }

  private func lineStart(_ index: Int) -> Int { Int(lineStarts[index]) }

  private static func lineStarts(of utf8: [UInt8]) -> [UInt32] {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(utf8.count / 24)
    utf8.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x0D {
          if index < bytes.count, bytes[index] == 0x0A { index += 1 }
          starts.append(UInt32(truncatingIfNeeded: index))
        } else if byte == 0x0A {
          starts.append(UInt32(truncatingIfNeeded: index))
        }
      }
    }
    return starts
  }
}

/// A place as libyaml marks it: line and column from 0, the column in Unicode scalars.
struct TextMark: Hashable, Sendable {
  var line: UInt32
  var column: UInt32
}
