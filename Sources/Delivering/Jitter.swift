// Chance without chance: the same delivery and attempt always give the same spread, so that a
// rehearsal and a restart compute the same instants, and ten thousand deliveries still spread out.

/// Spreads instants by a hash of what they are for.
package enum Jitter {
  /// 1000 ± `spread`, even over the range, fixed by `id` and `ordinal`.
  package static func permille(_ id: DeliveryID, _ ordinal: Int, spread: Int64) -> Int64 {
    guard spread > 0 else { return 1_000 }
    let range = UInt64(spread * 2 + 1)
    return 1_000 - spread
      + Int64(mixed(hash(id.rawValue) &+ UInt64(bitPattern: Int64(ordinal))) % range)
  }

  /// A 64-bit FNV-1a hash of the text's bytes; stable between runs and machines.
  static func hash(_ text: String, seed: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
    var hash = seed
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash
  }

  /// The finalizer of SplitMix64: neighbours become strangers.
  static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value &+ 0x9e37_79b9_7f4a_7c15
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
