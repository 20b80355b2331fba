// Near misses: what was probably meant by a word that is not known.

/// The nearest of several words.
package enum Suggestion {
  /// The word of `candidates` that differs least from `word`, when it differs little enough to be
  /// meant: one character in short words, about a third in longer ones. The first of equals wins.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = Array(word.trimmed.lowercased())
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let other = Array(candidate.lowercased())
      let allowed = min(
        max(wanted.count, other.count) <= 4 ? 1 : (max(wanted.count, other.count) + 2) / 3,
        (best?.distance ?? .max) - 1)
      guard allowed >= 0, abs(other.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, other)
      if distance <= allowed, distance < max(wanted.count, other.count) {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  /// How many characters must be written, dropped, changed or swapped with their neighbour.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      current.reserveCapacity(right.count + 1)
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        var cost = min(
          previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = min(cost, before[column - 2] + 1)
        }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
