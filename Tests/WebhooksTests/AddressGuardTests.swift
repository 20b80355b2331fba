import Delivering
import Testing

@testable import Webhooks

struct `Which addresses are called` {
  @Test(arguments: [
    "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://0/",
    "http://[::ffff:127.0.0.1]/", "http://[::1]/", "http://localhost/", "http://foo.localhost/",
    "http://169.254.169.254/", "http://user:pw@127.0.0.1/", "http://example.com@127.0.0.1/",
    "http://127.0.0.1#@example.com/", "http:///127.0.0.1/", "127.0.0.1/x", "http://[fe80::1%25lo]/",
    "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/",
    "https://0/", "https://[::ffff:127.0.0.1]/", "https://[::1]/", "https://localhost/",
    "https://foo.localhost/", "https://169.254.169.254/", "https://user:pw@127.0.0.1/",
    "https://example.com@127.0.0.1/", "https://127.0.0.1#@example.com/", "https:///127.0.0.1/",
    "https://[fe80::1%25lo]/", "https://10.0.0.1/", "https://172.31.255.255/",
    "https://192.168.1.1/", "https://100.64.0.1/", "https://224.0.0.1/", "https://255.255.255.255/",
    "https://0.0.0.0/", "https://[fc00::1]/", "https://[fd12:3456::1]/", "https://[ff02::1]/",
    "https://[::]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/",
    "https://[::ffff:8.8.8.8]/", "https://[::127.0.0.1]/", "https://0xa.1/", "https://012.1/",
    "file:///etc/passwd", "gopher://127.0.0.1:25/_x", "dict://127.0.0.1:11211/", "ftp://127.0.0.1/",
    "https://127.0.0.1\r\nX: y/", "https://127.0.0.1: 80/", "https://①②⑦.0.0.1/", "https://",
    "https://127.0.0.1:99999/", "https://127.0.0.1:/", "", "//127.0.0.1/", "https:\\\\127.0.0.1/",
    "https://[::1", "https://a b/", "javascript:alert(1)", "HTTP://127.0.0.1/",
  ])
  func `a strict policy calls nothing of its own machine or network`(_ address: String) async {
    let transport = CurlTransport(limits: .short)

    let exchange = await transport.exchange(request(address, ConnectionPolicy()))

    #expect(
      exchange == .notSent(.addressForbidden) || exchange == .notSent(.addressMalformed),
      "\(address): \(exchange)")
    await transport.shutDown()
  }

  @Test(arguments: [
    "http://10.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://0/", "http://8.8.8.8/",
    "http://169.254.169.254/", "https://10.0.0.1/", "https://[fd00::1]/",
  ])
  func `loopback http opens no other address`(_ address: String) async {
    #expect(await exchange(request(address), limits: .short) == .notSent(.addressForbidden))
  }

  @Test func `a guarded request does not arrive`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))

    for host in ["127.0.0.1", "2130706433", "localhost", "0x7f.1"] {
      _ = await exchange(
        request("https://\(host):\(server.port)/", ConnectionPolicy()), limits: .short)
    }

    #expect(server.connectionCount == 0)
  }

  @Test(arguments: ["127.0.0.1", "2130706433", "localhost", "[::1]"])
  func `loopback is called where it is allowed, in every spelling`(_ host: String) async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))

    let exchange = await exchange(request("http://\(host):\(server.port)/"))

    // Nobody listens on ::1, but it may be asked.
    #expect(exchange == .answer(200, "ok") || exchange == .notSent(.refused))
    #expect(host == "[::1]" || server.received.count == 1)
  }

  @Test(arguments: [
    ("8.8.8.8", true), ("1.1.1.1", true), ("2400:3200::1", true), ("172.15.255.255", true),
    ("172.32.0.1", true), ("100.128.0.0", true), ("11.0.0.1", true), ("223.255.255.255", true),
    ("100.63.255.255", true), ("100.127.255.255", false), ("172.16.0.0", false),
    ("192.0.0.8", false), ("198.19.0.1", false), ("203.0.113.9", false), ("240.0.0.1", false),
    ("2001:db8::1", false), ("2001::1", false), ("64:ff9b::808:808", false), ("fe80::1", false),
    ("::ffff:8.8.8.8", false), ("::", false), ("4000::1", false),
  ])
  func `only public addresses are public`(_ text: String, _ isPublic: Bool) throws {
    let address = try #require(NetworkAddress(text))
    let gate = AddressGuard(policy: ConnectionPolicy())

    #expect(gate.permits(address, port: 443, scheme: .https) == isPublic)
    #expect(!gate.permits(address, port: 80, scheme: .http))
  }

  @Test(arguments: [
    ("10.20.0.0/16", "10.20.30.40", true), ("10.20.0.0/16", "10.21.0.1", false),
    ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "10.1.2.4", false),
    ("fd00::/8", "fd12::1", true), ("fd00::/8", "fc00::1", false),
    ("10.0.0.0/8", "::ffff:10.1.1.1", true), ("64:ff9b::/96", "64:ff9b::a00:1", true),
    ("0.0.0.0/0", "127.0.0.1", true), ("0.0.0.0/0", "::1", false), ("::/0", "::1", true),
    ("10.20.0.0/33", "10.20.0.1", false), ("10.20.0.0/", "10.20.0.1", false),
    ("10.20.0.0/-1", "10.20.0.1", false), ("10.20/16", "10.20.0.1", false),
    ("nonsense", "10.20.0.1", false), ("10.20.0.0/16/2", "10.20.0.1", false),
  ])
  func `allowed ranges are allowed, unreadable ones allow nothing`(
    _ range: String, _ text: String, _ isAllowed: Bool
  ) throws {
    let address = try #require(NetworkAddress(text))
    let gate = AddressGuard(policy: ConnectionPolicy(allowedRanges: [range]))

    #expect(gate.permits(address, port: 443, scheme: .https) == isAllowed)
  }

  @Test(arguments: [
    [(name: "webhook-id", value: "a\r\nX-Evil: 1")], [(name: "webhook-id", value: "a\nb")],
    [(name: "webhook-id", value: "a\0b")], [(name: "webhook-id", value: "a\u{7f}b")],
    [(name: "bad name", value: "a")], [(name: "bad:name", value: "a")], [(name: "", value: "a")],
    [(name: "x\r\ny", value: "a")],
  ])
  func `control characters in a header line are refused`(_ headers: [(name: String, value: String)])
    async
  {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))

    let exchange = await exchange(request(server.address, headers: headers))

    #expect(exchange == .notSent(.addressMalformed))
    #expect(server.connectionCount == 0)
  }
}
