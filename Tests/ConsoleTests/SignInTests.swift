// Coming in and going out: by password, by link, and how either is refused.

import Console
import Desk
import Foundation
import Journal
import Membership
import Storage
import Testing
import Timekeeping

// One at a time: each opens an office of its own, and a hundred at once would starve the servers.
@Suite(.serialized) struct SignInTests {
  @Test func `whoever knows the password comes in, and where they wanted to go`() async throws {
    let staff = Staff(try Office())
    try await staff.add("liuyang", RoleGrant(.producer))

    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      let before = await browser.get("/plan?month=2026-05")
      #expect(before.status == 303)
      #expect(before.headers["location"] == "/sign-in?next=%2Fplan%3Fmonth%3D2026-05")
      let form = await browser.get("/sign-in?next=%2Fplan%3Fmonth%3D2026-05")
      #expect(form.status == 200)
      #expect(form.body.contains(#"name="next" value="/plan?month=2026-05""#))

      let entered = await browser.post(
        "/sign-in",
        [
          ("account", "LiuYang"), ("password", Staff.password), ("next", "/plan?month=2026-05"),
        ], withToken: false)

      #expect(entered.status == 303)
      #expect(entered.headers["location"] == "/plan?month=2026-05")
      #expect(entered.cookies.count == 2)
      for cookie in entered.cookies {
        #expect(cookie.hasPrefix("__Host-hotline"))
        #expect(cookie.contains("; Path=/; Secure; HttpOnly; SameSite=Strict"))
        #expect(!cookie.contains("Domain"))
      }
      let page = await browser.get("/plan?month=2026-05")
      #expect(page.status == 200)
      #expect(page.body.contains("测试liuyang"))
    }
  }

  @Test(arguments: [
    "//evil.example/", "https://evil.example/", "/\\evil.example", "/sign-out",
    "javascript:alert(1)",
    "/%0d%0aSet-Cookie:x", "/api/agenda", "",
  ])
  func `signing in leads to no other place than a page of ours`(next: String) async throws {
    let staff = Staff(try Office())
    try await staff.add("liuyang", RoleGrant(.producer))

    let heard = try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      return await browser.post(
        "/sign-in", [("account", "liuyang"), ("password", Staff.password), ("next", next)],
        withToken: false)
    }

    #expect(heard.status == 303)
    let location = heard.headers["location"] ?? ""
    #expect(location == "/" || location == "/%0d%0aSet-Cookie:x")
  }

  @Test func `every failure has the same words`() async throws {
    let staff = Staff(try Office())
    try await staff.add("liuyang", RoleGrant(.producer))
    let gone = try await staff.add("gone", RoleGrant(.producer))
    _ = try await staff.members.change(
      gone.id, name: "走了", grants: gone.grants, isActive: false, by: gone.id)
    let fresh = try await staff.members.add(
      account: "fresh", name: "新", grants: [RoleGrant(.host)], by: gone.id)
    #expect(fresh.isActive)

    let bodies = try await staff.onLoopback { visitor in
      var bodies: Set<String> = []
      for (account, password) in [
        ("liuyang", "wrong"), ("nobody", Staff.password), ("gone", Staff.password),
        ("fresh", Staff.password), ("刘 洋", Staff.password), ("liuyang", ""),
        ("' OR 1=1 --", "x"), ("liuyang", String(repeating: "长", count: 1_024)),
      ] {
        var browser = Browser(visitor)
        let heard = await browser.signIn(account, password)
        #expect(heard.status == 401)
        #expect(heard.cookies.isEmpty)
        let typed = #"value="[^"]*"><\/p>"#
        bodies.insert(heard.body.replacing(try Regex(typed), with: ""))
      }
      return bodies
    }

    #expect(bodies.count == 1)
    #expect(bodies.first?.contains("账号或口令不对") == true)
  }

  @Test(arguments: [
    String(repeating: "很长的口令不会被截断", count: 20), "nul \u{0} in the middle",
    "👩‍👩‍👧‍👦 emoji words 🎙️", "   blanks at the ends   ", "combining e\u{301}e\u{301}e\u{301} ok",
  ])
  func `a password is taken as it is typed`(password: String) async throws {
    let staff = Staff(try Office())
    let member = try await staff.add("liuyang", RoleGrant(.producer))
    let link = try await staff.members.invite(member.id, by: member.id)
    _ = try await staff.members.choosePassword(
      link: String(link.path.dropFirst(6)), password: password)

    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      #expect(await browser.signIn("liuyang", password).status == 303)
      let cut = String(password.dropLast())
      #expect(await browser.signIn("liuyang", cut).status == 401)
      #expect(
        await browser.signIn("liuyang", password.precomposed).status
          == (password.precomposed.utf8.elementsEqual(password.utf8) ? 303 : 401))
    }
  }

  @Test func `guessing is slowed, and a known browser of the right person is not`() async throws {
    let staff = Staff(try Office())
    try await staff.add("liuyang", RoleGrant(.producer))

    try await staff.onLoopback { visitor in
      var known = Browser(visitor)
      _ = await known.signIn("liuyang")
      _ = await known.post("/sign-out")
      var guesser = Browser(visitor)
      for number in 0..<50 {
        #expect(await guesser.signIn("liuyang", "guess \(number)").status == 401)
      }

      var stranger = Browser(visitor)
      #expect(await stranger.signIn("liuyang").status == 401)
      #expect(await known.signIn("liuyang").status == 303)

      staff.office.clock.set(to: staff.office.clock.now + .seconds(3_601))
      #expect(await stranger.signIn("liuyang").status == 303)
    }
  }

  @Test func `a browser that is known for one person is a stranger for another`() async throws {
    let staff = Staff(try Office())
    try await staff.add("liuyang", RoleGrant(.producer))
    try await staff.add("mallory", RoleGrant(.operator))

    try await staff.onLoopback { visitor in
      var mallory = Browser(visitor)
      _ = await mallory.signIn("mallory")
      let device = mallory.cookies["__Host-hotline-device"] ?? ""
      for number in 0..<30 { _ = await mallory.signIn("liuyang", "guess \(number)") }
      mallory.cookies["__Host-hotline-device"] = device
      #expect(await mallory.signIn("liuyang").status == 401)
      // A forged one counts for nothing.
      let own = device.split(separator: ".")[0]
      mallory.cookies["__Host-hotline-device"] = device.replacing(own, with: "aaaa")
      #expect(await mallory.signIn("liuyang").status == 401)
    }
  }

  @Test func `a sign-in from another site is refused`() async throws {
    let staff = Staff(try Office())
    try await staff.add("liuyang", RoleGrant(.producer))

    try await staff.onLoopback { visitor in
      for (origin, site) in [
        ("https://evil.example", "cross-site"), ("null", "cross-site"), ("null", nil), (nil, nil),
        ("https://evil.example", nil), ("http://\(visitor.usualHost)", "same-site"),
      ] as [(String?, String?)] {
        var browser = Browser(visitor)
        browser.origin = origin
        browser.fetchSite = site
        let heard = await browser.signIn("liuyang")
        #expect(heard.status == 403)
        #expect(heard.cookies.isEmpty)
      }
      var old = Browser(visitor)
      old.origin = "http://\(visitor.usualHost)"
      old.fetchSite = nil
      #expect(await old.signIn("liuyang").status == 303)
    }
  }

  @Test func `a session that was planted before is not taken over`() async throws {
    let staff = Staff(try Office())
    try await staff.add("liuyang", RoleGrant(.producer))
    try await staff.add("mallory", RoleGrant(.operator))

    try await staff.onLoopback { visitor in
      var mallory = Browser(visitor)
      _ = await mallory.signIn("mallory")
      let planted = mallory.cookies["__Host-hotline"] ?? ""
      var victim = Browser(visitor)
      victim.cookies["__Host-hotline"] = planted

      #expect(await victim.signIn("liuyang").status == 303)

      #expect(victim.cookies["__Host-hotline"] != planted)
      #expect(await mallory.get("/").status == 303)
      #expect(await victim.get("/").status == 200)
      var invented = Browser(visitor)
      invented.cookies["__Host-hotline"] = String(repeating: "a", count: 64)
      #expect(await invented.get("/").status == 303)
    }
  }

  @Test func `an account that nobody has costs what another one costs, and tells as little`()
    async throws
  {
    let staff = Staff(try Office())
    let member = try await staff.add("liuyang", RoleGrant(.producer))
    let storage = staff.office.desk.storage
    func refusals() async throws -> [String] {
      try await storage.read("test") {
        try $0.journal(limit: 500).filter { $0.act == .signInRefused }.map(\.subject.text)
      }
    }
    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      #expect(await browser.signIn("liuyang", "guess").status == 401)
      #expect(await browser.signIn("nobody", "guess").status == 401)
      #expect(await browser.signIn("刘 洋", "guess").status == 401)
      #expect(try await refusals() == ["unknown", "unknown", member.id.rawValue])

      // Beyond ten in a minute a row is still written, over and over the same one.
      for number in 0..<15 { _ = await browser.signIn("nobody\(number)", "guess") }
      #expect(try await refusals().count { $0 == "unknown" } == 10)
      let last = try await storage.read("test") { try $0.note(.lastStrangerAt) }
      #expect(last == String(staff.office.clock.now.milliseconds))
    }
  }

  @Test func `an evening of guesses is in the journal without what was typed`() async throws {
    let staff = Staff(try Office())
    let member = try await staff.add("liuyang", RoleGrant(.producer))

    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      _ = await browser.signIn("liuyang", "my-secret-guess")
      _ = await browser.signIn("my-secret-guess", "x")
      _ = await browser.signIn("liuyang")
    }

    let acts = try await staff.office.desk.storage.read("test") {
      try $0.journal(about: member.id.rawValue).map(\.act.rawValue)
    }
    #expect(
      Set(acts).isSuperset(of: ["memberAdded", "passwordChanged", "signInRefused", "signedIn"]))
    #expect(acts.count { $0 == "signInRefused" } == 1)
  }
}

extension String {
  fileprivate var precomposed: String { precomposedStringWithCanonicalMapping }
}
