// Pages that were opened before others acted: nothing is overwritten unseen, every refusal is read, and
// nothing that was typed is lost.

import Console
import Desk
import Discretion
import Foundation
import Membership
import Questions
import TestSupport
import Testing
import Timekeeping

@Suite(.serialized) struct StalePageTests {
  private let own = [
    ("title", "我改的标题"), ("question", "夜里太吵，睡不着。"), ("answer", "正在处理，月底前答复。"),
  ]

  private func base(of page: String) throws -> (String, String) {
    ("base", try #require(ReviewCast.value(of: "base", in: page)))
  }

  @Test func `a page opened before the signatures cancels none of them unseen`() async throws {
    let (staff, cases) = try await ReviewCast.open()
    let question = try await cases.inReview()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var producer = await staff.browser(visitor, "biandao")
      let old = try base(of: await producer.get(path).body)
      try await ReviewCast.sign(path, staff, visitor)

      let heard = await producer.post("\(path)/draft", own + [old, ("then", "save")])

      #expect(heard.status == 422, "\(heard.status)")
      for words in ["测试zhongshen", "终审签字", "没有保存", "我改的标题", "正在处理，月底前答复。", "现在的文字"] {
        #expect(heard.body.contains(words), "\(words) is missing")
      }
      let after = try await cases.office.desk.register.question(question.id, for: cases.producer)
      #expect(after.disclosure.stage == .approved)

      // Whoever has seen it may still write another text.
      let seen = try base(of: heard.body)
      let again = await producer.post("\(path)/draft", own + [seen, ("then", "save")])
      #expect(again.status == 303)
    }
  }

  @Test func `of two who write at once the second sees what the first wrote`() async throws {
    let (staff, cases) = try await ReviewCast.open()
    try await staff.add("biandao2", RoleGrant(.producer))
    let path = "/review/\(try await cases.decided().number)"

    try await staff.onLoopback { visitor in
      var first = await staff.browser(visitor, "biandao")
      var second = await staff.browser(visitor, "biandao2")
      let opened = try base(of: await second.get(path).body)
      let mine = try base(of: await first.get(path).body)
      let saved = await first.post(
        "\(path)/draft",
        [("title", "先写的标题"), ("question", "问。"), ("answer", "答。"), mine, ("then", "save")])
      #expect(saved.status == 303)

      // Looking again does not make an old page a new one.
      let look = await second.post("\(path)/draft", own + [opened, ("then", "look")])
      let carried = try base(of: look.body)
      let heard = await second.post("\(path)/draft", own + [carried, ("then", "save")])

      #expect(heard.status == 422)
      for words in ["测试biandao于", "写了第 1 稿", "先写的标题", "我改的标题"] {
        #expect(heard.body.contains(words), "\(words) is missing")
      }
    }
  }

  @Test func `a text that was saved and could not be handed in says so, and is saved again`()
    async throws
  {
    let (staff, cases) = try await ReviewCast.open()
    let question = try await cases.office.desk.review.decide(
      try await cases.assigned().id, .public, reason: "有普遍意义", basis: "来电人同意公开",
      by: cases.producer)
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var producer = await staff.browser(visitor, "biandao")
      let opened = try base(of: await producer.get(path).body)
      let heard = await producer.post("\(path)/draft", own + [opened, ("then", "submit")])

      #expect(heard.status == 422)
      #expect(heard.body.contains("文字已经保存，只是没有送审"))
      #expect(heard.body.contains("还没有答复"))
      let seen = try base(of: heard.body)
      let again = await producer.post(
        "\(path)/draft",
        [("title", "又改的标题"), ("question", "问。"), ("answer", "答。"), seen, ("then", "save")])
      #expect(again.status == 303, "\(again.status)")
      #expect(await producer.get(path).body.contains("又改的标题"))
    }
  }

  @Test func `who signs twice, or publishes twice, is told who did it when`() async throws {
    let (staff, cases) = try await ReviewCast.open(hasSite: true)
    let path = "/review/\(try await cases.inReview().number)"

    try await staff.onLoopback { visitor in
      var reviewer = await staff.browser(visitor, "chushen")
      let hash = try #require(ReviewCast.value(of: "hash", in: await reviewer.get(path).body))
      let signature = [("hash", hash), ("level", "1")]
      #expect(await reviewer.post("\(path)/sign", signature).status == 303)
      let twice = await reviewer.post("\(path)/sign", signature)
      #expect(twice.status == 422)
      #expect(twice.body.contains(#"role="alert" id="refused""#))
      #expect(twice.body.contains("测试chushen今天 9:30已经作了初审签字"))

      for (account, level) in [("fushen", "2"), ("zhongshen", "3")] {
        var next = await staff.browser(visitor, account)
        _ = await next.get(path)
        #expect(
          await next.post("\(path)/sign", [("hash", hash), ("level", level)]).status == 303)
      }
      var editor = await staff.browser(visitor, "bianji")
      _ = await editor.get(path)
      #expect(await editor.post("\(path)/publish", [("hash", hash)]).status == 303)
      let again = await editor.post("\(path)/publish", [("hash", hash)])
      #expect(again.status == 422)
      #expect(again.body.contains("“发布”没有办成：测试bianji今天 9:30已经发布了第 1 版"))
    }
  }

  @Test func `a reason whose form is gone stays to be read and copied`() async throws {
    let (staff, cases) = try await ReviewCast.open()
    let question = try await cases.inReview()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var reviewer = await staff.browser(visitor, "chushen")
      _ = await reviewer.get(path)
      _ = try await cases.office.desk.publication.changeConsent(
        question.id, to: Consent(disclosure: .none), by: cases.producer)
      let heard = await reviewer.post(
        "\(path)/sendBack", [("level", "1"), ("reason", "请把小区名也去掉。")])
      #expect(heard.status == 422)
      #expect(heard.body.contains(#"id="refused""#))
      #expect(heard.body.contains("请把小区名也去掉。"))

      var producer = await staff.browser(visitor, "biandao")
      _ = await producer.get(path)
      let draft = await producer.post(
        "\(path)/draft", own + [("base", "0"), ("then", "save")])
      #expect(draft.status == 422)
      #expect(draft.body.contains(#"id="refused""#) && draft.body.contains("我改的标题"))
    }
  }

  @Test func `an answer that came second is refused in words and kept`() async throws {
    let (staff, cases) = try await ReviewCast.open()
    try await staff.add("lianluo", RoleGrant(.liaison, department: "yibao"))
    let question = try await cases.assigned()
    let path = "/questions/\(question.number)"

    try await staff.onLoopback { visitor in
      var liaison = await staff.browser(visitor, "lianluo")
      #expect(await liaison.get(path).body.contains("录入答复"))
      _ = try await cases.office.desk.questions.answer(
        question.id, AnswerForm(text: Private("编导代录的答复。"), approvedBy: "李主任"),
        by: cases.producer)

      let heard = await liaison.post(
        "\(path)/answer",
        [("text", "我们已经派人看过，明天修好。"), ("approver", "王科长"), ("department", "yibao")])

      #expect(heard.status == 422)
      #expect(heard.body.contains(#"id="refused""#))
      #expect(heard.body.contains("别人刚处理过"))
      #expect(heard.body.contains("我们已经派人看过，明天修好。"))
      #expect(heard.body.contains("王科长"))
    }
  }
}

// MARK: - What is offered

extension StalePageTests {
  @Test func `nobody is offered a signature that must be refused, and is told why`() async throws {
    let (staff, cases) = try await ReviewCast.open()
    let both = try await staff.add(
      "shuang", RoleGrant(.producer), RoleGrant(.reviewer1), RoleGrant(.reviewer2))
    let question = try await Cases(office: cases.office, producer: both).inReview()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var writer = await staff.browser(visitor, "shuang")
      let page = await writer.get(path).body
      #expect(!page.contains("deed-sign\""))
      #expect(page.contains("这份稿您起草过（第 1 稿），初审要由没有起草过的人签。"))
      #expect(page.contains("deed-sendBack"))
    }
  }

  @Test func `who signed one level is not offered the next`() async throws {
    let (staff, cases) = try await ReviewCast.open()
    try await staff.add("liangji", RoleGrant(.reviewer1), RoleGrant(.reviewer2))
    let path = "/review/\(try await cases.inReview().number)"

    try await staff.onLoopback { visitor in
      var reviewer = await staff.browser(visitor, "liangji")
      let hash = try #require(ReviewCast.value(of: "hash", in: await reviewer.get(path).body))
      #expect(
        await reviewer.post("\(path)/sign", [("hash", hash), ("level", "1")]).status == 303)
      let page = await reviewer.get(path).body
      #expect(!page.contains("deed-sign\"") && page.contains("您在前一级签过字，复审要由别人签。"))
    }
  }

  @Test func `a liaison answers for their own department alone and hands back what it leads`()
    async throws
  {
    let (staff, cases) = try await ReviewCast.open()
    try await staff.add("zhujian", RoleGrant(.liaison, department: "zhujian"))
    try await staff.add("yibao", RoleGrant(.liaison, department: "yibao"))
    let question = try await cases.logged()
    _ = try await cases.office.desk.questions.assign(
      question.id,
      to: Dispatch(
        lead: DepartmentCode(rawValue: "yibao"), co: [DepartmentCode(rawValue: "zhujian")]),
      by: cases.producer)
    let path = "/questions/\(question.number)"

    try await staff.onLoopback { visitor in
      var co = await staff.browser(visitor, "zhujian")
      let page = await co.get(path).body
      #expect(!page.contains("deed-giveBack"))
      #expect(ReviewCast.value(of: "department", in: page) == "zhujian")
      var lead = await staff.browser(visitor, "yibao")
      #expect(await lead.get(path).body.contains("deed-giveBack"))
      let heard = await co.post(
        "\(path)/answer",
        [("text", "协办部分已办。"), ("approver", "王科长"), ("department", "zhujian")])
      #expect(heard.status == 303, "\(heard.status)")
    }
  }

  @Test func `what was sent back says so on top, and comes again only changed or explained`()
    async throws
  {
    let (staff, cases) = try await ReviewCast.open()
    let path = "/review/\(try await cases.inReview().number)"

    try await staff.onLoopback { visitor in
      var reviewer = await staff.browser(visitor, "chushen")
      _ = await reviewer.get(path)
      _ = await reviewer.post("\(path)/sendBack", [("level", "1"), ("reason", "把小区名也去掉")])
      var producer = await staff.browser(visitor, "biandao")
      let page = await producer.get(path).body
      #expect(page.contains("公开稿退回了，等修改。"))
      #expect(page.contains("测试chushen今天 9:30在初审退回：把小区名也去掉（文字还没有改）"))

      let same = await producer.post("\(path)/submit")
      #expect(same.status == 422 && same.body.contains("一个字也没有改"))
      #expect(
        await producer.post("\(path)/submit", [("reply", "小区名是公开的地名")]).status == 303)
      #expect(await reviewer.get(path).body.contains("退回后没有改动，送审时说明：小区名是公开的地名"))
    }
  }

  @Test func `the paper is linked where it is signed, and who may not print it is told so`()
    async throws
  {
    let (staff, cases) = try await ReviewCast.open()
    let question = try await cases.inReview()
    let (path, paper) = (
      "/review/\(question.number)", "/questions/\(question.number)/papers/review"
    )

    try await staff.onLoopback { visitor in
      var producer = await staff.browser(visitor, "biandao")
      #expect(await producer.get(path).body.contains(paper))
      var editor = await staff.browser(visitor, "bianji")
      #expect(!(await editor.get(path).body.contains(paper)))
      let heard = await editor.get(paper)
      #expect(heard.status == 403 && heard.body.contains("请栏目编导打印"))
      try await ReviewCast.sign(path, staff, visitor)
      #expect(await editor.get(path).body.contains(paper))
      #expect(await editor.get(paper).status == 200)
    }
  }
}

// MARK: - What is shown

extension StalePageTests {
  @Test func `the caller's name is refused in the draft, the form of address is not`()
    async throws
  {
    let (staff, cases) = try await ReviewCast.open()
    let path = "/review/\(try await cases.decided().number)"

    try await staff.onLoopback { visitor in
      var producer = await staff.browser(visitor, "biandao")
      _ = await producer.get(path)
      func save(_ said: String, in producer: inout Browser) async throws -> Heard {
        let words = [("title", "夜里太吵"), ("question", said), ("answer", "已办。")]
        let opened = try base(of: await producer.get(path).body)
        let look = await producer.post(
          "\(path)/draft", words + [opened, ("then", "look")])
        let choices = ReviewCast.fields(of: look.body, choosing: "keep")
        return await producer.post(
          "\(path)/draft", words + choices + [opened, ("then", "save")])
      }
      let named = try await save("钱建国问：夜里太吵怎么办？", in: &producer)
      #expect(named.status == 422)
      #expect(named.body.contains("“问题”里有来电人姓名"))
      #expect(named.body.contains("钱建国问"))
      let addressed = try await save("钱先生问：夜里太吵怎么办？", in: &producer)
      #expect(addressed.status == 303)
    }
  }

  @Test func `a page that the last gate holds back is not said to be public`() async throws {
    let (staff, cases) = try await ReviewCast.open(hasSite: true)
    let desk = cases.office.desk
    var form = IntakeForm(
      programme: ProgrammeCode(rawValue: "limin"), receivedAt: desk.clock.now)
    form.text = Private("路灯坏了。")
    form.name = Private("欧阳春梅")
    _ = try await desk.questions.log(form, by: cases.producer)
    let question = try await cases.decided()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      var producer = await staff.browser(visitor, "biandao")
      let words = [
        ("title", "夜里太吵"), ("question", "欧阳春梅也反映夜里太吵。"), ("answer", "已办。"),
      ]
      let look = await producer.post("\(path)/draft", words + [("then", "look")])
      let choices = ReviewCast.fields(of: look.body, choosing: "keep")
      let opened = try base(of: await producer.get(path).body)
      let saved = await producer.post(
        "\(path)/draft", words + choices + [opened, ("then", "submit")])
      #expect(saved.status == 303, "\(saved.body.suffix(500))")
      try await ReviewCast.sign(path, staff, visitor)
      var editor = await staff.browser(visitor, "bianji")
      let hash = try #require(ReviewCast.value(of: "hash", in: await editor.get(path).body))
      #expect(await editor.post("\(path)/publish", [("hash", hash)]).status == 303)
      _ = try await desk.publisher.step(at: desk.clock.now)

      for target in [path, "/review", "/questions/\(question.number)"] {
        let page = await editor.get(target).body
        #expect(page.contains("已拦下，未上网"), "\(target)")
      }
      #expect(await editor.get(path).body.contains("这一版没有上网：最后一道检查在文字里发现来电人姓名"))
    }
  }

  @Test func `a correction begins with the words that are on the site`() async throws {
    let (staff, cases) = try await ReviewCast.open(hasSite: true)
    let question = try await cases.inReview()
    let path = "/review/\(question.number)"

    try await staff.onLoopback { visitor in
      try await ReviewCast.sign(path, staff, visitor)
      var editor = await staff.browser(visitor, "bianji")
      let hash = try #require(ReviewCast.value(of: "hash", in: await editor.get(path).body))
      #expect(await editor.post("\(path)/publish", [("hash", hash)]).status == 303)
      var producer = await staff.browser(visitor, "biandao")
      let page = await producer.get(path).body
      let form = try #require(page.components(separatedBy: "写更正稿").last)
      #expect(form.contains("138****8006"))
      #expect(!form.contains(Cases.phone))
    }
  }
}
