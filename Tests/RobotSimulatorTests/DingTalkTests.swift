// 钉钉's double over real HTTP.

import Foundation
import RobotSimulator
import Testing

@Suite struct DingTalkTests {
  private static let secret = "SECdemo"
  private static let signed = SimulatedGroup.dingTalk.with { $0.secrets = [secret] }

  private func sign(_ milliseconds: Int64, secret: String = DingTalkTests.secret) -> String {
    let code = hmac(key: Data(secret.utf8), message: Data("\(milliseconds)\n\(secret)".utf8))
    return "&timestamp=\(milliseconds)&sign=\(encoded(code))"
  }

  private func send(_ query: String, _ world: World) async -> String {
    let body = body("通知", for: .dingTalk)
    return await world.send(Post(target: Self.signed.path + query, body: body)).body
  }

  @Test func `a text shows names for numbers, and adds those that it lacks`() async throws {
    try await world(.dingTalk) { world in
      let body =
        #"{"msgtype":"text","text":{"content":"@13800000011 明天直播"},"#
        + #""at":{"atMobiles":["13800000011","13900000000"],"atUserIds":["chenmo"]}}"#
      let reply = await world.send(Post(target: SimulatedGroup.dingTalk.path, body: body))
      #expect(reply.body == #"{"errcode":0,"errmsg":"ok"}"#)
      let post = try #require(world.simulator.posts(in: "ding").first)
      #expect(post.text == "@周婷 明天直播 @陈默")
      #expect(post.rang == ["周婷", "陈默"])
    }
  }

  @Test func `markdown rings only those who stand in the text too`() async throws {
    try await world(.dingTalk) { world in
      let body =
        #"{"msgtype":"markdown","markdown":{"title":"提醒","text":"@chenmo 请看\n#### 提醒"},"#
        + #""at":{"atMobiles":["13800000011"],"atUserIds":["chenmo"]}}"#
      _ = await world.send(Post(target: SimulatedGroup.dingTalk.path, body: body))
      let post = try #require(world.simulator.posts(in: "ding").first)
      #expect(post.rang == ["陈默"])
      #expect(post.title == "提醒")
      #expect(post.text == "@陈默 请看\n提醒")
    }
  }

  @Test(arguments: [
    (#"{"msgtype":"text""#, 40035), ("", 40035), ("{}", 40035),
    (#"{"msgtype":"image","image":{}}"#, 400105),
    (#"{"msgtype":"text","text":{"content":""}}"#, 40035),
    (#"{"msgtype":"markdown","markdown":{"text":"t"}}"#, 40035),
    (#"{"msgtype":"actionCard","actionCard":{"title":"a","text":"b","single_title":"c"}}"#, 40035),
    (#"{"msgtype":"feedCard","feedCard":{"links":[]}}"#, 40035),
  ])
  func `a bad message is refused with its code`(body: String, code: Int) async throws {
    try await world(.dingTalk) { world in
      let reply = await world.send(Post(target: SimulatedGroup.dingTalk.path, body: body))
      #expect(reply.status == 200)
      #expect(reply.body.hasPrefix(#"{"errcode":\#(code),"#))
    }
  }

  @Test func `the whole body holds 20,000 bytes`() async throws {
    try await world(.dingTalk) { world in
      let frame = body("", for: .dingTalk).utf8.count
      let fits = String(repeating: "a", count: 20_000 - frame)
      #expect(await world.text(fits, to: .dingTalk).body.contains(#""errcode":0"#))
      #expect(await world.text(fits + "a", to: .dingTalk).body.contains(#""errcode":460101"#))
    }
  }

  @Test func `method, content type and token are asked for`() async throws {
    try await world(.dingTalk) { world in
      let path = SimulatedGroup.dingTalk.path
      #expect(await world.send(Post(method: "GET", target: path)).body.contains("43002"))
      let form = Post(target: path, headers: ["Content-Type": "text/plain"])
      #expect(await world.send(form).body.contains("43004"))
      #expect(await world.send(Post(target: "/robot/send")).body.contains("缺少参数 access_token"))
      let stranger = Post(target: "/robot/send?access_token=nobody")
      #expect(await world.send(stranger).body.contains(#""errcode":300005"#))
    }
  }

  @Test func `a signature is taken up to an hour from the clock`() async throws {
    try await world(Self.signed) { world in
      let now = world.clock.milliseconds
      for moment in [now, now - 3_600_000, now + 3_600_000] {
        #expect(await send(sign(moment), world).contains(#""errcode":0"#))
      }
      for moment in [now - 3_600_001, now + 3_600_001, .max, .min] {
        #expect(await send(sign(moment), world).contains("invalid timestamp"))
      }
    }
  }

  @Test func `a wrong, missing, bare or twice encoded signature is refused`() async throws {
    try await world(Self.signed) { world in
      // This moment's signature of the published example holds a plus and a slash.
      world.clock.advance(milliseconds: 1_700_000_000_001 - world.clock.milliseconds)
      let code = "PTs+dsurGspsy8LSQV/Ud2CTvBpozdeoue2U2fgKqxI="
      let time = "&timestamp=1700000000001"
      #expect(await send("\(time)&sign=\(encoded(code))", world).contains(#""errcode":0"#))
      let refused = [
        "", time, "\(time)&sign=\(code)", "\(time)&sign=\(encoded(encoded(code)))",
        sign(1_700_000_000_001, secret: "SECother"),
        "&timestamp=1&sign=x\(time)&sign=\(encoded(code))",
      ]
      for query in refused { #expect(await send(query, world).contains(#""errcode":310000"#)) }
    }
  }

  @Test func `in keyword mode one of the words must stand in the message`() async throws {
    try await world(.dingTalk.with { $0.keywords = ["利民热线", "提醒"] }) { world in
      #expect(await world.text("【利民热线】明天", to: .dingTalk).body.contains(#""errcode":0"#))
      let reply = await world.text("【利民】明天", to: .dingTalk)
      #expect(reply.body.contains("关键词不匹配"))
      #expect(reply.body.contains(#""errcode":310000"#))
    }
  }

  @Test func `one message too many costs ten minutes`() async throws {
    try await world(.dingTalk) { world in
      for _ in 1...20 {
        #expect(await world.text("提醒", to: .dingTalk).body.contains(#""errcode":0"#))
      }
      #expect(await world.text("提醒", to: .dingTalk).body.contains(#""errcode":410100"#))
      world.clock.advance(milliseconds: 300_000)
      #expect(await world.text("提醒", to: .dingTalk).body.contains(#""errcode":410100"#))
      world.clock.advance(milliseconds: 299_999)
      #expect(await world.text("提醒", to: .dingTalk).body.contains(#""errcode":410100"#))
      world.clock.advance(milliseconds: 1)
      #expect(await world.text("提醒", to: .dingTalk).body.contains(#""errcode":0"#))
    }
  }

  @Test func `the rate of a token that nobody has is counted before the token`() async throws {
    try await world(.dingTalk) { world in
      let stranger = Post(target: "/robot/send?access_token=nobody")
      for _ in 1...20 {
        #expect(await world.send(stranger).body.contains(#""errcode":300005"#))
      }
      #expect(await world.send(stranger).body.contains(#""errcode":660026"#))
    }
  }

  @Test func `a known msgUuid is answered ok and shown once`() async throws {
    try await world(.dingTalk) { world in
      let body = #"{"msgtype":"text","text":{"content":"一次"},"msgUuid":"u-1"}"#
      for _ in 1...3 {
        let reply = await world.send(Post(target: SimulatedGroup.dingTalk.path, body: body))
        #expect(reply.body.contains(#""errcode":0"#))
      }
      let posts = world.simulator.posts(in: "ding")
      #expect(posts.map(\.verdict) == [.accepted, .duplicate, .duplicate])
      #expect(posts.allSatisfy { $0.messageID == "u-1" })
    }
  }
}
