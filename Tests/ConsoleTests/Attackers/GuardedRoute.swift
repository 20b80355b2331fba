// One route as the table of attackers has it: what it takes to use it, what it is about, and what whoever
// may is answered to a request that says too little to change anything.

import Console
import Membership

/// A route with what guards it.
struct GuardedRoute: Sendable {
  /// What a route is about.
  enum Thing: Sendable {
    /// Nothing of one programme.
    case nothing
    /// The question of the test: of the programme `limin`, with the department `yibao`.
    case question
    /// The programme `limin`.
    case programme
  }

  /// What is sent.
  enum Body: Sendable {
    case form([(String, String)])
    case json(String)
    case other(type: String, String)
    case nothing
  }

  /// `GET /questions/:number`, as the console's own list of routes calls it.
  let name: String
  /// Whoever has one of these somewhere may use it; empty for whoever has signed in.
  let needs: [Permission]
  var thing = Thing.nothing
  /// What the answer is to whoever may.
  let answer: Int
  var body = Body.nothing
  /// Behind the question mark.
  var query = ""
  /// Whether the answer never ends.
  var isStream = false
  /// Whether it ends the session of whoever may.
  var endsSession = false

  /// A page, a file, an answer for programs.
  static func read(
    _ path: String, _ needs: [Permission] = [], of thing: Thing = .nothing, answer: Int = 200,
    query: String = "", isStream: Bool = false
  ) -> GuardedRoute {
    GuardedRoute(
      name: "GET " + path, needs: needs, thing: thing, answer: answer, query: query,
      isStream: isStream)
  }

  /// A form of a page of ours.
  static func form(
    _ path: String, _ needs: [Permission] = [], of thing: Thing = .nothing, answer: Int = 422,
    fields: [(String, String)] = [], endsSession: Bool = false
  ) -> GuardedRoute {
    GuardedRoute(
      name: "POST " + path, needs: needs, thing: thing, answer: answer, body: .form(fields),
      endsSession: endsSession)
  }

  /// What a program or a script sends.
  static func command(
    _ path: String, _ needs: [Permission], of thing: Thing = .nothing, _ answer: Int,
    _ json: String = "{}"
  ) -> GuardedRoute {
    GuardedRoute(
      name: "POST " + path, needs: needs, thing: thing, answer: answer, body: .json(json))
  }
}

extension GuardedRoute {
  var isReading: Bool { name.hasPrefix("GET ") }
  var path: String { String(name.drop { $0 != " " }.dropFirst()) }
  /// Whether the path of `other` is one of this route's paths too, as `/members/add` is one of
  /// `/members/:id`.
  func covers(_ other: GuardedRoute) -> Bool {
    let (own, its) = (path.split(separator: "/"), other.path.split(separator: "/"))
    return own.count == its.count && zip(own, its).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
  }

  /// Whether programs ask there, with a token and for an answer that is no page.
  var isForPrograms: Bool { path.hasPrefix("/api/") || path == "/status" }

  /// What `member` must be answered, by the table of roles alone.
  func expected(for member: Member) -> Int {
    guard needs.isEmpty || needs.contains(where: member.maySomewhere) else { return 403 }
    switch thing {
    case .nothing: return answer
    case .programme:
      return needs.contains { member.may($0, in: "limin") } ? answer : 404
    case .question:
      func access(_ permission: Permission) -> Access {
        let all: [Access] = ["yibao", nil].map {
          member.access(permission, in: "limin", department: $0)
        }
        return all.contains(.granted) ? .granted : all.contains(.forbidden) ? .forbidden : .hidden
      }
      switch access(.seeQuestions) {
      case .hidden: return 404
      case .forbidden: return 403
      case .granted: return needs.contains { access($0) == .granted } ? answer : 403
      }
    }
  }

  /// What somebody who has not signed in, or not any more, is answered.
  var answerToStrangers: Int { isReading && !isForPrograms ? 303 : 401 }
}
