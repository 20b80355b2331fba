// Whether two matters may be the same: half a street calls about one broken lamp. It only proposes; a
// person merges.

/// How much two short texts have in common.
package enum Likeness {
  /// From here on two matters are worth a look.
  package static let worthALook = 0.34

  /// 0 to 1: the pairs of neighbouring characters that both have, of all that either has.
  package static func between(_ left: String, _ right: String) -> Double {
    let pairs = (pairs(of: left), pairs(of: right))
    guard !pairs.0.isEmpty, !pairs.1.isEmpty else { return 0 }
    let shared = pairs.0.intersection(pairs.1).count
    return Double(2 * shared) / Double(pairs.0.count + pairs.1.count)
  }

  private static func pairs(of text: String) -> Set<String> {
    let signs = text.unicodeScalars.filter {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    return Set(zip(signs, signs.dropFirst()).map { String(String.UnicodeScalarView([$0, $1])) })
  }
}
