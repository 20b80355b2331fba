// Where a trace lies before it is told: a range of symbols first, of the finished bytes then.

/// A place of a trace.
struct TracePlace: Hashable {
  let range: Range<Int>
  let kind: TraceKind
  /// The datum; -1 for a shape.
  let owner: Int

  /// The places by offset, without those that lie inside another of the same kind.
  static func distinct(_ places: Set<TracePlace>) -> [TracePlace] {
    let sorted = places.sorted { left, right in
      (left.range.lowerBound, -left.range.upperBound, left.kind.rawValue, left.owner)
        < (right.range.lowerBound, -right.range.upperBound, right.kind.rawValue, right.owner)
    }
    var ends: [TraceKind: Int] = [:]
    return sorted.filter { place in
      guard place.range.upperBound > ends[place.kind] ?? 0 else { return false }
      ends[place.kind] = place.range.upperBound
      return true
    }
  }

  /// The trace that is told.
  func trace(
    of output: String, in place: Trace.Place, line: Int, labels: [String]
  ) -> Trace {
    Trace(
      output: output, place: place, offset: range.lowerBound, length: range.count, line: line,
      kind: kind, label: owner >= 0 ? labels[owner] : nil)
  }
}

/// Ranges that are allowed, for the question whether another lies inside one.
struct Covered {
  private let ranges: [Range<Int>]

  init(_ ranges: [Range<Int>]) {
    self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether one of the ranges contains all of `range`.
  func covers(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    // Phrases are short and few begin near one another: the last eight are enough.
    return ranges[max(0, low - 8)..<low].contains { $0.upperBound >= range.upperBound }
  }
}

/// Tells lines from offsets.
struct LineCounter {
  private var breaks: [Int] = []

  init(_ bytes: [UInt8], upTo end: Int) {
    guard end > 0 else { return }
    for index in 0..<min(end, bytes.count) where bytes[index] == 0x0A { breaks.append(index) }
  }

  /// The line of the byte at `offset`, from 1.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = breaks.count
    while low < high {
      let middle = (low + high) / 2
      if breaks[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}

extension EscapeLayer {
  /// The bytes of the output that the symbols of `range` came from.
  func range(of range: Range<Int>, in text: CanonicalText) -> Range<Int> {
    let low = place(of: Int(text.places[range.lowerBound]))
    let last = Int(text.places[range.upperBound - 1])
    var next = last + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return low..<max(low + 1, place(of: next))
  }
}

extension DigitRun {
  /// The symbol right after the run; nil at an end or behind a gap.
  func next(in text: CanonicalText) -> UInt32? {
    let index = start + digits.count
    guard index < text.symbols.count, text.marks[index] & Mark.gap < 2 else { return nil }
    return text.symbols[index]
  }
}

extension CanonicalText {
  /// Whether the digits at `index` are the year of a case number: a letter stands before them.
  func isCaseNumber(at index: Int) -> Bool {
    guard index > 0, marks[index] & Mark.gap == 0, TextShapes.isLetter(symbols[index - 1]) else {
      return false
    }
    return index + 2 < symbols.count && marks[index + 2] & Mark.gap == 1
      && (index == 1 || !TextShapes.isLetter(symbols[index - 2]) || marks[index - 1] & Mark.gap > 0)
  }

  /// Whether the symbol at `index` is part of a digest or of a random name: letters and digits in
  /// turn, sixteen and more.
  func isRandom(around index: Int) -> Bool {
    var low = index
    while low > 0, index - low < 64, marks[low] & Mark.gap == 0, isPlain(low - 1) { low -= 1 }
    var high = index
    while high + 1 < symbols.count, high - index < 64, marks[high + 1] & Mark.gap == 0,
      isPlain(high + 1)
    {
      high += 1
    }
    guard high - low >= 15 else { return false }
    let turns = (low..<high).count {
      TextShapes.isDigit(symbols[$0]) != TextShapes.isDigit(symbols[$0 + 1])
    }
    return turns >= 4
  }

  private func isPlain(_ index: Int) -> Bool {
    TextShapes.isLetterOrDigit(symbols[index]) && marks[index] & Mark.numeral == 0
  }
}
