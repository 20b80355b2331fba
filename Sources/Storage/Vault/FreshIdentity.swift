// Identities are made before anything is written, on no one's authority: 128 bits, of which the first
// 48 are the time. Rows that are made together then lie together: with identities that are random
// throughout, each insert among a million rows would touch a page of its own in every index.

package import Timekeeping

/// New identities for rows.
package enum FreshIdentity {
  /// 26 characters of lower-case base 32 that sort by `now`; 80 bits are random.
  package static func text(at now: Timestamp) -> String {
    let chance = RandomBytes.fresh(10).reduce((high: UInt64(0), low: UInt64(0))) {
      (high: $0.high << 8 | $0.low >> 56, low: $0.low << 8 | UInt64($1))
    }
    return text(
      high: UInt64(truncatingIfNeeded: now.milliseconds) << 16 | chance.high, low: chance.low)
  }

  static func text(high: UInt64, low: UInt64) -> String {
    var rest = (high: high, low: low)
    return String(unsafeUninitializedCapacity: length) { buffer in
      for place in (0..<length).reversed() {
        buffer[place] = alphabet[Int(rest.low & 31)]
        rest.low = rest.low >> 5 | rest.high << 59
        rest.high >>= 5
      }
      return length
    }
  }

  private static let length = 26
  /// Without i, l, o and u, which are read wrongly.
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
