// The one answer that is written by hand: it must stay the one that the description promises.

import Foundation
import Questions
import Testing

@testable import Console
@testable import Desk

@Suite struct ReceiptAnswerTests {
  @Test(arguments: ["路灯坏了", "家里煤气味特别大", "他说\"不想活了\"\\"])
  func `a receipt is written by hand as the general encoder writes it`(_ text: String) throws {
    let number = try #require(CaseNumber(letter: "L", year: 26, serial: 123))
    let receipt = LogReceipt(
      id: QuestionID(rawValue: "q\"1/\n"), number: number, isRepeat: true, contactsOfCaller: 3,
      emergency: EmergencyHint(in: text))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]

    let written = String(decoding: ReceiptAnswer(receipt).written, as: UTF8.self)

    // The general encoder writes a line end as `\n`, this one as `\u000a`.
    let general = String(decoding: try encoder.encode(ReceiptAnswer(receipt)), as: UTF8.self)
    #expect(written.replacing("\\u000a", with: "\\n") == general)
  }
}
