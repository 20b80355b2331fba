// Faults on demand: what the client of a misbehaving robot really sees.

import Logging
import RobotSimulator
import Testing

@Suite struct FaultTests {
  private let ok = #"{"errcode":0,"errmsg":"ok"}"#

  @Test func `a code answers in the vendor's shape, so often as asked`() async throws {
    try await world(.weCom, .feishu, .standard) { world in
      world.simulator.inject(.code(-1, message: "system busy"), into: "wecom", times: 2)
      for _ in 1...2 {
        #expect(
          await world.text("a", to: .weCom).body.hasPrefix(#"{"errcode":-1,"errmsg":"system"#))
      }
      #expect(await world.text("a", to: .weCom).body == ok)
      world.simulator.inject(.code(11232, message: "frequency limited"), into: "feishu")
      #expect(await world.text("a", to: .feishu).body.hasPrefix(#"{"code":11232,"#))
      world.simulator.inject(.code(503, message: "down"), into: "standard")
      #expect(await world.text("a", to: .standard).status == 503)
      #expect(world.simulator.counts(in: "wecom").refused == 2)
    }
  }

  @Test func `a standing fault stays until it is taken back`() async throws {
    try await world(.weCom) { world in
      world.simulator.inject(.gone, into: "wecom", times: nil)
      for _ in 1...5 { #expect(await world.text("a", to: .weCom).status == 410) }
      world.simulator.clearFaults(of: "wecom")
      #expect(await world.text("a", to: .weCom).body == ok)
      #expect(world.simulator.counts(in: "wecom").disturbed == 5)
      #expect(!world.simulator.inject(.gone, into: "nobody"))
    }
  }

  @Test func `whole answers come as ordered`() async throws {
    try await world(.weCom) { world in
      let order = SimulatedFault.answer(status: 418, headers: ["X-Tea": "yes"], body: "茶")
      world.simulator.inject(order, into: "wecom")
      world.simulator.inject(.redirect(to: "http://127.0.0.1:9/", status: 307), into: "wecom")
      world.simulator.inject(.garbage, into: "wecom")
      world.simulator.inject(.tooMany(retryAfter: 17), into: "wecom")
      let tea = await world.text("a", to: .weCom)
      #expect(tea.status == 418 && tea.headers["x-tea"] == "yes" && tea.body == "茶")
      let redirect = await world.text("a", to: .weCom)
      #expect(redirect.status == 307 && redirect.headers["location"] == "http://127.0.0.1:9/")
      let garbage = await world.text("a", to: .weCom)
      #expect(garbage.status == 200 && garbage.body.contains("<html>"))
      let late = await world.text("a", to: .weCom)
      #expect(late.status == 429 && late.headers["retry-after"] == "17")
      #expect(world.simulator.posts(in: "wecom").allSatisfy { !$0.isShown })
    }
  }

  @Test func `a late answer is right and blocks nobody`() async throws {
    try await world(.weCom, .dingTalk) { world in
      world.simulator.inject(.delay(milliseconds: 60_000), into: "wecom")
      world.simulator.inject(.delay(milliseconds: 20), into: "wecom")
      let post = Post(target: SimulatedGroup.weCom.path, body: body("a", for: .weCom))
      #expect(await world.client(timeoutMilliseconds: 1_000).send(post).isTimeout)
      #expect(await world.text("b", to: .dingTalk).body == ok)
      #expect(await world.text("c", to: .weCom).body == ok)
      #expect(world.simulator.posts(in: "wecom").map(\.isShown) == [true, true])
    }
  }

  @Test func `silence takes the message and never answers`() async throws {
    try await world(.weCom) { world in
      world.simulator.inject(.silence, into: "wecom")
      let post = Post(target: SimulatedGroup.weCom.path, body: body("a", for: .weCom))
      #expect(await world.client(timeoutMilliseconds: 1_000).send(post).isTimeout)
      let kept = try #require(world.simulator.posts(in: "wecom").first)
      #expect(kept.isShown && kept.fault == "silence")
    }
  }

  @Test func `a fault may be told not to take the message`() async throws {
    try await world(.weCom) { world in
      world.simulator.inject(.closeAfterBody, into: "wecom", taking: false)
      #expect(await world.text("a", to: .weCom).isCut)
      #expect(
        world.simulator.posts(in: "wecom").map(\.verdict) == [.disturbed(fault: "closeAfterBody")])
    }
  }

  @Test func `half an answer is cut off within its body`() async throws {
    try await world(.weCom) { world in
      world.simulator.inject(.half, into: "wecom")
      let reply = await world.text("a", to: .weCom)
      #expect(reply.isCut && reply.status == 200)
      #expect(!reply.body.isEmpty && reply.body.count < ok.count)
    }
  }

  @Test func `only a reused connection is dropped`() async throws {
    try await world(.weCom) { world in
      world.simulator.inject(.closeReused, into: "wecom")
      let client = world.client()
      let post = Post(target: SimulatedGroup.weCom.path, body: body("a", for: .weCom))
      #expect(await client.send(post).body == ok)
      let second = await client.send(post)
      #expect(second.isCut && second.status == 0)
      #expect(await world.client().send(post).body == ok)
      #expect(world.simulator.posts(in: "wecom").map(\.requestOfConnection) == [1, 2, 1])
      #expect(world.simulator.posts(in: "wecom").map(\.fault) == [nil, "closeReused", nil])
    }
  }

  @Test func `a flood is as long as promised`() async throws {
    try await world(.weCom) { world in
      world.simulator.inject(.flood(bytes: 3_000_001), into: "wecom")
      let reply = await world.text("a", to: .weCom)
      #expect(reply.status == 200 && reply.body.utf8.count == 3_000_001)
    }
  }

  @Test func `a body beyond all measure is refused and the connection dropped`() async throws {
    try await world(.weCom) { world in
      let huge = String(repeating: "a", count: 5 << 20)
      let reply = await world.send(Post(target: SimulatedGroup.weCom.path, body: huge))
      #expect(reply.status == 413 || reply.isCut)
      #expect(await world.text("a", to: .weCom).body == ok)
    }
  }

  @Test func `a reset, a broken chunk and a bomb of headers reach the client`() async throws {
    try await world(.weCom) { world in
      world.simulator.inject(.reset, into: "wecom")
      let reset = await world.text("a", to: .weCom)
      #expect(reset.isReset && reset.status == 0)
      #expect(world.simulator.posts(in: "wecom").map(\.isShown) == [true])
      world.simulator.inject(.badChunk, into: "wecom")
      let chunk = await world.text("a", to: .weCom)
      #expect(chunk.isCut && chunk.headers["transfer-encoding"] == "chunked")
      #expect(chunk.body == "zz\r\n{}\r\n")
      world.simulator.inject(.headerBomb, into: "wecom")
      #expect(await world.text("a", to: .weCom).headers.count == 1000)
    }
  }

  @Test func `an answer may come byte by byte, or never end`() async throws {
    try await world(.weCom) { world in
      world.simulator.inject(.drip(milliseconds: 1), into: "wecom")
      #expect(await world.text("a", to: .weCom).body == ok)
      world.simulator.inject(.flood(bytes: nil), into: "wecom")
      let post = Post(target: SimulatedGroup.weCom.path, body: body("a", for: .weCom))
      let endless = await world.client().send(post, mostBytes: 5_000_000)
      #expect(endless.body.utf8.count > 4_000_000)
      #expect(await world.text("a", to: .weCom).body == ok)
    }
  }

  @Test func `a server that was down comes back on its port with its memory`() async throws {
    let clock = ManualClock()
    let configuration = SimulatorConfiguration(groups: [.weCom])
    let simulator = RobotSimulator(
      configuration: configuration, logger: Logger(label: "test"), now: { clock.milliseconds })
    let first = try await simulator.whileRunning {
      let port = try #require(simulator.port)
      _ = await Client(port: port).send(
        Post(target: SimulatedGroup.weCom.path, body: body("a", for: .weCom)))
      return port
    }
    #expect(simulator.port == nil && simulator.address(of: "wecom") == nil)
    let post = Post(target: SimulatedGroup.weCom.path, body: body("b", for: .weCom))
    #expect(await Client(port: first).send(post).isCut)
    try await simulator.whileRunning {
      #expect(simulator.port == first)
      #expect(await Client(port: first).send(post).body == ok)
    }
    #expect(simulator.posts(in: "wecom").map(\.text) == ["a", "b"])
  }

  @Test func `a port that is taken is an error and not a wait`() async throws {
    try await world(.weCom) { world in
      let configuration = SimulatorConfiguration(groups: [], port: world.port)
      await #expect(throws: (any Error).self) {
        try await withSimulator(configuration, now: { 0 }) { _ in }
      }
    }
  }

  @Test func `the simulator stops although somebody still waits for an answer`() async throws {
    let simulator = RobotSimulator(
      configuration: SimulatorConfiguration(groups: [.weCom]), logger: Logger(label: "test"),
      now: { 0 })
    simulator.inject(.silence, into: "wecom")
    let arrivals = simulator.events()
    async let waiting = send(to: simulator)
    try await simulator.whileRunning {
      for await _ in arrivals { break }
    }
    #expect(try await waiting.isCut)
  }

  private func send(to simulator: RobotSimulator) async throws -> Reply {
    let post = Post(target: SimulatedGroup.weCom.path, body: body("a", for: .weCom))
    return await Client(port: try await simulator.listening()).send(post)
  }
}
