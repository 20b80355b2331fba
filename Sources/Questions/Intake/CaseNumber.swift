// 受理编号: what the caller writes down and reads back weeks later over a bad line. It is short, it is
// spoken in two groups, and one digit misheard or two neighbours swapped is always noticed.

/// A case number such as `L26-00123`: the programme's letter, the year, a serial of four or more
/// digits, and a check digit. It never has eleven digits, so nobody takes it for a mobile number.
package struct CaseNumber: Hashable, Sendable {
  /// The highest serial of a year.
  package static let greatestSerial = 9_999_999

  /// The programme's letter, `A` to `Z`.
  package let letter: Character
  /// The last two digits of the year.
  package let year: Int
  /// Counted from 1 within programme and year.
  package let serial: Int

  /// Refuses (nil) a letter that is not `A` to `Z`, a year outside 0 to 99 and a serial outside 1 to
  /// `greatestSerial`.
  package init?(letter: Character, year: Int, serial: Int) {
    guard letter.isASCII, ("A"..."Z").contains(letter), (0...99).contains(year),
      (1...CaseNumber.greatestSerial).contains(serial)
    else { return nil }
    self.letter = letter
    self.year = year
    self.serial = serial
  }

  /// The check digit, 0 to 9.
  package var checkDigit: Int {
    Damm.checkDigit(of: [letterValue / 10, letterValue % 10] + digits)
  }

  private var letterValue: Int { Int(letter.asciiValue ?? 65) - 64 }
  /// The digits of year and serial as they are written.
  private var digits: [Int] {
    var serialDigits: [Int] = []
    var rest = serial
    while rest > 0 || serialDigits.count < 4 {
      serialDigits.append(rest % 10)
      rest /= 10
    }
    return [year / 10, year % 10] + serialDigits.reversed()
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

// MARK: - Text

extension CaseNumber: CustomStringConvertible {
  /// `L26-00123`.
  package var description: String {
    String(letter) + CaseNumber.padded(year, to: 2) + "-" + CaseNumber.padded(serial, to: 4)
      + String(checkDigit)
  }

  /// How it is read out: `L 二六，零零幺二三`. One is 幺, as on the telephone.
  package var spoken: String {
    var text = String(letter) + " "
    for (place, digit) in (digits + [checkDigit]).enumerated() {
      if place == 2 { text += "，" }
      text += CaseNumber.words[digit]
    }
    return text
  }

  private static let words = ["零", "幺", "二", "三", "四", "五", "六", "七", "八", "九"]
}

extension CaseNumber: Comparable {
  package static func < (left: CaseNumber, right: CaseNumber) -> Bool {
    (left.year, String(left.letter), left.serial) < (right.year, String(right.letter), right.serial)
  }
}

extension CaseNumber: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      self = try CaseNumber(parsing: try container.decode(String.self))
    } catch let complaint as Complaint {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a case number: \(complaint.rawValue)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

// MARK: - Reading

extension CaseNumber {
  /// Why a text is no case number.
  package enum Complaint: String, CaseIterable, Error, Hashable, Sendable {
    /// It does not look like one.
    case notANumber
    /// It looks like one, but a digit was misheard or mistyped.
    case wrongCheckDigit
  }

  /// Reads what people type: lower case, full width, blanks and any dash, or none at all.
  package init(parsing text: String) throws(Complaint) {
    let characters = text.unicodeScalars.compactMap(CaseNumber.folded)
    guard let letter = characters.first, ("A"..."Z").contains(letter) else {
      throw .notANumber
    }
    let digits = characters.dropFirst().compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
    guard digits.count == characters.count - 1, (7...10).contains(digits.count) else {
      throw .notANumber
    }
    let serial = digits[2..<(digits.count - 1)]
    // More than four digits never begin with a zero: each number is written in one way only.
    guard serial.count == 4 || serial.first != 0,
      let number = CaseNumber(
        letter: letter, year: digits[0] * 10 + digits[1], serial: serial.reduce(0) { $0 * 10 + $1 })
    else { throw .notANumber }
    guard number.checkDigit == digits.last else { throw .wrongCheckDigit }
    self = number
  }

  /// One character as ASCII upper case; nil for blanks and dashes.
  private static func folded(_ scalar: Unicode.Scalar) -> Character? {
    let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
    let dashes: Set<UInt32> = [0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212]
    if dashes.contains(value) || scalar.properties.isWhitespace { return nil }
    let plain = Unicode.Scalar(value) ?? scalar
    return Character(plain).uppercased().first
  }
}

/// The check digit of Damm: a table in which no digit stands twice in a row or column, and no two
/// neighbours may be swapped.
private enum Damm {
  private static let table: [[Int]] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
  ]

  static func checkDigit(of digits: [Int]) -> Int {
    digits.reduce(0) { table[$0][$1] }
  }
}
