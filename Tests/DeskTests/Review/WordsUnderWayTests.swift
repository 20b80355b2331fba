// The public words are looked at for the question's own callers before anybody signs them, and again
// when a caller has come in by a merge.

import Desk
import Discretion
import Membership
import Questions
import Testing

@Suite struct WordsUnderWayTests {
  @Test(arguments: [
    "秦海波问路灯何时修好。", "请打13800138015。", "请打138 0013 8015。",
  ])
  func `a draft with the caller's own data is refused where it is written`(
    _ words: String
  ) async throws {
    let room = try await Newsroom()
    let id = try await room.answered()

    let refusal = await #expect(throws: DeskError.self) {
      _ = try await room.approved(id, question: words, answer: "已经修好。", keepingAll: true)
    }
    #expect(refusal?.code == .invalid)
    let wording = refusal?.wording ?? ""
    #expect(wording.contains("“问题”里有来电人"), "\(wording)")
    #expect(!wording.contains("秦") && !wording.contains("138"))
    #expect(try await room.question(id).disclosure.stage == .decided)
  }

  @Test func `surname and form of address may stand`() async throws {
    let room = try await Newsroom()
    let id = try await room.answered()
    _ = try await room.approved(
      id, question: "秦先生问路灯何时修好。", answer: "已经修好。", keepingAll: true)
    #expect(try await room.question(id).disclosure.stage == .approved)
  }

  @Test func `who came in by a merge is found at the signature and at the publication`()
    async throws
  {
    let room = try await Newsroom()
    let id = try await room.answered()
    let hash = try await room.approved(
      id, question: "欧阳春梅问路灯何时修好。", answer: "已经修好。", keepingAll: true)
    var form = Newsroom.form("文化路口路灯还是坏的。")
    form.name = Private("欧阳春梅")
    let other = try await room.log(form)
    _ = try await room.desk.questions.merge(other, into: id, by: Newsroom.gao)

    let refusal = await #expect(throws: DeskError.self) {
      _ = try await room.desk.publication.publish(id, hash: hash, by: Newsroom.wang)
    }
    #expect(refusal?.code == .invalid)
    let wording = refusal?.wording ?? ""
    #expect(wording.contains("来电人姓名") && wording.contains("再发布"), "\(wording)")
    #expect(try await room.question(id).disclosure.stage == .approved)
  }

  @Test func `a page opened before somebody acted writes nothing, and says who acted when`()
    async throws
  {
    let room = try await Newsroom()
    let id = try await room.answered()
    let words: [DraftPart: DraftWords] = [
      .title: DraftWords(Private("路灯不亮")), .question: DraftWords(Private("路灯坏了。")),
      .answer: DraftWords(Private("会修的。")),
    ]
    _ = try await room.approved(id, question: "路灯坏了。", answer: "已经修好。")
    let stale = DraftMark(rawValue: "earlier")

    let refusal = await #expect(throws: DeskError.self) {
      _ = try await room.desk.review.draft(id, words, base: stale, by: Newsroom.gao)
    }
    #expect(refusal?.code == .conflict)
    let wording = refusal?.wording ?? ""
    #expect(wording.contains("5月14日9:00作了初审签字"), "\(wording)")
    #expect(wording.contains("已签的字会作废"), "\(wording)")
    let question = try await room.question(id)
    #expect(question.disclosure.stage == .approved && question.texts.count == 1)
    _ = try await room.desk.review.draft(
      id, words, base: question.draftMark, by: Newsroom.gao)
    #expect(try await room.question(id).texts.count == 2)
  }
}
