// An IP address as a number with a width. The guard compares addresses, never names: names have too
// many spellings.

import Glibc

/// An IPv4 or IPv6 address.
package struct NetworkAddress: Hashable, Sendable {
  /// Which of the two kinds of address.
  package enum Family: Int, Hashable, Sendable {
    /// 32 bits.
    case v4 = 32
    /// 128 bits.
    case v6 = 128
  }

  /// Which of the two.
  package let family: Family
  /// The address as a number, most significant byte first.
  package let value: UInt128

  init(family: Family, value: UInt128) {
    self.family = family
    self.value = value
  }

  /// Reads the canonical forms only: `10.1.2.3` with four decimal parts, or IPv6 without a zone.
  package init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self.init(family: .v4, value: UInt128(UInt32(bigEndian: four.s_addr)))
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      self.init(six)
    } else {
      return nil
    }
  }

  /// The address a socket is about to be connected to; nil for anything but IP.
  init?(_ address: UnsafePointer<sockaddr>) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      let four = raw.loadUnaligned(as: sockaddr_in.self).sin_addr
      self.init(family: .v4, value: UInt128(UInt32(bigEndian: four.s_addr)))
    case AF_INET6:
      self.init(raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
    default:
      return nil
    }
  }

  private init(_ six: in6_addr) {
    let value = withUnsafeBytes(of: six) { $0.reduce(UInt128(0)) { $0 << 8 | UInt128($1) } }
    self.init(family: .v6, value: value)
  }

  /// The IPv4 address inside `::ffff:a.b.c.d`; nil for every other address.
  var mapped: NetworkAddress? {
    guard family == .v6, value >> 32 == 0xffff else { return nil }
    return NetworkAddress(family: .v4, value: value & 0xffff_ffff)
  }

  /// The address of this machine itself: 127.0.0.0/8 or ::1.
  var isLoopback: Bool {
    switch family {
    case .v4: value >> 24 == 127
    case .v6: value == 1
    }
  }
}
