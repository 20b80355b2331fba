// Strictness of the reader: what is not JSON must not pass as JSON, and nothing may trap.

import RobotSimulator
import Testing

@Suite struct ReadingTests {
  @Test func `what is not JSON is refused and nothing traps`() async throws {
    let group = SimulatedGroup.feishu.with { $0.rate = .unlimited }
    let deep = String(repeating: "[", count: 10_000)
    let bodies = [
      "", " ", "{", "[1,]", #"{"a":1,}"#, #"{"a" 1}"#, #"{"a":01}"#, #"{"a":1.}"#, #"{"a":1e}"#,
      #"{"a":"\ud800"}"#, #"{"a":"\ud800\u0041"}"#, #"{"a":"\x"}"#, "{\"a\":\"\u{1}\"}",
      #"{"a":tru}"#, #"{"a":1e999}"#, #"{"a":-}"#, "{} {}", deep, #"{"a":"\u12"#, "\u{FEFF}{}",
    ]
    try await world(group) { world in
      for body in bodies {
        let reply = await world.send(Post(target: group.path, body: body))
        #expect(reply.body.contains(#""code":9499"#), "\(body.prefix(20))")
      }
    }
  }

  @Test func `escapes are read as what they mean`() async throws {
    try await world(.weCom) { world in
      _ = await world.text(#"\u63d0\u9192 \ud83d\ude00 \"\\\/ \n\t"#, to: .weCom)
      #expect(world.simulator.posts(in: "wecom").first?.text == "提醒 😀 \"\\/ \n\t")
    }
  }

  @Test(arguments: [
    "/robot/send?access_token=%", "/robot/send?%zz=%2", "/robot/send?access_token=token-1&sign=%ff",
    "/cgi-bin/webhook/send?", "/cgi-bin/webhook/send?key", "/webhook/", "/open-apis/bot/v2/hook/",
    "/groups/%2e%2e", "/?", "/events/x",
  ])
  func `odd addresses are answered`(target: String) async throws {
    try await world(.weCom, .dingTalk) { world in
      #expect(await world.send(Post(target: target)).status >= 200)
      #expect(await world.text("a", to: .weCom).status == 200)
    }
  }
}
