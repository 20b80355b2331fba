import Delivering
import Testing
import Webhooks

@Suite(.enabled(if: Authority.isAvailable))
struct `Encrypted connections` {
  private let authority: Authority

  init() throws {
    authority = try Authority()
  }

  private func policy(_ file: String?) -> ConnectionPolicy {
    ConnectionPolicy(allowedRanges: ["127.0.0.0/8"], authorityFile: file)
  }

  @Test func `a server with the right certificate is spoken to`() async throws {
    try authority.sign("right", for: "IP:127.0.0.1")
    let server = try TLSServer(authority, certificate: "right")

    let exchange = await exchange(
      request("https://127.0.0.1:\(server.port)/hook", body: #"{"a":1}"#, policy(authority.file)))

    #expect(exchange == .answer(200, "sealed"))
    server.stop()
    authority.remove()
  }

  @Test func `a proxy carries the request without seeing it`() async throws {
    try authority.sign("robot", for: "DNS:robot.example")
    let server = try TLSServer(authority, certificate: "robot")
    let proxy = LoopbackServer(.tunnel(to: server.port))
    let policy = ConnectionPolicy(
      authorityFile: authority.file, proxy: "http://127.0.0.1:\(proxy.port)")

    let exchange = await exchange(
      request("https://robot.example/hook?key=s3cr3t", body: #"{"a":1}"#, policy))

    #expect(exchange == .answer(200, "sealed"))
    #expect(proxy.received.map(\.body) == [""])
    #expect(proxy.received.first?.head.hasPrefix("CONNECT robot.example:443 ") == true)
    #expect(proxy.received.first?.head.contains("s3cr3t") == false)
    server.stop()
    authority.remove()
  }

  @Test func `every other certificate is refused before a byte of the request`() async throws {
    try authority.sign("right", for: "IP:127.0.0.1")
    try authority.sign("elsewhere", for: "DNS:elsewhere.example")
    try authority.sign("expired", for: "IP:127.0.0.1", days: -1)
    let cases: [(certificate: String, file: String?, options: [String])] = [
      ("right", nil, []), ("elsewhere", authority.file, []), ("expired", authority.file, []),
      ("right", "/no/such/file.pem", []),
      ("right", authority.file, ["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"]),
    ]

    for (certificate, file, options) in cases {
      let server = try TLSServer(authority, certificate: certificate, options: options)
      let exchange = await exchange(
        request("https://127.0.0.1:\(server.port)/hook", policy(file)))
      #expect(exchange == .notSent(.tlsRejected), "\(certificate) \(options)")
      server.stop()
    }
    authority.remove()
  }

  @Test func `a server that does not speak TLS gets nothing`() async throws {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))

    let exchange = await exchange(
      request("https://127.0.0.1:\(server.port)/", policy(nil)), limits: .short)

    #expect(exchange == .notSent(.tlsRejected) || exchange == .notSent(.connectTimedOut))
    #expect(server.received.isEmpty)
    authority.remove()
  }
}
