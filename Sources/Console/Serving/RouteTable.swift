// Which paths there are, for whom they are open, and how much may be sent to them. Filled while the
// routes are added; read before any of them is asked.

import HTTPTypes

/// A route as far as the gate must know it.
struct RouteFacts: Sendable {
  /// What a request carries.
  enum Sort: Hashable, Sendable {
    /// It reads.
    case reading
    /// It changes something, with a form of one of our pages.
    case form
    /// It changes something, with JSON or another type for programs.
    case command
  }

  let pattern: [String]
  let sort: Sort
  /// Whether it is answered to whoever has not signed in.
  let isOpen: Bool
  /// Bytes that a body may have.
  let bodyBytes: Int
  /// Whether it is answered on the connection's own thread, where others wait meanwhile: only what takes
  /// less than handing it over.
  let isQuick: Bool

  /// `GET /members/:id`.
  var name: String { (sort == .reading ? "GET /" : "POST /") + pattern.joined(separator: "/") }

  /// `members/:id` matches `/members/abc`.
  func matches(_ parts: [Substring]) -> Bool {
    guard pattern.count == parts.count else { return false }
    return zip(pattern, parts).allSatisfy { piece, part in
      piece.hasPrefix(":") ? !part.isEmpty : piece == part
    }
  }
}

/// All routes of one console.
struct RouteTable: Sendable {
  private(set) var routes: [RouteFacts] = []

  mutating func add(_ facts: RouteFacts) { routes.append(facts) }

  /// The routes at `path`, whatever the method.
  func routes(at path: Substring) -> [RouteFacts] {
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let whole = parts == [""] ? [] : parts
    return routes.filter { $0.matches(whole) }
  }

  /// Whether a page is read at `path`, so that the navigation may lead there.
  func hasPage(at path: String) -> Bool {
    routes(at: path[...]).contains { $0.sort == .reading }
  }
}

extension [RouteFacts] {
  /// The route that `method` asks for.
  func route(for method: HTTPRequest.Method) -> RouteFacts? {
    switch method {
    case .get, .head: first { $0.sort == .reading }
    case .post: first { $0.sort != .reading }
    default: nil
    }
  }

  /// What the `Allow` header says.
  var allowed: String {
    var methods: [String] = []
    if contains(where: { $0.sort == .reading }) { methods += ["GET", "HEAD"] }
    if contains(where: { $0.sort != .reading }) { methods.append("POST") }
    return methods.joined(separator: ", ")
  }
}
