// Today's page by role: what waits for whoever looks, and no way that leads to a refusal.

import Console
import Desk
import Foundation
import Membership
import TestSupport
import Testing

@Suite(.serialized) struct TodayTests {
  private func open() async throws -> Staff {
    var office = try Office(at: "2026-05-06 08:00")
    try await office.work(until: "2026-05-14 09:30")
    return Staff(office)
  }

  @Test func `whoever may assign is told what waits for it`() async throws {
    let staff = try await open()
    let producer = try await staff.add("biandao", RoleGrant(.producer))
    try await staff.add("shenhe", RoleGrant(.reviewer1))
    let cases = Cases(office: staff.office, producer: producer)
    _ = try await cases.logged()
    _ = try await cases.logged()
    _ = try await cases.assigned()

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "biandao")
      let page = await browser.get("/").body
      #expect(page.contains(#"<a href="/questions?stage=logged">2 件等转办</a>"#))
      var other = await staff.browser(visitor, "shenhe")
      #expect(await !other.get("/").body.contains("等转办"))
    }
  }

  @Test(arguments: Role.allCases)
  func `no way on today's page and on the plan leads to a refusal`(role: Role) async throws {
    let staff = try await open()
    try await staff.add(
      "someone", RoleGrant(role, department: role.isDepartmental ? "yibao" : nil))

    try await staff.onLoopback { visitor in
      var browser = await staff.browser(visitor, "someone")
      for start in ["/", "/plan"] {
        let page = await browser.get(start).body
        let ways = Set(
          page.components(separatedBy: "href=\"").dropFirst().map {
            String($0.prefix { $0 != "\"" && $0 != "#" }).replacing("&amp;", with: "&")
          })
        #expect(page.contains("市医保局"))
        for way in ways where way.hasPrefix("/") {
          #expect(await browser.get(way).status == 200, "\(start) leads to \(way)")
        }
      }
    }
  }
}
