// Nothing that names the caller gets into the journal by the hands of the staff.

import Desk
import Discretion
import Masking
import Membership
import Questions
import Storage
import Testing

@Suite struct StaffWordsTests {
  /// The acts that take words.
  enum Act: CaseIterable, Sendable {
    case returned, extended, extendedByApprover, declined, transferred, reopened, disputed
    case decided, decidedByBasis, drafted, sentBack, withdrawn, correctionDropped
  }

  private static let guo = Newsroom.member("guo", .producer, .editor, .reviewer1)

  /// A question at the stage where `act` can be done.
  private func question(for act: Act, in room: Newsroom) async throws -> QuestionID {
    switch act {
    case .returned, .extended, .extendedByApprover:
      let id = try await room.log(Newsroom.form("停水五天了。"))
      _ = try await room.desk.questions.assign(
        id, to: Dispatch(lead: DepartmentCode(rawValue: "zhujian")), by: Newsroom.gao)
      return id
    case .declined, .transferred, .disputed:
      return try await room.log(Newsroom.form("停水五天了。"))
    case .reopened, .decided, .decidedByBasis: return try await room.answered()
    case .drafted, .withdrawn: return try await room.published()
    case .sentBack:
      let id = try await room.answered()
      try await draft(id, "公开", in: room)
      _ = try await room.desk.review.submit(id, by: Newsroom.gao)
      return id
    case .correctionDropped:
      let id = try await room.published()
      try await draft(id, "公开", note: "补充日期", in: room)
      return id
    }
  }

  private func draft(
    _ id: QuestionID, _ reason: String, note: String? = nil, in room: Newsroom
  ) async throws {
    if note == nil {
      _ = try await room.desk.review.decide(
        id, .public, reason: "公众关心", basis: "条例", by: Newsroom.gao)
    }
    func words(_ text: String) -> DraftWords { DraftWords(Private(text)) }
    _ = try await room.desk.review.draft(
      id,
      [
        .title: words("路灯不亮"), .question: words("文化路口的路灯坏了半个月。"), .answer: words("已经修好。"),
      ], note: note, by: Newsroom.gao)
  }

  private func act(
    _ act: Act, _ words: String, on id: QuestionID, in room: Newsroom
  ) async throws {
    let (desk, gao) = (room.desk, Newsroom.gao)
    switch act {
    case .returned: _ = try await desk.questions.returnToDesk(id, reason: words, by: gao)
    case .extended:
      _ = try await desk.questions.extend(
        id, by: 1, reason: words, approvedBy: "张局长", member: gao)
    case .extendedByApprover:
      _ = try await desk.questions.extend(
        id, by: 1, reason: "化验", approvedBy: words + "13800138015", member: gao)
    case .declined: _ = try await desk.questions.decline(id, .repeated, note: words, by: gao)
    case .transferred: _ = try await desk.questions.transfer(id, to: words, by: Newsroom.lin)
    case .reopened: _ = try await desk.questions.reopen(id, reason: words, by: gao)
    case .disputed:
      _ = try await desk.questions.noteDispute(id, isDisputed: true, reason: words, by: gao)
    case .decided:
      _ = try await desk.review.decide(id, .callerOnly, reason: words, basis: "条例", by: gao)
    case .decidedByBasis:
      _ = try await desk.review.decide(id, .callerOnly, reason: "隐私", basis: words, by: gao)
    case .drafted: try await draft(id, "公开", note: words, in: room)
    case .sentBack:
      _ = try await desk.review.sendBack(id, level: .first, reason: words, by: Newsroom.ma)
    case .withdrawn:
      _ = try await desk.publication.withdraw(
        id, .outdated, publicReason: words, by: Newsroom.wang)
    case .correctionDropped:
      _ = try await desk.publication.dropCorrection(id, reason: words, by: StaffWordsTests.guo)
    }
  }

  @Test(arguments: Act.allCases)
  func `words that name the caller are sent back, and without the name they pass`(
    _ act: Act
  ) async throws {
    let room = try await Newsroom()
    let id = try await question(for: act, in: room)
    let before = try await room.question(id)

    for words in ["秦海波要求", "应秦 海波的要求"] {
      do {
        try await self.act(act, words, on: id, in: room)
        Issue.record("\(act) took \(words)")
      } catch DeskError.invalid(_, let wording) {
        #expect(wording.contains("来电人") && !wording.contains("秦"), "\(wording)")
      }
    }
    #expect(try await room.question(id) == before)
    let told = act == .extendedByApprover ? "李局长" : "来电人要求"
    if act == .extendedByApprover {
      _ = try await room.desk.questions.extend(
        id, by: 1, reason: "化验", approvedBy: told, member: Newsroom.gao)
    } else {
      try await self.act(act, told, on: id, in: room)
    }
    #expect(try await room.question(id) != before)
  }

  @Test func `a colleague may be called like the caller`() async throws {
    let room = try await Newsroom()
    let id = try await question(for: .extended, in: room)

    let question = try await room.desk.questions.extend(
      id, by: 1, reason: "化验", approvedBy: "秦海波", member: Newsroom.gao)

    #expect(question.handling.openAssignment?.extensions.count == 1)
  }

  @Test func `why a finding is kept names nobody`() async throws {
    let room = try await Newsroom()
    let id = try await room.answered(answer: "请拨打 0421-2812345 咨询。")
    _ = try await room.desk.review.decide(
      id, .public, reason: "公众关心", basis: "条例", by: Newsroom.gao)
    func draft(_ reason: String) async throws {
      let answer = Private("请拨打 0421-2812345 咨询。")
      let count = room.desk.review.findings(in: answer, part: .answer).count
      _ = try await room.desk.review.draft(
        id,
        [
          .title: DraftWords(Private("路灯不亮")), .question: DraftWords(Private("路灯坏了半个月。")),
          .answer: DraftWords(
            answer,
            resolutions: Dictionary(
              uniqueKeysWithValues: (0..<count).map { ($0, .keep(reason: reason)) })),
        ], by: Newsroom.gao)
    }

    await #expect(throws: DeskError.self) { try await draft("秦海波单位的电话") }
    try await draft("单位公开的电话")
    #expect(try await room.question(id).disclosure.stage == .drafted)
  }
}
