// The register as its members see it: found, opened, dealt with; and what nobody may see.

import Console
import Desk
import Foundation
import Membership
import Questions
import TestSupport
import Testing
import Timekeeping

@Suite(.serialized) struct RegisterTests {
  /// An office with a producer, a liaison of one department, and cases.
  private func open() async throws -> (Staff, Cases) {
    var office = try Office(at: "2026-05-14 08:30")
    try await office.work(until: "2026-05-14 09:30")
    let staff = Staff(office)
    let producer = try await staff.add("biandao", RoleGrant(.producer))
    try await staff.add("lianluo", RoleGrant(.liaison, department: "yibao"))
    return (staff, Cases(office: office, producer: producer))
  }

  @Test func `the list shows number, gist, stage, department and what is left of the limit`()
    async throws
  {
    let (staff, cases) = try await open()
    let question = try await cases.assigned()

    let page = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      return await browser.get("/questions").body
    }

    for words in [
      question.number.description, "楼下烧烤店半夜吵", "办理中 <b>1</b>", "市医保局", "个工作日", "投诉，噪声，双塔区",
    ] {
      #expect(page.contains(words), "\(words) is missing")
    }
  }

  @Test(arguments: [
    ("stage=assigned", 1), ("stage=closed", 0), ("nature=complaint", 2), ("nature=praise", 0),
    ("department=yibao", 1), ("topic=%E5%99%AA%E5%A3%B0", 2), ("area=%E5%8C%97%E7%A5%A8", 0),
    ("due=week", 0), ("disputed=1", 0), ("stage=&nature=&topic=", 2),
  ])
  func `a filter in the address narrows the list`(query: String, count: Int) async throws {
    let (staff, cases) = try await open()
    _ = try await cases.assigned()
    _ = try await cases.logged()

    let heard = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      return await browser.get("/questions?" + query)
    }

    #expect(heard.status == 200)
    #expect(
      heard.body.components(separatedBy: "<td role=\"cell\" class=\"number\">").count == count + 1)
  }

  @Test(arguments: [
    ("stage=sleeping", 400), ("before=nowhere", 422), ("colour=red", 400), ("number=L26-00", 422),
  ])
  func `an address that asks for nothing known is refused in words`(
    query: String, status: Int
  ) async throws {
    let (staff, _) = try await open()

    let heard = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      return await browser.get("/questions?" + query)
    }

    #expect(heard.status == status)
    #expect(heard.body.contains("<h1>"))
  }

  @Test func `a number typed without dash leads to its question`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.logged()
    let typed = question.number.description.replacing("-", with: "").lowercased()

    let heard = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      return await browser.get("/questions?number=" + typed)
    }

    #expect(heard.status == 303)
    #expect(heard.headers["location"] == "/questions/\(question.number)")
  }

  @Test func `a liaison sees the own department's questions and nothing of the callers`()
    async throws
  {
    let (staff, cases) = try await open()
    let own = try await cases.assigned("yibao")
    let foreign = try await cases.assigned("zhujian")

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "lianluo")
      let list = await browser.get("/questions").body
      let one = await browser.get("/questions/\(own.number)")
      let paper = await browser.get("/questions/\(own.number)/papers/dispatch")
      let other = await browser.get("/questions/\(foreign.number)")

      #expect(list.contains(own.number.description))
      #expect(!list.contains(foreign.number.description))
      #expect(one.status == 200)
      #expect(paper.status == 200)
      #expect(other.status == 404)
      for page in [list, one.body, paper.body] {
        for secret in [Cases.phone, "钱建国", "3号楼", "501室"] {
          #expect(!page.contains(secret), "\(secret) is shown")
        }
      }
    }
  }

  @Test func `after an act the page says what was done, to whoever did it and just then`()
    async throws
  {
    let (staff, cases) = try await open()
    let question = try await cases.logged()
    let path = "/questions/\(question.number)"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get(path)
      let heard = await browser.post(path + "/assign", [("lead", "yibao")])
      #expect(heard.status == 303)
      let done = heard.headers["location"] ?? ""
      #expect(await browser.get(done).body.contains("已转办：市医保局，期限 "))
      let extended = await browser.post(
        path + "/extend", [("count", "9"), ("approver", "王处长"), ("reason", "要现场勘查")])
      #expect(extended.body.contains("个工作日。请改成这个范围里的数。"))
      var liaison = await staff.browser(visitor, "lianluo")
      #expect(await !liaison.get(done).body.contains("已转办："))
      staff.office.clock.set(to: staff.office.clock.now + .seconds(600))
      #expect(await !browser.get(done).body.contains("已转办："))
    }
  }

  @Test func `a 催办通知书 says what is left, and the first day after an extension`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.assigned()
    let path = "/questions/\(question.number)"
    let first = try #require(question.handling.openAssignment?.dueOn.day.civil)

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      let paper = await browser.get(path + "/papers/chase").body
      #expect(paper.contains("，还剩 ") && !paper.contains("期限将至") && !paper.contains("原定"))
      _ = await browser.get(path)
      let heard = await browser.post(
        path + "/extend", [("count", "2"), ("approver", "王处长"), ("reason", "要现场勘查")])
      #expect(heard.status == 303, "\(heard.body)")
      let later = await browser.get(path + "/papers/chase").body
      #expect(
        later.contains("（原定\(first.year)年\(first.month)月\(first.day)日，已延期1次）"))
    }
  }

  @Test func `the list shows nobody a caller's data, for nobody's look at it is noted`()
    async throws
  {
    let (staff, cases) = try await open()
    let question = try await cases.logged()

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      let list = await browser.get("/questions").body
      #expect(list.contains("楼下烧烤店半夜吵，电话"))
      #expect(!list.contains(Cases.phone))
      #expect(await browser.get("/questions/\(question.number)").body.contains(Cases.phone))
    }
  }

  @Test func `whoever opens a question with a caller is written down`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.logged()

    let page = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get("/questions/\(question.number)")
      return await browser.get("/questions/\(question.number)").body
    }

    #expect(page.contains("测试biandao查看了这一件的来电人信息"))
    #expect(page.contains(Cases.phone))
  }

  @Test func `a question goes from logged to closed by forms alone`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.logged()
    let path = "/questions/\(question.number)"
    let acts: [(String, [(String, String)], String)] = [
      ("assign", [("lead", "yibao"), ("co", "zhujian"), ("co", "wenlv")], "办理中"),
      ("extend", [("count", "1"), ("approver", "张局长"), ("reason", "要现场勘查")], "张局长批准"),
      ("answer", [("text", "已处理。"), ("approver", "李主任"), ("policies", "甲\r\n乙")], "已答复"),
      ("followUp", [("verdict", "satisfied")], "回访：满意"),
      ("close", [], "办结"),
      ("dispute", [("disputed", "1"), ("reason", "来电人又投诉")], "有争议"),
      ("reopen", [("reason", "又吵了")], "第 2 轮办理"),
    ]

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      for (deed, fields, expected) in acts {
        let page = await browser.get(path).body
        #expect(page.contains("action=\"\(path)/\(deed)"), "\(deed) is not offered")
        let heard = await browser.post("\(path)/\(deed)", fields)
        #expect(heard.status == 303, "\(deed): \(heard.status)")
        #expect(heard.headers["location"] == path + "?done=\(deed)")
        #expect(await browser.get(path).body.contains(expected), "\(expected) is missing")
      }
    }
  }

  @Test func `only what was done last is said to be done`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.answered()
    let path = "/questions/\(question.number)"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get(path)
      let clock = staff.office.clock
      clock.set(to: clock.now + .seconds(10))
      #expect(await browser.post("\(path)/amendAnswer", [("text", "已经修好。")]).status == 303)
      #expect(await browser.get(path + "?done=amendAnswer").body.contains("答复文字已更正。"))
      clock.set(to: clock.now + .seconds(10))
      #expect(await browser.post("\(path)/close").status == 303)
      #expect(await browser.get(path + "?done=close").body.contains("已办结。"))
      for (deed, words) in [
        ("assign", "已转办"), ("forget", "来电人资料已清除。"), ("amendAnswer", "答复文字已更正。"),
      ] {
        #expect(!(await browser.get(path + "?done=\(deed)").body.contains(words)), "\(deed)")
      }
    }
  }

  @Test func `what the desk refuses comes back beside the form with what was typed`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.assigned()
    let path = "/questions/\(question.number)"

    let heard = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get(path)
      return await browser.post("\(path)/answer", [("text", "<b>已办</b>"), ("approver", "")])
    }

    #expect(heard.status == 422)
    #expect(heard.body.contains("role=\"alert\""))
    #expect(heard.body.contains("&lt;b&gt;已办&lt;/b&gt;"))
    #expect(!heard.body.contains("<b>已办"))
  }

  @Test(arguments: ["assign", "close", "merge", "forget", "consent", "extend"])
  func `a liaison can't do what the role does not allow`(deed: String) async throws {
    let (staff, cases) = try await open()
    let question = try await cases.assigned()

    let heard = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "lianluo")
      _ = await browser.get("/questions/\(question.number)")
      return await browser.post("/questions/\(question.number)/\(deed)")
    }

    #expect(heard.status == 403)
  }

  @Test func `forgetting wants the number typed again`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.logged()
    let path = "/questions/\(question.number)"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get(path)
      let wrong = await browser.post(
        "\(path)/forget", [("reason", "本人申请"), ("confirm", "L26-99999")])
      #expect(wrong.status == 422)
      #expect(await browser.get(path).body.contains(Cases.phone))
      let right = await browser.post(
        "\(path)/forget", [("reason", "本人申请"), ("confirm", question.number.description)])
      #expect(right.status == 200, "the proof is shown at once, for it is kept nowhere")
      #expect(right.body.contains("清除报告") && right.body.contains("命中 0 处"))
      #expect(right.body.contains("逐字节检索") && !right.body.contains(Cases.phone))
      let page = await browser.get(path).body
      #expect(!page.contains(Cases.phone))
      #expect(page.contains("来电人资料和原话已清除"))
    }
  }

  @Test func `the form forgets all calls from a number when that is chosen`() async throws {
    let (staff, cases) = try await open()
    let first = try await cases.logged()
    let second = try await cases.logged()
    let path = "/questions/\(first.number)"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      #expect(await browser.get(path).body.contains("删除此人全部资料"))
      let done = await browser.post(
        "\(path)/forget",
        [("reason", "本人申请"), ("everywhere", "1"), ("confirm", first.number.description)])
      #expect(done.status == 200 && done.body.contains(second.number.description))
      #expect(await browser.get("/questions/\(second.number)").body.contains("来电人资料和原话已清除"))
    }
  }

  @Test func `the sheet is harmless for spreadsheets, without callers, and written down`()
    async throws
  {
    let (staff, cases) = try await open()
    _ = try await cases.logged()

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      let plain = await browser.get("/questions.csv")
      #expect(plain.status == 200)
      #expect(plain.headers["content-type"] == "text/csv; charset=utf-8")
      #expect(plain.body.contains("\"受理编号\",\"受理时间\""))
      #expect(!plain.body.contains(Cases.phone))
      #expect(await browser.get("/questions.csv?callers=1").body.contains(Cases.phone))
      #expect(await browser.get("/journal").body.contains("含来电人资料"))
      var liaison = await staff.browser(visitor, "lianluo")
      #expect(await liaison.get("/questions.csv").status == 403)
    }
  }

  @Test func `a hostile gist is text and nothing else on every page`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.assigned()
    let hostile = "<img src=x onerror=alert(1)>{{csrf}}\"'"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get("/questions/\(question.number)")
      _ = await browser.post(
        "/questions/\(question.number)/answer", [("text", hostile), ("approver", hostile)])
      for path in ["/questions/", "/review/"] {
        let page = await browser.get(path + question.number.description).body
        #expect(!page.contains("<img src=x"))
      }
    }
  }
}
