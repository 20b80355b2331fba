// Digits that follow one another, whatever stands between them, and the groups in which they were
// written. A number is looked for in the whole run; a shape only where groups begin and end.

/// Digits in a row, in symbols of a text.
struct DigitRun {
  /// The place of the first digit.
  let start: Int
  /// The digits.
  let digits: [UInt8]
  /// The gap before each digit; that of the first is what stood before the run.
  let marks: ArraySlice<UInt8>

  /// The gap before the digit at `index` of the run.
  func gap(_ index: Int) -> UInt8 { marks[start + index] & Mark.gap }

  /// No number is longer; looking further than this from a digit would cost time for nothing.
  private static let sight = 32

  /// Where groups of digits without any sign between them begin inside `range`, and its end.
  func groupStarts(in range: Range<Int>) -> [Int] {
    var starts = [range.lowerBound]
    for index in range.dropFirst() where gap(index) > 0 { starts.append(index) }
    starts.append(range.upperBound)
    return starts
  }

  /// The stretch around `range` in which at most light signs stand between digits, as far as 32
  /// digits to either side.
  func lightStretch(around range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low > 0, range.lowerBound - low < Self.sight, gap(low) < 2 { low -= 1 }
    var high = range.upperBound
    while high < digits.count, high - range.upperBound < Self.sight, gap(high) < 2 { high += 1 }
    return low..<high
  }

  /// The widest gap inside `range`.
  func widestGap(in range: Range<Int>) -> UInt8 {
    range.dropFirst().reduce(0) { max($0, gap($1)) }
  }

  /// How many groups `range` touches.
  func groupCount(in range: Range<Int>) -> Int {
    1 + range.dropFirst().count { gap($0) > 0 }
  }

  /// The digits as one text.
  func text(_ range: Range<Int>) -> String {
    String(decoding: digits[range].lazy.map { $0 + 0x30 }, as: UTF8.self)
  }

  /// Calls `visit` with every run of `text` that has at least `least` digits.
  static func visit(_ text: CanonicalText, least: Int, _ visit: (DigitRun) -> Void) {
    let symbols = text.symbols
    var index = 0
    while index < symbols.count {
      guard symbols[index] &- 0x30 < 10 else {
        index += 1
        continue
      }
      let start = index
      repeat {
        index += 1
      } while index < symbols.count && symbols[index] &- 0x30 < 10
        && text.marks[index] & Mark.hard == 0
      guard index - start >= least else { continue }
      visit(
        DigitRun(
          start: start,
          digits: symbols[start..<index].map { UInt8(truncatingIfNeeded: $0 - 0x30) },
          marks: text.marks[start..<index]))
    }
  }
}

// MARK: - Dates

extension DigitRun {
  /// Whether the eight digits at `index` are a day of the years 1900 to 2099.
  func isDate(at index: Int) -> Bool {
    guard index >= 0, index + 8 <= digits.count else { return false }
    let century = digits[index] * 10 + digits[index + 1]
    return (century == 19 || century == 20) && isMonthAndDay(at: index + 4)
  }

  /// Whether the four digits at `index` are a month and a day that may be.
  func isMonthAndDay(at index: Int) -> Bool {
    let month = digits[index] * 10 + digits[index + 1]
    let day = digits[index + 2] * 10 + digits[index + 3]
    return (1...12).contains(month) && (1...31).contains(day)
  }

  /// Whether a year, a month and a day stand in `range`, written in three groups or in one.
  func hasDate(in range: Range<Int>) -> Bool {
    let starts = groupStarts(in: range)
    for (index, start) in starts.dropLast().enumerated() {
      let length = starts[index + 1] - start
      if length == 8, isDate(at: start) { return true }
      let century = start + 1 < digits.count ? digits[start] * 10 + digits[start + 1] : 0
      guard length == 4, century == 19 || century == 20, index + 2 < starts.count else {
        continue
      }
      if starts[index + 2] - starts[index + 1] <= 2 { return true }
    }
    return false
  }
}
