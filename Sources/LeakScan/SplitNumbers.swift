// Known numbers whose groups are held apart by words: 138转1234转5678, 前三位138，中间1234，最后5678. Such a row
// is compared as a whole only: eleven digits that agree are no chance, whatever stands between them.

/// Looks for known numbers over the words between their groups.
enum SplitNumbers {
  /// A number that stands there, in symbols of the text.
  struct Hit {
    let range: Range<Int>
    let number: Int
  }

  /// How many symbols may stand between two groups.
  private static let jointLimit = 6
  /// Shorter numbers would agree by chance.
  private static let least = 10

  /// The known numbers in `text` that have words between their digits.
  static func hits(of index: NumberIndex, in text: CanonicalText) -> [Hit] {
    var hits: [Hit] = []
    guard !index.numbers.isEmpty else { return hits }
    var chain = Chain()
    let symbols = text.symbols
    var here = 0
    while here < symbols.count {
      guard symbols[here] &- 0x30 < 10 else {
        here += 1
        continue
      }
      if counts(here, in: text) {
        here += 1
        continue
      }
      let isFar = chain.end.map { here - $0 > jointLimit } ?? false
      if isFar || text.marks[here] & Mark.hard != 0 { chain.settle(index, &hits) }
      chain.take(UInt8(truncatingIfNeeded: symbols[here] - 0x30), at: here)
      here += 1
    }
    chain.settle(index, &hits)
    return hits
  }

  /// The digit of 前三位 and 后4位, which is none of the number.
  private static func counts(_ place: Int, in text: CanonicalText) -> Bool {
    guard place + 1 < text.symbols.count, text.symbols[place + 1] == 0x4F4D else { return false }
    return place == 0 || !TextShapes.isDigit(text.symbols[place - 1])
      || text.marks[place] & Mark.gap != 0
  }

  /// Digits with few words between them.
  private struct Chain {
    private var digits: [UInt8] = []
    private var places: [Int] = []
    private var isApart = false

    /// Where the last digit ends.
    var end: Int? { places.last.map { $0 + 1 } }

    mutating func take(_ digit: UInt8, at place: Int) {
      if let end, place > end { isApart = true }
      digits.append(digit)
      places.append(place)
    }

    /// Compares what was read, and begins anew.
    mutating func settle(_ index: NumberIndex, _ hits: inout [Hit]) {
      if isApart, digits.count >= SplitNumbers.least {
        for hit in index.hits(in: digits, isShort: false)
        where hit.isWhole && hit.range.count >= SplitNumbers.least {
          let range = places[hit.range.lowerBound]..<(places[hit.range.upperBound - 1] + 1)
          // Without a word inside it was found already.
          guard range.count > hit.range.count else { continue }
          hits.append(Hit(range: range, number: hit.number))
        }
      }
      digits.removeAll(keepingCapacity: true)
      places.removeAll(keepingCapacity: true)
      isApart = false
    }
  }
}
