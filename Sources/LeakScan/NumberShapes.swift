// The shapes of private numbers: what any telephone, identity or card number looks like, known or
// not. A shape is looked for where groups of digits begin and end, so that a part of an order number
// is none.

/// Tells the shape of groups of digits.
struct NumberShapes {
  /// A shape in a run.
  struct Hit {
    let range: Range<Int>
    let kind: TraceKind
  }

  /// How many groups are joined in the middle of a run; all of it is always joined.
  private static let groupLimit = 5

  /// The shapes in `run`, from the left, none overlapping; `next` is the symbol after the run.
  static func hits(in run: DigitRun, next: UInt32?) -> [Hit] {
    let starts = run.groupStarts(in: 0..<run.digits.count)
    var hits: [Hit] = []
    var first = 0
    while first < starts.count - 1 {
      if let hit = longest(from: first, starts, run, next) {
        hits.append(hit)
        while first < starts.count - 1, starts[first] < hit.range.upperBound { first += 1 }
      } else {
        first += 1
      }
    }
    return hits
  }

  private static func longest(
    from first: Int, _ starts: [Int], _ run: DigitRun, _ next: UInt32?
  ) -> Hit? {
    let low = starts[first]
    // A run of single digits, or of pairs, is one number when all of it is.
    if first == 0 || run.gap(low) > 1, starts.count - 1 - first > groupLimit {
      let stretch = run.lightStretch(around: low..<(low + 1))
      if stretch.lowerBound == low, stretch.count <= 22,
        let kind = kind(of: stretch, in: run, isWhole: true, next: next)
      {
        return Hit(range: stretch, kind: kind)
      }
    }
    for last in stride(from: min(first + groupLimit, starts.count - 1), to: first, by: -1) {
      let range = low..<starts[last]
      guard (8...22).contains(range.count), run.widestGap(in: range) < 3 else { continue }
      let isWhole = run.lightStretch(around: range) == range
      if let kind = kind(of: range, in: run, isWhole: isWhole, next: next) {
        return Hit(range: range, kind: kind)
      }
    }
    return nil
  }

  /// What the digits of `range` look like; nil when they are no private number.
  private static func kind(
    of range: Range<Int>, in run: DigitRun, isWhole: Bool, next: UInt32?
  ) -> TraceKind? {
    guard (8...22).contains(range.count) else { return nil }
    if isIdentityNumber(range, in: run, next: next) { return .identityNumber }
    guard let kind = kind(of: range, in: run, isWhole: isWhole),
      run.groupCount(in: range) == 1 || !run.hasDate(in: range),
      isPlausible(range, in: run, isWhole: isWhole)
    else { return nil }
    return kind
  }

  /// The same by the digits alone.
  private static func kind(
    of range: Range<Int>, in run: DigitRun, isWhole: Bool
  ) -> TraceKind? {
    let hasPlus = run.marks[run.start + range.lowerBound] & Mark.plus != 0
    if hasPlus, isWhole, range.count <= 15, !run.digits[range].starts(with: china) {
      return .foreignPhone
    }
    if isMobile(range, in: run) { return .mobile }
    if isLandline(range, in: run) { return .landline }
    return isCard(run.digits[range]) ? .bankCard : nil
  }

  private static let china: [UInt8] = [8, 6]
  private static let mobilePrefixes: [[UInt8]] = [[], [8, 6], [0, 0, 8, 6], [0]]

  /// Small groups are figures side by side, unless they are all that stands there. Over a line break
  /// only the usual groups are one number.
  private static func isPlausible(_ range: Range<Int>, in run: DigitRun, isWhole: Bool) -> Bool {
    let starts = run.groupStarts(in: range)
    let lengths = zip(starts.dropFirst(), starts).map { $0 - $1 }
    if run.widestGap(in: range) == 2 { return lengths == [3, 4, 4] }
    return isWhole || lengths.allSatisfy { $0 >= 3 } || lengths.first == 2 && lengths.count <= 4
  }

  private static func isMobile(_ range: Range<Int>, in run: DigitRun) -> Bool {
    let digits = run.digits[range]
    guard (11...15).contains(digits.count) else { return false }
    return mobilePrefixes.contains { prefix in
      guard digits.starts(with: prefix) else { return false }
      let rest = digits.dropFirst(prefix.count)
      return rest.count == 11 && rest[rest.startIndex] == 1 && rest[rest.startIndex + 1] >= 3
    }
  }

  /// An area code and seven or eight digits, the code being a group of its own or the whole glued.
  private static func isLandline(_ range: Range<Int>, in run: DigitRun) -> Bool {
    var digits = run.digits[range]
    if run.marks[run.start + range.lowerBound] & Mark.plus != 0, digits.starts(with: china) {
      digits = [0] + digits.dropFirst(2)
      return isAreaAndNumber(digits)
    }
    guard isAreaAndNumber(digits) else { return false }
    let second = range.dropFirst().first { run.gap($0) > 0 } ?? range.upperBound
    let length = second - range.lowerBound
    let area = digits[digits.startIndex + 1] <= 2 ? 3 : 4
    return length == area || length == range.count || length == 1
  }

  private static func isAreaAndNumber(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count >= 11, digits.first == 0 else { return false }
    switch digits[digits.startIndex + 1] {
    case 1: return digits[digits.startIndex + 2] == 0 && digits.count == 11
    case 2: return digits.count == 11
    case 3...9: return digits.count <= 12
    default: return false
    }
  }

  /// Eighteen places with a day of birth inside, whatever the last; fifteen with a short one.
  private static func isIdentityNumber(
    _ range: Range<Int>, in run: DigitRun, next: UInt32?
  ) -> Bool {
    let low = range.lowerBound
    let isTight = run.groupCount(in: range) == 1
    switch range.count {
    case 18: return run.isDate(at: low + 6)
    case 17:
      let isLast = range.upperBound == run.digits.count
      return isLast && next == 0x78 && run.isDate(at: low + 6)
    case 15: return isTight && run.digits[low] > 0 && run.isMonthAndDay(at: low + 8)
    default: return false
    }
  }

  /// Sixteen to nineteen digits of a bank card's beginning whose check digit agrees.
  private static func isCard(_ digits: ArraySlice<UInt8>) -> Bool {
    guard (16...19).contains(digits.count), let first = digits.first, (3...6).contains(first)
    else { return false }
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let doubled = Int(digit) * (index % 2 + 1)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }
}
