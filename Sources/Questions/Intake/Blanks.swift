// What counts as nothing. People paste invisible fillers, and a "name" of one Hangul filler must not
// pass for a text; line breaks and controls inside a one-line field would forge lines elsewhere.

/// Blanks, fillers and controls.
enum Blanks {
  /// Characters that show nothing though they are letters or symbols to Unicode.
  private static let fillers: Set<UInt32> = [
    0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x2800, 0x3164, 0xFEFF, 0xFFA0,
  ]

  /// Nothing is seen where this stands.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if isEveryday(scalar) { return false }
    return scalar.properties.isWhitespace || isControl(scalar) || fillers.contains(scalar.value)
      || scalar.properties.isDefaultIgnorableCodePoint
      || scalar.properties.generalCategory == .format
  }

  /// Signs, Chinese characters and their punctuation: nearly all of every text, told at a glance,
  /// for looking up a character's properties costs more than all else that is done with it.
  private static func isEveryday(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x7E, 0x4E00...0x9FFF, 0x3001...0x3029, 0xFF01...0xFF5E: true
    default: false
    }
  }

  /// Controls of C0, C1, and the two Unicode line ends.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.value == 0x2028
      || scalar.value == 0x2029
  }

  /// Nothing is seen of this text.
  static func isEmpty(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isBlank) }

  /// Whether `text` has no more than `limit` characters. One character can carry thousands of marks:
  /// the bytes are bounded too, and characters are counted only where there could be too many.
  static func fits(_ text: String, in limit: Int) -> Bool {
    let bytes = text.utf8.count
    return bytes <= limit || (bytes <= limit * bytesPerCharacter && text.count <= limit)
  }

  private static let bytesPerCharacter = 16

  /// Whether `text` has no more than `limit` characters. A character has one scalar at least, and
  /// scalars are counted faster.
  static func isShort(_ text: String, _ limit: Int) -> Bool {
    text.unicodeScalars.count <= limit || text.count <= limit
  }

  /// On one line: runs of blanks and controls become one blank, the ends are trimmed.
  static func oneLine(_ text: String) -> String {
    // Nearly every field, and every field that was left empty.
    if text.unicodeScalars.allSatisfy(isEveryday) { return text }
    var result = String.UnicodeScalarView()
    var isWaiting = false
    for scalar in text.unicodeScalars {
      if !isEveryday(scalar), scalar.properties.isWhitespace || isControl(scalar) {
        isWaiting = !result.isEmpty
        continue
      }
      if isWaiting { result.append(" ") }
      isWaiting = false
      result.append(scalar)
    }
    return trimmed(String(result))
  }

  /// Several lines, each ended by one character and without controls; the ends are trimmed.
  static func lines(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      switch scalar.value {
      case 0x0A where last == "\r": continue
      case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: result.append("\n")
      case 0x09: result.append(" ")
      default: if !isControl(scalar) { result.append(scalar) }
      }
    }
    return trimmed(String(result))
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
