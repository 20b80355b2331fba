// Signatures: by different people, of the very text, in order; and nothing but the last one approves.

import Discretion
import Foundation
import Masking
import Testing
import Timekeeping

@testable import Questions

struct ReviewTests {
  private func drafted(_ sensitive: Set<SensitiveMatter> = []) throws -> Question {
    var question = try Cast.question()
    let now = question.receivedAt
    _ = try question.answerOnAir(Cast.answer, by: Cast.lin, at: now)
    _ = try question.decide(.public, reason: "无个人信息", basis: "条例", by: Cast.gao, at: now)
    _ = try question.draft(try Cast.words(), sensitive: sensitive, by: Cast.lin, at: now)
    return question
  }

  private func hash(_ question: Question) throws -> TextHash {
    try #require(question.disclosure.preparation?.draft.text.hash)
  }

  private func sign(
    _ question: inout Question, _ level: ReviewLevel, by name: String
  ) throws -> QuestionEvent {
    try question.sign(
      Signature(by: name), level: level, hash: try hash(question), at: question.receivedAt)
  }

  @Test(arguments: ReviewLevel.allCases)
  func `so many levels as the policy says, and the last one approves`(levels: ReviewLevel) throws {
    var question = try drafted()
    _ = try question.submit(
      under: ReviewPolicy(levels: levels), by: Cast.lin, at: question.receivedAt)
    let people = [Cast.gao, Cast.ma, Cast.he]
    for (level, person) in zip(ReviewLevel.allCases, people) where level <= levels {
      #expect(question.disclosure.stage == .inReview)
      let event = try sign(&question, level, by: person)
      #expect(event.details["isLast"] == String(level == levels))
    }

    guard case .approved(let text) = question.disclosure else {
      Issue.record("not approved: \(question.disclosure.stage)")
      return
    }
    #expect(text.signers == Array(people.prefix(levels.rawValue)))
    #expect(text.hash == text.words.hash)
    #expect(text.answer == "已恢复供水。")
  }

  @Test func `who wrote it and who signed before can't sign`() throws {
    var question = try drafted()
    _ = try question.submit(under: ReviewPolicy(), by: Cast.gao, at: question.receivedAt)

    #expect(throws: Question.Refusal.wroteItThemselves) {
      try sign(&question, .first, by: Cast.lin)
    }
    _ = try sign(&question, .first, by: Cast.gao)
    #expect(throws: Question.Refusal.signedAlready) { try sign(&question, .second, by: Cast.gao) }
    #expect(throws: Question.Refusal.notThisLevel(expected: .second)) {
      try sign(&question, .third, by: Cast.ma)
    }
    #expect(throws: Question.Refusal.notThisLevel(expected: .second)) {
      try sign(&question, .first, by: Cast.ma)
    }
    #expect(throws: Question.Refusal.unnamed) { try sign(&question, .second, by: " ") }
  }

  @Test func `who wrote an earlier version can't sign what another moved a comma in`() throws {
    var question = try drafted()
    _ = try question.draft(
      try Cast.words("已恢复供水，"), sensitive: [], by: Cast.gao, at: question.receivedAt)
    _ = try question.submit(under: ReviewPolicy(), by: Cast.gao, at: question.receivedAt)

    #expect(throws: Question.Refusal.wroteItThemselves) {
      try sign(&question, .first, by: Cast.lin)
    }
    _ = try sign(&question, .first, by: Cast.ma)
  }

  @Test func `an office of one may sign alone, but never what is sensitive`() throws {
    let alone = ReviewPolicy(levels: .first, needsDifferentPeople: false)
    var plain = try drafted()
    _ = try plain.submit(under: alone, by: Cast.lin, at: plain.receivedAt)
    _ = try sign(&plain, .first, by: Cast.lin)
    #expect(plain.disclosure.stage == .approved)

    for matter in SensitiveMatter.allCases {
      var question = try drafted([matter])
      _ = try question.submit(under: alone, by: Cast.lin, at: question.receivedAt)
      #expect(throws: Question.Refusal.wroteItThemselves) {
        try sign(&question, .first, by: Cast.lin)
      }
      _ = try sign(&question, .first, by: Cast.gao)
      #expect(question.disclosure.stage == .inReview)
      #expect(throws: Question.Refusal.signedAlready) {
        try sign(&question, .second, by: Cast.gao)
      }
      _ = try sign(&question, .second, by: Cast.ma)
      #expect(question.disclosure.stage == .approved)
    }
  }

  @Test func `findings about children, illness, belief and identity are sensitive`() {
    let sensitive = Finding.Kind.allCases.filter { SensitiveMatter($0) != nil }

    #expect(
      Set(sensitive) == [
        .minor, .illness, .religion, .identityNumber, .passport, .permit,
      ])
  }

  @Test func `a signature on paper is recorded as one`() throws {
    var question = try drafted()
    _ = try question.submit(
      under: ReviewPolicy(levels: .first), by: Cast.lin, at: question.receivedAt)
    let hash = try hash(question)
    #expect(throws: Question.Refusal.unnamed) {
      try question.sign(
        Signature(onPaper: "何局长", reference: " ", recordedBy: Cast.lin), level: .first, hash: hash,
        at: question.receivedAt)
    }
    let event = try question.sign(
      Signature(onPaper: "何局长", reference: "审核表2026-031", recordedBy: Cast.lin), level: .first,
      hash: hash, at: question.receivedAt)
    let step = try #require(question.reviewSteps.last)

    #expect(event.by == Cast.lin)
    #expect(event.details["signedBy"] == "何局长")
    #expect(step.isOnPaper)
    #expect(step.recordedBy == Cast.lin)
    #expect(question.disclosure.stage == .approved)
  }

  @Test func `an edit voids the signatures, and the old text can't be signed any more`() throws {
    var question = try drafted()
    _ = try question.submit(under: ReviewPolicy(), by: Cast.lin, at: question.receivedAt)
    let old = try hash(question)
    _ = try sign(&question, .first, by: Cast.gao)
    let event = try question.draft(
      try Cast.words("已于5月16日恢复供水。"), sensitive: [], by: Cast.lin, at: question.receivedAt)

    #expect(event.details["voidedSignatures"] == "1")
    #expect(question.disclosure.stage == .drafted)
    #expect(question.texts.map(\.number) == [1, 2])
    #expect(question.reviewSteps.count == 1)
    _ = try question.submit(under: ReviewPolicy(), by: Cast.lin, at: question.receivedAt)
    #expect(throws: Question.Refusal.textChanged) {
      try question.sign(
        Signature(by: Cast.gao), level: .first, hash: old, at: question.receivedAt)
    }
  }

  @Test func `what is sent back needs a reason and loses its signatures`() throws {
    var question = try drafted()
    _ = try question.submit(under: ReviewPolicy(), by: Cast.lin, at: question.receivedAt)
    _ = try sign(&question, .first, by: Cast.gao)
    #expect(throws: Question.Refusal.reasonMissing) {
      try question.sendBack(
        Signature(by: Cast.ma), level: .second, reason: "", at: question.receivedAt)
    }
    let event = try question.sendBack(
      Signature(by: Cast.ma), level: .second, reason: "答复没有写依据", at: question.receivedAt)

    #expect(event.act == .sentBack)
    #expect(question.disclosure.stage == .drafted)
    #expect(question.reviewSteps.map(\.verdict) == [.approved, .sentBack])
    #expect(question.disclosure.preparation?.steps.isEmpty == true)
  }

  @Test func `a text needs a decision, an answer, and words in each part`() throws {
    var question = try Cast.question()
    let now = question.receivedAt
    #expect(throws: Question.Refusal.notDisclosable(.undecided)) {
      try question.draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    }
    _ = try question.decide(.callerOnly, reason: "涉及病情", basis: "条例", by: Cast.gao, at: now)
    #expect(throws: Question.Refusal.notPublic) {
      try question.draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    }
    _ = try question.decide(.partial, reason: "略去病情", basis: "条例", by: Cast.gao, at: now)
    #expect(throws: Question.Refusal.wordsEmpty) {
      try question.draft(
        PublicWords(title: "停水", question: "停水", answer: "\u{3164}", incidentPlace: nil),
        sensitive: [], by: Cast.lin, at: now)
    }
    _ = try question.draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    #expect(throws: Question.Refusal.notAnswered) {
      try question.submit(under: ReviewPolicy(), by: Cast.lin, at: now)
    }
    #expect(throws: Question.Refusal.reasonMissing) {
      try question.decide(.withheld, reason: "理由", basis: " ", by: Cast.gao, at: now)
    }
  }

  @Test func `the digest depends on every character and on which part it stands in`() throws {
    func hash(_ title: String, _ question: String, _ answer: String, _ place: String?) -> TextHash {
      PublicWords(title: title, question: question, answer: answer, incidentPlace: place).hash
    }
    let all = [
      hash("停水", "问", "答", nil), hash("停", "水问", "答", nil), hash("停水", "问答", "", nil),
      hash("停水", "问", "答", "村口"), hash("停水", "问。", "答", nil), hash("停水", "答", "问", nil),
    ]

    #expect(Set(all).count == all.count)
    #expect(hash("停水", "一\r\n二", "答", " ") == hash(" 停水\n", "一\n二", "答\n", nil))
    #expect(all[0].rawValue.count == 64)
  }

  @Test func `a forged signature in the store makes no approved text`() throws {
    var question = try drafted()
    _ = try question.submit(under: ReviewPolicy(), by: Cast.lin, at: question.receivedAt)
    _ = try sign(&question, .first, by: Cast.gao)
    let hidden = question.reveal(for: .storing)
    guard case .inReview(let review) = question.open.disclosure else {
      Issue.record("not in review")
      return
    }

    #expect(throws: Question.Unreadable.signaturesMissing) {
      try Disclosure(open: .approved(review), hidden: hidden)
    }
    var changed = hidden
    changed.words[1] = PublicWords(title: "改", question: "改", answer: "改", incidentPlace: nil)
    #expect(throws: Question.Unreadable.wordsDiffer) {
      try Question(open: question.open, hidden: changed)
    }
    changed.words = [:]
    #expect(throws: Question.Unreadable.wordsMissing) {
      try Question(open: question.open, hidden: changed)
    }
  }
}
