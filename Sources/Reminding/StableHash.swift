// Identities are computed, so that a restart, a reload or a rehearsal finds the same ones. Swift's
// own hashing changes with every run; this one (FNV-1a with 128 bits, then a mixing step) never does.

/// A hash that is the same on every machine and in every run.
///
/// Feeding is separated: `"ab"`, `"c"` and `"a"`, `"bc"` give different values.
package struct StableHash: Hashable, Sendable {
  private var high: UInt64 = 0x6c62_272e_07bb_0142
  private var low: UInt64 = 0x62b8_2175_6295_c58d

  /// A hash of nothing.
  package init() {}

  /// The hash of `parts`, in order.
  package init(_ parts: some Sequence<String>) {
    for part in parts { feed(part) }
  }

  /// Takes a text in.
  package mutating func feed(_ text: String) {
    for byte in text.utf8 { take(byte) }
    // No UTF-8 text contains this byte.
    take(0xFF)
  }

  /// Takes a number in.
  package mutating func feed(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    for _ in 0..<8 {
      take(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// 26 characters of lower-case Crockford base 32, without the letters i, l, o, u.
  package var text: String {
    var rest = mixed
    return String(unsafeUninitializedCapacity: 26) { buffer in
      for index in 0..<26 {
        // The five highest bits each time; the last character carries the remaining three.
        buffer[index] = StableHash.alphabet[Int(rest >> 123)]
        rest <<= 5
      }
      return 26
    }
  }

  /// 64 bits of it, for spreading and comparing.
  package var number: UInt64 { UInt64(truncatingIfNeeded: mixed) }

  /// FNV leaves the last bytes' traces in few bits; this spreads them over all.
  private var mixed: UInt128 {
    let second = StableHash.mix(low)
    let first = StableHash.mix(high ^ second)
    return UInt128(first) << 64 | UInt128(StableHash.mix(second &+ first))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  private mutating func take(_ byte: UInt8) {
    // The prime is 2^88 + 0x13B: two halves are multiplied faster than one whole.
    let (carry, product) = (low ^ UInt64(byte)).multipliedFullWidth(by: 0x13b)
    high = high &* 0x13b &+ carry &+ ((low ^ UInt64(byte)) << 24)
    low = product
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
