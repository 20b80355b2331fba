// The Standard Webhooks receiver over real HTTP.

import Foundation
import RobotSimulator
import Testing

@Suite struct StandardWebhooksTests {
  private static let key = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private static let payload = body("提醒：开会 ☕", for: .standardWebhooks)

  private func signature(_ id: String, _ time: String, _ body: String) -> String {
    let key = Data(base64Encoded: Self.key) ?? Data()
    return "v1," + hmac(key: key, message: Data("\(id).\(time).\(body)".utf8))
  }

  private func post(
    _ world: World, id: String = "msg_1", at seconds: Int64? = nil, body: String = payload,
    change: (inout [String: String]) -> Void = { _ in }
  ) async -> Reply {
    let time = String(seconds ?? world.clock.seconds)
    var headers = [
      "Content-Type": "application/json", "webhook-id": id, "webhook-timestamp": time,
      "webhook-signature": signature(id, time, body),
    ]
    change(&headers)
    return await world.send(
      Post(target: SimulatedGroup.standard.path, headers: headers, body: body))
  }

  @Test func `a signed payload is taken`() async throws {
    try await world(.standard) { world in
      #expect(await post(world).status == 204)
      let post = try #require(world.simulator.posts(in: "standard").first)
      #expect(post.text == "提醒：开会 ☕")
      #expect(post.title == "reminder.due")
      #expect(post.messageID == "msg_1")
      #expect(post.headers["webhook-timestamp"] == String(world.clock.seconds))
    }
  }

  @Test func `the published vector is a good signature`() async throws {
    try await world(.standard) { world in
      world.clock.advance(milliseconds: 1_700_000_000_000 - world.clock.milliseconds)
      let body =
        #"{"type":"reminder.due","timestamp":"2023-11-14T22:13:20Z","#
        + #""data":{"id":"r1","text":"提醒：开会 ☕"}}"#
      let reply = await post(world, id: "msg_reminder_0001", body: body) {
        $0["webhook-signature"] = "v1,BJaw0ZbnDSW1H4lsoqe/P5xEe5yHyT4KZ1vauKrZ274="
      }
      #expect(reply.status == 204)
    }
  }

  @Test func `five minutes of difference are allowed and no more`() async throws {
    try await world(.standard) { world in
      let now = world.clock.seconds
      #expect(await post(world, id: "a", at: now - 300).status == 204)
      #expect(await post(world, id: "b", at: now + 300).status == 204)
      #expect(await post(world, id: "c", at: now - 301).body.contains("too old"))
      #expect(await post(world, id: "d", at: now + 301).body.contains("too new"))
      #expect(await post(world, id: "e", at: .min).status == 401)
      #expect(await post(world, id: "f", at: .max).status == 401)
    }
  }

  @Test func `any good signature of a list passes during a rotation`() async throws {
    try await world(.standard) { world in
      let old = "v1,AAAA v1a,BBBB "
      #expect(
        await post(world) {
          $0["webhook-signature", default: ""] = old + ($0["webhook-signature"] ?? "")
        }.status == 204)
    }
  }

  @Test(arguments: ["nothing", "v1,AAAA", "v1,AAAA  v1,BBBB", "v1,AAAA ", "v1a,AAAA", ""])
  func `a bad list of signatures is refused`(list: String) async throws {
    try await world(.standard) { world in
      let reply = await post(world) { $0["webhook-signature"] = list }
      #expect(reply.status == 400 || reply.status == 401)
      #expect(world.simulator.counts(in: "standard").refused == 1)
    }
  }

  @Test(arguments: ["webhook-id", "webhook-timestamp", "webhook-signature"])
  func `a missing header is refused`(name: String) async throws {
    try await world(.standard) { world in
      #expect(await post(world) { $0[name] = nil }.body.contains("missing required headers"))
    }
  }

  @Test func `one byte more is another message`() async throws {
    try await world(.standard) { world in
      let good = signature("msg_1", String(world.clock.seconds), Self.payload)
      let reply = await post(world, body: Self.payload + " ") { $0["webhook-signature"] = good }
      #expect(reply.status == 401)
    }
  }

  @Test(arguments: [
    "[]", "{", #"{"type":"a b","timestamp":"2026-05-14T01:07:00Z","data":{}}"#,
    #"{"type":"a..b","timestamp":"2026-05-14T01:07:00Z","data":{}}"#,
    #"{"type":"a","timestamp":"2026-05-14 01:07","data":{}}"#,
    #"{"type":"a","timestamp":"2026-05-14T01:07:00Z"}"#,
  ])
  func `a payload of another shape is refused`(body: String) async throws {
    try await world(.standard) { world in
      #expect(await post(world, body: body).status == 400)
    }
  }

  @Test func `a known id is answered well and shown once`() async throws {
    try await world(.standard) { world in
      for _ in 1...2 { #expect(await post(world).status == 204) }
      world.clock.advance(milliseconds: 60_000)
      #expect(await post(world).status == 204)
      let counts = world.simulator.counts(in: "standard")
      #expect(counts.accepted == 1 && counts.duplicate == 2)
    }
  }

  @Test func `another content type, method, size or name is refused`() async throws {
    try await world(.standard) { world in
      #expect(await post(world) { $0["Content-Type"] = "text/plain" }.status == 415)
      #expect(await world.send(Post(method: "PUT", target: "/webhook/admins")).status == 405)
      #expect(await world.send(Post(target: "/webhook/others")).status == 404)
      let long = body(String(repeating: "a", count: 20_000), for: .standardWebhooks)
      #expect(await post(world, body: long).status == 413)
    }
  }

  @Test func `a rate answers 429 with the seconds to wait`() async throws {
    let rate = SimulatedRate(windows: [.init(calls: 1, milliseconds: 10_000)])
    try await world(.standard.with { $0.rate = rate }) { world in
      #expect(await post(world, id: "a").status == 204)
      world.clock.advance(milliseconds: 2500)
      let reply = await post(world, id: "b")
      #expect(reply.status == 429)
      #expect(reply.headers["retry-after"] == "8")
      world.clock.advance(milliseconds: 7500)
      #expect(await post(world, id: "b").status == 204)
    }
  }

  @Test func `a benchmark may switch off checks and keeping`() async throws {
    let group = SimulatedGroup.standard.with {
      $0.verifiesSignatures = false
      $0.keepsPosts = false
    }
    try await world(group) { world in
      #expect(await world.send(Post(target: group.path, body: "anything")).status == 204)
      #expect(world.simulator.posts().isEmpty)
      #expect(world.simulator.counts(in: "standard").accepted == 1)
    }
  }
}
