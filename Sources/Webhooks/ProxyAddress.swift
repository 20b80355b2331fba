// The configured egress proxy as the guard knows it: behind a proxy the only address that is ever
// called is the proxy's own.

/// Host and port of `http://proxy.example:3128`, or nothing that could be called.
struct ProxyAddress: Hashable, Sendable {
  private let literal: NetworkAddress?
  private let port: Int
  /// Whether the text names an http or https proxy at all.
  let isUsable: Bool

  init(_ text: String) {
    let parts = AddressParts(text)
    self.isUsable = parts != nil
    self.literal = parts.flatMap { NetworkAddress($0.host(in: text)) }
    // The ports that libcurl takes when the text names none.
    self.port = parts.map { $0.port ?? ($0.scheme == .https ? 443 : 1080) } ?? 0
  }

  /// A proxy that is written as an address is that address; one that is written as a name is where
  /// the name leads.
  func matches(_ address: NetworkAddress, port: Int) -> Bool {
    isUsable && port == self.port && (literal == nil || literal == address)
  }
}

extension CurlTransport {
  /// Whether `text` names a proxy that requests could go through: http or https, no user.
  package static func canUseProxy(_ text: String) -> Bool { ProxyAddress(text).isUsable }
}
