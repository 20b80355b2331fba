// The office that is tried: a question with a caller, given to one department; somebody of every role, a
// liaison of another department, an operator of another programme.

import Console
import Desk
import Foundation
import Journal
import Membership
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

/// An office with somebody for every part.
struct Scene: Sendable {
  let staff: Staff
  let people: [Member]
  let question: Question
  /// A member to whom things are done.
  let somebody: Member

  init() async throws {
    var office = try Office(at: "2026-05-14 08:30")
    try await office.work(until: "2026-05-14 09:30")
    let staff = Staff(office)
    var people: [Member] = []
    for role in Role.allCases {
      people.append(
        try await staff.add(
          role.rawValue.lowercased(),
          RoleGrant(role, department: role.isDepartmental ? "yibao" : nil)))
    }
    people.append(try await staff.add("other-liaison", RoleGrant(.liaison, department: "zhujian")))
    people.append(try await staff.add("elsewhere", RoleGrant(.producer, programme: "other")))
    somebody = try await staff.add("somebody", RoleGrant(.host))
    self.staff = staff
    self.people = people
    let producer = try #require(people.first { $0.account.text == "producer" })
    question = try await Cases(office: office, producer: producer).assigned()
  }

  /// Where `route` lies in this office.
  func target(of route: GuardedRoute) -> String {
    let parts = [
      "number": question.number.description, "id": somebody.id.rawValue, "kind": "dispatch",
      "programme": "limin", "channel": "sms", "part": "index.html", "name": "x.html",
    ]
    let path = route.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.hasPrefix(":") ? parts[String(part.dropFirst())] ?? "?" : String(part)
    }
    return path.joined(separator: "/") + (route.query.isEmpty ? "" : "?" + route.query)
  }

  /// What a failure shows of an answer.
  func said(_ heard: Heard) -> String { " answered \(heard.status): \(heard.body.suffix(300))" }

  /// What is refused tells nothing of a caller, nor that there is one.
  func expectSilence(_ heard: Heard, _ route: GuardedRoute) {
    for secret in [Cases.phone, "钱建国", "烧烤", "幸福小区", question.id.rawValue] {
      #expect(!heard.body.contains(secret), "\(route.name) tells \(secret)")
    }
  }

  /// Nobody did anything with the question but look at it.
  func expectUntouched() async throws {
    let (now, acts) = try await staff.office.desk.storage.read("test") { ledger in
      (
        try ledger.question(question.id),
        Set(try ledger.journal(about: question.id.rawValue).map(\.act.rawValue))
      )
    }
    #expect(now == question)
    #expect(acts.isSubset(of: ["logged", "assigned", "read", "paperPrinted"]), "\(acts)")
  }
}

extension Staff {
  private static let demo = DemoPage(chats: [], pace: "", site: "/nowhere")

  /// The console with every route that it can have.
  var console: ConsoleApplication {
    ConsoleApplication(
      desk: office.desk, audience: .console, access: .accounts(members), demo: Self.demo)
  }

  /// The same, listening.
  func onConsole<Value: Sendable>(_ body: (Visitor) async throws -> Value) async throws -> Value {
    try await office.desk.onLoopback(access: .accounts(members), demo: Self.demo, body)
  }
}

extension Browser {
  /// Asks for `route` as a page of ours would.
  mutating func tries(_ route: GuardedRoute, _ scene: Scene) async -> Heard {
    let target = scene.target(of: route)
    let kept = (cookies, token)
    defer { (cookies, token) = kept }
    switch route.body {
    case .nothing where route.isStream: return await beginning(of: target)
    case .nothing where route.isReading: return await get(target)
    case .nothing: return await post(target, body: "", type: "text/plain", headers: csrf)
    case .form(let fields): return await post(target, fields)
    case .json(let text):
      return await post(target, body: text, type: "application/json", headers: csrf)
    case .other(let type, let text):
      return await post(target, body: text, type: type, headers: csrf)
    }
  }

  private var csrf: String { "X-CSRF-Token: \(token)\r\nIdempotency-Key: one\r\n" }
}

/// A program with a token.
struct Program: Sendable {
  let visitor: Visitor
  let token: String

  func tries(_ route: GuardedRoute, _ scene: Scene) async -> Heard {
    let (type, text): (String, String) =
      switch route.body {
      case .nothing: ("", "")
      case .form: ("application/x-www-form-urlencoded", "")
      case .json(let text): ("application/json", text)
      case .other(let type, let text): (type, text)
      }
    let method = route.isReading ? "GET" : "POST"
    return await visitor.say(
      "\(method) \(scene.target(of: route)) HTTP/1.1\r\nHost: \(visitor.usualHost)\r\n"
        + "Connection: close\r\nAuthorization: Bearer \(token)\r\n"
        + (type.isEmpty ? "" : "Content-Type: \(type)\r\n")
        + (route.isReading ? "" : "Content-Length: \(text.utf8.count)\r\n") + "\r\n" + text)
  }
}
