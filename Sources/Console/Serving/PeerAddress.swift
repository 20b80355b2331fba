// From where somebody tries to sign in. Behind the reverse proxy every connection comes from this
// machine; what the proxy itself wrote last is then believed, and nothing that a client wrote before.

import Glibc
import HTTPTypes
import HummingbirdCore
import NIOCore

/// The address of the other side, as far as it can be known.
enum PeerAddress {
  /// The key by which attempts are counted: an IPv4 address, the first 64 bits of an IPv6 address,
  /// else `proxy` or `local`.
  static func key(of request: Request, isLocal: Bool) -> String {
    if isLocal { return "local" }
    let forwarded = request.headers[values: .forwardedFor].last ?? ""
    let last = forwarded.split(separator: ",").last ?? ""
    return key(String(last.filter { $0 != " " })) ?? "proxy"
  }

  /// Nil when `text` is no address.
  static func key(_ text: String) -> String? {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return text }
    var six = in6_addr()
    guard text.utf8.count <= 45, inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    return withUnsafeBytes(of: &six) { bytes in
      bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
    }
  }
}
