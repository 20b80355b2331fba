// What happened last to a text, whether it stands as it did, and what is asked of words that were sent
// back.

import Testing
import Timekeeping

@testable import Questions

struct ReviewMoveTests {
  private func decided() throws -> Question {
    var question = try Cast.question()
    let now = question.receivedAt
    _ = try question.answerOnAir(Cast.answer, by: Cast.lin, at: now)
    _ = try question.decide(.public, reason: "无个人信息", basis: "条例", by: Cast.gao, at: now)
    return question
  }

  private func sentBack() throws -> Question {
    var question = try decided()
    let now = question.receivedAt
    _ = try question.draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    _ = try question.submit(under: ReviewPolicy(), by: Cast.lin, at: now)
    _ = try question.sendBack(
      Signature(by: Cast.gao), level: .first, reason: "答复没有写依据", at: now)
    return question
  }

  @Test func `whatever happens to a text leaves another mark, and says who did it`() throws {
    var question = try decided()
    let now = question.receivedAt
    var marks = [question.draftMark]
    var moves = [question.lastReviewMove?.kind]
    func note() {
      marks.append(question.draftMark)
      moves.append(question.lastReviewMove?.kind)
    }
    _ = try question.draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    note()
    _ = try question.submit(under: ReviewPolicy(levels: .second), by: Cast.lin, at: now)
    note()
    let hash = try #require(question.disclosure.preparation?.draft.text.hash)
    _ = try question.sign(Signature(by: Cast.gao), level: .first, hash: hash, at: now)
    note()
    _ = try question.sign(Signature(by: Cast.ma), level: .second, hash: hash, at: now)
    note()
    #expect(question.lastReviewMove?.by == Cast.ma)
    _ = try question.publish(hash, at: PublicSlug(rawValue: "abcdefgh"), by: Cast.he, at: now)
    note()
    _ = try question.draft(
      try Cast.words("已于5月16日恢复供水。"), sensitive: [], note: "补充日期", by: Cast.lin, at: now)
    note()

    #expect(Set(marks).count == marks.count)
    #expect(
      moves == [
        .decided, .written(version: 1), .submitted, .signed(.first), .signed(.second),
        .published(version: 1), .written(version: 2),
      ])
    #expect(try question.reread().draftMark == question.draftMark)
  }

  @Test func `the very words that were sent back need a reply, changed ones do not`() throws {
    var question = try sentBack()
    let now = question.receivedAt
    #expect(question.sentBack?.reason == "答复没有写依据")
    #expect(question.lastReviewMove?.kind == .sentBack(.first))
    for reply in [nil, " ", "\u{3164}"] {
      #expect(throws: Question.Refusal.unchangedText) {
        try question.submit(under: ReviewPolicy(), reply: reply, by: Cast.lin, at: now)
      }
    }
    var same = question
    _ = try same.draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    #expect(throws: Question.Refusal.unchangedText) {
      try same.submit(under: ReviewPolicy(), by: Cast.lin, at: now)
    }

    var explained = question
    let event = try explained.submit(
      under: ReviewPolicy(), reply: "依据写在第二段", by: Cast.lin, at: now)
    #expect(event.reason == "依据写在第二段")
    guard case .inReview(let review) = explained.disclosure else {
      Issue.record("not in review")
      return
    }
    #expect(review.reply == "依据写在第二段")
    #expect(review.withoutNotes.reply == nil)

    _ = try question.draft(
      try Cast.words("已恢复供水，依据见公告。"), sensitive: [], by: Cast.lin, at: now)
    #expect(question.sentBack == nil)
    #expect(question.lastSentBack?.reason == "答复没有写依据")
    _ = try question.submit(under: ReviewPolicy(), by: Cast.lin, at: now)
    #expect(question.lastSentBack == nil)
  }

  @Test func `who can't sign is known before the pen`() throws {
    var question = try decided()
    let now = question.receivedAt
    _ = try question.draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    #expect(question.objection(toSigner: Cast.lin) == nil)
    _ = try question.draft(try Cast.words("已恢复供水，"), sensitive: [], by: Cast.he, at: now)
    _ = try question.submit(under: ReviewPolicy(), by: Cast.he, at: now)
    let hash = try #require(question.disclosure.preparation?.draft.text.hash)

    #expect(question.objection(toSigner: Cast.lin) == .wroteItThemselves)
    #expect(question.objection(toSigner: Cast.he) == .wroteItThemselves)
    #expect(question.objection(toSigner: Cast.gao) == nil)
    _ = try question.sign(Signature(by: Cast.gao), level: .first, hash: hash, at: now)
    #expect(question.objection(toSigner: Cast.gao) == .signedAlready)
    #expect(question.objection(toSigner: Cast.ma) == nil)
  }
}
