// Answers that were cut, bent or made up: none of them traps, and none of them is success.

import Delivering
import Robots
import Testing

struct HostileAnswerTests {
  private static let successes: [(Dialect, String)] = [
    (.weCom, #"{"errcode":0,"errmsg":"ok"}"#), (.dingTalk, #"{"errcode":"0","errmsg":"ok"}"#),
    (.feishu, #"{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"成功"}"#),
  ]

  private func outcome(_ dialect: Dialect, _ body: some Sequence<UInt8>) -> Outcome? {
    Robots.outcome(
      of: .answered(status: 200, retryAfterSeconds: nil, body: Array(body)),
      for: Cast.robot(dialect))
  }

  @Test(arguments: successes)
  func `half a success is uncertain, wherever it was cut`(dialect: Dialect, body: String) {
    let bytes = Array(body.utf8)

    #expect(outcome(dialect, bytes) == .accepted)
    for length in bytes.indices {
      #expect(outcome(dialect, bytes.prefix(length)) == .uncertain(.strangeAnswer))
      #expect(outcome(dialect, bytes.dropFirst(length + 1)) == .uncertain(.strangeAnswer))
    }
    #expect(outcome(dialect, bytes + bytes) == .uncertain(.strangeAnswer))
  }

  @Test(arguments: successes)
  func `a bent digit of the code is never success`(dialect: Dialect, body: String) {
    let bytes = Array(body.utf8)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "0") {
      for other in UInt8.min...UInt8.max where other != byte {
        var bent = bytes
        bent[index] = other
        let isOldName = dialect == .feishu && index < 20
        #expect(isOldName || outcome(dialect, bent) != .accepted)
      }
    }
  }

  @Test(arguments: Dialect.allCases)
  func `noise has an outcome`(dialect: Dialect) {
    let alphabet =
      Array(#"{}[]",:\u0-1eE.+ tfn"errcode""code""StatusCode"0"#.utf8) + [0, 0x80, 0xff, 0xd8]
    var state: UInt64 = 42
    for _ in 0..<1_000 {
      var body: [UInt8] = []
      for _ in 0..<(state >> 40) % 60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        body.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for status in [200, 400, 503] {
        let verdict = Robots.verdict(
          on: .answered(status: status, retryAfterSeconds: nil, body: body),
          for: Cast.robot(dialect))
        #expect(verdict != nil && (verdict?.words?.utf8.count ?? 0) <= 200)
      }
    }
  }
}
