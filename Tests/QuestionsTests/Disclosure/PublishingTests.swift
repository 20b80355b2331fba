// What is online is what was signed; a correction goes through review again; what is withdrawn leaves a
// tombstone; what is forgotten is gone.

import Discretion
import Foundation
import Reminding
import Testing
import Timekeeping

@testable import Questions

struct PublishingTests {
  private func published() throws -> Question {
    var question = try Cast.question()
    try question.publishAll(at: question.receivedAt)
    return question
  }

  @Test func `only the signed digest is published`() throws {
    var question = try Cast.question()
    let now = question.receivedAt
    try question.approve(at: now)
    let other = PublicWords(title: "别的", question: "别的", answer: "别的", incidentPlace: nil).hash
    #expect(throws: Question.Refusal.notTheSignedText) {
      try question.publish(other, at: Cast.slug, by: Cast.gao, at: now)
    }
    let hash = try #require(question.disclosure.preparation?.draft.text.hash)
    for slug in ["", "../../etc", "ABCDEFGH", "L26-00123", "12345"] {
      #expect(throws: Question.Refusal.unsoundSlug) {
        try question.publish(hash, at: PublicSlug(rawValue: slug), by: Cast.gao, at: now)
      }
    }
    let event = try question.publish(hash, at: Cast.slug, by: Cast.gao, at: now)
    #expect(event.act == .published)
    #expect(event.details["hash"] == hash.rawValue)
  }

  @Test func `the public question says what was signed and nothing of the caller`() throws {
    var form = try Cast.form("我叫金丝雀，电话13800138007，村里停水。")
    form.name = Private("金丝雀")
    form.phone = Private("13800138007")
    form.incidentPlace = Private("金丝雀家门口")
    form.topic = "供水"
    var question = try Cast.intake(form).question
    try question.publishAll(at: question.receivedAt)
    let shown = try #require(question.publicQuestion(in: .shanghai) { "姓名-" + $0 })
    let bytes = try JSONEncoder().encode(shown)
    let text = String(decoding: bytes, as: UTF8.self)

    #expect(shown.question == "村里停水五天了。")
    #expect(shown.receivedOn.description == "2026-05-14")
    #expect(shown.answeredBy == Cast.water)
    #expect(shown.signers.map(\.name) == ["姓名-gao", "姓名-ma", "姓名-he"])
    #expect(shown.isAnsweredOnAir)
    for trace in ["金丝雀", "13800138007", "L26", question.id.rawValue] {
      #expect(!text.contains("\"\(trace)") && !text.contains(trace + "\""))
    }
    #expect(try JSONDecoder().decode(PublicQuestion.self, from: bytes) == shown)
  }

  @Test func `words that were changed in the store are not shown`() throws {
    let shown = try #require(try published().publicQuestion(in: .shanghai) { $0 })
    let text = String(decoding: try JSONEncoder().encode(shown), as: UTF8.self)
    let changed = text.replacingOccurrences(of: "已恢复供水。", with: "未恢复供水。")

    #expect(changed != text)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(PublicQuestion.self, from: Data(changed.utf8))
    }
  }

  @Test func `a correction has a note, goes through review again and keeps its address`() throws {
    var question = try published()
    let now = question.receivedAt + .seconds(3_600)
    let words = try Cast.words("已于5月16日恢复供水。")
    #expect(throws: Question.Refusal.noteMissing) {
      try question.draft(words, sensitive: [], note: " ", by: Cast.lin, at: now)
    }
    _ = try question.draft(words, sensitive: [], note: "补充恢复日期", by: Cast.lin, at: now)
    #expect(question.publicQuestion(in: .shanghai) { $0 }?.answer == "已恢复供水。")
    #expect(throws: Question.Refusal.notApproved) {
      try question.publish(words.hash, at: Cast.slug, by: Cast.gao, at: now)
    }
    try question.signAll(at: now)
    let signed = try #require(question.disclosure.preparation?.draft.text.hash)
    let event = try question.publish(
      signed, at: PublicSlug(rawValue: "zzzzzzzzzzzz"), by: Cast.gao, at: now)
    let shown = try #require(question.publicQuestion(in: .shanghai) { $0 })

    #expect(event.act == .corrected)
    #expect(shown.slug == Cast.slug)
    #expect(shown.version == 2)
    #expect(shown.correctionNote == "补充恢复日期")
    #expect(shown.firstPublishedAt == question.receivedAt)
    #expect(shown.publishedAt == now)
    #expect(question.disclosure.preparation == nil)
    #expect(try question.reread() == question)
  }

  @Test func `what stands round the words is signed with them`() throws {
    var question = try published()
    let before = try #require(question.publicQuestion(in: .shanghai) { $0 })
    var form = IntakeForm(programme: question.programme, receivedAt: question.receivedAt)
    form.text = question.text
    form.topic = "供水 13800138000"
    form.nature = question.nature

    _ = try question.amend(
      with: form.checked(), by: Cast.lin, at: question.receivedAt + .seconds(60))

    #expect(question.topic == "供水 13800138000")
    #expect(question.publicQuestion(in: .shanghai) { $0 } == before)
    _ = try question.draft(
      try Cast.words("已恢复供水。"), sensitive: [], note: "改事项", by: Cast.lin,
      at: question.receivedAt + .seconds(120))
    let draft = try #require(question.disclosure.preparation?.draft)
    let frame = draft.text.words.reveal(for: .showing).frame
    #expect(frame.topic == "供水 138****8000")
    #expect(draft.text.hash != before.hash)
  }

  @Test func `a correction can be dropped, and the page stays as it is`() throws {
    var question = try published()
    let before = question.publicQuestion(in: .shanghai) { $0 }
    _ = try question.draft(
      try Cast.words("另一个答复"), sensitive: [], note: "更正", by: Cast.lin, at: question.receivedAt)
    _ = try question.dropCorrection(reason: "原文无误", by: Cast.gao, at: question.receivedAt)

    #expect(question.publicQuestion(in: .shanghai) { $0 } == before)
    #expect(throws: Question.Refusal.notDisclosable(.published)) {
      try question.dropCorrection(reason: "再来", by: Cast.gao, at: question.receivedAt)
    }
  }

  @Test func `what is withdrawn leaves a tombstone and can come back at another address`() throws {
    var question = try published()
    let now = question.receivedAt
    #expect(throws: Question.Refusal.onTheSite) {
      try question.decide(.withheld, reason: "理由", basis: "条例", by: Cast.gao, at: now)
    }
    #expect(throws: Question.Refusal.reasonMissing) {
      try question.withdraw(.wrong, publicReason: "", by: Cast.gao, at: now)
    }
    let event = try question.withdraw(.wrong, publicReason: "内容有误。", by: Cast.gao, at: now)

    #expect(event.details["code"] == "wrong")
    #expect(
      question.tombstone
        == Tombstone(slug: Cast.slug, withdrawnAt: now, publicReason: "内容有误。"))
    #expect(question.publicQuestion(in: .shanghai) { $0 } == nil)
    #expect(throws: Question.Refusal.notDisclosable(.withdrawn)) {
      try question.draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    }
    _ = try question.decide(.public, reason: "已核实", basis: "条例", by: Cast.gao, at: now)
    _ = try question.draft(try Cast.words("核实后的答复"), sensitive: [], by: Cast.lin, at: now)
    try question.signAll(at: now)
    let hash = try #require(question.disclosure.preparation?.draft.text.hash)
    _ = try question.publish(
      hash, at: PublicSlug(rawValue: "zzzzzzzzzzzz"), by: Cast.gao, at: now)
    #expect(question.publicQuestion(in: .shanghai) { $0 }?.slug.rawValue == "zzzzzzzzzzzz")
  }

  @Test func `what is forgotten is nowhere, and what was signed stays`() throws {
    let canary = "金丝雀9527"
    var form = try Cast.form(canary + "停水")
    form.incidentPlace = Private(canary)
    var question = try Cast.intake(form).question
    let now = question.receivedAt
    _ = try question.clearGist(try Cast.masked(canary), by: Cast.gao, at: now)
    _ = try question.answerOnAir(
      AnswerForm(text: Private(canary)), by: Cast.lin, at: now)
    _ = try question.decide(.public, reason: "可", basis: "条例", by: Cast.gao, at: now)
    _ = try question.draft(try Cast.words(canary), sensitive: [], by: Cast.lin, at: now)
    try question.publishAll(at: now)
    _ = try question.draft(
      try Cast.words(canary), sensitive: [], note: "更正", by: Cast.lin, at: now)
    let event = try question.forget(reason: "本人要求", by: Cast.gao, at: now)
    let hidden = String(
      decoding: try JSONEncoder().encode(question.reveal(for: .storing)), as: UTF8.self)

    #expect(event.act == .forgotten)
    #expect(!hidden.contains(canary))
    #expect(question.isForgotten)
    #expect(question.publicQuestion(in: .shanghai) { $0 }?.answer == "已恢复供水。")
    #expect(question.texts.count == 1)
    #expect(try question.reread() == question)
    #expect(throws: Question.Refusal.forgotten) {
      try question.draft(try Cast.words(), sensitive: [], note: "更正", by: Cast.lin, at: now)
    }
  }

  @Test func `nothing new of a forgotten caller goes online`() throws {
    var question = try Cast.question()
    let now = question.receivedAt
    try question.approve(at: now)
    let hash = try #require(question.disclosure.preparation?.draft.text.hash)
    _ = try question.forget(reason: "本人要求", by: Cast.gao, at: now)

    #expect(throws: Question.Refusal.forgotten) {
      try question.publish(hash, at: PublicSlug(rawValue: "zzzzzzzzzzzz"), by: Cast.gao, at: now)
    }
  }

  @Test func `nothing that the caller said is in the open part, in an event or in a picture`()
    throws
  {
    let canary = "金丝雀9527"
    var form = try Cast.form(canary + "停水")
    form.gist = Private(canary)
    form.incidentPlace = Private(canary)
    form.name = Private(canary)
    let logged = try Cast.intake(form)
    var question = logged.question
    let now = question.receivedAt
    var events = [logged.event]
    events += try question.assign(
      to: Dispatch(lead: Cast.water), in: .usual, reckoner: try Cast.reckoner(), by: Cast.lin,
      at: now)
    events.append(
      try question.answer(
        AnswerForm(text: Private(canary), approvedBy: "局长"), by: Cast.zhou, at: now))
    events.append(try question.amendAnswer(Private(canary + "补"), by: Cast.lin, at: now))
    events.append(try question.clearGist(try Cast.masked(canary), by: Cast.gao, at: now))
    events.append(
      try question.decide(.public, reason: "可", basis: "条例", by: Cast.gao, at: now))
    events.append(
      try question.draft(try Cast.words(canary), sensitive: [], by: Cast.lin, at: now))
    events.append(try question.submit(under: ReviewPolicy(), by: Cast.lin, at: now))
    let open = String(decoding: try JSONEncoder().encode(question.open), as: UTF8.self)
    let told = String(decoding: try JSONEncoder().encode(events), as: UTF8.self)
    var picture = ""
    dump(question, to: &picture)
    dump(logged.caller, to: &picture)

    #expect(!open.contains(canary))
    #expect(!told.contains(canary))
    #expect(!picture.contains(canary))
    #expect(!"\(question) \(String(reflecting: logged))".contains(canary))
  }

  @Test func `an address is made of random bytes alone`() throws {
    let one = try #require(PublicSlug(randomBytes: Array(repeating: 0xA5, count: 16)))
    let two = try #require(PublicSlug(randomBytes: [UInt8](0...15)))

    #expect(one.rawValue.count == 16)
    #expect(one.isSound && two.isSound)
    #expect(one != two)
    #expect(PublicSlug(randomBytes: [1, 2, 3]) == nil)
  }
}
