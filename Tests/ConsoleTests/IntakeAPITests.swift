// Questions over HTTP for programs: acknowledged once, refused in words, described without a gap.

import Console
import ConsoleAssets
import Desk
import Foundation
import Membership
import Questions
import TestSupport
import Testing
import Timekeeping

@Suite struct IntakeAPITests {
  /// An office in the middle of a show, and a program's token for it.
  private struct Scene {
    let staff: Staff
    let token: String
    let weak: String

    init(scopes: Set<Permission> = [.logQuestion, .seeQuestions]) async throws {
      var office = try Office(at: "2026-05-14 08:00")
      try await office.work(until: "2026-05-14 09:10")
      staff = Staff(office)
      let system = MemberID(rawValue: "system:test")
      let member = try await staff.add("zhou", RoleGrant(.producer, programme: "limin"))
      token = try await staff.members.makeToken(
        for: member.id, name: "a", scopes: scopes, days: 3, by: system
      ).text
      weak = try await staff.members.makeToken(
        for: member.id, name: "b", scopes: [.report], days: 3, by: system
      ).text
    }
  }

  private func post(
    _ visitor: Visitor, _ body: String, token: String?, key: String? = nil,
    type: String = "application/json", path: String = "/api/questions"
  ) async -> Heard {
    await visitor.say(
      "POST \(path) HTTP/1.1\r\nHost: \(visitor.usualHost)\r\nConnection: close\r\n"
        + (token.map { "Authorization: Bearer \($0)\r\n" } ?? "")
        + (key.map { "Idempotency-Key: \($0)\r\n" } ?? "")
        + "Content-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  private func get(_ visitor: Visitor, _ path: String, token: String) async -> Heard {
    await visitor.say(
      "GET \(path) HTTP/1.1\r\nHost: \(visitor.usualHost)\r\nConnection: close\r\n"
        + "Authorization: Bearer \(token)\r\n\r\n")
  }

  private func value(_ name: String, in heard: Heard) -> String? {
    let object = try? JSONSerialization.jsonObject(with: Data(heard.body.utf8)) as? [String: Any]
    return object?[name] as? String
  }

  private static let plain = #"{"programme":"limin","text":"路灯坏了","phone":"13800138000"}"#

  @Test func `a department has its name and an answer the clock of the wall`() async throws {
    let scene = try await Scene()
    let cases = Cases(
      office: scene.staff.office, producer: try await scene.staff.add("qian", RoleGrant(.producer)))
    let number = try await cases.answered().number.description
    try await scene.staff.onLoopback { visitor in
      let heard = await get(visitor, "/api/questions/" + number, token: scene.token)
      for words in [
        #""department":"yibao""#, #""departmentName":"市医保局""#, #""leadName":"市医保局""#,
        #""localAt":"2026-05-14 09:10"#,
      ] {
        #expect(heard.body.contains(words), "\(words)")
      }
      let missing = await get(visitor, "/api/questions/L26-00018", token: scene.token)
      #expect(missing.status == 404)
      #expect(!missing.body.contains("页面"))
    }
  }

  @Test func `a question is acknowledged once, however often it is sent`() async throws {
    let scene = try await Scene()

    try await scene.staff.onLoopback { visitor in
      let first = await post(visitor, Self.plain, token: scene.token, key: "k1")
      let again = await post(visitor, Self.plain, token: scene.token, key: "k1")
      let other = await post(
        visitor, Self.plain.replacing("路灯", with: "水管"), token: scene.token, key: "k1")
      let next = await post(visitor, Self.plain, token: scene.token, key: "k2")

      #expect([first, again, other, next].map(\.status) == [201, 200, 409, 201])
      #expect(value("number", in: first) == value("number", in: again))
      #expect(value("number", in: next) != value("number", in: first))
      #expect(first.body.contains(#""schemaVersion":1"#))
      #expect(value("spoken", in: first)?.hasPrefix("L 二六，") == true)
      #expect(next.body.contains(#""contactsOfCaller":2"#))
    }
  }

  @Test(
    arguments: [
      (#"{"programme":"limin","text":"a","tiem":"x"}"#, 400, "tiem"),
      (#"{"programme":"limin","text":5}"#, 400, "text"),
      (#"{"programme":"limin","text":"a","mayAir":"yes"}"#, 400, "mayAir"),
      (#"{"programme":"limin","text":"a","nature":"odd"}"#, 400, "nature"),
      (#"{"programme":"limin","text":"a","receivedAt":"yesterday"}"#, 400, "receivedAt"),
      (#"{"programme":"limin","text":"a","receivedAt":"2027-05-14T09:00:00Z"}"#, 400, "receivedAt"),
      (#"{"programme":"limin","text":"a","campaigns":"x"}"#, 400, "campaigns"),
      (#"{"programme":"limin","text":"a","department":"没有的局"}"#, 422, "department"),
      (#"{"text":"a"}"#, 400, "programme"), (#"{"programme":"limin","text":"  "}"#, 422, "text"),
      (#"{"programme":"limin","text":"\u3164"}"#, 422, "text"),
      (#"{"programme":"limin","text":"a","text":"b"}"#, 400, nil),
      (#"{"programme":"limin","text":"a""#, 400, nil), ("[]", 400, nil), ("", 400, nil),
      (#"{"programme":"limin","text":"a"} x"#, 400, nil),
      (#"{"programme":"limin","text":"\ud800"}"#, 400, nil), (#"{"a":[[[[[[[1]]]]]]]}"#, 400, nil),
      ("{\"programme\":\"limin\",\"text\":\"a\tb\"}", 400, nil),
    ] as [(String, Int, String?)])
  func `what is wrong is named`(body: String, status: Int, field: String?) async throws {
    let scene = try await Scene()

    let heard = try await scene.staff.onLoopback { await post($0, body, token: scene.token) }

    #expect(heard.status == status)
    #expect(value("field", in: heard) == field)
    #expect(value("message", in: heard)?.isEmpty == false)
  }

  @Test func `who may not, what is too long and what is no JSON is refused`() async throws {
    let scene = try await Scene()

    try await scene.staff.onLoopback { visitor in
      #expect(await post(visitor, Self.plain, token: nil).status == 401)
      #expect(
        await post(visitor, Self.plain, token: "hotline_" + String(repeating: "0", count: 64))
          .status == 401)
      #expect(await post(visitor, Self.plain, token: scene.weak).status == 403)
      #expect(
        await post(visitor, Self.plain.replacing("limin", with: "other"), token: scene.token)
          .status == 404)
      #expect(await post(visitor, Self.plain, token: scene.token, type: "text/plain").status == 415)
      let long = Self.plain.replacing("坏了", with: String(repeating: "长", count: 30_000))
      #expect(await post(visitor, long, token: scene.token).status == 413)
      let much = Self.plain.replacing("坏了", with: String(repeating: "长", count: 4_001))
      #expect(await post(visitor, much, token: scene.token).status == 422)
      #expect(
        await post(visitor, Self.plain, token: scene.token, key: String(repeating: "k", count: 201))
          .status == 400)
    }
  }

  @Test func `a program without callers' rights sees masked words and no number`() async throws {
    let scene = try await Scene()

    try await scene.staff.onLoopback { visitor in
      let said = #"{"programme":"limin","line":"王女士 13800138000 联系我 13900139000 路灯坏了"}"#
      let logged = await post(visitor, said, token: scene.token)
      let number = value("number", in: logged) ?? ""
      let list = await get(visitor, "/api/questions?programme=limin&limit=5", token: scene.token)
      let sheet = await get(visitor, "/api/questions/\(number.lowercased())", token: scene.token)
      for heard in [list, sheet] {
        #expect(heard.status == 200)
        #expect(heard.body.contains("路灯坏了"))
        for secret in ["13800138000", "13900139000", "王女士"] {
          #expect(!heard.body.contains(secret))
        }
      }
      #expect(sheet.body.contains(#""hidesCallers":true"#))
    }
  }

  @Test(arguments: [
    "/api/questions?limit=-1", "/api/questions?limit=1e9", "/api/questions?limit=abc",
    "/api/questions?sort=;drop", "/api/questions?cursor=x", "/api/questions?nature=odd",
    "/api/questions?from=2026-13-01",
  ])
  func `a wrong question about questions is a mistake`(path: String) async throws {
    let scene = try await Scene()
    let heard = try await scene.staff.onLoopback { await get($0, path, token: scene.token) }
    #expect(heard.status == 400)
  }

  @Test func `pages follow each other without a gap`() async throws {
    let scene = try await Scene()
    try await scene.staff.onLoopback { visitor in
      for index in 0..<5 {
        _ = await post(visitor, Self.plain.replacing("坏", with: "坏\(index)"), token: scene.token)
      }
      var seen: [String] = []
      var path = "/api/questions?limit=2"
      for _ in 0..<3 {
        let heard = await get(visitor, path, token: scene.token)
        let object = try JSONSerialization.jsonObject(with: Data(heard.body.utf8)) as? [String: Any]
        let page = object?["questions"] as? [[String: Any]] ?? []
        seen += page.compactMap { $0["number"] as? String }
        path = "/api/questions?limit=2&cursor=" + (object?["next"] as? String ?? "1")
      }
      #expect(seen.count == 5)
      #expect(Set(seen).count == 5)
      #expect(seen == seen.sorted(by: >))
    }
  }
}

// MARK: - The description

@Suite struct OpenAPITests {
  private static func description() throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(OpenAPI.text.utf8)) as? [String: Any])
  }

  @Test func `the description is served to everybody and names every route`() async throws {
    let office = try Office()
    let heard = try await office.desk.onLoopback { await $0.get("/api/openapi.json") }
    #expect(heard.status == 200)
    #expect(heard.body == OpenAPI.text)

    let paths = try #require(try Self.description()["paths"] as? [String: [String: Any]])
    let described = Dictionary(
      uniqueKeysWithValues: paths.map { path, facts in
        (path, Set(facts.keys).intersection(["get", "post"]))
      })
    #expect(described == QuestionAPI.routes)
  }

  @Test func `every reference of the description leads somewhere`() throws {
    let whole = try Self.description()
    var open: [Any] = [whole]
    var count = 0
    while let next = open.popLast() {
      if let list = next as? [Any] { open += list }
      guard let object = next as? [String: Any] else { continue }
      open += Array(object.values)
      guard let reference = object["$ref"] as? String else { continue }
      count += 1
      var place: Any? = whole
      for part in reference.dropFirst(2).split(separator: "/") {
        place = (place as? [String: Any])?[String(part)]
      }
      #expect(place != nil, "\(reference)")
    }
    #expect(count > 40)
  }

  @Test func `every example is taken`() async throws {
    var office = try Office(at: "2026-05-14 08:00")
    try await office.work(until: "2026-05-14 09:10")
    let paths = try #require(try Self.description()["paths"] as? [String: [String: Any]])

    try await office.desk.onLoopback { visitor in
      func send(_ path: String, _ body: Any) async throws -> Heard {
        let data = try JSONSerialization.data(withJSONObject: body)
        var browser = Browser(visitor)
        return await browser.post(
          path, body: String(decoding: data, as: UTF8.self), type: "application/json")
      }
      func content(_ path: String) -> [String: Any] {
        let post = paths[path]?["post"] as? [String: Any]
        let body = (post?["requestBody"] as? [String: Any])?["content"] as? [String: Any]
        return body?["application/json"] as? [String: Any] ?? [:]
      }
      let examples = content("/api/questions")["examples"] as? [String: [String: Any]] ?? [:]
      #expect(examples.count == 2)
      for (_, example) in examples {
        let value = try #require(example["value"])
        #expect(try await send("/api/questions", value).status == 201)
      }
      func number() async throws -> String {
        let heard = try await send(
          "/api/questions", ["programme": "limin", "text": "井盖坏了", "entersQueue": true])
        let object = try JSONSerialization.jsonObject(with: Data(heard.body.utf8))
        return try #require((object as? [String: Any])?["number"] as? String)
      }
      // What must have happened before an act makes sense.
      let before: [String: [String]] = [
        "extend": ["assign"], "return": ["assign"], "answer": ["assign"],
        "follow-up": ["assign", "answer"], "close": ["assign", "answer", "follow-up"],
        "reopen": ["assign", "answer", "follow-up", "close"], "unmerge": ["merge"],
        "answer-on-air": [], "stage": ["stage:next"],
      ]
      let target = try await number()
      for act in paths.keys.sorted() where act.contains("{number}/") {
        let name = String(act.split(separator: "/").last ?? "")
        let subject = try await number()
        for step in (before[name] ?? []) + [name] {
          let parts = step.split(separator: ":").map(String.init)
          let path = "/api/questions/{number}/" + parts[0]
          var body = try #require(content(path)["example"] as? [String: Any])
          if parts.count > 1 { body["stage"] = parts[1] }
          if parts[0] == "merge" { body["into"] = target }
          let heard = try await send(path.replacing("{number}", with: subject), body)
          if name == "close", parts[0] == "close", heard.status == 409 { continue }
          #expect(heard.status == 200, "\(name): \(step) \(heard.body)")
        }
      }
    }
  }
}
