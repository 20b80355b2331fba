// Where a line that is too long is cut: after a sentence, else after a clause, else between two
// characters as people see them, and inside one only when it alone is larger than a whole part.

/// The best cut of a text for a given room.
struct CutPoint {
  /// The end of the first piece; nil when not even one scalar fits.
  let end: Substring.Index?
  /// What the first piece costs.
  let cost: Int

  /// Cuts `text` so that the first piece costs at most `room` by `width`.
  init(in text: Substring, room: Int, width: (Unicode.Scalar) -> Int) {
    var borders = Borders()
    var used = 0
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      let cost = character.unicodeScalars.reduce(0) { $0 + width($1) }
      if used + cost > room { break }
      used += cost
      index = next
      borders.pass(character, to: Border(index: next, cost: used))
    }
    if index == text.endIndex {
      (end, self.cost) = (index, used)
    } else if let best = borders.best(beyond: room / 2) {
      (end, self.cost) = (best.index, best.cost)
    } else {
      (end, self.cost) = Self.scalars(of: text, room: room, width: width)
    }
  }

  /// The cut inside a character that is larger than the room.
  private static func scalars(
    of text: Substring, room: Int, width: (Unicode.Scalar) -> Int
  ) -> (Substring.Index?, Int) {
    var used = 0
    var index = text.startIndex
    let scalars = text.unicodeScalars
    while index < scalars.endIndex, used + width(scalars[index]) <= room {
      used += width(scalars[index])
      index = scalars.index(after: index)
    }
    return index == text.startIndex ? (nil, 0) : (index, used)
  }
}

private struct Border {
  let index: Substring.Index
  let cost: Int
}

/// The latest borders of each kind so far.
private struct Borders {
  private var sentence: Border?
  private var clause: Border?
  private var character: Border?
  private var isAfterSentence = false

  mutating func pass(_ passed: Character, to border: Border) {
    character = border
    if "。！？；…!?;".contains(passed) {
      isAfterSentence = true
    } else if !"”’」』）)】》〉\"'".contains(passed) {
      isAfterSentence = false
    }
    // A closing quote or bracket belongs to the sentence before it.
    if isAfterSentence {
      sentence = border
    } else if "，、,：: 　".contains(passed) {
      clause = border
    }
  }

  /// The most readable border that still fills the part to more than `least`; else any character's.
  func best(beyond least: Int) -> Border? {
    if let sentence, sentence.cost > least { return sentence }
    if let clause, clause.cost > least { return clause }
    return character
  }
}
