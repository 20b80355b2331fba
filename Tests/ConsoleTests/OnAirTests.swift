// The screener's log: logged in one line, read out from the page, moved with one act, and kept from being
// logged twice.

import Console
import Desk
import Foundation
import Membership
import Questions
import TestSupport
import Testing
import Timekeeping

@Suite struct OnAirTests {
  /// An office in the middle of a show.
  private func show(files: [String: String] = [:]) async throws -> Office {
    var office = try Office(at: "2026-05-14 08:00", files: files)
    try await office.work(until: "2026-05-14 09:10")
    return office
  }

  /// Logs a line as the page's form does; the number.
  @discardableResult
  private func log(_ browser: inout Browser, _ line: String, key: String = "") async -> Heard {
    await browser.post(
      "/on-air/log", [("programme", "limin"), ("line", line), ("key", key)])
  }

  private func number(_ heard: Heard) -> String {
    String(heard.headers["location"]?.split(separator: "=").last ?? "")
  }

  private func id(of number: String, in page: String) -> String {
    let head = page.components(separatedBy: number)[0]
    return head.components(separatedBy: #"data-id=""#).last?.components(separatedBy: "\"")[0] ?? ""
  }

  @Test func `the page shows what it showed when it was looked at`() async throws {
    let office = try await show()
    let page = try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      await log(&browser, "王女士 13800138000 龙城区 路灯坏了半个月 /求助 #路灯 进")
      await log(&browser, "家里有煤气味 朝阳县")
      return await browser.get("/on-air").body
    }
    let key = page.components(separatedBy: #"name="key" value=""#)[1].prefix { $0 != "\"" }
    var ids: [String] = []
    for part in page.components(separatedBy: #"data-id=""#).dropFirst() {
      ids.append(String(part.prefix { $0 != "\"" }))
    }
    var stable = page.replacing(key, with: "KEY")
    for (index, id) in ids.enumerated() { stable = stable.replacing(id, with: "ID\(index)") }
    #expect(Golden.difference(stable, from: "on-air.html") == nil)
  }

  @Test func `without a script a line is logged, its number shown, and sent twice is logged once`()
    async throws
  {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      let first = await log(&browser, "王女士 13800138000 路灯坏了 进", key: "form-1")
      let again = await log(&browser, "王女士 13800138000 路灯坏了 进", key: "form-1")
      #expect(first.status == 303 && again.status == 303)
      #expect(number(first) == number(again))

      let page = await browser.get(first.headers["location"] ?? "")
      #expect(page.body.contains(#"<p class="number">\#(number(first))</p>"#))
      #expect(page.body.contains("读作：L 二六，"))
      #expect(page.body.components(separatedBy: #"class="call "#).count == 2)
    }
  }

  @Test func `what cannot be taken stands in the fields again`() async throws {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      let heard = await browser.post(
        "/on-air/log",
        [("programme", "limin"), ("line", "王女士 13800138000"), ("area", "龙城区<b>")])
      #expect(heard.status == 422)
      #expect(heard.body.contains(#"value="王女士 13800138000""#))
      #expect(heard.body.contains(#"value="龙城区&lt;b&gt;""#))
      #expect(heard.body.contains(#"<p class="complained">"#))
    }
  }

  @Test func `a script hears the number, the repeat caller, the danger and the likeness`()
    async throws
  {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      func send(_ line: String, _ key: String?, age: Int = 0) async -> Heard {
        await browser.post(
          "/on-air/entries", body: #"{"programme":"limin","line":"\#(line)","age":\#(age)}"#,
          type: "application/json", headers: key.map { "Idempotency-Key: \($0)\r\n" } ?? "")
      }
      let first = await send("13800138000 文化路路灯坏了半个月", "a")
      let again = await send("13800138000 文化路路灯坏了半个月", "a", age: 60)
      let other = await send("138-0013-8000 文化路路灯坏了没人管", "b")
      let gas = await send("家里有煤气味", "c")
      #expect([first, again, other, gas].map(\.status) == [201, 200, 201, 201])
      #expect(again.body.contains(#""isRepeat":true"#))
      #expect(other.body.contains(#""contactsOfCaller":2"#))
      #expect(other.body.contains(#""likelySame":["L26-"#))
      #expect(gas.body.contains(#""line":"燃气抢修、119""#))
      #expect(await send("没有键", nil).status == 400)
      #expect(await send("太久以前", "d", age: 700_000).status == 400)
      #expect(await send("", "e").status == 422)
    }
  }

  @Test func `an entry sent again after the schedule was edited is the same entry`() async throws {
    var office = try await show()
    let body = #"{"programme":"limin","line":"路灯坏了 朝阳县 @市医保局 13800138000","age":0}"#
    func send(_ office: Office) async throws -> Heard {
      try await office.desk.onLoopback { visitor in
        var browser = Browser(visitor)
        return await browser.post(
          "/on-air/entries", body: body, type: "application/json",
          headers: "Idempotency-Key: a\r\n")
      }
    }
    func form(_ office: Office, _ line: String) async throws -> Heard {
      try await office.desk.onLoopback { visitor in
        var browser = Browser(visitor)
        return await log(&browser, line, key: "form-9")
      }
    }
    let first = try await send(office)
    let plain = try await form(office, "水管坏了 @市医保局")

    // The department has another name now, and another episode is on.
    for (name, text) in Office.files {
      try office.edit(
        name, text.replacing("市医疗保障局", with: "市健康局").replacing("市医保局", with: "市健康局"))
    }
    try await office.work(until: "2026-05-15 09:10")
    let again = try await send(office)
    let plainAgain = try await form(office, "水管坏了 @市医保局")
    let other = try await form(office, "水管坏了两天 @市医保局")

    #expect(first.status == 201 && again.status == 200, "\(again.body)")
    #expect(again.body.contains(#""isRepeat":true"#))
    #expect(number(plain) == number(plainAgain) && !number(plain).isEmpty)
    #expect(other.status == 409)
  }

  @Test func `what is understood is told before it is logged`() async throws {
    let office = try await show()
    let heard = try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      return await browser.post(
        "/on-air/reading", body: #"{"line":"王女士 13800138000 路灯坏了 @住建局 @没有的局"}"#,
        type: "application/json")
    }
    #expect(heard.status == 200)
    for words in [#""words":"王女士""#, #""words":"13800138000""#, "没有的局", #""isDoubtful":true"#] {
      #expect(heard.body.contains(words))
    }
  }

  @Test func `a call goes through the show one act at a time`() async throws {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      let number = number(await log(&browser, "王女士 路灯坏了 龙城区 进"))
      let id = id(of: number, in: await browser.get("/on-air").body)
      for (act, mark) in [
        ("next", "下一位"), ("onAir", "直播中"), ("answer", "直播中"), ("done", "现场答复"),
      ] {
        let heard = await browser.post(
          "/on-air/act",
          [("act", act), ("id", id), ("programme", "limin"), ("words", "本周修好")])
        #expect(heard.status == 303, "\(act) \(heard.body)")
        let page = await browser.get("/on-air").body
        let row = page.components(separatedBy: #"data-id="\#(id)""#)[1]
        #expect(row.components(separatedBy: "</p>")[0].contains(mark), "\(act)")
      }
      let late = await browser.post(
        "/on-air/act", [("act", "next"), ("id", id), ("programme", "limin")])
      #expect(late.status == 409)
    }
  }

  @Test func `who was on air stays in reach until an answer is noted, however many ring`()
    async throws
  {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      let number = number(await log(&browser, "王女士 路灯坏了 龙城区 进"))
      let id = id(of: number, in: await browser.get("/on-air").body)
      func act(_ act: String) async {
        let heard = await browser.post(
          "/on-air/act", [("act", act), ("id", id), ("programme", "limin")])
        #expect(heard.status == 303, "\(act) \(heard.body)")
      }
      for step in ["next", "onAir", "done"] { await act(step) }
      for call in 1...110 { await log(&browser, "第\(call)位 停水了") }

      #expect(await browser.get("/on-air").body.contains(number))
      await act("answer")
      #expect(await !browser.get("/on-air").body.contains(number))
    }
  }

  @Test func `an emergency stays on top until somebody has dealt with it, however many ring`()
    async throws
  {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      let loud = number(await log(&browser, "吕女士 院里有怪味 !! @市住建局"))
      let hinted = number(await log(&browser, "家里有煤气味"))
      func alarms() async -> String {
        let page = await browser.get("/on-air").body
        guard page.contains(#"class="alarms""#) else { return "" }
        return page.components(separatedBy: #"class="alarms""#)[1]
          .components(separatedBy: "</section>")[0]
      }
      for call in 1...110 {
        if call == 50 { #expect(await alarms().contains(hinted)) }
        await log(&browser, "第\(call)位 停水了")
      }
      #expect(await alarms().contains(loud))
      #expect(await browser.get("/").body.contains("1 件突发还没有人处理"))
      // Words that only sound like one stay among the newest hundred.
      #expect(await !alarms().contains(hinted))

      let id = id(of: loud, in: await browser.get("/on-air").body)
      let heard = await browser.post(
        "/on-air/act", [("act", "transfer"), ("id", id), ("programme", "limin"), ("to", "119")])
      #expect(heard.status == 303, "\(heard.body)")
      #expect(await !alarms().contains(loud))
      #expect(await !browser.get("/").body.contains("件突发"))
    }
  }

  @Test func `a call shows how its caller is spoken of and which department it is for`()
    async throws
  {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      await log(&browser, "王建国先生 13900139005 路灯坏了 @市住建局 进")
      await log(&browser, "李女士 停水了 匿名")
      let page = await browser.get("/on-air").body
      #expect(page.contains("王先生 · 咨询"))
      #expect(page.contains("@市住建局"))
      #expect(page.contains("匿名 · 咨询"))
      for secret in ["王建国", "13900139005", "李女士"] { #expect(!page.contains(secret)) }
    }
  }

  @Test func `without a script too a department that nobody knows is named beside the number`()
    async throws
  {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      func receipt(_ line: String) async -> String {
        let heard = await log(&browser, line)
        return await browser.get(heard.headers["location"] ?? "").body
      }
      #expect(await receipt("路灯坏了 @市路灯局").contains("名录里找不到“市路灯局”"))
      #expect(await !receipt("路灯坏了 @市住建局").contains("名录里找不到"))
    }
  }

  @Test func `what was declined is offered no place in the queue`() async throws {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      let number = number(await log(&browser, "路灯坏了"))
      func isOffered() async -> Bool {
        await browser.get("/on-air").body.components(separatedBy: number)[1]
          .components(separatedBy: "</li>")[0].contains("进队列")
      }
      #expect(await isOffered())
      let heard = await browser.post(
        "/questions/\(number)/decline",
        [("reason", DeclineReason.allCases[0].rawValue), ("note", "已告知向物业反映")])
      #expect(heard.status == 303, "\(heard.body)")
      #expect(await !isOffered())
    }
  }

  @Test func `a caller who changes their mind is written down from the log`() async throws {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      let number = number(await log(&browser, "王女士 路灯坏了 龙城区 可公开 进"))
      let id = id(of: number, in: await browser.get("/on-air").body)
      func row() async -> String {
        await browser.get("/on-air").body.components(separatedBy: #"data-id="\#(id)""#)[1]
          .components(separatedBy: "</li>")[0]
      }
      #expect(await row().contains(#"value="publish" selected"#))
      let fields = [("id", id), ("programme", "limin"), ("anonymous", "1")]
      let heard = await browser.post("/on-air/consent", fields + [("disclosure", "none")])
      #expect(heard.status == 303, "\(heard.body)")
      let after = await row()
      #expect(after.contains(#"value="none" selected"#))
      #expect(after.contains(#"name="anonymous" value="1" checked"#))
      #expect(after.contains("不播出"))
      #expect(await browser.post("/on-air/consent", fields).status == 400)
      let unknown = [("id", "x"), ("programme", "limin"), ("disclosure", "none")]
      #expect(await browser.post("/on-air/consent", unknown).status == 404)
      #expect(
        await browser.get("/questions/\(number)").body.contains("改变了公开意愿"), "the journal has it")
    }
  }

  @Test func `an emergency is put through with the line it goes to`() async throws {
    let office = try await show()
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      let number = number(await log(&browser, "家里有煤气味 进"))
      let page = await browser.get("/on-air").body
      #expect(page.contains(#"name="to" value="燃气抢修、119""#))
      let heard = await browser.post(
        "/on-air/act",
        [
          ("act", "transfer"), ("id", id(of: number, in: page)), ("programme", "limin"),
          ("to", "燃气抢修、119"),
        ])
      #expect(heard.status == 303)
      #expect(await browser.get("/on-air").body.contains("已转接"))
    }
  }

  @Test(arguments: Role.allCases.filter { !$0.isDepartmental })
  func `only whoever logs opens the log, and acts need a token`(role: Role) async throws {
    let staff = Staff(try await show())
    try await staff.add("someone", RoleGrant(role))
    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      _ = await browser.signIn("someone")
      let isGiven = role.permissions.contains(.logQuestion)
      #expect(await browser.get("/on-air").status == (isGiven ? 200 : 403))
      let fields = [("programme", "limin"), ("line", "路灯坏了")]
      #expect(await browser.post("/on-air/log", fields).status == (isGiven ? 303 : 403))
      #expect(await browser.post("/on-air/log", fields, withToken: false).status == 403)
      browser.fetchSite = "cross-site"
      #expect(await browser.post("/on-air/log", fields).status == 403)
    }
  }

  @Test func `another programme does not exist`() async throws {
    let staff = Staff(try await show())
    try await staff.add("someone", RoleGrant(.operator, programme: "other"))
    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      _ = await browser.signIn("someone")
      #expect(await browser.get("/on-air?programme=limin").status == 404)
      #expect(
        await browser.post("/on-air/log", [("programme", "limin"), ("line", "a")]).status == 404)
    }
  }

  @Test(arguments: [
    #"<script>alert(1)</script>"#, #""><svg/onload=x>"#, "</textarea><b>", "{{7*7}}", "${x}",
  ])
  func `what a caller says stays text`(words: String) async throws {
    let office = try await show()
    let pages = try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      let heard = await browser.post(
        "/on-air/log", [("programme", "limin"), ("text", words), ("name", words), ("queue", "1")])
      #expect(heard.status == 303)
      return [await browser.get("/on-air").body, await browser.get("/host").body]
    }
    for page in pages {
      #expect(!page.contains("<script>alert"))
      #expect(!page.contains("<svg"))
      #expect(!page.contains("<b>&"))
      if !words.contains("<") { #expect(page.contains(words)) }
    }
  }
}
