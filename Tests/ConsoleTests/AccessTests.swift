// Each role at every route: what the table gives and nothing else; and how members are made.

import Console
import Desk
import Foundation
import Journal
import Membership
import Storage
import TestSupport
import Testing
import Timekeeping

// One at a time: each opens an office of its own, and a hundred at once would starve the servers.
@Suite(.serialized) struct AccessTests {
  private static let pages: [(String, Permission)] = [
    ("/", .seePlan), ("/plan", .seePlan), ("/deliveries", .seeDeliveries),
    ("/robots", .seeDeliveries), ("/members", .editMembers), ("/status", .seeDeliveries),
    ("/api/agenda", .seeDeliveries), ("/api/why?ref=x", .seeDeliveries),
  ]

  @Test(arguments: Role.allCases)
  func `a role opens what the table gives it`(role: Role) async throws {
    let staff = Staff(try Office())
    let member = try await staff.add(
      "someone", RoleGrant(role, department: role.isDepartmental ? "yibao" : nil))

    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      _ = await browser.signIn("someone")
      for (path, permission) in Self.pages {
        let heard = await browser.get(path)
        let isGiven = role.permissions.contains(permission)
        #expect(heard.status == (isGiven ? 200 : 403), "\(role) \(path)")
        #expect(heard.headers["content-security-policy"] != nil)
      }
      let first = await browser.get("/")
      #expect(first.body.contains(#"href="/members""#) == (role == .administrator))
      #expect(
        first.body.contains(#"href="/robots""#) == role.permissions.contains(.seeDeliveries))
    }
    let denials = try await staff.office.desk.storage.read("test") {
      try $0.journal(about: member.id.rawValue).filter { $0.act.rawValue == "denied" }
    }
    #expect(denials.isEmpty == Self.pages.allSatisfy { role.permissions.contains($0.1) })
  }

  @Test(arguments: [
    "/", "/plan", "/deliveries", "/robots", "/members", "/account", "/nowhere", "/demo",
    "/%2e%2e/etc/passwd", "/join", "/members/x",
  ])
  func `without signing in there is only the door`(target: String) async throws {
    let staff = Staff(try Office())
    try await staff.onLoopback { visitor in
      let heard = await visitor.get(target)
      #expect(heard.status == 303)
      #expect(heard.headers["location"]?.hasPrefix("/sign-in") == true)
      #expect(heard.body.isEmpty)
    }
  }

  @Test(arguments: ["/status", "/api/agenda", "/api/why", "/api/members", "/api/nowhere"])
  func `programs without a token are told so and nothing else`(target: String) async throws {
    let staff = Staff(try Office())
    let heard = try await staff.onLoopback { await $0.get(target) }

    #expect(heard.status == 401)
    #expect(heard.headers["www-authenticate"] == "Bearer")
    #expect(heard.body == #"{"message":"请先登录。登录可能已经结束。","schemaVersion":1}"#)
  }

  @Test func `the door tells nothing of the house`() async throws {
    var office = try Office()
    try await office.work(until: "2026-05-13 08:01")
    let staff = Staff(office)
    try await staff.onLoopback { visitor in
      for target in ["/sign-in", "/join/" + String(repeating: "a", count: 64)] {
        let heard = await visitor.get(target)
        for word in ["市医保局", "市直单位工作群", "bumen", "一切正常", "件事要处理", "<nav"] {
          #expect(!heard.body.contains(word))
        }
      }
      #expect(await visitor.get("/healthz").body == "ok\n")
      #expect(await visitor.get("/metrics").status == 200)
      #expect(await visitor.get("/assets/console.css").status == 200)
    }
  }

  @Test func `through the reverse proxy health has one word and metrics none`() async throws {
    let staff = Staff(try Office(publicOrigin: "https://hotline.example.gov.cn"))
    try await staff.onLoopback { visitor in
      let health = await visitor.get("/healthz", host: "hotline.example.gov.cn")
      #expect(health.status == 503)
      #expect(health.body == "degraded\n")
      #expect(await visitor.get("/metrics", host: "hotline.example.gov.cn").status == 404)
      let forwarded = await visitor.say(
        "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 8.8.8.8\r\n"
          + "Connection: close\r\n\r\n")
      #expect(forwarded.status == 404)
    }
  }

  @Test func `the first administrator is made once, by the link of the machine`() async throws {
    let staff = Staff(try Office())
    let link = try #require(try await staff.members.firstStartLink())
    #expect(try await staff.members.firstStartLink() == link)

    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      #expect(await browser.get("/sign-in").body.contains("还没有人员"))
      #expect(await browser.get("/join/" + String(repeating: "0", count: 64)).status == 404)
      #expect(await browser.get(link.path).body.contains("第一次使用"))
      let fields = [("account", "Admin.Wang"), ("name", "王管理"), ("password", Staff.password)]
      let unlike = await browser.post(link.path, fields + [("again", "x")], withToken: false)
      #expect(unlike.status == 422)
      #expect(unlike.body.contains("两次输入的口令不一样"))
      #expect(unlike.body.contains("王管理"))
      let whole = fields + [("again", Staff.password)]
      var foreign = Browser(visitor)
      foreign.fetchSite = "cross-site"
      #expect(await foreign.post(link.path, whole, withToken: false).status == 403)

      #expect(await browser.post(link.path, whole, withToken: false).status == 303)

      #expect(await browser.get("/members").body.contains("王管理"))
      #expect(await browser.post(link.path, whole, withToken: false).status == 404)
      let again = try await staff.members.firstStartLink()
      #expect(again == nil)
      #expect(await browser.get("/sign-in").body.contains("还没有人员") == false)
    }
  }

  @Test func `a link ends after an hour, and with the next one`() async throws {
    let staff = Staff(try Office())
    let link = try #require(try await staff.members.firstStartLink())
    staff.office.clock.set(to: staff.office.clock.now + .seconds(3_600))
    try await staff.onLoopback { visitor in
      #expect(await visitor.get(link.path).status == 404)
      let next = try #require(try await staff.members.firstStartLink())
      #expect(next != link)
      #expect(await visitor.get(next.path).status == 200)
      let member = try await staff.add("liuyang", RoleGrant(.host))
      #expect(await visitor.get(next.path).status == 404)
      let first = try await staff.members.invite(member.id, by: member.id)
      let second = try await staff.members.invite(member.id, by: member.id)
      #expect(await visitor.get(first.path).status == 404)
      #expect(await visitor.get(second.path).status == 200)
    }
  }

  @Test func `an administrator adds, changes and shuts out`() async throws {
    let staff = Staff(try Office())
    let boss = try await staff.add("boss", RoleGrant(.administrator))
    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      _ = await browser.signIn("boss")
      let added = await browser.post(
        "/members/add",
        [
          ("name", "<script>赵</script>"), ("account", "zhao"), ("role", "liaison"),
          ("department-liaison", "yibao，zhujian"), ("role", "host"), ("programme-host", "limin"),
        ])
      #expect(added.status == 200)
      #expect(added.body.contains("/join/"))
      #expect(!added.body.contains("<script>赵"))
      let zhao = try #require(try await staff.members.member(account: "zhao"))
      #expect(
        Set(zhao.grants) == [
          RoleGrant(.liaison, department: "yibao"), RoleGrant(.liaison, department: "zhujian"),
          RoleGrant(.host, programme: "limin"),
        ])
      let page = "/members/" + zhao.id.rawValue
      #expect(await browser.get(page).body.contains("yibao, zhujian"))
      for (fields, status) in [
        ([("name", "x"), ("account", "zhao"), ("role", "host")], 422),
        ([("name", "x"), ("account", "a b"), ("role", "host")], 422),
        ([("name", ""), ("account", "new"), ("role", "host")], 422),
        ([("name", "x"), ("account", "new")], 422),
        ([("name", "x"), ("account", "new"), ("role", "liaison")], 422),
        ([("name", "x"), ("account", "new"), ("role", "root")], 400),
      ] {
        #expect(await browser.post("/members/add", fields).status == status)
      }
      #expect(
        await browser.post(page + "/change", [("name", "赵"), ("role", "host")]).status == 303)
      #expect(try await staff.members.member(zhao.id)?.isActive == false)
      let own = await browser.post(
        "/members/\(boss.id)/change", [("name", "boss"), ("role", "host"), ("active", "1")])
      #expect(own.status == 422)
      #expect(own.body.contains("没有管理员"))
      #expect(await browser.get("/members/nobody").status == 404)
    }
  }

  @Test func `the command line adds over the socket alone`() async throws {
    let staff = Staff(try Office())
    let access = ConsoleAccess.accounts(staff.members)
    try await staff.office.desk.onSocket(staff.office.folder.path(of: "s"), access: access) {
      visitor in
      #expect(await visitor.get("/status").body.contains("/join/"))
      let added = await visitor.post(
        "/api/members/add",
        #"{"account":"liuyang","name":"刘洋","roles":[{"role":"operator","programme":"limin"}]}"#)
      #expect(added.status == 200)
      #expect(added.body.contains("/join/"))
      #expect(await visitor.get("/api/members").body.contains(#""rolesWording":"接线员（节目 limin）""#))
      #expect(
        await visitor.post(
          "/api/members/add", #"{"account":"x2","name":"x","roles":[{"role":"god"}]}"#
        )
        .status == 422)
      #expect(await visitor.post("/api/members/add", #"{"name":"x"}"#).status == 400)
      let token = await visitor.post(
        "/api/members/tokens/add",
        #"{"account":"liuyang","name":"导入","scopes":["logQuestion"],"days":10}"#)
      #expect(token.body.contains("hotline_"))
      #expect(
        await visitor.post("/api/members/change", #"{"account":"liuyang","isActive":false}"#)
          .status == 200)
      #expect(await visitor.post("/api/members/link", #"{"account":"liuyang"}"#).status == 404)
      #expect(await visitor.post("/api/members/sign-out", #"{"account":"nobody"}"#).status == 404)
      #expect(await visitor.get("/status").body.contains("/join/") == false)
    }
    let heard = try await staff.onLoopback { await $0.post("/api/members/add", "{}") }
    #expect(heard.status == 401)
  }
}
