// The way to the public as its people walk it: decided, masked finding by finding, signed by three,
// published; and nobody signs what changed under the pen.

import Console
import Desk
import Foundation
import Membership
import Questions
import TestSupport
import Testing

@Suite(.serialized) struct ReviewTests {
  private func open() async throws -> (Staff, Cases) { try await ReviewCast.open() }

  private func fields(of page: String, choosing choice: String) -> [(String, String)] {
    ReviewCast.fields(of: page, choosing: choice)
  }

  private let words = [
    ("title", "烧烤店半夜扰民"), ("question", Cases.said), ("answer", Cases.answered),
    ("incidentPlace", "幸福小区"),
  ]

  @Test func `the editor sees every finding with its kind, its reason and a choice`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.decided()

    let page = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      return await browser.get("/review/\(question.number)").body
    }

    for words in [
      "手机号码：11 位手机号码", "遮盖为 <span class=\"proposal\">138****8006</span>", "改写", "保留", "确定",
    ] {
      #expect(page.contains(words), "\(words) is missing")
    }
  }

  @Test func `a text with an undecided finding is not taken and keeps what was typed`()
    async throws
  {
    let (staff, cases) = try await open()
    let question = try await cases.decided()
    let path = "/review/\(question.number)"

    let heard = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get(path)
      return await browser.post(
        "\(path)/draft",
        [
          ("title", "标题"), ("question", "我姓赵，小赵今年9岁得了白血病"), ("answer", "已办。"),
          ("then", "save"),
        ])
    }

    #expect(heard.status == 422)
    #expect(heard.body.contains("处提示没有处理"))
    #expect(heard.body.contains("我姓赵"))
    #expect(heard.body.contains("finding unresolved"))
  }

  @Test func `a text with hundreds of findings can be settled by the page`() async throws {
    let (staff, cases) = try await open()
    let path = "/review/\(try await cases.decided().number)"
    let text = String(repeating: "小赵9岁，", count: 490)
    let words = [("title", "标题"), ("question", text), ("answer", "已办。")]

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      let base = ReviewCast.value(of: "base", in: await browser.get(path).body) ?? ""
      let look = await browser.post("\(path)/draft", words + [("base", base), ("then", "look")])
      let choices = fields(of: look.body, choosing: "mask") + [("base", base)]
      // Each finding is three fields.
      #expect(choices.count > 3 * 900, "\(choices.count)")
      let saved = await browser.post("\(path)/draft", words + choices + [("then", "save")])
      #expect(saved.status == 303, "\(saved.status)")
    }
  }

  @Test func `more findings than the page can carry are told with a way out`() async throws {
    let (staff, cases) = try await open()
    let path = "/review/\(try await cases.decided().number)"
    let text = String(repeating: "小赵9岁，", count: 1_500)

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get(path)
      let heard = await browser.post(
        "\(path)/draft",
        [("title", "标题"), ("question", text), ("answer", "答"), ("then", "save")])
      #expect(heard.status == 422)
      #expect(heard.body.contains("请先把文字改短"), "\(heard.body.suffix(300))")
    }
  }

  @Test func `looking again finds anew in changed words and saves nothing`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.decided()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get(path)
      let heard = await browser.post(
        "\(path)/draft",
        [("title", "打13911112222"), ("question", "问"), ("answer", "答"), ("then", "look")])
      #expect(heard.status == 200)
      #expect(heard.body.contains("139****2222"))
      #expect(await browser.get(path).body.contains("等写公开稿"))
    }
  }

  @Test func `a choice belongs to the words, not to their place`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.decided()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      _ = await browser.get(path)
      let first = await browser.post(
        "\(path)/draft",
        [("title", "标题"), ("question", "打13911112222"), ("answer", "答"), ("then", "look")])
      let kept = fields(of: first.body, choosing: "keep")
      // Another number comes before the one that was decided about.
      let second = await browser.post(
        "\(path)/draft",
        [
          ("title", "标题"), ("question", "打13800001111或13911112222"), ("answer", "答"),
          ("then", "look"),
        ] + kept)
      #expect(second.body.contains("138****1111或13911112222"))
    }
  }

  @Test func `decided, masked, signed by three and published, each by forms`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.answered()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var producer = await staff.browser(visitor, "biandao")
      #expect(await producer.get("/review").body.contains(question.number.description))
      let decided = await producer.post(
        "\(path)/decide", [("extent", "public"), ("reason", "普遍"), ("basis", "同意公开")])
      #expect(decided.status == 303)
      let saved = await ReviewCast.handIn(words, at: path, by: &producer)
      #expect(saved.status == 303, "\(saved.body)")
      for (account, level) in [("chushen", "1"), ("fushen", "2"), ("zhongshen", "3")] {
        var browser = await staff.browser(visitor, account)
        #expect(await browser.get("/review").body.contains(question.number.description))
        let page = await browser.get(path).body
        let hash = try #require(ReviewCast.value(of: "hash", in: page))
        let signed = await browser.post("\(path)/sign", [("hash", hash), ("level", level)])
        #expect(signed.status == 303, "\(account): \(signed.status)")
      }
      var editor = await staff.browser(visitor, "bianji")
      let page = await editor.get(path).body
      #expect(page.contains("等发布"))
      #expect(page.contains("138****8006"))
      for secret in [Cases.phone, "13900139007", "钱建国"] { #expect(!page.contains(secret)) }
    }
  }

  @Test func `two versions of a text are shown in one, what went and what came`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.decided()
    let path = "/review/\(question.number)"

    let page = try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      for title in ["夜间噪声扰民", "夜间烧烤扰民了"] {
        let base = ReviewCast.value(of: "base", in: await browser.get(path).body) ?? ""
        let heard = await browser.post(
          "\(path)/draft",
          [
            ("title", title), ("question", "问。"), ("answer", "答。"), ("base", base),
            ("then", "save"),
          ])
        #expect(heard.status == 303)
      }
      return await browser.get("\(path)?from=1&to=2").body
    }

    #expect(page.contains("夜间<del>噪声</del><ins>烧烤</ins>扰民<ins>了</ins>"))
  }

  @Test func `nobody signs a text that changed under the pen`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.inReview()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "chushen")
      _ = await browser.get(path)
      let heard = await browser.post(
        "\(path)/sign", [("hash", String(repeating: "0", count: 64)), ("level", "1")])
      #expect(heard.status == 422)
      #expect(heard.body.contains("role=\"alert\""))
      let wrong = await browser.post("\(path)/sign", [("hash", "0"), ("level", "9")])
      #expect(wrong.status == 400)
    }
  }

  @Test func `a signature on paper carries name and number, and is told as such`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.inReview()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      let hash = try #require(ReviewCast.value(of: "hash", in: await browser.get(path).body))
      let heard = await browser.post(
        "\(path)/signOnPaper",
        [("hash", hash), ("level", "1"), ("name", "孙主任"), ("reference", "审核表2026-031")])
      #expect(heard.status == 303)
      #expect(await browser.get(path).body.contains("孙主任初审同意（纸面，审核表2026-031"))
    }
  }

  @Test func `sending back needs a reason and leads to the editor again`() async throws {
    let (staff, cases) = try await open()
    let question = try await cases.inReview()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "chushen")
      _ = await browser.get(path)
      #expect(await browser.post("\(path)/sendBack", [("level", "1")]).status == 422)
      let heard = await browser.post(
        "\(path)/sendBack", [("level", "1"), ("reason", "把小区名也去掉")])
      #expect(heard.status == 303)
      #expect(await browser.get(path).body.contains("退回修改"))
    }
  }

  @Test func `the review paper has the words, the fingerprint and room for three pens`()
    async throws
  {
    let (staff, cases) = try await open()
    let question = try await cases.inReview()

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      let page = await browser.get("/questions/\(question.number)/papers/review").body
      for words in ["公开内容审核表", "初审", "复审", "终审", "文字指纹", "138****8006"] {
        #expect(page.contains(words), "\(words) is missing")
      }
      #expect(!page.contains(Cases.phone))
      #expect(await browser.get("/journal").body.contains("打印了\(question.number)的文书"))
      var editor = await staff.browser(visitor, "bianji")
      #expect(
        await editor.get("/questions/\(question.number)/papers/review").status == 403)
    }
  }
}
