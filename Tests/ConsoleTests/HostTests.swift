// The host's screen: one line that may be said aloud, at every open screen at once, and never a number.

import Console
import Desk
import Foundation
import Glibc
import Membership
import Questions
import TestSupport
import Testing
import Timekeeping

@Suite(.serialized) struct HostTests {
  private func show() async throws -> Office {
    var office = try Office(at: "2026-05-14 08:00")
    try await office.work(until: "2026-05-14 09:10")
    return office
  }

  private func log(_ office: Office, _ line: String) async throws -> LogReceipt {
    var form = IntakeForm(
      programme: ProgrammeCode(rawValue: "limin"), receivedAt: office.clock.now)
    let read = QuickLine(line, areas: ["双塔区"])
    form.name = read.name ?? form.name
    form.phone = read.phone ?? form.phone
    form.text = read.text
    form.area = read.area ?? ""
    form.entersQueue = true
    return try await office.desk.questions.log(form, by: .everybody)
  }

  @Test func `the screen shows what it showed when it was looked at`() async throws {
    let office = try await show()
    let first = try await log(office, "王女士 13800138000 双塔区 文化路路灯坏了半个月")
    let second = try await log(office, "孙先生 双塔区 我叫孙建国电话13900139000供暖不热")
    _ = try await log(office, "医保断缴能补吗")
    _ = try await office.desk.questions.move(first.id, to: .onAir, by: .everybody)
    _ = try await office.desk.questions.move(second.id, to: .next, by: .everybody)

    let page = try await office.desk.onLoopback { await $0.get("/host").body }

    #expect(page.contains("王女士") && page.contains("孙先生") && page.contains("一位听众"))
    for secret in ["13800138000", "13900139000", "孙建国"] { #expect(!page.contains(secret)) }
    #expect(Golden.difference(page, from: "host.html") == nil)
  }

  @Test func `nobody is on air after the show, and the log says what was left open`() async throws {
    var office = try await show()
    let left = try await log(office, "王女士 双塔区 路灯坏了")
    _ = try await office.desk.questions.move(left.id, to: .onAir, by: .everybody)
    try await office.work(until: "2026-05-14 10:29")
    try await office.desk.onLoopback { visitor in
      #expect(await visitor.get("/host").body.contains("正在通话"))
    }
    try await office.work(until: "2026-05-14 10:30")
    try await office.desk.onLoopback { visitor in
      #expect(await !visitor.get("/host").body.contains("正在通话"))
      var browser = Browser(visitor)
      let page = await browser.get("/on-air").body
      #expect(page.contains("未收线") && page.contains("还没有记为接完"))
      #expect(!page.contains(AirStage.onAir.wording))
      let done = await browser.post(
        "/on-air/act", [("act", "done"), ("id", left.id.rawValue), ("programme", "limin")])
      #expect(done.status == 303)
      #expect(await !browser.get("/on-air").body.contains("未收线"))
    }

    // Who is put on air in a later show is there, whenever the call came in.
    let again = try await log(office, "孙先生 双塔区 供暖不热")
    _ = try await office.desk.questions.move(again.id, to: .onAir, by: .everybody)
    _ = try await office.desk.questions.move(again.id, to: .dropped, by: .everybody)
    try await office.work(until: "2026-05-15 09:10")
    _ = try await office.desk.questions.move(again.id, to: .waiting, by: .everybody)
    _ = try await office.desk.questions.move(again.id, to: .onAir, by: .everybody)
    try await office.desk.onLoopback { visitor in
      #expect(await visitor.get("/host").body.contains("正在通话"))
    }
  }

  @Test func `before the schedule is read the streams say when to ask again`() async throws {
    var office = try Office(at: "2026-05-14 08:00")
    try await office.desk.onLoopback { visitor in
      var browser = Browser(visitor)
      for path in ["/host/events?programme=limin", "/host/events", "/on-air/events"] {
        let heard = await browser.get(path)
        #expect(heard.status == 503 && heard.headers["retry-after"] == "2", "\(path)")
      }
      #expect(await browser.get("/host").body.contains(#"http-equiv="refresh""#))
      // The script keeps what is answered like this and sends it again.
      let entry = await browser.post(
        "/on-air/entries", body: #"{"programme":"limin","line":"停水","age":0}"#,
        type: "application/json", headers: "Idempotency-Key: a\r\n")
      #expect(entry.status == 503)
    }
    try await office.work(until: "2026-05-14 08:01")
    try await office.desk.onLoopback { visitor in
      #expect(await !visitor.get("/host").body.contains("http-equiv"))
      #expect(await visitor.get("/host/events?programme=nothing").status == 404)
    }
  }

  @Test(arguments: Role.allCases)
  func `only whoever may see it sees it`(role: Role) async throws {
    let staff = Staff(try await show())
    try await staff.add(
      "someone", RoleGrant(role, department: role.isDepartmental ? "yibao" : nil))
    try await staff.onLoopback { visitor in
      var browser = Browser(visitor)
      _ = await browser.signIn("someone")
      let isGiven = role.permissions.contains(.seeHostScreen)
      #expect(await browser.get("/host").status == (isGiven ? 200 : 403))
      if !isGiven { #expect(await browser.get("/host/events").status == 403) }
    }
  }

  /// Reads until `word` has come or the server closes.
  private func read(_ descriptor: CInt, until word: String) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while !String(decoding: bytes, as: UTF8.self).contains(word) {
          let count = recv(descriptor, &chunk, chunk.count, 0)
          guard count > 0 else { break }
          bytes += chunk[0..<count]
        }
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  @Test func `every open screen hears of the next caller, and hears the end`() async throws {
    let office = try await show()
    var ends: [CInt] = []
    try await office.desk.onLoopback { visitor in
      let screens = (0..<20).map { _ in
        visitor.hold(
          "GET /host/events?programme=limin HTTP/1.1\r\nHost: \(visitor.usualHost)\r\n\r\n")
      }
      for screen in screens {
        #expect(await read(screen, until: "没有人在等").contains("event: swap"))
      }
      let receipt = try await log(office, "王女士 双塔区 路灯坏了")
      _ = try await office.desk.questions.move(receipt.id, to: .next, by: .everybody)
      for screen in screens {
        let heard = await read(screen, until: "路灯坏了")
        #expect(heard.contains("王女士"))
      }
      ends = screens
    }
    for screen in ends {
      #expect(await read(screen, until: "event: ended").contains("event: ended"))
      close(screen)
    }
  }
}
