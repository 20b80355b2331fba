// The review's own page shows what a caller said, so whoever opens it leaves a line.

import Desk
import Discretion
import Journal
import Membership
import Questions
import Storage
import Testing

@Suite struct ReviewDeskTests {
  @Test func `who opens a review has seen the caller's words, and the journal says so`()
    async throws
  {
    let room = try await Newsroom()
    let id = try await room.answered()
    let before = try await room.read { try $0.journal(about: id.rawValue).count }

    let sheet = try await room.desk.review.sheet(id, for: Newsroom.gao)

    #expect(!sheet.views.isEmpty)
    let lines = try await room.read { try $0.journal(about: id.rawValue) }
    #expect(lines.count == before + 1)
    #expect(lines.last?.act == .read && lines.last?.by.text == Newsroom.gao.id.rawValue)
  }

  @Test func `who looks again within half an hour has looked once`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("文化路口的路灯坏了半个月。"))
    func looks() async throws -> Int {
      try await room.read { try $0.journal(about: id.rawValue).count { $0.act == .read } }
    }

    for _ in 1...3 { _ = try await room.desk.review.sheet(id, for: Newsroom.gao) }
    _ = try await room.desk.register.sheet(id, for: Newsroom.gao)
    #expect(try await looks() == 1)
    _ = try await room.desk.review.sheet(id, for: Newsroom.ma)
    #expect(try await looks() == 2)
    room.set("2026-05-14 09:31")
    _ = try await room.desk.review.sheet(id, for: Newsroom.gao)
    #expect(try await looks() == 3)
  }

  @Test func `words of a caller who gave no name are seen too`() async throws {
    let room = try await Newsroom()
    var form = Newsroom.form("我们单元楼上每天半夜装修。")
    form.name = Private("")
    form.phone = Private("")
    let id = try await room.log(form)

    _ = try await room.desk.register.sheet(id, for: Newsroom.gao)

    #expect(try await room.read { try $0.journal(about: id.rawValue).last?.act } == .read)
  }

  @Test func `why a finding was kept stays with the draft, and the journal has the count`()
    async throws
  {
    let room = try await Newsroom()
    let answer = "请拨打 0421-2812345 咨询。"
    let id = try await room.answered(answer: answer)
    _ = try await room.approved(
      id, question: "文化路口的路灯坏了半个月。", answer: answer, keepingAll: true)

    let kept = try #require(try await room.question(id).disclosure.preparation?.draft.kept)
    #expect(kept.contains { $0.words.contains("0421-2812345") && $0.reason == "单位公开的号码" })
    let line = try await room.read { try $0.journal(about: id.rawValue) }
      .last { $0.act == .resolvedFindings }
    #expect(line?.details.values["kept"]?.shown.contains("landline-1") == true)
    #expect(line?.reason == nil)
  }
}
