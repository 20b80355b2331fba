// Case numbers are read back over bad lines: one digit misheard, or two neighbours swapped, must be
// noticed, always.

import Foundation
import Questions
import Testing

struct CaseNumberTests {
  private func number(_ serial: Int, letter: Character = "L", year: Int = 26) throws -> CaseNumber {
    try #require(CaseNumber(letter: letter, year: year, serial: serial))
  }

  @Test func `it is short and is read back as itself`() throws {
    for serial in [1, 9, 10, 123, 9_999, 10_000, 99_999, 100_000, CaseNumber.greatestSerial] {
      let number = try number(serial)

      #expect(try CaseNumber(parsing: number.description) == number)
      #expect(number.description.hasPrefix("L26-"))
      #expect(number.description.count(where: \.isNumber) <= 10)
    }
    #expect(try number(12).description.count == 9)
  }

  @Test func `one wrong digit is always found`() throws {
    for serial in stride(from: 1, through: 99_999, by: 1_373) {
      let text = Array(try number(serial).description)
      for place in text.indices where text[place].isNumber {
        for digit in "0123456789" where digit != text[place] {
          var wrong = text
          wrong[place] = digit
          #expect(throws: CaseNumber.Complaint.self) { try CaseNumber(parsing: String(wrong)) }
        }
      }
    }
  }

  @Test func `two neighbours swapped are always found, across the dash too`() throws {
    for serial in stride(from: 1, through: 99_999, by: 397) {
      let text = Array(try number(serial).description.filter { $0 != "-" })
      for place in 1..<(text.count - 1) where text[place] != text[place + 1] {
        var wrong = text
        wrong.swapAt(place, place + 1)
        #expect(throws: CaseNumber.Complaint.self) { try CaseNumber(parsing: String(wrong)) }
      }
    }
  }

  @Test(arguments: [
    "L26-00129", "l26-00129", "Ｌ２６－００１２９", "L26 00129", " L26—00129 ", "l2600129", "L 26 001 29",
  ])
  func `people write it in many ways`(text: String) throws {
    let written = try number(12)

    #expect(
      try CaseNumber(
        parsing: text.replacingOccurrences(of: "9", with: String(written.checkDigit))
          .replacingOccurrences(of: "９", with: String(written.checkDigit))) == written)
  }

  @Test(arguments: [
    "", "L", "26-00123", "L26", "L26-123", "龙26-00123", "L26-0012A", "L26-000123456789",
    "LL26-00123",
    "L26-٠٠١٢٣", "13800138000", "L26-000012",
  ])
  func `what is no number is no number`(text: String) {
    #expect(throws: CaseNumber.Complaint.notANumber) { try CaseNumber(parsing: text) }
  }

  @Test func `it is spoken in two groups`() throws {
    let spoken = try number(12).spoken

    #expect(spoken.hasPrefix("L 二六，零零幺二"))
    #expect(spoken.split(separator: "，").count == 2)
  }

  @Test func `a letter, a year and a serial out of range make no number`() {
    #expect(CaseNumber(letter: "l", year: 26, serial: 1) == nil)
    #expect(CaseNumber(letter: "利", year: 26, serial: 1) == nil)
    #expect(CaseNumber(letter: "L", year: 2026, serial: 1) == nil)
    #expect(CaseNumber(letter: "L", year: 26, serial: 0) == nil)
    #expect(CaseNumber(letter: "L", year: 26, serial: CaseNumber.greatestSerial + 1) == nil)
  }

  @Test func `it is kept as its text, and a damaged text is refused`() throws {
    let number = try number(12)
    let kept = try JSONEncoder().encode([number])

    #expect(String(decoding: kept, as: UTF8.self) == "[\"\(number)\"]")
    #expect(try JSONDecoder().decode([CaseNumber].self, from: kept) == [number])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CaseNumber].self, from: Data("[\"L26-00000\"]".utf8))
    }
  }
}
