// 飞书's double over real HTTP.

import Foundation
import RobotSimulator
import Testing

@Suite struct FeishuTests {
  private static let secret = "demo"
  private static let signed = SimulatedGroup.feishu.with {
    $0.secrets = [secret]
    $0.rate = .unlimited
  }

  private func send(_ body: String, _ world: World) async -> String {
    await world.send(Post(target: SimulatedGroup.feishu.path, body: body)).body
  }

  private func signed(_ timestamp: String, by sign: String? = nil) -> String {
    let own = hmac(key: Data("\(timestamp)\n\(Self.secret)".utf8), message: Data())
    return #"{"timestamp":"\#(timestamp)","sign":"\#(sign ?? own)","msg_type":"text","#
      + #""content":{"text":"通知"}}"#
  }

  @Test func `a text is shown and its tags ring`() async throws {
    try await world(.feishu) { world in
      let text =
        #"<at user_id=\"ou_1\">小孙</at> 与 <at user_id=\"ou_9\">别人</at> **照原样**"#
      let reply = await world.text(text, to: .feishu)
      #expect(
        reply.body
          == #"{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"success"}"#)
      let post = try #require(world.simulator.posts(in: "feishu").first)
      #expect(post.text == "@孙悦 与 @别人 **照原样**")
      #expect(post.rang == ["孙悦"])
    }
  }

  @Test func `a post shows its paragraphs and rings everybody`() async throws {
    try await world(.feishu) { world in
      let body =
        #"{"msg_type":"post","content":{"post":{"zh_cn":{"title":"提醒","content":[["#
        + #"{"tag":"text","text":"材料 "},{"tag":"a","text":"查看","href":"https://x.y"}],["#
        + #"{"tag":"at","user_id":"all"}]]}}}}"#
      #expect(await send(body, world).contains(#""code":0"#))
      let post = try #require(world.simulator.posts(in: "feishu").first)
      #expect(post.title == "提醒")
      #expect(post.text == "材料 查看\n@所有人")
      #expect(post.ringsEveryone)
      #expect(post.runs[1].link == "https://x.y")
    }
  }

  @Test func `a card shows its markdown`() async throws {
    try await world(.feishu) { world in
      let body =
        #"{"msg_type":"interactive","card":{"schema":"2.0","header":{"title":{"content":"题"}},"#
        + #""body":{"elements":[{"tag":"markdown","content":"**五月** <at id=ou_1></at>"}]}}}"#
      #expect(await send(body, world).contains(#""code":0"#))
      let post = try #require(world.simulator.posts(in: "feishu").first)
      #expect(post.text == "五月 @孙悦")
      #expect(post.rang == ["孙悦"])
    }
  }

  @Test(arguments: [
    ("{", 9499), (#""text""#, 9499), ("{}", 19002),
    (#"{"msg_type":"smoke"}"#, 19002),
    (#"{"msg_type":"text","content":"{\"text\":\"a\"}"}"#, 9499),
    (
      #"{"msg_type":"post","content":{"post":{"zh_cn":{"content":[[{"tag":"a","text":"t","href":"x"}]]}}}}"#,
      9499
    ),
    (#"{"msg_type":"interactive","content":{"elements":[]}}"#, 11246),
    (#"{"msg_type":"interactive","card":{"elements":[{"tag":"video"}]}}"#, 11246),
  ])
  func `a bad message is refused with its code`(body: String, code: Int) async throws {
    try await world(.feishu) { world in
      let reply = await world.send(Post(target: SimulatedGroup.feishu.path, body: body))
      #expect(reply.status == 200)
      #expect(reply.body.hasPrefix(#"{"code":\#(code),"data":{},"msg":""#))
    }
  }

  @Test func `a wrong token is refused whatever the body is`() async throws {
    try await world(.feishu) { world in
      for body in ["", "{", body("a", for: .feishu)] {
        let reply = await world.send(Post(target: "/open-apis/bot/v2/hook/other", body: body))
        #expect(reply.body.contains(#""code":19001"#))
      }
    }
  }

  @Test func `the whole body holds 20,000 bytes`() async throws {
    try await world(.feishu) { world in
      let frame = body("", for: .feishu).utf8.count
      func text(_ size: Int) -> String { String(repeating: "a", count: size - frame) }
      #expect(await world.text(text(20_000), to: .feishu).body.contains(#""code":0"#))
      #expect(await world.text(text(20_001), to: .feishu).body.contains(#""code":9499"#))
      #expect(await world.text(text(30_721), to: .feishu).body.contains(#""code":19036"#))
    }
  }

  @Test func `a signature is taken up to an hour from the clock`() async throws {
    try await world(Self.signed) { world in
      let now = world.clock.seconds
      for moment in [now, now - 3600, now + 3600] {
        #expect(await send(signed(String(moment)), world).contains(#""code":0"#))
      }
      world.clock.advance(milliseconds: 60_000)
      for moment in [now - 3600, now + 3661, .max, .min] {
        #expect(await send(signed(String(moment)), world).contains(#""code":19021"#))
      }
      #expect(await send(signed("soon"), world).contains(#""code":19021"#))
      #expect(await send(body("a", for: .feishu), world).contains(#""code":19021"#))
    }
  }

  @Test func `the published vector is a good signature`() async throws {
    try await world(Self.signed) { world in
      world.clock.advance(milliseconds: 1_599_360_473_000 - world.clock.milliseconds)
      let sign = "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="
      #expect(await send(signed("1599360473", by: sign), world).contains(#""code":0"#))
      #expect(await send(signed("1599360474", by: sign), world).contains(#""code":19021"#))
    }
  }

  @Test func `keywords are looked for in texts and titles, not in addresses`() async throws {
    try await world(.feishu.with { $0.keywords = ["热线"] }) { world in
      #expect(await world.text("利民热线", to: .feishu).body.contains(#""code":0"#))
      let body =
        #"{"msg_type":"post","content":{"post":{"zh_cn":{"content":[["#
        + #"{"tag":"a","text":"看","href":"https://x.y/热线"}]]}}}}"#
      #expect(await send(body, world).contains(#""code":19024"#))
    }
  }

  @Test func `five a second and a hundred a minute pass`() async throws {
    try await world(.feishu) { world in
      for _ in 1...5 { #expect(await world.text("a", to: .feishu).body.contains(#""code":0"#)) }
      let sixth = await world.text("a", to: .feishu)
      #expect(sixth.body.contains("frequency limited psm[lark.oapi.app_platform_runtime]"))
      for _ in 1...19 {
        world.clock.advance(milliseconds: 1000)
        for _ in 1...5 { #expect(await world.text("a", to: .feishu).body.contains(#""code":0"#)) }
      }
      world.clock.advance(milliseconds: 1000)
      #expect(await world.text("a", to: .feishu).body.contains(#""code":11232"#))
      world.clock.advance(milliseconds: 40_000)
      #expect(await world.text("a", to: .feishu).body.contains(#""code":0"#))
    }
  }
}
