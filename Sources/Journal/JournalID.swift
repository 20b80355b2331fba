// An identity that may stand in the journal. Its alphabet is so small that a name, an address or a
// sentence can't be written with it, and a telephone number is refused by its shape.

/// An identity: of a question, a member, a publication, an episode, or `system:` and a part of the
/// program.
///
/// One to 80 of the letters `A–Z a–z`, digits and `- _ . : / @ #`, no part of which is a number of
/// seven or more digits: that would be a telephone or an identity number.
package struct JournalID: Hashable, Sendable, CustomStringConvertible {
  /// The identity as it was given.
  package let text: String

  /// `text` as an identity; nil when it has another shape.
  package init?(_ text: String) {
    guard (1...80).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed),
      !Self.hasLongNumber(text.utf8)
    else { return nil }
    self.text = text
  }

  package var description: String { text }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "-_.:/@#".utf8.contains(byte)
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a part between two signs is nothing but seven or more digits. Digits beside letters
  /// are a random identity.
  private static func hasLongNumber(_ bytes: String.UTF8View) -> Bool {
    var digits = 0
    var letters = 0
    for byte in bytes {
      if isDigit(byte) {
        digits += 1
      } else if isLetter(byte) {
        letters += 1
      } else {
        if letters == 0, digits >= 7 { return true }
        digits = 0
        letters = 0
      }
    }
    return letters == 0 && digits >= 7
  }
}
