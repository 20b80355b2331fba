// What an act is about, beside who and why: a level, a department, a version. The kinds are such
// that words of a caller do not fit into any of them.

package import Timekeeping

/// One particular of an act.
package enum JournalDetail: Hashable, Sendable {
  /// Another identity: of a member, a question, a text version.
  case id(JournalID)
  /// A word of a fixed list or of the schedule: a state, a role, a department's code.
  case code(JournalCode)
  /// A SHA-256 digest of a text.
  case digest(JournalHash)
  /// A number of things, a level, a version.
  case count(Int)
  /// A calendar day.
  case day(CalendarDay)

  /// The particular as it stands in the row: `kind:value`.
  var text: String {
    switch self {
    case .id(let id): "id:" + id.text
    case .code(let code): "code:" + code.text
    case .digest(let digest): "digest:" + digest.hex
    case .count(let count): "count:" + String(count)
    case .day(let day): "day:" + day.description
    }
  }

  /// The value without its kind, as people read it; a digest is cut to twelve signs.
  package var shown: String {
    switch self {
    case .id(let id): id.text
    case .code(let code): code.text
    case .digest(let digest): String(digest.hex.prefix(12)) + "…"
    case .count(let count): String(count)
    case .day(let day): day.description
    }
  }

  /// An identity or a code as it was given; nil for anything else.
  package var word: String? {
    switch self {
    case .id(let id): id.text
    case .code(let code): code.text
    case .digest, .count, .day: nil
    }
  }

  /// All figures of a digest; nil for anything else.
  package var hex: String? {
    switch self {
    case .digest(let digest): digest.hex
    case .id, .code, .count, .day: nil
    }
  }

  /// Reads `kind:value`; nil when it is not one.
  init?(text: Substring) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let value = String(text[text.index(after: colon)...])
    switch text[..<colon] {
    case "id": if let id = JournalID(value) { self = .id(id) } else { return nil }
    case "code": if let code = JournalCode(value) { self = .code(code) } else { return nil }
    case "digest":
      if let hash = JournalHash(hex: value) { self = .digest(hash) } else { return nil }
    case "count": if let count = Int(value) { self = .count(count) } else { return nil }
    case "day": if let day = CalendarDay(iso: value) { self = .day(day) } else { return nil }
    default: return nil
    }
  }

  /// The kind that `plain` looks like: a day, a digest, a small number, an identity, else a code;
  /// nil when it is none of them, for then it is free text.
  package init?(plain: String) {
    if let day = CalendarDay(iso: plain) {
      self = .day(day)
    } else if let digest = JournalHash(hex: plain) {
      self = .digest(digest)
    } else if plain.utf8.count < 7, let count = Int(plain) {
      self = .count(count)
    } else if let id = JournalID(plain) {
      self = .id(id)
    } else if let code = JournalCode(plain) {
      self = .code(code)
    } else {
      return nil
    }
  }
}

/// A word of a fixed list: at most 120 bytes of letters (Chinese ones too, since departments have
/// such codes), digits and `- _ . , + / ·`, without blanks and without seven digits in a row.
package struct JournalCode: Hashable, Sendable, CustomStringConvertible {
  /// The code as it was given.
  package let text: String

  /// `text` as a code; nil when it has another shape.
  package init?(_ text: String) {
    guard (1...120).contains(text.utf8.count),
      text.unicodeScalars.allSatisfy(Self.isAllowed), !hasLongDigitRun(text)
    else { return nil }
    self.text = text
  }

  package var description: String { text }

  /// The code nearest to what a person typed in a field of a form: 《条例》第19条 becomes ·条例·第19条,
  /// and the figures of what may be a telephone number become dots as well.
  package init(near typed: String) {
    let hidesFigures = hasLongDigitRun(typed)
    var words = String.UnicodeScalarView()
    var length = 0
    for scalar in typed.unicodeScalars {
      let isFigure = scalar.properties.numericType == .decimal
      let isCode = Self.isAllowed(scalar) && !(hidesFigures && isFigure)
      let sign: Unicode.Scalar = isCode ? scalar : "·"
      if sign == "·", words.last == "·" { continue }
      length += UTF8.width(sign)
      if length > 120 { break }
      words.append(sign)
    }
    text = words.isEmpty ? "·" : String(words)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      return JournalID.isLetter(byte) || JournalID.isDigit(byte) || "-_.,+/".utf8.contains(byte)
    }
    return scalar == "·" || scalar.properties.isIdeographic
  }
}

/// Whether seven decimal digits of any script follow one another in `text`, blanks between them not
/// counted, or eleven with hyphens.
func hasLongDigitRun(_ text: String) -> Bool {
  var run = 0
  // A telephone number may be written with hyphens, and so may a day; eleven figures are no day.
  var hyphened = 0
  for scalar in text.unicodeScalars {
    if isDecimal(scalar) {
      run += 1
      hyphened += 1
      if run >= 7 || hyphened >= 11 { return true }
      continue
    }
    if scalar != " " { run = 0 }
    if !isDash(scalar) { hyphened = 0 }
  }
  return false
}

// Most of what is asked is ASCII, for which the tables of Unicode need not be asked.

private func isDecimal(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII
    ? JournalID.isDigit(UInt8(scalar.value)) : scalar.properties.numericType == .decimal
}

private func isDash(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII ? scalar == "-" : scalar.properties.generalCategory == .dashPunctuation
}
