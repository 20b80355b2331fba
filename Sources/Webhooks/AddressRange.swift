// A range of addresses in CIDR form, as configuration and the tables of special addresses write it.

/// All addresses with a common beginning, such as `10.20.0.0/16`, `fd00::/8` or `10.1.2.3`.
package struct AddressRange: Hashable, Sendable {
  private let family: NetworkAddress.Family
  private let prefix: UInt128
  private let shift: Int

  /// Reads CIDR form, or a single address; refuses (nil) anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = NetworkAddress(String(parts[0])) else { return nil }
    let width = address.family.rawValue
    var length = width
    if parts.count == 2 {
      guard parts[1].utf8.count <= 3, parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
        let written = Int(parts[1]), written <= width
      else { return nil }
      length = written
    }
    self.family = address.family
    self.shift = width - length
    // A shift by the whole width is zero in Swift, so that `::/0` is right.
    self.prefix = address.value >> UInt128(width - length)
  }

  /// Whether `address` lies inside; families never mix.
  package func contains(_ address: NetworkAddress) -> Bool {
    address.family == family && address.value >> UInt128(shift) == prefix
  }
}
