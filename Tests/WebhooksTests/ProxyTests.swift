import Delivering
import Foundation
import Testing

@testable import Webhooks

struct `An egress proxy` {
  private func policy(_ proxy: LoopbackServer) -> ConnectionPolicy {
    ConnectionPolicy(proxy: "http://127.0.0.1:\(proxy.port)")
  }

  @Test func `is asked to connect and sees nothing of the request`() async {
    let proxy = LoopbackServer(.answerAndClose("HTTP/1.1 403 Forbidden\r\n\r\n"))

    let exchange = await exchange(
      request("https://robot.example/hook?key=s3cr3t", policy(proxy)), limits: .short)

    #expect(exchange == .notSent(.proxyFailed))
    let received = proxy.received
    #expect(received.first?.head.hasPrefix("CONNECT robot.example:443 HTTP/1.1\r\n") == true)
    #expect(!received.contains { $0.head.contains("s3cr3t") || $0.body.contains("{") })
  }

  @Test(arguments: [Behaviour.hangUp, .reset, .silence, .answerAndClose("nonsense")])
  func `that fails is never gone round`(_ behaviour: Behaviour) async {
    let target = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let proxy = LoopbackServer(behaviour)
    var policy = policy(proxy)
    policy.allowedRanges = ["127.0.0.0/8"]

    let exchange = await exchange(
      request("https://127.0.0.1:\(target.port)/", policy), limits: .short)

    #expect(exchange == .notSent(.proxyFailed) || exchange == .notSent(.connectTimedOut))
    #expect(target.connectionCount == 0)
  }

  @Test(arguments: ["socks5://127.0.0.1:1", "http://", "http://127.0.0.1:x", "127.0.0.1:3128"])
  func `that is written wrongly is not called`(_ proxy: String) async {
    let exchange = await exchange(
      request("https://robot.example/", ConnectionPolicy(proxy: proxy)), limits: .short)

    #expect(exchange == .notSent(.proxyFailed))
  }

  @Test func `carries no plain request`() async {
    let proxy = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    var policy = policy(proxy)
    policy.allowsLoopbackHTTP = true

    let exchange = await exchange(request("http://127.0.0.1:9/", policy), limits: .short)

    #expect(exchange == .notSent(.addressForbidden))
    #expect(proxy.connectionCount == 0)
  }

  @Test(arguments: [
    "https://127.0.0.1/", "https://10.0.0.1/", "https://[::1]/", "https://localhost/",
    "https://foo.localhost/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/",
    "https://127.1/", "https://localhost./", "https://LOCALHOST/", "https://127.0.0.1./",
  ])
  func `is not asked for our own network`(_ address: String) async {
    let proxy = LoopbackServer(.answerAndClose("HTTP/1.1 403 Forbidden\r\n\r\n"))

    let exchange = await exchange(request(address, policy(proxy)), limits: .short)

    #expect(exchange == .notSent(.addressForbidden))
    #expect(proxy.connectionCount == 0)
  }

  @Test func `of the environment is not used`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let proxy = LoopbackServer(.answer(LoopbackServer.http("200 OK", "proxied")))
    setenv("http_proxy", "http://127.0.0.1:\(proxy.port)", 1)
    setenv("ALL_PROXY", "http://127.0.0.1:\(proxy.port)", 1)

    let exchange = await exchange(request(server.address))

    #expect(exchange == .answer(200, "ok"))
    #expect(proxy.connectionCount == 0)
    unsetenv("http_proxy")
    unsetenv("ALL_PROXY")
  }

  @Test(arguments: [
    ("http://127.0.0.1:3128", "127.0.0.1", 3_128, true),
    ("http://127.0.0.1:3128", "127.0.0.1", 3_129, false),
    ("http://127.0.0.1:3128", "127.0.0.2", 3_128, false),
    ("http://127.0.0.1:3128", "8.8.8.8", 3_128, false),
    ("http://proxy.example:3128", "10.0.0.7", 3_128, true),
    ("http://proxy.example:3128", "10.0.0.7", 443, false),
    ("http://10.0.0.7", "10.0.0.7", 1_080, true), ("https://10.0.0.7", "10.0.0.7", 443, true),
    ("https://[fd00::1]:8080", "fd00::1", 8_080, true),
  ])
  func `is the only address that is called`(
    _ proxy: String, _ text: String, _ port: Int, _ isCalled: Bool
  ) throws {
    let address = try #require(NetworkAddress(text))
    let gate = AddressGuard(policy: ConnectionPolicy(proxy: proxy))

    #expect(gate.permits(address, port: port, scheme: .https) == isCalled)
  }
}
