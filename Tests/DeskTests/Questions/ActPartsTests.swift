// Who speaks for whom: a member with several parts has each where it was given, one department never
// answers for another, nobody signs twice by way of paper, and what is given out again is chased again.

import Delivering
import Desk
import Discretion
import Membership
import Questions
import Storage
import Testing
import Timekeeping

@Suite struct ActPartsTests {
  private let water = DepartmentCode(rawValue: "shuiwu")
  private let housing = DepartmentCode(rawValue: "zhujian")

  private func member(_ id: String, _ grants: [RoleGrant]) -> Member {
    Member(
      id: MemberID(rawValue: id), account: Newsroom.lin.account, name: id, grants: grants,
      createdAt: Timestamp(seconds: 0))
  }

  @Test func `a part in another programme opens no more of this one`() async throws {
    let room = try await Newsroom()
    let own = try await room.log(Newsroom.form("停水五天了。"))
    _ = try await room.desk.questions.assign(
      own, to: Dispatch(lead: water), by: Newsroom.gao)
    try await room.log(Newsroom.form("路灯不亮。"))
    let both = member(
      "both",
      [
        RoleGrant(.liaison, programme: "limin", department: "shuiwu"),
        RoleGrant(.producer, programme: "qiaoliang"),
      ])

    #expect(try await room.desk.register.list(RegisterWish(), for: both).questions.isEmpty)
    var wish = RegisterWish()
    wish.department = water
    #expect(try await room.desk.register.list(wish, for: both).questions.map(\.id) == [own])
    #expect(
      try await room.desk.register.list(
        RegisterWish(), for: member("one", [RoleGrant(.liaison, department: "shuiwu")])
      ).questions.map(\.id) == [own])
  }

  @Test func `who helps neither hands in nor answers for who leads`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("停水五天了。"))
    _ = try await room.desk.questions.assign(
      id, to: Dispatch(lead: water, co: [housing]), by: Newsroom.gao)
    let helper = member("helper", [RoleGrant(.liaison, department: "zhujian")])
    func answer(_ department: DepartmentCode?) -> AnswerForm {
      AnswerForm(text: Private("已恢复。"), approvedBy: "张局长", department: department)
    }

    await #expect(throws: DeskError.self) {
      _ = try await room.desk.questions.returnToDesk(id, reason: "不属于本单位", by: helper)
    }
    for department in [nil, water, DepartmentCode(rawValue: "other")] {
      await #expect(throws: DeskError.self) {
        _ = try await room.desk.questions.answer(id, answer(department), by: helper)
      }
    }
    let answered = try await room.desk.questions.answer(id, answer(housing), by: helper)
    #expect(answered.handling.answer?.department == housing)
  }

  @Test func `what is given out again on the same day is chased again`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("停水五天了。"))
    for _ in 1...2 {
      _ = try await room.desk.questions.assign(
        id, to: Dispatch(lead: water), by: Newsroom.gao)
      #expect(try await room.deliveries(.chase).filter { $0.endedAt == nil }.count == 4)
      _ = try await room.desk.questions.returnToDesk(id, reason: "转错了", by: Newsroom.gao)
      #expect(try await room.deliveries(.chase).filter { $0.endedAt == nil }.isEmpty)
    }
  }

  @Test func `a step is of use until the next one is due`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("停水五天了。"))
    _ = try await room.desk.questions.assign(id, to: Dispatch(lead: water), by: Newsroom.gao)
    let steps = try await room.deliveries(.chase).sorted { $0.dueAt < $1.dueAt }

    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.usefulUntil == $1.dueAt })
    #expect(steps.last?.usefulUntil == .distantFuture)
  }

  @Test func `a basis is written as bases are written`() async throws {
    let room = try await Newsroom()
    let id = try await room.answered()
    let decided = try await room.desk.review.decide(
      id, .public, reason: "公众关心", basis: "《政府信息公开条例》第十九条（国务院令第711号）", by: Newsroom.gao)

    #expect(decided.disclosure.decision?.basis.contains("《") == true)
  }

  @Test func `what a department has is put through by the producers only`() async throws {
    let room = try await Newsroom()
    let fresh = try await room.log(Newsroom.form("家里有煤气味。"))
    _ = try await room.desk.questions.transfer(fresh, to: "119", by: Newsroom.lin)
    let given = try await room.log(Newsroom.form("停水五天了。"))
    _ = try await room.desk.questions.assign(given, to: Dispatch(lead: water), by: Newsroom.gao)

    let error = await #expect(throws: DeskError.self) {
      _ = try await room.desk.questions.transfer(given, to: "12345", by: Newsroom.lin)
    }

    #expect(error?.code == .refused && error?.wording.contains("编导") == true)
    #expect(try await room.question(given).handling.stage == .assigned)
    _ = try await room.desk.questions.transfer(given, to: "12345", by: Newsroom.gao)
  }

  @Test func `a screener merges what no department has had, and takes it out again`() async throws {
    let room = try await Newsroom()
    let first = try await room.log(Newsroom.form("停水五天了。"))
    let second = try await room.log(Newsroom.form("停水五天了，没人管。"))
    _ = try await room.desk.questions.merge(second, into: first, by: Newsroom.lin)
    #expect(try await room.question(first).contactCount == 2)
    _ = try await room.desk.questions.unmerge(second, by: Newsroom.lin)
    #expect(try await room.question(first).contactCount == 1)

    _ = try await room.desk.questions.assign(second, to: Dispatch(lead: water), by: Newsroom.gao)
    await #expect(throws: DeskError.self, "a department works on it") {
      _ = try await room.desk.questions.merge(second, into: first, by: Newsroom.lin)
    }
    _ = try await room.desk.questions.merge(second, into: first, by: Newsroom.gao)
    await #expect(throws: DeskError.self, "a department worked on it") {
      _ = try await room.desk.questions.unmerge(second, by: Newsroom.lin)
    }
    // Into what a department has: it counts one caller more, and goes on.
    _ = try await room.desk.questions.assign(first, to: Dispatch(lead: water), by: Newsroom.gao)
    let third = try await room.log(Newsroom.form("停水，快来修。"))
    _ = try await room.desk.questions.merge(third, into: first, by: Newsroom.lin)
    #expect(try await room.question(first).handling.stage == .assigned)
  }

  @Test func `what is not merged is not taken out, and that is said`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("停水五天了。"))

    let error = await #expect(throws: DeskError.self) {
      _ = try await room.desk.questions.unmerge(id, by: Newsroom.lin)
    }

    #expect(error?.code == .refused && error?.wording.contains("没有并入") == true)
  }

  @Test func `nobody signs on screen and again on paper`() async throws {
    let room = try await Newsroom { $0.questions.policy = ReviewPolicy() }
    try await room.desk.storage.write("add members") { ledger in
      _ = try ledger.add(Newsroom.ma)
      _ = try ledger.add(Newsroom.gao)
    }
    let id = try await room.answered()
    let hash = try await room.drafted(id)
    func paper(_ name: String) -> PaperSignature {
      PaperSignature(name: name, reference: "审核表〔2026〕31号")
    }

    await #expect(throws: DeskError.self, "高敏 wrote it") {
      _ = try await room.desk.review.sign(
        id, level: .first, hash: hash, onPaper: paper("高 敏"), by: Newsroom.gao)
    }
    _ = try await room.desk.review.sign(id, level: .first, hash: hash, by: Newsroom.ma)
    await #expect(throws: DeskError.self, "马俊 signed on screen") {
      _ = try await room.desk.review.sign(
        id, level: .second, hash: hash, onPaper: paper("马俊"), by: Newsroom.gao)
    }
    let signed = try await room.desk.review.sign(
      id, level: .second, hash: hash, onPaper: paper("何局长"), by: Newsroom.gao)
    #expect(signed.reviewSteps.count == 2)
  }

  @Test func `who wrote the first version signs none of the later ones, on paper neither`()
    async throws
  {
    let room = try await Newsroom { $0.questions.policy = ReviewPolicy() }
    try await room.desk.storage.write("add members") { ledger in
      _ = try ledger.add(Newsroom.gao)
      _ = try ledger.add(Newsroom.zhou)
    }
    let id = try await room.answered()
    _ = try await room.drafted(id)
    let hash = try await room.written(id, "路灯，坏了。", by: Newsroom.zhou)
    func sign(_ name: String) async throws {
      _ = try await room.desk.review.sign(
        id, level: .first, hash: hash,
        onPaper: PaperSignature(name: name, reference: "审核表〔2026〕32号"), by: Newsroom.zhou)
    }

    for writer in ["高 敏", "周编导"] {
      await #expect(throws: DeskError.self, "\(writer) wrote it") { try await sign(writer) }
    }
    try await sign("何局长")
  }
}

extension Newsroom {
  /// Decided, drafted in plain words, handed in.
  fileprivate func drafted(_ id: QuestionID) async throws -> TextHash {
    _ = try await desk.review.decide(
      id, .public, reason: "公众关心", basis: "条例", by: Newsroom.gao)
    return try await written(id, "路灯坏了。", by: Newsroom.gao)
  }

  /// Drafted and handed in.
  fileprivate func written(
    _ id: QuestionID, _ question: String, by member: Member
  ) async throws -> TextHash {
    let words = [DraftPart.title: "路灯不亮", .question: question, .answer: "已经修好。"]
    _ = try await desk.review.draft(
      id, words.mapValues { DraftWords(Private($0)) }, by: member)
    let waiting = try await desk.review.submit(id, by: member)
    return try #require(waiting.disclosure.preparation?.draft.text.hash)
  }
}
