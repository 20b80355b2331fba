// The one place of a row where people write words. They are words of the office about an act; the
// type keeps them short, on one line, without control characters and without long numbers.

/// Why something was done, in the words of the member who did it.
package struct JournalReason: Hashable, Sendable, CustomStringConvertible {
  /// The longest reason, in characters.
  package static let limit = 200

  /// The reason on one line.
  package let text: String

  /// `written` with blanks trimmed and line breaks made blanks; other control characters and those
  /// that turn the direction of writing are shown by their number.
  ///
  /// Refused: empty, more than 200 characters, seven digits in a row (a telephone or an identity
  /// number has no place in a journal that nothing can be erased from).
  package init(_ written: String) throws(JournalRefusal) {
    // Far too long a text is not worth cleaning.
    guard written.utf8.count <= Self.limit * 16 else { throw .reasonTooLong }
    let clean = Self.oneLine(written)
    guard !clean.isEmpty else { throw .emptyReason }
    guard clean.count <= Self.limit else { throw .reasonTooLong }
    guard !hasLongDigitRun(clean) else { throw .numberInReason }
    text = clean
  }

  package var description: String { text }

  private static func oneLine(_ written: String) -> String {
    var line = ""
    for scalar in written.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !line.isEmpty, line.last != " " { line.append(" ") }
      } else if isInvisible(scalar) {
        line += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    if line.last == " " { line.removeLast() }
    return line
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .privateUse, .unassigned: true
    // A joiner belongs to an emoji; the other format characters only mislead.
    case .format: scalar.value != 0x200D
    default: false
    }
  }
}
