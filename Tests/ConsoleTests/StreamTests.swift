// Streams of events over real connections: many screens at once, and how each ends.

import Desk
import Foundation
import Glibc
import HummingbirdCore
import Logging
import Membership
import NIOPosix
import Synchronization
import Testing
import Timekeeping

@testable import Console

// One at a time: each opens an office of its own, and a hundred at once would starve the servers.
@Suite(.serialized) struct StreamTests {
  /// A part with one stream, whose element says how often it was made.
  private struct Streaming: PageRoutes {
    let made: Made

    func add(to routes: MemberRoutes) {
      routes.events(
        "events/show", needs: .may(.seeHostScreen), query: ["programme"],
        topics: { visit in
          let programme = try visit.query.text("programme") ?? ""
          try await visit.require(.seeHostScreen, in: programme)
          return [.show(programme)]
        },
        render: { _ in
          made.rise()
          return "<p id=\"now\">\n\(made.count)</p>"
        })
    }
  }

  private final class Made: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func rise() { value.withLock { $0 += 1 } }
  }

  private func serving(
    _ staff: Staff, _ body: (Visitor, Made) async throws -> Void
  ) async throws {
    let made = Made()
    let application = ConsoleApplication(
      desk: staff.office.desk, audience: .console, access: .accounts(staff.members), demo: nil,
      version: "test", parts: [Streaming(made: made), AccountRoutes()])
    let server = ConsoleServer(
      application, address: .loopback(host: "127.0.0.1", port: 0),
      on: MultiThreadedEventLoopGroup.singleton, logger: .silent)
    try await server.whileRunning { try await body(Visitor(place: .port($0)), made) }
  }

  private func ask(_ browser: Browser, _ programme: String = "limin") -> String {
    "GET /events/show?programme=\(programme) HTTP/1.1\r\nHost: \(browser.visitor.usualHost)\r\n"
      + "Cookie: __Host-hotline=\(browser.cookies["__Host-hotline"] ?? "")\r\n\r\n"
  }

  /// Reads until `word` has come; everything that came.
  private func read(_ descriptor: CInt, until word: String) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var text = ""
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while !text.contains(word) {
          let count = recv(descriptor, &chunk, chunk.count, 0)
          guard count > 0 else { break }
          text += String(decoding: chunk[0..<count], as: UTF8.self)
        }
        continuation.resume(returning: text)
      }
    }
  }

  @Test func `two hundred screens hear of one change, made once`() async throws {
    let staff = Staff(try Office())
    try await staff.add("chenmo", RoleGrant(.host, programme: "limin"))
    try await serving(staff) { visitor, made in
      var browser = Browser(visitor)
      _ = await browser.signIn("chenmo")
      let screens = (0..<200).map { _ in visitor.hold(ask(browser)) }
      for screen in screens {
        let first = await read(screen, until: "data: <p id")
        #expect(first.contains("text/event-stream"))
        #expect(first.contains("content-security-policy") || first.contains("Content-Security"))
      }
      let before = made.count

      let hub = staff.office.desk.shared.events
      hub.emit(.show("limin"))
      let number = hub.lastChange(of: [.show("limin")])
      for screen in screens {
        let heard = await read(screen, until: "id: \(number)\n")
        #expect(heard.contains("event: swap\nid: \(number)\n"))
      }

      // Whoever comes while it is being made waits; who comes after is given the same.
      #expect(made.count - before < 20)
      for screen in screens { close(screen) }
    }
  }

  @Test func `a screen ends when its member is signed out, and when the daemon stops`()
    async throws
  {
    let staff = Staff(try Office())
    let member = try await staff.add("chenmo", RoleGrant(.host))
    var last: CInt = -1
    try await serving(staff) { visitor, _ in
      var browser = Browser(visitor)
      _ = await browser.signIn("chenmo")
      let screen = visitor.hold(ask(browser))
      _ = await read(screen, until: "data: ")
      _ = try await staff.members.endSessions(of: member.id, by: member.id)
      let heard = await read(screen, until: "event: ended")
      #expect(heard.contains("event: ended"))
      close(screen)
      #expect(await visitor.get("/events/show?programme=limin").status == 303)

      _ = await browser.signIn("chenmo")
      last = visitor.hold(ask(browser))
      _ = await read(last, until: "data: ")
    }
    #expect(await read(last, until: "event: ended").contains("event: ended"))
    close(last)
  }

  @Test func `a screen of another programme is not found`() async throws {
    let staff = Staff(try Office())
    try await staff.add("chenmo", RoleGrant(.host, programme: "limin"))
    try await serving(staff) { visitor, _ in
      var browser = Browser(visitor)
      _ = await browser.signIn("chenmo")
      #expect(await browser.get("/events/show?programme=jiaotong").status == 404)
      #expect(await browser.get("/events/show?other=1").status == 400)
    }
  }
}
