// 企业微信's double over real HTTP: every answer that the vendor's documents name.

import RobotSimulator
import Testing

@Suite struct WeComTests {
  @Test func `a text is shown and its members ring`() async throws {
    try await world(.weCom) { world in
      let body =
        #"{"msgtype":"text","text":{"content":"明日9:00 市医保局上线","#
        + #""mentioned_list":["zhangmin","nobody"],"mentioned_mobile_list":["13800000002"]}}"#
      let reply = await world.send(Post(target: SimulatedGroup.weCom.path, body: body))
      #expect(reply.status == 200)
      #expect(reply.body == #"{"errcode":0,"errmsg":"ok"}"#)
      let post = try #require(world.simulator.posts(in: "wecom").first)
      #expect(post.verdict == .accepted)
      #expect(post.text == "明日9:00 市医保局上线\n@张敏 @李强")
      #expect(post.rang == ["张敏", "李强"])
      #expect(post.arrivedAt == world.clock.milliseconds)
      #expect(post.bodyText == body)
      #expect(!post.ringsEveryone)
    }
  }

  @Test func `everybody rings once however often they are named`() async throws {
    try await world(.weCom) { world in
      let body =
        #"{"msgtype":"text","text":{"content":"集合","mentioned_list":["@all"],"#
        + #""mentioned_mobile_list":["@all"]}}"#
      _ = await world.send(Post(target: SimulatedGroup.weCom.path, body: body))
      let post = try #require(world.simulator.posts(in: "wecom").first)
      #expect(post.ringsEveryone)
      #expect(post.text == "集合\n@所有人")
    }
  }

  @Test func `markdown ignores the lists and obeys its own tags`() async throws {
    try await world(.weCom) { world in
      let body =
        #"{"msgtype":"markdown","markdown":{"content":"**材料** <@zhangmin> <@nobody>","#
        + #""mentioned_list":["liqiang"]}}"#
      _ = await world.send(Post(target: SimulatedGroup.weCom.path, body: body))
      let post = try #require(world.simulator.posts(in: "wecom").first)
      #expect(post.rang == ["张敏"])
      #expect(post.text == "材料 @张敏 <@nobody>")
      #expect(post.runs.first == MessageRun("材料", style: .strong))
    }
  }

  @Test func `the second markdown mentions nobody`() async throws {
    try await world(.weCom) { world in
      let body = ##"{"msgtype":"markdown_v2","markdown_v2":{"content":"# 安排 <@zhangmin>"}}"##
      _ = await world.send(Post(target: SimulatedGroup.weCom.path, body: body))
      let post = try #require(world.simulator.posts(in: "wecom").first)
      #expect(post.rang.isEmpty)
      #expect(post.text == "安排 <@zhangmin>")
    }
  }

  @Test(arguments: [
    (#"{"msgtype":"text","text":{"content":"#, 40008),
    (#"{"msgtype":"smoke","smoke":{}}"#, 40008),
    (#"{"msgtype":"text","text":{"content":""}}"#, 44004),
    (#"{"msgtype":"text","text":{}}"#, 44004),
    (#"{"msgtype":"news","news":{"articles":[]}}"#, 40058),
    (#"{"msgtype":"news","news":{"articles":[{"title":"t"}]}}"#, 40058),
    (#"{"msgtype":"template_card","template_card":{"card_type":"text_notice"}}"#, 40058),
    (#"{"msgtype":"file","file":{}}"#, 40007),
    (#"{"msgtype":"image","image":{"md5":"x"}}"#, 40009),
    (#"{"msgtype":"image","image":{"base64":"aGVsbG8=","md5":"x"}}"#, 301019),
  ])
  func `a bad message is refused with its code`(body: String, code: Int) async throws {
    try await world(.weCom) { world in
      let reply = await world.send(Post(target: SimulatedGroup.weCom.path, body: body))
      #expect(reply.status == 200)
      #expect(reply.body.hasPrefix(#"{"errcode":\#(code),"errmsg":""#))
      #expect(reply.body.contains("devtool/query?e=\(code)"))
      #expect(world.simulator.counts(in: "wecom").refused == 1)
    }
  }

  @Test func `an image passes with the digest of its bytes`() async throws {
    try await world(.weCom) { world in
      let digest = "5d41402abc4b2a76b9719d911017c592"
      let body = #"{"msgtype":"image","image":{"base64":"aGVsbG8=","md5":"\#(digest)"}}"#
      let reply = await world.send(Post(target: SimulatedGroup.weCom.path, body: body))
      #expect(reply.body.contains(#""errcode":0"#))
    }
  }

  @Test func `the cap counts the bytes of the decoded string`() async throws {
    try await world(.weCom) { world in
      let fits = String(repeating: "太", count: 682) + "ab"
      #expect(fits.utf8.count == 2048)
      #expect(await world.text(fits, to: .weCom).body.contains(#""errcode":0"#))
      let escaped = String(repeating: #"\u592a"#, count: 682)
      #expect(await world.text(escaped, to: .weCom).body.contains(#""errcode":0"#))
      let reply = await world.text(fits + "c", to: .weCom)
      #expect(reply.body.contains("text.content exceed max length 2048. invalid Request"))
    }
  }

  @Test func `markdown holds twice as much`() async throws {
    try await world(.weCom) { world in
      func markdown(_ count: Int) -> Post {
        let text = String(repeating: "a", count: count)
        return Post(
          target: SimulatedGroup.weCom.path,
          body: #"{"msgtype":"markdown","markdown":{"content":"\#(text)"}}"#)
      }
      #expect(await world.send(markdown(4096)).body.contains(#""errcode":0"#))
      #expect(await world.send(markdown(4097)).body.contains(#""errcode":40058"#))
    }
  }

  @Test func `a wrong key is refused whatever is sent`() async throws {
    try await world(.weCom) { world in
      for target in ["/cgi-bin/webhook/send?key=other", "/cgi-bin/webhook/send"] {
        #expect(await world.send(Post(target: target)).body.contains(#""errcode":93000"#))
      }
      #expect(world.simulator.posts().isEmpty)
    }
  }

  @Test func `the twenty-first message of a minute is refused, for a minute`() async throws {
    try await world(.weCom) { world in
      for number in 1...20 {
        let reply = await world.text("第 \(number) 条", to: .weCom)
        #expect(reply.body.contains(#""errcode":0"#))
        world.clock.advance(milliseconds: 1000)
      }
      #expect(await world.text("太多", to: .weCom).body.contains("api freq out of limit"))
      world.clock.advance(milliseconds: 59_999)
      #expect(await world.text("还早", to: .weCom).body.contains(#""errcode":45009"#))
      world.clock.advance(milliseconds: 1)
      #expect(await world.text("可以了", to: .weCom).body.contains(#""errcode":0"#))
      #expect(world.simulator.counts(in: "wecom").accepted == 21)
    }
  }
}
