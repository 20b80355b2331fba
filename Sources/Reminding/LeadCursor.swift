// Reading a lead's text from left to right: a normalised copy, a place in it, and the few steps that
// the grammar needs. Full-width forms and blanks are evened out here, once.

import Timekeeping

/// The text of a lead and how far it has been read.
struct LeadCursor {
  private let characters: [Character]
  private var place = 0

  /// A cursor at the start of `text`; full-width ASCII becomes ASCII, letters lower case, blanks go
  /// except one between two words.
  init(_ text: String) {
    var even: [Character] = []
    for character in text {
      let plain = LeadCursor.plain(character)
      if plain == " ", even.last == " " || even.isEmpty { continue }
      even.append(plain)
    }
    while even.last == " " { even.removeLast() }
    characters = even
  }

  /// Nothing is left.
  var isAtEnd: Bool { place == characters.count }
  /// What has not been read yet.
  var rest: String { String(characters[place...]) }

  /// Steps over blanks.
  mutating func skipBlanks() {
    while place < characters.count, characters[place] == " " { place += 1 }
  }

  /// Steps over the first of `words` that stands here; longer words come before their beginnings.
  mutating func take(_ words: [String]) -> String? {
    skipBlanks()
    for word in words where starts(with: word) {
      place += word.count
      return word
    }
    return nil
  }

  /// Steps over `word` if it stands here.
  mutating func take(_ word: String) -> Bool { take([word]) != nil }

  /// Steps over the value of the first spelling of `table` that stands here.
  mutating func take<Value>(from table: [(String, Value)]) -> Value? {
    skipBlanks()
    for (word, value) in table where starts(with: word) {
      place += word.count
      return value
    }
    return nil
  }

  /// A number in ASCII digits or Chinese numerals below a hundred (`十二`, `两`).
  mutating func takeNumber() -> Int? {
    skipBlanks()
    var digits = ""
    while place < characters.count, characters[place].isASCII, characters[place].isNumber,
      digits.count < 9
    {
      digits.append(characters[place])
      place += 1
    }
    return digits.isEmpty ? takeNumeral() : Int(digits)
  }

  private mutating func takeNumeral() -> Int? {
    let start = place
    var tens: Int?
    var units: Int?
    while place < characters.count {
      let character = characters[place]
      if character == "十", tens == nil {
        tens = units ?? 1
        units = nil
      } else if let value = LeadCursor.numerals[character], units == nil {
        units = value
      } else {
        break
      }
      place += 1
    }
    guard place > start else { return nil }
    return (tens ?? 0) * 10 + (units ?? 0)
  }

  private func starts(with word: String) -> Bool {
    characters[place...].starts(with: word)
  }

  private static let numerals: [Character: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
  ]

  private static func plain(_ character: Character) -> Character {
    if character.isWhitespace { return " " }
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else {
      return character
    }
    switch scalar.value {
    case 0xFF01...0xFF5E:
      guard let ascii = Unicode.Scalar(scalar.value - 0xFEE0) else { return character }
      return lowered(ascii)
    case 0x2212, 0x2010...0x2015: return "-"
    default: return lowered(scalar)
    }
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> Character {
    guard ("A"..."Z").contains(Character(scalar)), let small = Unicode.Scalar(scalar.value + 32)
    else { return Character(scalar) }
    return Character(small)
  }
}

// MARK: - Clock times

extension LeadCursor {
  /// A clock time: nil when none stands here, `.some(nil)` when one does that no clock shows.
  mutating func takeClock() -> TimeOfDay?? {
    var reading = self
    let half = reading.take(from: LeadCursor.dayParts)
    guard let hour = reading.takeNumber(), let minute = reading.takeMinute() else { return nil }
    self = reading
    return .some(LeadCursor.clock(hour: hour, minute: minute, half: half))
  }

  private mutating func takeMinute() -> Int? {
    if take(":") { return takeNumber() }
    guard take(["点钟", "点", "时"]) != nil else { return nil }
    if take("半") { return 30 }
    if take("整") { return 0 }
    if take("一刻") { return 15 }
    if take("三刻") { return 45 }
    guard let minute = takeNumber() else { return 0 }
    _ = take("分")
    return minute
  }

  private static func clock(hour: Int, minute: Int, half: DayPart?) -> TimeOfDay? {
    switch half {
    case .none, .morning: TimeOfDay(hour: hour, minute: minute)
    case .afternoon: TimeOfDay(hour: hour < 12 ? hour + 12 : hour, minute: minute)
    }
  }

  private enum DayPart {
    case morning
    case afternoon
  }

  private static let dayParts: [(String, DayPart)] = [
    ("上午", .morning), ("早上", .morning), ("早晨", .morning), ("清晨", .morning),
    ("凌晨", .morning), ("中午", .afternoon), ("下午", .afternoon), ("傍晚", .afternoon),
    ("晚上", .afternoon),
  ]
}
