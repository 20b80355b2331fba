// The figures' page: every period, every form, and each figure's way to its cases.

import Console
import Desk
import Membership
import Questions
import TestSupport
import Testing

@Suite(.serialized) struct FiguresTests {
  private func open() async throws -> (Staff, Cases) {
    var office = try Office(at: "2026-05-14 08:30")
    try await office.work(until: "2026-05-14 09:30")
    let staff = Staff(office)
    let producer = try await staff.add("biandao", RoleGrant(.producer))
    try await staff.add("lianluo", RoleGrant(.liaison, department: "yibao"))
    return (staff, Cases(office: office, producer: producer))
  }

  @Test(arguments: [
    "kind=week", "kind=month&period=2026-05", "kind=quarter", "kind=year", "kind=campaign",
  ])
  func `every period has its page`(query: String) async throws {
    let (staff, cases) = try await open()
    _ = try await cases.answered()

    let heard = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      return await browser.get("/figures?" + query)
    }

    #expect(heard.status == 200)
    #expect(heard.body.contains("<h1>统计</h1>"))
    #expect(heard.body.contains("<iframe") == !query.contains("campaign"))
  }

  @Test func `the report stands in our frame alone, runs nothing, and leads to its cases`()
    async throws
  {
    let (staff, cases) = try await open()
    let question = try await cases.answered()

    let heard = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      return await browser.get("/figures/report?kind=month&period=2026-05&form=html")
    }

    #expect(heard.status == 200)
    let policy = try #require(heard.headers["content-security-policy"])
    #expect(policy.contains("frame-ancestors 'self'"))
    #expect(policy.contains("default-src 'none'"))
    #expect(heard.body.contains("href=\"/questions/\(question.number)\""))
    #expect(!heard.body.contains("<script"))
  }

  @Test(arguments: [("csv", "text/csv"), ("text", "text/plain"), ("json", "application/json")])
  func `each form is a file with its type`(form: String, type: String) async throws {
    let (staff, cases) = try await open()
    _ = try await cases.answered()

    let heard = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      return await browser.get("/figures/report?kind=month&period=2026-05&form=" + form)
    }

    #expect(heard.status == 200)
    #expect(heard.headers["content-type"]?.hasPrefix(type) == true)
    #expect(heard.headers["content-disposition"]?.contains("attachment") == true)
    #expect(!heard.body.contains(Cases.phone))
  }

  @Test func `a liaison has no figures, and a wrong period is said to be wrong`() async throws {
    let (staff, _) = try await open()

    try await staff.onLoopback { visitor in
      var liaison = await staff.browser(visitor, "lianluo")
      #expect(await liaison.get("/figures").status == 403)
      var browser = await staff.browser(visitor, "biandao")
      #expect(await browser.get("/figures?kind=month&period=2026-13").status == 400)
    }
  }
}
