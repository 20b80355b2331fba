// Where a request is answered: a quick command on the thread of its connection, a page on the pool.

import Desk
import Hummingbird
import NIOPosix
import Testing

@testable import Console

@Suite struct LoopChannelTests {
  /// A part whose answers say where they were made.
  private struct Telling: PageRoutes {
    func add(to routes: MemberRoutes) {
      routes.read("telling/page", needs: .member) { _ in .text(await Telling.place()) }
      routes.command("telling/quick", needs: .member, types: [], isQuick: true) { _ in
        .text(await Telling.place())
      }
      routes.command("telling/slow", needs: .member, types: []) { _ in
        .text(await Telling.place())
      }
    }

    @concurrent
    private static func place() async -> String {
      await Task.yield()
      return MultiThreadedEventLoopGroup.currentEventLoop == nil ? "pool" : "connection"
    }
  }

  @Test(arguments: [
    ("GET", "/telling/page", "pool"), ("POST", "/telling/quick", "connection"),
    ("POST", "/telling/slow", "pool"),
  ])
  func `only what is quick is answered on the connection's thread`(
    _ method: String, _ path: String, _ place: String
  ) async throws {
    let application = ConsoleApplication(
      desk: try Office().desk, audience: .console, access: .open(as: .everybody), demo: nil,
      version: "test", parts: [Telling()])
    let server = ConsoleServer(
      application, address: .loopback(host: "127.0.0.1", port: 0),
      on: MultiThreadedEventLoopGroup.singleton, logger: .silent)

    let heard = try await server.whileRunning { port in
      let visitor = Visitor(place: .port(port))
      return await visitor.say(
        "\(method) \(path) HTTP/1.1\r\nHost: \(visitor.usualHost)\r\nConnection: close\r\n"
          + "Origin: http://\(visitor.usualHost)\r\nContent-Length: 0\r\n\r\n")
    }

    #expect(heard.status == 200 && heard.body == place, "\(heard)")
  }
}
