// Trimming as producers' files need it: ideographic and no-break spaces are blanks too.

extension StringProtocol {
  /// The text without blanks at its ends: spaces, tabs, line ends, U+3000, U+00A0 and the zero-width
  /// space.
  package var trimmed: String {
    var start = unicodeScalars.startIndex
    var end = unicodeScalars.endIndex
    while start < end, unicodeScalars[start].isPlanBlank {
      start = unicodeScalars.index(after: start)
    }
    while end > start {
      let before = unicodeScalars.index(before: end)
      guard unicodeScalars[before].isPlanBlank else { break }
      end = before
    }
    return String(self[start..<end])
  }

  /// The text with the first occurrence of `part` replaced, and blanks behind it removed.
  func replacingFirst(_ part: Character, with replacement: String) -> String {
    guard let index = firstIndex(of: part) else { return String(self) }
    return self[..<index] + replacement + self[self.index(after: index)...].trimmed
  }
}

extension Unicode.Scalar {
  /// Whether it is a blank in the sense of `trimmed`.
  package var isPlanBlank: Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000, 0x200B: true
    default: false
    }
  }
}

extension String {
  /// The text with full-width digits made ordinary ones.
  var foldedDigits: String {
    guard unicodeScalars.contains(where: { (0xFF10...0xFF19).contains($0.value) }) else {
      return self
    }
    var folded = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isWide = (0xFF10...0xFF19).contains(scalar.value)
      folded.append(
        isWide ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)) : scalar)
    }
    return String(folded)
  }
}
