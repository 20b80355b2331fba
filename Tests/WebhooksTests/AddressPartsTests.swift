import Testing

@testable import Webhooks

struct `Reading an address` {
  @Test(arguments: [
    ("https://robot.example/hook", "robot.example", nil as Int?, AddressScheme.https),
    ("HTTPS://robot.example", "robot.example", nil, .https),
    ("https://robot.example:8443?key=1", "robot.example", 8_443, .https),
    ("http://[::1]:80/x", "::1", 80, .http), ("https://[fd00::1]", "fd00::1", nil, .https),
    ("https://a:1/@:", "a", 1, .https),
  ])
  func `gives scheme, host and port`(
    _ text: String, _ host: String, _ port: Int?, _ scheme: AddressScheme
  ) throws {
    let parts = try #require(AddressParts(text))

    #expect(parts.host(in: text) == host)
    #expect(parts.port == port)
    #expect(parts.scheme == scheme)
  }

  @Test func `the same server has the same number, another one has another`() throws {
    let texts = [
      "https://robot.example/a", "https://robot.example/b?c", "https://robot.example:444/a",
      "https://robots.example/a", "http://robot.example/a",
    ]
    let numbers = try texts.map { try #require(AddressParts($0)).server }

    #expect(numbers[0] == numbers[1])
    #expect(Set(numbers).count == 4)
  }

  @Test func `any bytes are read or refused, and what is read is plain`() {
    let letters = Array("htps:/@[]#?.\\%a1 \u{7f}é:0".unicodeScalars)
    var state: UInt64 = 0x9e37_79b9_7f4a_7c15
    for _ in 0..<20_000 {
      var text = state & 1 == 0 ? "https://" : ""
      for _ in 0..<(state % 23) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(letters[Int(state >> 33) % letters.count])
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1
      guard let parts = AddressParts(text) else { continue }
      let host = parts.host(in: text)
      #expect(!host.isEmpty && !host.contains("@") && !host.contains("/"), "\(text)")
    }
  }
}
