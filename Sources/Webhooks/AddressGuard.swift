// Decides, on the very address that a socket is about to be connected to, whether we call it. Names,
// spellings of numbers and answers of name servers cannot get round this place, because libcurl has
// done all of its reading before it asks.

import Delivering

/// Which addresses may be called under one policy.
struct AddressGuard: Sendable {
  private let allowsLoopback: Bool
  private let allowed: [AddressRange]
  private let proxy: ProxyAddress?

  /// The guard of `policy`. A range that cannot be read allows nothing.
  init(policy: ConnectionPolicy) {
    self.allowsLoopback = policy.allowsLoopbackHTTP
    self.allowed = policy.allowedRanges.compactMap(AddressRange.init)
    self.proxy = policy.proxy.map(ProxyAddress.init)
  }

  /// Whether there is a way out at all: a proxy that cannot be read is none.
  var hasUsableWay: Bool { proxy?.isUsable ?? true }

  /// Whether a connection to `address` may be opened for a request of `scheme`.
  func permits(_ address: NetworkAddress, port: Int, scheme: AddressScheme) -> Bool {
    if let proxy { return proxy.matches(address, port: port) }
    switch scheme {
    case .http: return allowsLoopback && address.isLoopback
    case .https: return permitsTarget(address)
    }
  }

  /// Whether `address` may be the far end of an encrypted connection, by a proxy or without one.
  func permitsTarget(_ address: NetworkAddress) -> Bool {
    if allowed.contains(where: { $0.contains(address) }) { return true }
    if let mapped = address.mapped { return allowed.contains { $0.contains(mapped) } }
    if address.isLoopback { return allowsLoopback }
    return AddressGuard.isPublic(address)
  }

  /// Whether `address` belongs to the public Internet: no special use, nothing that leads elsewhere.
  static func isPublic(_ address: NetworkAddress) -> Bool {
    guard address.family == .v4 || globalUnicast.contains(where: { $0.contains(address) })
    else { return false }
    return !special.contains { $0.contains(address) }
  }
}

// MARK: - Special addresses

extension AddressGuard {
  // Everything of IPv6 outside 2000::/3 is special: loopback, mapped, NAT64, unique local,
  // link-local, multicast.
  private static let globalUnicast = ranges(["2000::/3"])

  private static let special = ranges([
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
    "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
  ])

  private static func ranges(_ texts: [String]) -> [AddressRange] {
    texts.map { text in
      guard let range = AddressRange(text) else {
        preconditionFailure("not an address range: \(text)")
      }
      return range
    }
  }
}
