// Names without what only looks different: widths, blanks, quotation marks, and the (市) that offices
// put behind a name. And the nearest name to one that nobody knows.

/// Comparison of names as people write them.
enum PlainName {
  /// `text` with full-width forms made narrow, without blanks, invisible characters and quotation
  /// marks, Latin letters small.
  static func folded(_ text: some StringProtocol) -> String {
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

  private static let quotes: Set<Unicode.Scalar> = [
    "“", "”", "\"", "‘", "’", "'", "「", "」", "『", "』", "《", "》",
  ]
}
