// The pages and the control interface, over real HTTP.

import Foundation
import RobotSimulator
import Testing

@Suite struct PageTests {
  private func fetch(_ path: String, _ world: World) async -> Reply {
    await world.send(Post(method: "GET", target: path, headers: [:]))
  }

  @Test func `markup in a message stays text on every page`() async throws {
    let group = SimulatedGroup.weCom.with { $0.name = "<i>群</i>" }
    try await world(group) { world in
      _ = await world.text("<script>alert('x')</script> & \\\"引号\\\"", to: .weCom)
      _ = await world.send(
        Post(
          target: group.path,
          body: #"{"msgtype":"markdown","markdown":{"content":"[点](javascript:alert(1))"}}"#))
      for path in ["/", "/groups/wecom"] {
        let page = await fetch(path, world)
        #expect(page.status == 200)
        #expect(page.body.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;"))
        #expect(!page.body.contains("<script>alert"))
        #expect(!page.body.contains("href=\"javascript:"))
        #expect(page.body.contains("&lt;i&gt;群&lt;/i&gt;"))
        let policy = try #require(page.headers["content-security-policy"])
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
      }
    }
  }

  @Test func `a page has neither inline script nor inline style`() async throws {
    try await world(.weCom, .dingTalk, .feishu, .standard) { world in
      let page = await fetch("/", world)
      #expect(page.body.contains(#"<script src="/assets/chat.js" defer></script>"#))
      #expect(page.body.components(separatedBy: "<script").count == 2)
      #expect(!page.body.contains("style=") && !page.body.contains("<style"))
      #expect(!page.body.contains("onclick"))
      for asset in ["/assets/chat.css", "/assets/chat.js", "/assets/icon.svg"] {
        #expect(await fetch(asset, world).status == 200)
      }
      #expect(await fetch("/groups/nobody", world).status == 404)
    }
  }

  @Test func `no page tells a token or a secret`() async throws {
    try await world(.weCom, .standard) { world in
      _ = await world.text("a", to: .weCom)
      for path in ["/", "/groups/wecom", "/groups/standard"] {
        let page = await fetch(path, world).body
        #expect(!page.contains("key-1") && !page.contains("whsec_"))
      }
    }
  }

  @Test func `refused and repeated messages stand in grey with their code`() async throws {
    try await world(.weCom, .dingTalk) { world in
      _ = await world.text("", to: .weCom)
      let body = #"{"msgtype":"text","text":{"content":"一次"},"msgUuid":"u"}"#
      for _ in 1...2 {
        _ = await world.send(Post(target: SimulatedGroup.dingTalk.path, body: body))
      }
      #expect(await fetch("/groups/wecom", world).body.contains("<code>44004</code> 系统拒收"))
      let page = await fetch("/groups/ding", world).body
      #expect(page.contains("<code>重复</code>"))
      #expect(page.contains("5月14日 星期四") && page.contains("<time>09:07</time>"))
    }
  }

  @Test func `the stream sends what a page has missed and what comes`() async throws {
    try await world(.weCom) { world in
      _ = await world.text("第一条", to: .weCom)
      _ = await world.text("第二条", to: .weCom)
      _ = await world.text("<b>第三条", to: .weCom)
      // The stream has no end: the client gives up after a while and looks at what it has.
      let client = world.client(timeoutMilliseconds: 1_500)
      let stream = await client.send(
        Post(method: "GET", target: "/events?since=1", headers: ["Last-Event-ID": "2"]))
      #expect(stream.headers["content-type"] == "text/event-stream")
      #expect(stream.isTimeout)
      #expect(!stream.body.contains("id: 2\n") && stream.body.contains("id: 3\nevent: post\n"))
      #expect(stream.body.contains("&lt;b&gt;第三条"))
    }
  }

  @Test func `a watcher sees each post as it comes`() async throws {
    try await world(.weCom, .dingTalk) { world in
      let arrivals = world.simulator.events()
      for text in ["一", "二"] { _ = await world.text(text, to: .weCom) }
      _ = await world.text("三", to: .dingTalk)
      var seen: [String] = []
      for await post in arrivals {
        seen.append(post.group + post.text)
        if seen.count == 3 { break }
      }
      #expect(seen == ["wecom一", "wecom二", "ding三"])
    }
  }

  @Test func `faults and posts are to be had with curl`() async throws {
    try await world(.weCom) { world in
      let order =
        #"{"group":"wecom","fault":"code","code":45009,"message":"slow","times":1}"#
      #expect(await world.send(Post(target: "/control/faults", body: order)).status == 200)
      #expect(await fetch("/control/groups", world).body.contains(#""fault":"code""#))
      #expect(await world.text("一", to: .weCom).body.contains("45009"))
      #expect(await world.text("二", to: .weCom).body.contains(#""errcode":0"#))
      let list = await fetch("/control/posts?group=wecom", world).body
      let posts = try #require(
        try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
      #expect(posts.map { $0["text"] as? String } == ["一", "二"])
      #expect((posts[0]["verdict"] as? [String: Any])?["code"] as? Int == 45009)
      _ = await world.send(Post(method: "DELETE", target: "/control/posts"))
      #expect(world.simulator.posts().isEmpty)
    }
  }

  @Test func `a foreign page or name cannot pull the levers`() async throws {
    try await world(.weCom) { world in
      let order = #"{"group":"wecom","fault":"gone"}"#
      let plain = Post(
        target: "/control/faults", headers: ["Content-Type": "text/plain"], body: order)
      #expect(await world.send(plain).status == 415)
      var foreign = Post(target: "/control/faults", body: order)
      foreign.headers["Origin"] = "https://example.com"
      #expect(await world.send(foreign).status == 403)
      var renamed = Post(target: "/control/faults", body: order)
      renamed.headers["Host"] = "attacker.example"
      #expect(await world.send(renamed).status == 403)
      for body in ["{", #"{"fault":"gone"}"#, #"{"group":"wecom","fault":"fire"}"#] {
        #expect(await world.send(Post(target: "/control/faults", body: body)).status == 400)
      }
      #expect(await world.text("a", to: .weCom).status == 200)
    }
  }

  @Test func `the sample has one group of each dialect and no name twice`() {
    let groups = SimulatorConfiguration.sample.groups
    #expect(Set(groups.map(\.dialect)).count == SimulatedDialect.allCases.count)
    #expect(Set(groups.map(\.id)).count == groups.count)
    #expect(Set(groups.map(\.path)).count == groups.count)
  }
}
