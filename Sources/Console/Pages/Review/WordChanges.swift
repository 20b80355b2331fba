// Two texts side by side in one: what went is struck out, what came is marked. Chinese is compared
// character by character, words and numbers in Latin letters as wholes.

/// The difference of two texts.
enum WordChanges {
  struct Piece: Sendable {
    let same: String?
    let gone: String?
    let come: String?
  }

  /// Beyond so many words together no difference is sought: both texts are shown whole.
  private static let most = 12_000

  static func between(_ old: String, _ new: String) -> [Piece] {
    let (before, after) = (words(old), words(new))
    guard before.count + after.count <= most else {
      return [Piece(same: nil, gone: old, come: nil), Piece(same: nil, gone: nil, come: new)]
    }
    let difference = after.difference(from: before)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var pieces: [Piece] = []
    var (left, right) = (0, 0)
    func run(_ source: [String], _ start: Int, while test: (Int) -> Bool) -> (String, Int) {
      var end = start
      while end < source.count, test(end) { end += 1 }
      return (source[start..<end].joined(), end)
    }
    while left < before.count || right < after.count {
      let (gone, leftEnd) = run(before, left) { removed.contains($0) }
      if !gone.isEmpty { pieces.append(Piece(same: nil, gone: gone, come: nil)) }
      let (come, rightEnd) = run(after, right) { inserted.contains($0) }
      if !come.isEmpty { pieces.append(Piece(same: nil, gone: nil, come: come)) }
      let (same, sameEnd) = run(before, leftEnd) { !removed.contains($0) }
      // The same stretch may be cut in the new text by something that came.
      let stretch = same.isEmpty ? 0 : sameLength(from: rightEnd, sameEnd - leftEnd, inserted)
      if stretch > 0 {
        pieces.append(
          Piece(
            same: before[leftEnd..<leftEnd + stretch].joined(), gone: nil, come: nil))
      }
      left = leftEnd + stretch
      right = rightEnd + stretch
      if gone.isEmpty, come.isEmpty, stretch == 0 { break }
    }
    return pieces
  }

  private static func sameLength(from start: Int, _ length: Int, _ inserted: Set<Int>) -> Int {
    (0..<length).first { inserted.contains(start + $0) } ?? length
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isOpen = false
    for character in text {
      let isLatin = character.isASCII && (character.isLetter || character.isNumber)
      if isLatin, isOpen {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
      isOpen = isLatin
    }
    return words
  }
}
