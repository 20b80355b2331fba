// Everybody who might try, at every door: each role, a liaison of another department, somebody of another
// programme, nobody, a cookie that was stolen before its owner left, a form of another site, a token that
// may do less. What each must be answered follows from the table of roles; what is refused changes nothing
// and tells nothing.

import Console
import Desk
import Foundation
import Membership
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite(.serialized) struct AttackerTests {
  @Test func `every route has its line in the table, and every line its route`() async throws {
    let staff = Staff(try Office())
    let names = staff.console.routes
    let known = Set(GuardedRoute.all.map(\.name)).union(GuardedRoute.open)
    #expect(Set(names).subtracting(known).sorted() == [], "routes that nobody tries")
    #expect(known.subtracting(names).sorted() == [], "lines without a route")
    #expect(GuardedRoute.all.count + GuardedRoute.open.count == names.count)
  }

  @Test func `whoever has signed in is answered what the table of roles says`() async throws {
    let scene = try await Scene()
    try await scene.staff.onConsole { visitor in
      for person in scene.people {
        var browser = await scene.staff.browser(visitor, person.account.text)
        for route in GuardedRoute.all {
          let heard = await browser.tries(route, scene)
          let wanted = route.expected(for: person)
          #expect(heard.status == wanted, "\(person.account) \(route.name)\(scene.said(heard))")
          if [403, 404].contains(wanted) { scene.expectSilence(heard, route) }
          if route.endsSession { browser = await scene.staff.browser(visitor, person.account.text) }
        }
      }
    }
    try await scene.expectUntouched()
  }

  @Test func `whoever has not signed in, or not any more, gets nowhere`() async throws {
    let scene = try await Scene()
    try await scene.staff.onConsole { visitor in
      var stolen = await scene.staff.browser(visitor, "producer")
      var owner = stolen
      #expect(await owner.post("/sign-out").status == 303)
      var shutOut = await scene.staff.browser(visitor, "operator")
      let operatorID = try #require(scene.people.first { $0.account.text == "operator" }).id
      _ = try await scene.staff.members.change(
        operatorID, name: "走了", grants: [RoleGrant(.operator)], isActive: false,
        by: MemberID(rawValue: "system:test"))
      var nobody = Browser(visitor)
      for route in GuardedRoute.all {
        for heard in [
          await nobody.tries(route, scene), await stolen.tries(route, scene),
          await shutOut.tries(route, scene),
        ] {
          #expect(heard.status == route.answerToStrangers, "\(route.name)\(scene.said(heard))")
          scene.expectSilence(heard, route)
        }
      }
    }
    try await scene.expectUntouched()
  }

  @Test func `what another site sends in a member's name is refused everywhere`() async throws {
    let scene = try await Scene()
    try await scene.staff.onConsole { visitor in
      var browsers: [String: Browser] = [:]
      for person in scene.people {
        browsers[person.account.text] = await scene.staff.browser(visitor, person.account.text)
      }
      for route in GuardedRoute.all where !route.isReading {
        // Somebody whom nothing else keeps out.
        let person = try #require(
          scene.people.first { ![403, 404].contains(route.expected(for: $0)) } ?? scene.people.first
        )
        let browser = try #require(browsers[person.account.text])
        var tokenless = browser
        tokenless.token = ""
        var foreign = browser
        foreign.origin = "https://evil.example"
        foreign.fetchSite = "cross-site"
        var old = browser
        old.origin = "https://evil.example"
        old.fetchSite = nil
        for var forged in [tokenless, foreign, old] {
          let heard = await forged.tries(route, scene)
          #expect(heard.status == 403, "\(route.name)\(scene.said(heard))")
          #expect(heard.body.contains("不是从当前登录的页面发出的"), "\(route.name)")
        }
      }
    }
    try await scene.expectUntouched()
  }

  @Test func `a token does what its scopes and its member may, where programs ask`() async throws {
    let scene = try await Scene()
    let every = Set(Permission.allCases.filter(\.isForPrograms))
    let tokens: [(Member, Set<Permission>)] =
      scene.people.map { ($0, every) } + scene.people.map { ($0, [.seePlan]) }
    try await scene.staff.onConsole { visitor in
      for (member, scopes) in tokens {
        let made = try await scene.staff.members.makeToken(
          for: member.id, name: "程序", scopes: scopes, days: 1, by: member.id)
        let program = Program(visitor: visitor, token: made.text)
        for route in GuardedRoute.all {
          let heard = await program.tries(route, scene)
          let wanted =
            route.isForPrograms
            ? route.expected(for: member.limited(to: scopes)) : route.answerToStrangers
          #expect(heard.status == wanted, "\(member.account) \(scopes.count) \(route.name)")
          if [401, 403, 404].contains(wanted) { scene.expectSilence(heard, route) }
        }
      }
    }
    try await scene.expectUntouched()
  }

  @Test func `nothing changes by a method that only reads, and nothing is read by another`()
    async throws
  {
    let scene = try await Scene()
    try await scene.staff.onConsole { visitor in
      let browser = await scene.staff.browser(visitor, "producer")
      for route in GuardedRoute.all {
        let hasOther = GuardedRoute.all.contains {
          $0.isReading != route.isReading && $0.covers(route)
        }
        if hasOther { continue }
        for method in route.isReading ? ["POST", "PUT", "DELETE"] : ["GET", "HEAD", "PATCH"] {
          let heard = await browser.asks(method, scene.target(of: route))
          #expect(heard.status == 405, "\(method) \(route.path)")
          #expect(heard.headers["allow"]?.hasPrefix(route.isReading ? "GET" : "POST") == true)
        }
      }
    }
    try await scene.expectUntouched()
  }
}
