// Whoever is forgotten is forgotten in the notes of the staff too, at every stage.

import Discretion
import Foundation
import Masking
import Questions
import Reminding
import Testing
import Timekeeping

@Suite struct ForgettingTests {
  private static let canary = "金丝雀九五二七"

  /// A stage in which staff have written the caller's name wherever they can.
  enum Stage: CaseIterable, Sendable {
    case reassigned, answered, closed, declined, transferred, withheld, approved, published
    case correcting, withdrawn

    var isPublic: Bool {
      switch self {
      case .reassigned, .answered, .closed, .declined, .transferred, .withheld: false
      case .approved, .published, .correcting, .withdrawn: true
      }
    }
  }

  private func question(_ stage: Stage) throws -> Question {
    let canary = ForgettingTests.canary
    var form = try Cast.form(canary + "停水")
    // What goes on the page is signed and stays; no canary there.
    form.topic = stage.isPublic ? "供水" : canary
    form.area = stage.isPublic ? "双塔区" : canary
    form.campaignTags = stage.isPublic ? ["供水月"] : [canary, "供水月"]
    var question = try Cast.intake(form).question
    let now = question.receivedAt
    let later = now + .seconds(60)
    let answer = AnswerForm(
      text: Private(canary), policyReferences: [stage.isPublic ? "供水条例" : canary],
      approvedBy: canary,
      department: Cast.water)
    switch stage {
    case .reassigned, .answered, .closed:
      try question.assignToWater()
      _ = try question.returnToDesk(
        reason: canary, reckoner: try Cast.reckoner(), by: Cast.zhou, at: now)
      try question.assignToWater()
      _ = try question.extend(
        by: 1, reason: canary, approvedBy: canary, reckoner: try Cast.reckoner(),
        recordedBy: Cast.zhou, at: now)
      if stage == .reassigned { break }
      _ = try question.answer(answer, by: Cast.zhou, at: now)
      _ = try question.reopen(reason: "不满意", by: Cast.lin, at: now)
      try question.assignToWater(at: later)
      _ = try question.answer(answer, by: Cast.zhou, at: later)
      if stage == .closed { _ = try question.close(by: Cast.gao, at: later) }
    case .declined: _ = try question.decline(.privacy, note: canary, by: Cast.lin, at: now)
    case .transferred: _ = try question.transfer(to: canary, by: Cast.lin, at: now)
    case .withheld:
      _ = try question.decide(.withheld, reason: canary, basis: canary, by: Cast.gao, at: now)
    case .approved, .published, .correcting, .withdrawn:
      _ = try question.answerOnAir(answer, by: Cast.lin, at: now)
      _ = try question.decide(.public, reason: canary, basis: canary, by: Cast.gao, at: now)
      try sign(&question, sentBack: canary, at: now)
      if stage != .approved { try publish(&question, at: now) }
      if stage == .correcting {
        _ = try question.draft(
          try Cast.words(canary), sensitive: [], note: canary, by: Cast.lin, at: now)
      }
      if stage == .withdrawn {
        _ = try question.withdraw(.outdated, publicReason: "情况有变", by: Cast.gao, at: now)
      }
    }
    return question
  }

  private func sign(_ question: inout Question, sentBack reason: String, at now: Timestamp) throws {
    let kept = KeptFinding(part: "answer", kind: "landline", words: reason, reason: reason)
    _ = try question.draft(try Cast.words(), DraftCare(kept: [kept]), by: Cast.lin, at: now)
    _ = try question.submit(under: ReviewPolicy(), by: Cast.lin, at: now)
    _ = try question.sendBack(Signature(by: Cast.gao), level: .first, reason: reason, at: now)
    try question.signAll(reply: reason, at: now)
  }

  private func publish(_ question: inout Question, at now: Timestamp) throws {
    let hash = try #require(question.disclosure.preparation?.draft.text.hash)
    _ = try question.publish(hash, at: Cast.slug, by: Cast.gao, at: now)
  }

  @Test(arguments: Stage.allCases)
  func `no note of the staff outlives what the caller said`(_ stage: Stage) throws {
    let canary = ForgettingTests.canary
    var question = try question(stage)
    let before = question
    #expect(try stored(question).contains(canary), "else this test says nothing")

    _ = try question.forget(
      reason: "本人要求", by: Cast.gao, at: question.receivedAt + .seconds(90),
      naming: { $0.contains(canary) })

    #expect(try !stored(question).contains(canary))
    #expect(question.handling.stage == before.handling.stage)
    #expect(question.disclosure.stage == before.disclosure.stage)
    #expect(question.campaignTags == before.campaignTags.filter { $0 != canary })
    #expect(
      question.publicQuestion(in: .shanghai, name: { $0 })
        == before.publicQuestion(in: .shanghai, name: { $0 }))
    #expect(try question.reread() == question)
  }

  @Test func `names of colleagues and of documents that name nobody stay`() throws {
    var question = try Cast.question()
    try question.assignToWater()
    _ = try question.answer(Cast.answer, by: Cast.zhou, at: question.receivedAt)

    _ = try question.forget(
      reason: "本人要求", by: Cast.gao, at: question.receivedAt, naming: { $0.contains("秦海波") })

    #expect(question.handling.answer?.approvedBy == "刘建国")
    #expect(question.handling.answer?.department == Cast.water)
  }

  @Test func `a draft that was stored before reasons were kept is read`() throws {
    var question = try Cast.question()
    try question.approve(at: question.receivedAt)
    let open = String(decoding: try JSONEncoder().encode(question.open), as: UTF8.self)
    let old = open.replacingOccurrences(of: "\"kept\":[],", with: "")
      .replacingOccurrences(of: ",\"kept\":[]", with: "")
    #expect(old.count < open.count, "else this test says nothing")

    let read = try Question(
      open: try JSONDecoder().decode(Question.Open.self, from: Data(old.utf8)),
      hidden: question.reveal(for: .storing))

    #expect(read == question)
  }

  private func stored(_ question: Question) throws -> String {
    String(decoding: try JSONEncoder().encode(question.open), as: UTF8.self)
      + String(decoding: try JSONEncoder().encode(question.reveal(for: .storing)), as: UTF8.self)
  }
}
