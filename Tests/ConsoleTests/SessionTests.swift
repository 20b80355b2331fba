// How a session ends, what a request must carry to change anything, and what tokens do.

import Console
import Desk
import Foundation
import Membership
import Storage
import TestSupport
import Testing
import Timekeeping

// One at a time: each opens an office of its own, and a hundred at once would starve the servers.
@Suite(.serialized) struct SessionTests {
  private func signedIn(
    _ grants: RoleGrant = RoleGrant(.producer),
    _ body: (Staff, Member, inout Browser) async throws -> Void
  ) async throws {
    let staff = Staff(try Office())
    let member = try await staff.add("liuyang", grants)
    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      #expect(await browser.signIn("liuyang").status == 303)
      try await body(staff, member, &browser)
    }
  }

  @Test func `half an hour of rest ends a session, and use lengthens it to half a day`()
    async throws
  {
    try await signedIn { staff, _, browser in
      for _ in 0..<28 {
        staff.office.clock.set(to: staff.office.clock.now + .seconds(1_500))
        #expect(await browser.get("/").status == 200)
      }
      staff.office.clock.set(to: staff.office.clock.now + .seconds(1_500))
      #expect(await browser.get("/").status == 303)

      #expect(await browser.signIn("liuyang").status == 303)
      staff.office.clock.set(to: staff.office.clock.now + .seconds(1_800))
      #expect(await browser.get("/").status == 303)
      #expect(await browser.get("/api/agenda").status == 401)
    }
  }

  @Test func `a page that looks again by itself does not lengthen a session`() async throws {
    try await signedIn { staff, _, browser in
      for _ in 0..<3 {
        staff.office.clock.set(to: staff.office.clock.now + .seconds(599))
        #expect(await browser.get("/", headers: "X-Live: 1\r\n").status == 200)
      }
      staff.office.clock.set(to: staff.office.clock.now + .seconds(599))
      #expect(await browser.get("/", headers: "X-Live: 1\r\n").status == 303)
    }
  }

  @Test func `a page tells by whom it was opened, also of two who are called the same`()
    async throws
  {
    let staff = Staff(try Office(at: "2026-05-14 08:30"))
    var members: [(String, Member)] = []
    for account in ["wangfang1", "wangfang2"] {
      members.append(
        (account, try await staff.add(account, named: "王芳", RoleGrant(.producer))))
    }
    try await staff.onLoopback { visitor in
      for (account, member) in members {
        var browser = await staff.browser(visitor, account)
        let page = await browser.get("/account").body
        #expect(page.contains("王芳</a>"))
        #expect(page.contains("data-member=\"\(member.id.rawValue)\""))
      }
    }
  }

  @Test func `signing out ends the session on the server`() async throws {
    try await signedIn { _, _, browser in
      let cookie = browser.cookies
      let heard = await browser.post("/sign-out")
      #expect(heard.status == 303)
      #expect(heard.headers["location"] == "/sign-in")
      #expect(browser.cookies["__Host-hotline"] == nil)
      browser.cookies = cookie
      #expect(await browser.get("/").status == 303)
      #expect(await browser.get("/status").status == 401)
      let late = await browser.post("/account/sessions/end")
      #expect(late.status == 401)
      #expect(late.body.contains(#"<a href="/sign-in" target="_blank""#))
    }
  }

  @Test func `new roles, a shut account and a new password end the sessions`() async throws {
    try await signedIn { staff, member, browser in
      _ = try await staff.members.change(
        member.id, name: "同一个人", grants: member.grants, isActive: true, by: member.id)
      #expect(await browser.get("/").status == 200)
      _ = try await staff.members.change(
        member.id, name: "同一个人", grants: [RoleGrant(.host)], isActive: true, by: member.id)
      #expect(await browser.get("/").status == 303)

      _ = await browser.signIn("liuyang")
      var other = Browser(browser.visitor)
      _ = await other.signIn("liuyang")
      let changed = await browser.post(
        "/account/password",
        [("old", Staff.password), ("new", "另一句好记的长话"), ("again", "另一句好记的长话")])
      #expect(changed.status == 422)
      let longer = "另一句好记而且更长的话"
      #expect(
        await browser.post(
          "/account/password", [("old", "wrong"), ("new", longer), ("again", longer)]
        ).status == 422)
      #expect(
        await browser.post(
          "/account/password", [("old", Staff.password), ("new", longer), ("again", longer)]
        ).status == 303)
      #expect(await browser.get("/account").status == 200)
      #expect(await other.get("/").status == 303)

      _ = try await staff.members.change(
        member.id, name: "同一个人", grants: [RoleGrant(.host)], isActive: false, by: member.id)
      #expect(await browser.get("/").status == 303)
    }
  }

  @Test func `what changes something must come from a page of this very session`() async throws {
    try await signedIn { staff, member, browser in
      try await staff.add("chenmo", RoleGrant(.producer))
      var other = Browser(browser.visitor)
      _ = await other.signIn("chenmo")
      var second = Browser(browser.visitor)
      _ = await second.signIn("liuyang")

      var forged = browser
      #expect(await forged.post("/account/sessions/end", withToken: false).status == 403)
      for token in ["", other.token, second.token, browser.token.uppercased(), "0"] {
        forged = browser
        forged.token = token
        #expect(await forged.post("/account/sessions/end").status == 403)
      }
      for (origin, site) in [
        ("https://evil.example", "same-origin"), ("null", "cross-site"), ("null", "same-site"),
        ("null", "none"), (nil, nil), ("null", nil),
      ] as [(String?, String?)] {
        forged = browser
        forged.origin = origin
        forged.fetchSite = site
        #expect(await forged.post("/account/sessions/end").status == 403)
      }
      #expect(try await staff.members.sessions(of: member.id).count == 2)
      #expect(await browser.post("/account/sessions/end").status == 303)
      #expect(try await staff.members.sessions(of: member.id).count == 1)
    }
  }

  @Test(arguments: ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
  func `nothing changes by another method than POST`(method: String) async throws {
    try await signedIn { staff, member, browser in
      let cookie = browser.cookies["__Host-hotline"] ?? ""
      let heard = await browser.visitor.say(
        "\(method) /account/sessions/end HTTP/1.1\r\nHost: \(browser.visitor.usualHost)\r\n"
          + "Cookie: __Host-hotline=\(cookie)\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")

      #expect(heard.status == 405)
      #expect(heard.headers["allow"] == "POST")
      let left = try await staff.members.sessions(of: member.id).count
      #expect(left == 1)
    }
  }

  @Test func `a form has one type, known fields and an end`() async throws {
    try await signedIn { _, _, browser in
      let token = browser.token
      let form = "application/x-www-form-urlencoded"
      for (type, body, status) in [
        ("multipart/form-data; boundary=x", "--x\r\n\r\n\r\n--x--", 415),
        ("text/plain", "csrf=\(token)", 415), ("application/json", #"{"csrf":"\#(token)"}"#, 415),
        ("text/html", "csrf=\(token)", 415), (form + "; charset=gbk", "csrf=\(token)", 415),
        (form, "csrf=\(token)&file=x", 400), (form, "csrf=\(token)&csrf=\(token)", 400),
        (form, "csrf=\(token)&old", 400), (form, "csrf=%zz", 400), (form, "csrf=%ff", 400),
        (form, "old=\(String(repeating: "a", count: 1_025))&csrf=\(token)", 400),
        (form, String(repeating: "&old=", count: 600), 400),
        (form + "; charset=UTF-8", "csrf=\(token)", 422),
      ] {
        let heard = await browser.post("/account/password", body: body, type: type)
        #expect(heard.status == status, "\(type) \(body.prefix(40))")
      }
      let long = await browser.post(
        "/account/password", body: String(repeating: "a", count: 70_000), type: form)
      #expect(long.status == 413)
      let packed = await browser.post(
        "/account/password", body: "x", type: form, headers: "Content-Encoding: gzip\r\n")
      #expect(packed.status == 415)
    }
  }

  @Test func `a token acts for its member within its scopes, where programs ask`() async throws {
    try await signedIn { staff, member, browser in
      let made = try await staff.members.makeToken(
        for: member.id, name: "导入", scopes: [.seeDeliveries], days: 1, by: member.id)
      let narrow = try await staff.members.makeToken(
        for: member.id, name: "登记", scopes: [.logQuestion], days: 1, by: member.id)
      let visitor = browser.visitor
      func ask(_ target: String, _ authorization: String?, cookie: String = "") async -> Heard {
        await visitor.say(
          "GET \(target) HTTP/1.1\r\nHost: \(visitor.usualHost)\r\nConnection: close\r\n"
            + (authorization.map { "Authorization: \($0)\r\n" } ?? "") + cookie + "\r\n")
      }

      #expect(await ask("/api/agenda", "Bearer " + made.text).status == 200)
      #expect(await ask("/api/agenda", "Bearer " + narrow.text).status == 403)
      #expect(await ask("/", "Bearer " + made.text).status == 303)
      let refusals = [
        await ask("/api/agenda", nil), await ask("/api/agenda", "Bearer x"),
        await ask(
          "/api/agenda",
          "Bearer " + String(made.text.dropLast()) + (made.text.hasSuffix("0") ? "1" : "0")),
        await ask("/api/agenda", "Basic " + made.text),
        await ask("/api/agenda?token=" + made.text, nil),
        await ask("/api/agenda?access_token=" + made.text, "Bearer x"),
        await ask(
          "/api/agenda", "Bearer x",
          cookie: "Cookie: __Host-hotline=\(browser.cookies["__Host-hotline"] ?? "")\r\n"),
      ]
      #expect(refusals.allSatisfy { $0.status == 401 })
      #expect(Set(refusals.map(\.body)).count == 1)
      #expect(await ask("/api/agenda?token=" + made.text, "Bearer " + made.text).status == 400)

      staff.office.clock.set(to: staff.office.clock.now + .seconds(86_400))
      let late = await ask("/api/agenda", "Bearer " + made.text)
      #expect(late.status == 401)
      #expect(late.body == refusals[0].body)
    }
  }

  @Test func `a token ends with a word, and with its member's account`() async throws {
    try await signedIn { staff, member, browser in
      let visitor = browser.visitor
      func status(_ text: String) async -> Int {
        await visitor.say(
          "GET /api/agenda HTTP/1.1\r\nHost: \(visitor.usualHost)\r\nConnection: close\r\n"
            + "Authorization: Bearer \(text)\r\n\r\n"
        ).status
      }
      let made = await browser.post(
        "/account/tokens/add",
        [("name", "导入"), ("scope", "seeDeliveries"), ("scope", "editMembers"), ("days", "30")])
      let text = try #require(
        made.body.range(of: "hotline_").map { String(made.body[$0.lowerBound...].prefix(72)) })
      #expect(await status(text) == 200)
      let token = try #require(try await staff.members.tokens(of: member.id).first)
      #expect(token.scopes == [.seeDeliveries])
      #expect(await browser.post("/account/tokens/end", [("token", token.id)]).status == 303)
      #expect(await status(text) == 401)

      let second = try await staff.members.makeToken(
        for: member.id, name: "再一个", scopes: [.seeDeliveries], days: 1, by: member.id)
      #expect(await status(second.text) == 200)
      _ = try await staff.members.change(
        member.id, name: "走了", grants: member.grants, isActive: false, by: member.id)
      #expect(await status(second.text) == 401)
    }
  }

  @Test func `nothing that lets anybody in lies in the database`() async throws {
    try await signedIn { staff, member, browser in
      let token = try await staff.members.makeToken(
        for: member.id, name: "导入", scopes: [.seeDeliveries], days: 1, by: member.id)
      let link = try await staff.members.invite(member.id, by: member.id)
      try staff.office.desk.storage.checkpoint()
      let bytes = try Data(
        contentsOf: URL(fileURLWithPath: staff.office.folder.path(of: "hotline.sqlite")))

      for secret in [
        Staff.password, token.text, String(link.path.dropFirst(6)),
        browser.cookies["__Host-hotline"] ?? "", browser.token,
      ] {
        #expect(!secret.isEmpty)
        #expect(bytes.range(of: Data(secret.utf8)) == nil)
      }
    }
  }
}
