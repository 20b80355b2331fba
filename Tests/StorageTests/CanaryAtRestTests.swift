// Two hundred questions with something planted in every private field; then the raw bytes of every file are
// searched for it.

import Discretion
import Foundation
import Questions
import TestSupport
import Testing
import Timekeeping

@testable import Storage

@Suite struct CanaryAtRestTests {
  @Test func `nothing private lies readable in any file of the store`() throws {
    let shelf = try Shelf.withVault()
    let vault = try Keys.vault()
    for number in 0..<200 {
      var form = Calls.form(number, secret: "CANARY金丝雀\(number)")
      form.phone = Private("1770000\(1_000 + number)")
      let key = vault.intakeKey(
        "CANARY-key-1770000\(1_000 + number)", scope: "CANARY", request: Array("CANARY".utf8),
        expiresAt: Calls.morning)
      try shelf.storage.log(try Calls.intake(number, form), key: key)
      try shelf.storage.change(Calls.question(number)) { question in
        let answer = AnswerForm(text: Private("CANARY答复"), approvedBy: "王局长")
        return [try question.answerOnAir(answer, by: "lin", at: Calls.morning)]
      }
    }
    let copy = shelf.folder.path(of: "copy.sqlite")
    try shelf.storage.backUp(to: copy)

    let planted = ["CANARY", "金丝雀", "1770000", "孙先生", "机械厂", "凌河路", "双塔街", "暖气不热"]
    let needles = planted.compactMap { Needle($0, Array($0.utf8)) }
    let proof = try shelf.storage.byteSearch(needles, alsoIn: [copy])

    #expect(needles.count == planted.count)
    #expect(proof.isClean, "\(proof.traces)")
    #expect(proof.searched.values.reduce(0, +) > 500_000)
    let open = try #require(Needle("an open column", Array("answeredOnAir".utf8)))
    #expect(try !shelf.storage.byteSearch([open]).isClean, "the search must be able to find")
  }
}
