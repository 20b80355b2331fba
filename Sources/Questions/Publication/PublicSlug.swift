// The address of a public question: random, so that neither the number of questions nor their order,
// and no case number, can be read from it.

/// Sixteen random characters out of lower-case base 32.
package struct PublicSlug: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: PublicSlug, right: PublicSlug) -> Bool {
    left.rawValue < right.rawValue
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// From random bytes; ten of them are used. Refuses (nil) fewer.
  package init?(randomBytes bytes: [UInt8]) {
    guard bytes.count >= 10 else { return nil }
    var bits: UInt64 = 0
    var text = ""
    for half in [bytes[0..<5], bytes[5..<10]] {
      bits = half.reduce(0) { $0 << 8 | UInt64($1) }
      for shift in stride(from: 35, through: 0, by: -5) {
        text.unicodeScalars.append(Unicode.Scalar(PublicSlug.alphabet[Int(bits >> shift & 31)]))
      }
    }
    self.init(rawValue: text)
  }

  /// It may stand in an address and in a file name.
  package var isSound: Bool {
    (8...64).contains(rawValue.utf8.count) && rawValue.utf8.allSatisfy(PublicSlug.alphabet.contains)
  }
}
