// Who asks, found before any route sees the request.

import Desk
import Foundation
import HTTPTypes
import HummingbirdCore
import Membership
import NIOCore

/// Who asks.
enum Caller: Sendable {
  /// Nobody who has signed in.
  case nobody
  /// A member, and how that is known.
  case member(Member, Way)

  /// How a member is known.
  enum Way: Sendable {
    /// By a session's cookie; the secret is in it.
    case session(secret: String)
    /// By a program's token.
    case token
    /// By the rights on the control socket.
    case socket
    /// Nobody asks, because everybody may.
    case open
  }
}

/// The cookies of the console. The prefix makes browsers refuse a cookie of this name that was not
/// set by this host over a safe way, so that a neighbour cannot plant one.
enum ConsoleCookie: String, CaseIterable {
  case session = "__Host-hotline"
  case device = "__Host-hotline-device"

  /// The value that a request shows; nil when there is none, or more than one.
  func value(in request: Request) -> String? {
    var values: [String] = []
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == rawValue else {
          continue
        }
        values.append(parts[1].trimmingCharacters(in: .whitespaces))
      }
    }
    guard values.count == 1, let value = values.first, value.utf8.count <= 512 else { return nil }
    return value
  }

  /// The header that gives it to a browser for `seconds`, or until the browser is closed.
  func header(_ value: String, seconds: Int64? = nil) -> String {
    let age = seconds.map { "; Max-Age=\($0)" } ?? ""
    return "\(rawValue)=\(value); Path=/; Secure; HttpOnly; SameSite=Strict" + age
  }

  /// The header that takes it away.
  var removal: String { header("", seconds: 0) }
}

/// Finds out who asks.
struct Door: Sendable {
  let house: House

  /// Who asks. A request with a token is judged by the token alone, and only where programs ask.
  func caller(of request: Request, on channel: any Channel) async throws -> Caller {
    if case .controlSocket = house.audience {
      return .member(.controlSocket(user: try await PeerUser.number(of: channel)), .socket)
    }
    switch house.access {
    case .open(let member): return .member(member, .open)
    case .accounts(let members):
      if let value = request.headers[.authorization] {
        guard Door.isForPrograms(request.uri.path) else { return .nobody }
        let token = APIToken.token(inAuthorization: value) ?? ""
        return try await members.caller(token: token).map { .member($0, .token) } ?? .nobody
      }
      guard let secret = ConsoleCookie.session.value(in: request) else { return .nobody }
      let isUse = request.headers[.live] == nil
      return try await members.caller(session: secret, isUse: isUse)
        .map { .member($0, .session(secret: secret)) } ?? .nobody
    }
  }

  /// Paths that programs ask.
  static func isForPrograms(_ path: String) -> Bool {
    path.hasPrefix("/api/") || path == "/status"
  }
}

extension HTTPField.Name {
  /// Marks a look that a page takes by itself: it does not lengthen a session.
  static var live: HTTPField.Name { named("X-Live") }
  static var csrf: HTTPField.Name { named(CSRFRule.header) }
  static var fetchSite: HTTPField.Name { named("Sec-Fetch-Site") }
  static var forwardedFor: HTTPField.Name { named("X-Forwarded-For") }

  static func named(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is a field name") }
    return name
  }
}
