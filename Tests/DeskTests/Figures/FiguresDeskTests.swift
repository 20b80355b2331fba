// Reports over a real register, and figures on the site: kept as they were published.

import Desk
import Discretion
import Foundation
import Journal
import Membership
import Questions
import Reporting
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct FiguresDeskTests {
  /// Two answered questions, one open, one on the site.
  private func busy() async throws -> Newsroom {
    let room = try await Newsroom(at: "2026-05-14 10:00")
    try await room.published()
    _ = try await room.answered(Newsroom.form("人民公园少椅子。"))
    let id = try await room.log(Newsroom.form("停水五天了。"))
    _ = try await room.desk.questions.assign(
      id, to: Dispatch(lead: DepartmentCode(rawValue: "shuiwu")), by: Newsroom.gao)
    return room
  }

  @Test func `a report counts the register and names nobody`() async throws {
    let room = try await busy()
    let period = ReportPeriod.month(year: 2026, month: 5)

    let report = try await room.desk.figures.report(period, for: Newsroom.gao)

    #expect(report.value(FigureID(.logged)).text == "3")
    #expect(report.value(FigureID(.forwarded)).text == "3")
    #expect(report.value(FigureID(.published)).text == "1")
    for form in ReportForm.allCases {
      let bytes = try await room.desk.figures.report(period, as: form, for: Newsroom.gao)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.count > 200 && !text.contains("秦海波") && !text.contains("13800138015"))
    }
    let acts = try await room.read { try $0.journal(about: "figures") }
    #expect(acts.count == 5 && acts.allSatisfy { $0.act == .reported })
    #expect(acts.allSatisfy { $0.by.text == "gao" })
  }

  @Test func `who may not report gets none, and a programme sees its own`() async throws {
    let room = try await busy()
    let period = ReportPeriod.month(year: 2026, month: 5)
    let other = Member(
      id: MemberID(rawValue: "zhao"), account: Newsroom.wang.account, name: "赵",
      grants: [RoleGrant(.producer, programme: "qiaoliang")], createdAt: room.clock.now)

    await #expect(throws: DeskError.self) {
      _ = try await room.desk.figures.report(period, for: Newsroom.lin)
    }
    let report = try await room.desk.figures.report(period, for: other)
    #expect(report.value(FigureID(.logged)).text == "0")
  }

  @Test func `published figures stay as they were until they are published again`() async throws {
    let room = try await busy()
    let period = ReportPeriod.month(year: 2026, month: 5)
    let both = Newsroom.member("wang", .editor)

    try await room.desk.figures.publish(period, signers: ["编辑 王"], by: both)
    try await room.publish()
    let before = try room.folder.text(of: "site/reports/handling-2026-05.csv")
    try await room.log(Newsroom.form("又一件。"))
    try await room.publish()
    #expect(try room.folder.text(of: "site/reports/handling-2026-05.csv") == before)

    try await room.desk.figures.publish(period, signers: ["编辑 王"], by: both)
    try await room.publish()
    #expect(try room.folder.text(of: "site/reports/figures-2026-05.html").contains("编辑 王"))
    #expect(try room.folder.text(of: "site/reports/figures-2026-05.html").contains(">4<"))

    try await room.desk.figures.withdraw(period, by: both)
    try await room.publish()
    #expect(try room.pages()["reports/handling-2026-05.csv"] == nil)
    await #expect(throws: DeskError.notFound) {
      try await room.desk.figures.withdraw(period, by: both)
    }
  }

  @Test func `an unknown campaign is named`() async throws {
    let room = try await busy()

    await #expect {
      _ = try await room.desk.figures.summary(of: "没有的活动", for: Newsroom.gao)
    } throws: { error in
      (error as? DeskError)?.wording.contains("没有的活动") == true
    }
  }
}
