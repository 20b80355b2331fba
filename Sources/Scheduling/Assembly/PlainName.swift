// Names without what only looks different: widths, blanks, quotation marks, and the (市) that offices
// put behind a name. And the nearest name to one that nobody knows.

/// Comparison of names as people write them.
enum PlainName {
  /// `text` with full-width forms made narrow, without blanks, invisible characters and quotation
  /// marks, Latin letters small.
  static func folded(_ text: some StringProtocol) -> String {
    if isPlain(text) { return String(text) }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        if let narrow = Unicode.Scalar(scalar.value - 0xFEE0) { result.append(narrow) }
      case 0x200B...0x200F, 0x2060, 0xFEFF: continue
      case _ where scalar.properties.isWhitespace || quotes.contains(scalar): continue
      default: result.append(scalar)
      }
    }
    return String(result).lowercased()
  }

  /// The folded name without a trailing `(市)`.
  static func withoutPlace(_ text: some StringProtocol) -> String {
    let name = folded(text)
    return name.hasSuffix("(市)") ? String(name.dropLast(3)) : name
  }

  /// Small letters, digits and ordinary characters only. Nearly every name is, and there are tens
  /// of thousands of them to compare.
  private static func isPlain(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x2D, 0x2E, 0x30...0x39, 0x61...0x7A: true
      // The leading bytes of what may have to go: Latin-1, punctuation, CJK signs, full-width forms.
      case 0x00...0x7F, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: false
      default: true
      }
    }
  }

  private static let quotes: Set<Unicode.Scalar> = [
    "“", "”", "\"", "‘", "’", "'", "「", "」", "『", "』", "《", "》",
  ]
}
