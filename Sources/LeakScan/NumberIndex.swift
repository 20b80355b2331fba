// The search for known numbers. Every seven digits in a row of a known number are remembered; where
// an output has seven such digits, both are compared to either side as far as they agree. So a part
// of a number is found like the whole.

/// A number that must not be in an output.
struct KnownNumber: Sendable {
  let start: Int32
  let length: Int32
  let owner: Int32
}

/// All known numbers.
struct NumberIndex: Sendable {
  /// How many digits in a row are part of a number and not chance.
  static let window = 7
  /// Numbers are cut here: nothing that people have is longer.
  private static let longest = 32

  private(set) var numbers: [KnownNumber] = []
  private var digits: [UInt8] = []
  private var entries: [Entry] = []
  /// The windows that are looked up at every place.
  private var inner = GramTable()
  /// The first two windows of long numbers, which whole towns share: looked up for short runs only.
  private var opening = GramTable()

  private struct Entry {
    let number: Int32
    let offset: Int32
    let next: Int32
  }

  /// Where a number, or a part of it, stands: a range of the run, and how much of the number it is.
  struct Hit {
    let range: Range<Int>
    let number: Int
    let isWhole: Bool
  }

  /// Adds a number of seven digits or more.
  mutating func add(_ number: [UInt8], owner: Int) {
    let number = number.prefix(Self.longest)
    guard number.count >= Self.window else { return }
    let index = Int32(numbers.count)
    numbers.append(
      KnownNumber(start: Int32(digits.count), length: Int32(number.count), owner: Int32(owner)))
    digits.append(contentsOf: number)
    for offset in 0...(number.count - Self.window) {
      let window = number[(number.startIndex + offset)...].prefix(Self.window)
      let key = GramTable.spread(window.reduce(1) { $0 &* 10 &+ UInt64($1) })
      let place = Int32(entries.count)
      let isOpening = offset < 2 && number.count >= Self.window + 2
      let before = isOpening ? opening.push(place, at: key) : inner.push(place, at: key)
      entries.append(Entry(number: index, offset: Int32(offset), next: before))
    }
  }

  /// A number as one text.
  func text(of number: Int) -> String {
    let known = numbers[number]
    let range = Int(known.start)..<Int(known.start + known.length)
    return String(decoding: digits[range].map { $0 + 0x30 }, as: UTF8.self)
  }

  /// The places in `run`, digits in a row, where seven or more digits of a known number stand; the
  /// longest for each window. `isShort` looks at the beginnings of numbers too.
  func hits(in run: [UInt8], isShort: Bool) -> [Hit] {
    guard run.count >= Self.window, !numbers.isEmpty else { return [] }
    var hits: [Hit] = []
    var key: UInt64 = 1
    for digit in run[..<(Self.window - 1)] { key = key &* 10 &+ UInt64(digit) }
    key -= 1_000_000
    var covered = 0
    for start in 0...(run.count - Self.window) {
      // The leading one keeps `0000123` apart from `123`.
      key = key % 1_000_000 &* 10 &+ UInt64(run[start + Self.window - 1])
      guard start + Self.window > covered else { continue }
      let spread = GramTable.spread(key &+ 10_000_000)
      var best: Hit?
      if inner.mayContain(spread) { best = longest(inner.head(of: spread), start, run, best) }
      if isShort, opening.mayContain(spread) {
        best = longest(opening.head(of: spread), start, run, best)
      }
      guard let best else { continue }
      hits.append(best)
      if best.isWhole { covered = best.range.upperBound }
    }
    return hits
  }

  /// The longest agreement of a chain's numbers around `start`.
  private func longest(_ head: Int32, _ start: Int, _ run: [UInt8], _ found: Hit?) -> Hit? {
    var best = found
    var next = head
    while next >= 0 {
      let entry = entries[Int(next)]
      next = entry.next
      let number = numbers[Int(entry.number)]
      let low = Int(number.start)
      let high = low + Int(number.length)
      var from = (run: start, digit: low + Int(entry.offset))
      while from.run > 0, from.digit > low, run[from.run - 1] == digits[from.digit - 1] {
        from = (from.run - 1, from.digit - 1)
      }
      var to = (run: start + Self.window, digit: low + Int(entry.offset) + Self.window)
      while to.run < run.count, to.digit < high, run[to.run] == digits[to.digit] {
        to = (to.run + 1, to.digit + 1)
      }
      let hit = Hit(
        range: from.run..<to.run, number: Int(entry.number),
        isWhole: from.digit == low && to.digit == high)
      if let known = best, known.isWhole || !hit.isWhole && known.range.count >= hit.range.count {
        continue
      }
      best = hit
    }
    return best
  }
}
