// A request that changes something must have been meant by the member whose browser sent it.

import Desk
import HTTPTypes
import HummingbirdCore
import Membership

/// The check of requests that change something.
enum CSRFGate {
  /// Goes on when the browser says that a page of ours sent it and `token` is the one of this very
  /// session. Programs show a token of their own and have no cookies to be misused.
  static func requireMeant(_ visit: Visit, token: String) throws(Refusal) {
    switch visit.context.way {
    case .token, .socket: return
    case .open:
      guard isFromHere(visit.request, visit.context.source.house) else { throw .notMeant }
    case .session:
      guard isFromHere(visit.request, visit.context.source.house),
        CSRFRule.matches(Array(token.utf8), Array(visit.csrf.utf8))
      else { throw .notMeant }
    }
  }

  /// Whether the browser says that a page of ours sent the request.
  static func isFromHere(_ request: Request, _ house: House) -> Bool {
    let own = Gate.origins(of: request, publicOrigin: house.desk.settings.publicOrigin)
    return RequestOrigin(
      origin: request.headers[.origin], fetchSite: request.headers[.fetchSite]
    ).isOurs(own)
  }

  /// Goes on when the body is of one of `types`.
  static func requireType(of request: Request, _ types: [String]) throws(Refusal) {
    let type = (request.headers[.contentType] ?? "").lowercased().prefix { $0 != ";" }
    guard types.contains(String(type.filter { $0 != " " })) else {
      throw Refusal(
        .unsupportedMediaType, "请求正文要写 Content-Type: \(types.joined(separator: " 或 "))。")
    }
  }
}
