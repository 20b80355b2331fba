// What is refused before a connection is thought of: addresses we never call and header lines that
// would become other header lines. libcurl sends header values as they are.

import Delivering

/// What a look at a request says before anything is tried.
enum RequestCheck: Hashable {
  /// It may be tried.
  case plausible(AddressParts)
  /// It is never tried.
  case refused(ConnectionFault)

  /// Looks at `address`, at the header lines of `request`, and at what its policy allows.
  init(_ request: WebhookRequest, address: String, under gate: AddressGuard) {
    guard let parts = AddressParts(address), request.headers.allSatisfy(RequestCheck.isPlain)
    else {
      self = .refused(.addressMalformed)
      return
    }
    let policy = request.connection
    switch parts.scheme {
    case .http where !policy.allowsLoopbackHTTP || policy.proxy != nil:
      self = .refused(.addressForbidden)
    case .https where !gate.hasUsableWay:
      self = .refused(.proxyFailed)
    case .https
    where policy.proxy != nil && !RequestCheck.mayAskProxy(parts.host(in: address), under: gate):
      self = .refused(.addressForbidden)
    case .http, .https:
      self = .plausible(parts)
    }
  }

  /// Behind a proxy the open socket shows the proxy only, so what can be seen of the target is
  /// looked at here: addresses must be written canonically and be allowed. Where a name leads is the
  /// proxy's business.
  private static func mayAskProxy(_ host: String, under gate: AddressGuard) -> Bool {
    if let address = NetworkAddress(host) { return gate.permitsTarget(address) }
    let labels = host.lowercased().split(separator: ".")
    guard let last = labels.last, last != "localhost", !host.contains(":") else { return false }
    // 2130706433, 0x7f.1, 0177.0.0.1: no top-level name begins with a digit.
    return !(48...57).contains(last.utf8.first ?? 48)
  }

  private static func isPlain(name: String, value: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy(isTokenByte)
      && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    case 33, 35...39, 42, 43, 45, 46, 94...96, 124, 126: true
    default: false
    }
  }
}
