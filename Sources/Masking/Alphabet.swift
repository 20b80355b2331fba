// One byte for each character of the basic plane says what may begin there. The scan looks it up
// once per character and passes on at once where nothing can begin, which is nearly everywhere.

/// What each character of the basic plane may be the beginning of.
struct Alphabet: Sendable {
  private let marks: [UInt8]

  /// The bits in which a digit's value (plus one), or `separator`, `ignorable`, `tens` stand.
  static let low: UInt8 = 0x0F
  /// May stand between groups of digits.
  static let separator: UInt8 = 11
  /// Shows nothing: zero-width characters, direction marks, variation selectors.
  static let ignorable: UInt8 = 12
  /// 十, 百: part of a counted number, never of one read digit by digit.
  static let tens: UInt8 = 13
  /// Abbreviates a province on a plate.
  static let province: UInt8 = 0x10
  /// A word of the lexicon, or a rule of its own, begins here.
  static let trigger: UInt8 = 0x20
  /// May be a part of a name or a road: an ideograph.
  static let ideograph: UInt8 = 0x40
  /// A surname.
  static let surname: UInt8 = 0x80

  init(_ lexicon: Lexicon) {
    var marks = [UInt8](repeating: 0, count: 0x10000)
    for scalar in 0x3400...0x9FFF { marks[scalar] |= Self.ideograph }
    marks[0x3007] |= Self.ideograph
    for (value, spellings) in Self.digits.enumerated() {
      for scalar in spellings.unicodeScalars where scalar.value < 0x10000 {
        marks[Int(scalar.value)] |= UInt8(value + 1)
      }
    }
    for (first, zero) in Self.digitRows {
      for value in (zero ? 0 : 1)...9 {
        marks[Int(first) + value - (zero ? 0 : 1)] |= UInt8(value + 1)
      }
    }
    for scalar in Self.separators.unicodeScalars { marks[Int(scalar.value)] |= Self.separator }
    for scalar in Self.ignorables { marks[scalar] |= Self.ignorable }
    for scalar in "十百".unicodeScalars { marks[Int(scalar.value)] |= Self.tens }
    for scalar in Self.provinces.unicodeScalars { marks[Int(scalar.value)] |= Self.province }
    for scalar in Surnames.single.unicodeScalars where scalar.value < 0x10000 {
      marks[Int(scalar.value)] |= Self.surname
    }
    for scalar in lexicon.firsts { marks[Int(scalar)] |= Self.trigger }
    for scalar in Self.signs.unicodeScalars { marks[Int(scalar.value)] |= Self.trigger }
    self.marks = marks
  }

  /// Lends the marks, one for each of the 65,536 characters.
  func withMarks<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    marks.withUnsafeBufferPointer(body)
  }
}

// MARK: - Characters

extension Alphabet {
  private static let digits = [
    "0〇零⓪⓿", "1一壹幺么", "2二贰贰貳", "3三叁參叄", "4四肆", "5五伍", "6六陆陸", "7七柒", "8八捌",
    "9九玖",
  ]

  /// Rows of nine or ten digits in a row: first character, and whether it is nought.
  private static let digitRows: [(UInt32, Bool)] = [
    (0xFF10, true), (0x0660, true), (0x06F0, true), (0x2080, true), (0x2460, false),
    (0x2474, false), (0x2488, false), (0x24F5, false), (0x2776, false), (0x2780, false),
    (0x278A, false), (0x3220, false), (0x3280, false),
  ]

  private static let separators =
    " -.\t\n\r,()/_+*~\u{A0}·‐‑‒–—―•\u{3000}－．，、（）／＿・ー−～\u{2000}\u{2001}\u{2002}"
    + "\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}\u{202F}\u{2028}\u{2029}"

  private static let ignorables =
    [0xAD, 0x061C, 0x180E, 0x20E3, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF, 0x3164, 0x115F, 0x1160]
    + Array(0x200B...0x200F) + Array(0x202A...0x202E) + Array(0x2061...0x2069)

  private static let provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

  /// Signs and letters at which a rule of its own begins.
  private static let signs = "@＠([（［【<aAhHqQvVwWEGDSPKCTLMｑＱｖＶｗＷ岁村"
}
