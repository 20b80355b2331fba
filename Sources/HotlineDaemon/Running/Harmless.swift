// What callers and others wrote may hold signs that steer a terminal: clear it, ring, colour it, turn the
// direction of writing. Everything that is printed for people passes through here.

/// Makes texts harmless to terminals.
enum Harmless {
  /// `text` with each such sign written out, as JSON writes it, so that an answer in JSON still says the
  /// same; line breaks and tabs stay.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      // A table ends its lines with both signs.
      let endsLine = scalar == "\r" && rest.first == "\n"
      guard steers(scalar), !endsLine else {
        result.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      result.append(
        contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
          .unicodeScalars)
    }
    return String(result)
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E,
      0x2066...0x2069:
      true
    default: false
    }
  }
}
