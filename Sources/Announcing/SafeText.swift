// What producers type stands in messages that ring telephones. Nothing in it may ring one by itself,
// hide or turn text round, or break a line; it stays readable.

/// Text that is safe inside a message.
package enum SafeText {
  /// One line without control, direction and invisible characters, whose signs can start neither a
  /// mention (`@所有人`, `<@all>`, `<at user_id="all">`) nor a tag nor a link.
  package static func line(_ text: String) -> String {
    if isPlain(text) { return text }
    var scalars = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      guard let safe = replacement(of: scalar) else { continue }
      // A letter carries a few marks at most; towers of them climb over the neighbouring lines.
      marks = safe.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
      if marks <= 3 { scalars.append(safe) }
    }
    return blanksEvened(String(scalars))
  }

  /// Whether nothing of `text` has to change, seen at a glance: everyday characters alone, no blank
  /// at an end or beside another. Most texts are like this, and looking at each character's
  /// properties costs more than sending it.
  private static func isPlain(_ text: String) -> Bool {
    var isAfterBlank = true
    for scalar in text.unicodeScalars {
      if scalar == " " {
        if isAfterBlank { return false }
        isAfterBlank = true
      } else {
        guard isEveryday(scalar) else { return false }
        isAfterBlank = false
      }
    }
    return !isAfterBlank || text.isEmpty
  }

  private static func isEveryday(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x40, 0x3C, 0x3E, 0x26, 0x5B, 0x5D, 0x60: false
    // ASCII, Chinese characters, their blank and punctuation without its marks, full-width forms.
    case 0x21...0x7E, 0x4E00...0x9FA5, 0x3000...0x3029, 0xFF01...0xFF5E, 0x2013...0x201D, 0xB7: true
    default: false
    }
  }

  /// The same, cut to at most `limit` characters with an ellipsis.
  package static func piece(_ text: String, limit: Int) -> String {
    let line = line(text)
    // A character is a scalar or more; scalars are counted in no time.
    if line.unicodeScalars.count <= limit { return line }
    return line.count <= limit ? line : line.prefix(limit - 1) + "…"
  }

  /// Nil for what is left out.
  private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "@", "﹫": "＠"
    case "<": "＜"
    case ">": "＞"
    case "&": "＆"
    case "[": "［"
    case "]": "］"
    case "`": "｀"
    case "\u{2028}", "\u{2029}", "\u{85}": " "
    default: ordinary(scalar)
    }
  }

  private static func ordinary(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.properties.generalCategory {
    case .control: scalar.value == 9 || scalar.value == 10 || scalar.value == 13 ? " " : nil
    // The joiner holds families of emoji together and is harmless elsewhere.
    case .format: scalar.value == 0x200D ? scalar : nil
    case .surrogate, .privateUse, .unassigned: nil
    default: isInvisible(scalar) ? nil : scalar
    }
  }

  /// Letters and marks that are drawn as nothing and are no format characters.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: true
    default: false
    }
  }

  private static func blanksEvened(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
