// Tables that office programs open by double click. Such programs take UTF-8 for another encoding
// unless the file begins with a byte order mark, and take text that begins like a formula for one.

/// Writes CSV: a byte order mark, CR LF, every field quoted, text that looks like a formula disarmed.
package struct CSVWriter {
  /// A field. Numbers are numbers by type, so that −5 stays one and a text `-5` does not become one.
  package enum Field {
    /// A text from anywhere.
    case text(String)
    /// A number.
    case number(Int)
    /// A number that is written with decimals or a sign for "none": made here, not typed.
    case figure(String)
  }

  /// What has been written and not been given out.
  package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A table whose columns have these headings; about `capacity` bytes are expected.
  package init(headings: [String], capacity: Int = 4_096) {
    bytes.reserveCapacity(capacity)
    row(headings.map(Field.text))
  }

  /// One row.
  package mutating func row(_ fields: [Field]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(0x22)
      switch field {
      case .text(let text): append(text)
      case .number(let number): bytes.append(ascii: String(number))
      case .figure(let figure): bytes.append(figure, for: .cell)
      }
      bytes.append(0x22)
    }
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  /// Gives out what has been written since the last time, and goes on behind it.
  package mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ text: String) {
    let start = bytes.count
    if CSVWriter.beginsWithControl(text) { bytes.append(0x27) }
    bytes.append(text, for: .cell)
    if CSVWriter.looksLikeFormula(bytes[start...]) { bytes.insert(0x27, at: start) }
  }

  /// TAB, CR and LF in front are dropped by some programs, and what follows is then a formula.
  private static func beginsWithControl(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return first == 0x09 || first == 0x0D || first == 0x0A
  }

  /// Blanks, line breaks, no-break and ideographic spaces in front are nothing to those who look.
  private static func withoutBlanks(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = field
    while true {
      if rest.first == 0x20 || rest.first == 0x0A {
        rest = rest.dropFirst()
      } else if rest.starts(with: [0xE3, 0x80, 0x80]) {
        rest = rest.dropFirst(3)
      } else if rest.starts(with: [0xC2, 0xA0]) {
        rest = rest.dropFirst(2)
      } else {
        return rest
      }
    }
  }

  /// `= + - @` and their full-width forms at the beginning, also behind blanks; looked for in what
  /// was written, since an invisible character that stood before them is no longer there.
  private static func looksLikeFormula(_ field: ArraySlice<UInt8>) -> Bool {
    let rest = withoutBlanks(field)
    guard let first = rest.first else { return false }
    switch first {
    case 0x3D, 0x2B, 0x2D, 0x40: return true
    // U+FF1D ＝, U+FF0B ＋, U+FF0D －, U+FF20 ＠ are EF BC 9D, 8B, 8D, A0.
    case 0xEF:
      guard rest.count > 2, rest[rest.startIndex + 1] == 0xBC else { return false }
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(rest[rest.startIndex + 2])
    default: return false
    }
  }
}
