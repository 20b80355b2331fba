// What is turned away before anybody looks at it, and the headers that every answer carries.

import Desk
import Testing
import Timekeeping

// One at a time: each opens an office of its own, and a hundred at once would starve the servers.
@Suite(.serialized) struct GateTests {
  private func ask(_ request: String, publicOrigin: String? = nil) async throws -> Heard {
    let office = try Office(publicOrigin: publicOrigin)
    return try await office.desk.onLoopback { await $0.say(request) }
  }

  private func get(_ target: String, host: String = "localhost") -> String {
    "GET \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
  }

  @Test(arguments: [
    ("127.0.0.1", 200), ("127.0.0.1:8470", 200), ("localhost:1", 200), ("LOCALHOST", 200),
    ("[::1]:8470", 200), ("hotline.example.gov.cn", 200), ("HOTLINE.example.gov.cn:443", 200),
    ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("127.0.0.2", 421),
    ("localhost:", 400), ("localhost:80a", 400), ("localhost:999999", 400), ("user@localhost", 421),
    ("[::1", 400),
  ])
  func `only our own names are answered`(host: String, status: Int) async throws {
    let heard = try await ask(
      get("/", host: host), publicOrigin: "https://hotline.example.gov.cn/path")

    #expect(heard.status == status)
  }

  @Test func `a request without a host or with two is refused`() async throws {
    let none = try await ask("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
    let two = try await ask(
      "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")

    #expect(none.status == 400)
    #expect(two.status == 400)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
  func `pages are only read`(method: String) async throws {
    for target in ["/", "/plan", "/status", "/healthz"] {
      let heard = try await ask(
        "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
          + "Content-Length: 0\r\n\r\n")
      #expect(heard.status == 405)
      #expect(heard.headers["allow"] == "GET, HEAD")
    }
  }

  @Test func `HEAD answers like GET, without a body`() async throws {
    let heard = try await ask("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")

    #expect(heard.status == 200)
    #expect(heard.body.isEmpty)
    #expect(heard.headers["content-type"] == "text/html; charset=utf-8")
  }

  @Test(arguments: [
    "/%2e%2e/etc/passwd", "/../etc/passwd", "/a//b", "//plan", "/plan/", "/%00", "/%c0%ae",
    "/plan;x=y", "/assets/../plan", "/assets/%2e%2e/plan", "/PLAN", "/index.html",
    "/assets/console.css/", "/api", "/api/", "/demo",
  ])
  func `what is not a page is no page`(target: String) async throws {
    let heard = try await ask(get(target))

    #expect(heard.status == 404)
    #expect(heard.body.contains("没有这个页面"))
  }

  @Test(arguments: [
    "/?x=1", "/plan?sort=;drop", "/plan?month=2026-13", "/plan?month=5", "/plan?month=%ff",
    "/plan?month=2026-05&month=2026-06", "/api/agenda?days=-1", "/api/agenda?days=1e9",
    "/api/agenda?days=abc", "/api/agenda?days=0", "/api/agenda?days=401",
    "/api/agenda?days=99999999999999999999", "/api/agenda?from=2026-02-30", "/api/why",
    "/api/why?ref=", "/api/why?limit=5", "/robots?all", "/deliveries?ref=%00",
  ])
  func `a query that cannot be meant is refused with a sentence`(target: String) async throws {
    let heard = try await ask(get(target))

    #expect(heard.status == 400)
    #expect(heard.body.contains("参数") || heard.body.contains("月份") || heard.body.contains("ref"))
  }

  @Test(arguments: ["'; DROP TABLE delivery;--", "\" OR 1=1", "%' UNION SELECT 1"])
  func `what looks like a statement is text`(reference: String) async throws {
    var office = try Office()
    try await office.work(until: "2026-05-13 08:01")
    let coded = reference.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()

    let heard = try await office.desk.onLoopback { visitor in
      let first = await visitor.get("/api/why?ref=" + coded)
      #expect(first.status == 200)
      return await visitor.get("/deliveries?ref=" + coded)
    }

    #expect(heard.status == 200)
    #expect(heard.body.contains("没有找到"))
    #expect(
      try await !office.desk.reading.deliveries(
        from: Office.instant("2026-05-01 00:00"), through: .distantFuture
      ).isEmpty)
  }

  @Test func `a request that is too large is refused before it is read`() async throws {
    let field = "X-Long: " + String(repeating: "a", count: 100_000)
    let fields = (0..<1_000).map { "X-\($0): a\r\n" }.joined()
    let address = "/" + String(repeating: "a", count: 65_000)
    let head = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"

    #expect(try await ask(head + field + "\r\n\r\n").status == 431)
    #expect(try await ask(head + fields + "\r\n").status == 431)
    #expect(try await ask(get(address)).status == 414)
    #expect(try await ask(head + "Content-Length: 2147483648\r\n\r\n").status == 413)
    #expect(
      try await ask(head + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc").status == 415)
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost localhost\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}hello\r\n\r\n",
  ])
  func `what is not HTTP is refused and hurts nobody`(bytes: String) async throws {
    let office = try Office()
    let after = try await office.desk.onLoopback { visitor in
      let heard = await visitor.say(bytes)
      #expect(heard.status != 200)
      return await visitor.get("/healthz").status
    }

    #expect(after == 503)
  }

  @Test(arguments: [
    "/", "/plan", "/nowhere", "/status", "/healthz", "/metrics", "/assets/console.css",
    "/assets/console.js", "/api/agenda", "/api/why", "/api/backup",
  ])
  func `every answer carries the same strict headers`(target: String) async throws {
    let heard = try await ask(get(target))

    #expect(
      heard.headers["content-security-policy"]
        == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        + "frame-ancestors 'none'")
    #expect(heard.headers["x-content-type-options"] == "nosniff")
    #expect(heard.headers["referrer-policy"] == "no-referrer")
    #expect(heard.headers["cache-control"] == "no-store")
    #expect(heard.headers["server"] == nil)
  }
}
