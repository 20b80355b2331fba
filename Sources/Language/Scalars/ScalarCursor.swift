// A cursor over one short text (a date, a clock time, a weekday) after everything that only looks
// different has been made equal: full-width forms, blanks of every width, zero-width characters.

/// Walks over the folded text; every step consumes at least one character or nothing at all.
struct ScalarCursor {
  private let scalars: [Unicode.Scalar]
  private(set) var index = 0

  /// At the start of `text`, folded; blanks at both ends are dropped.
  init(_ text: some StringProtocol) {
    var folded: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if let plain = ScalarCursor.fold(scalar) { folded.append(plain) }
    }
    while folded.last == " " { folded.removeLast() }
    self.scalars = Array(folded.drop { $0 == " " })
  }

  /// Nothing is left.
  var isAtEnd: Bool { index >= scalars.count }

  /// The next character, unless nothing is left.
  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// What is left.
  var rest: String { text(from: index) }

  /// The folded text from `start` up to here or to `end`.
  func text(from start: Int, to end: Int? = nil) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<(end ?? scalars.count)])
    return String(view)
  }

  /// Goes back to a place that was noted before.
  mutating func rewind(to place: Int) { index = place }

  /// Passes one character.
  mutating func advance() { index += 1 }

  /// Passes blanks.
  mutating func skipBlanks() {
    while next == " " { index += 1 }
  }

  /// Passes `word` if it stands here.
  mutating func take(_ word: String) -> Bool {
    var place = index
    for scalar in word.unicodeScalars {
      guard place < scalars.count, scalars[place] == scalar else { return false }
      place += 1
    }
    index = place
    return true
  }

  /// Passes the first of `words` that stands here.
  mutating func takeAny(_ words: [String]) -> String? {
    words.first { take($0) }
  }

  /// Passes a number in digits or in Chinese numerals; nil when none stands here.
  mutating func number() -> WrittenNumber? {
    digits() ?? chineseNumber()
  }

  /// Passes at most nine ASCII digits; more than nine are no number of ours.
  mutating func digits() -> WrittenNumber? {
    let start = index
    var value = 0
    while let scalar = next, ("0"..."9").contains(scalar), index - start < 10 {
      value = value * 10 + Int(scalar.value - 48)
      index += 1
    }
    guard index > start, index - start < 10 else {
      index = start
      return nil
    }
    return WrittenNumber(value: value, length: index - start)
  }

  private mutating func chineseNumber() -> WrittenNumber? {
    let start = index
    var value = 0
    var last: Int?
    var hasTen = false
    while let scalar = next, index - start < 4 {
      if scalar == "十" {
        guard !hasTen else { break }
        value = (last ?? 1) * 10
        last = nil
        hasTen = true
      } else if let digit = ScalarCursor.numerals.firstIndex(of: scalar == "零" ? "〇" : scalar) {
        if hasTen, last != nil { break }
        value = hasTen ? value + digit : value * 10 + digit
        last = digit
      } else {
        break
      }
      index += 1
    }
    guard index > start else { return nil }
    return WrittenNumber(value: value, length: index - start)
  }

  private static let numerals: [Unicode.Scalar] = [
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九",
  ]
}

/// A number together with how many characters it was written in.
struct WrittenNumber: Equatable {
  let value: Int
  let length: Int
}

// MARK: - Folding

extension ScalarCursor {
  /// The plain form of a character; nil for characters that are not seen.
  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xFF01...0xFF5D: Unicode.Scalar(scalar.value - 0xFEE0)
    case 0x3000, 0xA0, 0x09, 0x0A, 0x0D, 0x2002...0x200A, 0x202F: " "
    case 0x200B...0x200D, 0xFEFF, 0x2060: nil
    case 0x2236, 0xFE30: ":"
    case 0x2010...0x2015, 0x2212, 0x2500, 0x301C, 0x7E, 0xFF5E: "-"
    case 0x3010, 0x3014: "("
    case 0x3011, 0x3015: ")"
    default: scalar
    }
  }

  /// Passes what stands between the two ends of a range: dashes of every width, `至`, `到`.
  mutating func takeRangeSeparator() -> Bool {
    let start = index
    skipBlanks()
    var found = false
    while next == "-" || next == "至" || next == "到" {
      found = true
      index += 1
    }
    // A numeral one that was typed for a dash, as in 9:00一10:00.
    if !found, next == "一" {
      found = true
      index += 1
    }
    skipBlanks()
    if !found { index = start }
    return found
  }

  /// Whether `text` has digits of double width, which are understood and remarked on.
  static func hasFullWidthDigits(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0xFF10...0xFF19).contains($0.value) }
  }
}

/// Words by which an office says that something is still open.
enum OpenWords {
  private static let words: Set<String> = [
    "待定", "未定", "机动", "待商定", "另定", "另行通知", "另行商定", "待通知", "日期待定", "时间待定", "暂未定",
    "暂定", "时间未定", "日期未定", "具体时间待定", "-", "--", "/", "无",
  ]

  /// Whether `cursor`'s whole text is such a word.
  static func contain(_ text: String) -> Bool { words.contains(text) }
}
