// The journal's page: newest first, page by page, about one thing; for whoever may read it.

import Console
import Desk
import Foundation
import Journal
import Membership
import Questions
import TestSupport
import Testing

@Suite(.serialized) struct JournalTests {
  @Test func `what was exported has a name, and the sheet names programme and department`()
    async throws
  {
    var office = try Office(at: "2026-05-14 08:30")
    try await office.work(until: "2026-05-14 09:30")
    _ = try await Cases(office: office, producer: .everybody).assigned()
    try await office.desk.onLoopback { visitor in
      let sheet = await visitor.get("/questions.csv").body
      #expect(sheet.contains("利民热线") && sheet.contains("市医保局"))
      #expect(!sheet.contains("limin") && !sheet.contains("yibao"))
      let page = await visitor.get("/journal").body
      #expect(page.contains("导出了问题台账"))
      #expect(!page.contains("register"))
    }
  }

  @Test func `every part of the house has its name there`() async throws {
    var office = try Office(at: "2026-05-14 08:30")
    try await office.work(until: "2026-05-14 09:30")
    for part in HousePart.allCases {
      await office.desk.record(.settingsChanged, of: part, by: .everybody)
    }
    await office.desk.record(.keyChanged, of: .key, by: .everybody, details: ["given": "1"])
    try await office.desk.onLoopback { visitor in
      let page = await visitor.get("/journal").body
      for part in HousePart.allCases {
        #expect(page.contains("更改了设置（\(part.wording)）"), "\(part)")
      }
      #expect(page.contains("变更了密钥（数据密钥）：放弃丢失的 1 把。"))
    }
  }

  @Test func `it is read page by page, about one question, and by nobody else`() async throws {
    var office = try Office(at: "2026-05-14 08:30")
    try await office.work(until: "2026-05-14 09:30")
    let staff = Staff(office)
    let producer = try await staff.add("biandao", RoleGrant(.producer))
    try await staff.add("chushen", RoleGrant(.reviewer1))
    let cases = Cases(office: office, producer: producer)
    for _ in 0..<60 { _ = try await cases.logged() }
    let question = try await cases.assigned()

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      let first = await browser.get("/journal").body
      #expect(first.components(separatedBy: "class=\"at\"").count == 51)
      #expect(first.contains("末行指纹"))
      #expect(first.contains("市医保局，期限"))
      let next = try #require(first.range(of: "/journal?before="))
      let before = first[next.upperBound...].prefix { $0 != "\"" }
      let second = await browser.get("/journal?before=\(before)")
      #expect(second.status == 200)
      #expect(second.body.contains("回到最新"))
      let one = await browser.get("/journal?about=\(question.number)").body
      #expect(one.components(separatedBy: "class=\"at\"").count < 10)
      #expect(one.contains("把\(question.number)转给承办单位"))
      #expect(await browser.get("/journal?before=x").status == 400)
      #expect(!first.contains(Cases.phone))
      var reviewer = await staff.browser(visitor, "chushen")
      #expect(await reviewer.get("/journal").status == 403)
    }
  }
}
