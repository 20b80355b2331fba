// Where short pieces of known data are found by their hash. A field of bits answers "no" for nearly
// every place of an output without touching more memory; the table behind it is asked for the rest.

/// Pieces of one length by hash, each the head of a chain of those who contain it.
struct GramTable: Sendable {
  private var bits: [UInt64] = [UInt64](repeating: 0, count: 64)
  private var bitShift: UInt64 = 64 - 12
  private var keys: [UInt64] = [UInt64](repeating: 0, count: 256)
  private var heads: [Int32] = [Int32](repeating: -1, count: 256)
  private var count = 0

  /// Whether nothing was put in.
  var isEmpty: Bool { count == 0 }

  /// Mixes four symbols.
  @inline(__always)
  static func hash(_ one: UInt32, _ two: UInt32, _ three: UInt32, _ four: UInt32) -> UInt64 {
    let low = UInt64(one) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(two) &* 0xC2B2_AE3D_27D4_EB4F
    let high = UInt64(three) &* 0x1656_67B1_9E37_79F9 ^ UInt64(four) &* 0x27D4_EB2F_1656_67C5
    return low &+ high &* 0x85EB_CA77_C2B2_AE63
  }

  /// Spreads a key over all bits, so that the upper ones can be taken.
  @inline(__always)
  static func spread(_ key: UInt64) -> UInt64 {
    let mixed = (key ^ key >> 29) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 32
  }

  /// Whether `spread` may be in the table; false is certain.
  @inline(__always)
  func mayContain(_ spread: UInt64) -> Bool {
    let bit = (spread &* 0x9E37_79B9_7F4A_7C15) >> bitShift
    return bits.withUnsafeBufferPointer { $0[Int(bit >> 6)] >> (bit & 63) & 1 != 0 }
  }

  /// The head of the chain of `spread`; -1 when there is none.
  func head(of spread: UInt64) -> Int32 {
    heads[slot(of: spread)]
  }

  /// Makes `head` the head of the chain of `spread` and returns the one before, or -1.
  mutating func push(_ head: Int32, at spread: UInt64) -> Int32 {
    if count * 2 >= keys.count { grow() }
    let slot = slot(of: spread)
    let before = heads[slot]
    if before < 0 {
      count += 1
      keys[slot] = spread
      mark(spread)
    }
    heads[slot] = head
    return before
  }

  private func slot(of spread: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: spread) & mask
    while heads[slot] >= 0, keys[slot] != spread { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func mark(_ spread: UInt64) {
    let bit = (spread &* 0x9E37_79B9_7F4A_7C15) >> bitShift
    bits[Int(bit >> 6)] |= 1 << (bit & 63)
  }

  /// Doubles the table, and keeps about sixteen bits for each key.
  private mutating func grow() {
    let old = (keys, heads)
    keys = [UInt64](repeating: 0, count: old.0.count * 2)
    heads = [Int32](repeating: -1, count: old.1.count * 2)
    let bitCount = min(keys.count * 8, 1 << 24)
    bits = [UInt64](repeating: 0, count: bitCount / 64)
    bitShift = UInt64(64 - bitCount.trailingZeroBitCount)
    for (key, head) in zip(old.0, old.1) where head >= 0 {
      let slot = slot(of: key)
      keys[slot] = key
      heads[slot] = head
      mark(key)
    }
  }
}
