// Digits as people write them: in groups, with blanks, hyphens or line breaks between, in any
// script. A run reads at most a few dozen digits, so that looking at every group stays linear.

/// Digits in groups, from one place of the text on.
struct DigitRun {
  static let capacity = 32

  /// What stands between two groups; several may.
  struct Gap: OptionSet {
    let rawValue: UInt8
    static let blank = Gap(rawValue: 1)
    static let hyphen = Gap(rawValue: 2)
    static let line = Gap(rawValue: 4)
    static let comma = Gap(rawValue: 8)
    static let bracket = Gap(rawValue: 16)
    static let other = Gap(rawValue: 32)
  }

  private(set) var count = 0
  private(set) var groups = 0
  private var values = InlineArray<32, UInt8>(repeating: 0)
  private var starts = InlineArray<32, Int>(repeating: 0)
  private var ends = InlineArray<32, Int>(repeating: 0)
  private var group = InlineArray<32, UInt8>(repeating: 0)
  private var gaps = InlineArray<32, UInt8>(repeating: 0)
  /// Where the first group ends, however long it is.
  private(set) var firstEnd = 0
  /// Whether digits go on beyond what was read.
  private(set) var goesOn = false

  /// Reads from the digit at `start` on.
  init(_ scan: borrowing Scan, at start: Int) {
    var here = start
    while true {
      here = readGroup(scan, at: here)
      if groups == 1 { firstEnd = here }
      guard !goesOn, let next = gapEnd(scan, after: here) else { break }
      here = next
    }
  }

  /// The digit at a place of the run.
  subscript(index: Int) -> UInt8 { values[index] }

  /// Where the digit at `index` begins in the text.
  func start(_ index: Int) -> Int { starts[index] }

  /// Where the digit at `index` ends in the text.
  func end(_ index: Int) -> Int { ends[index] }

  /// Whether `length` digits end where a group ends.
  func breaks(after length: Int) -> Bool {
    guard length <= count else { return false }
    if length == count { return !goesOn }
    return group[length] != group[length - 1]
  }

  /// How many groups the first `length` digits make.
  func groupCount(_ length: Int) -> Int { Int(group[length - 1]) + 1 }

  /// How many digits of the first `length` stand in group `index`.
  func size(_ index: Int, within length: Int) -> Int {
    var size = 0
    for digit in 0..<length where Int(group[digit]) == index { size += 1 }
    return size
  }

  /// Sizes of the groups of digits `from..<to`, as decimal digits of one number: 3-4-4 is 344.
  func shape(_ from: Int, _ to: Int) -> Int {
    var shape = 0
    var size = 0
    for digit in from..<to {
      if digit > from, group[digit] != group[digit - 1] {
        shape = shape * 10 + min(size, 9)
        size = 0
      }
      size += 1
      if shape > 100_000_000 { return shape }
    }
    return shape * 10 + min(size, 9)
  }

  /// What stands between the groups of digits `from..<to`.
  func gaps(_ from: Int, _ to: Int) -> Gap {
    var gap: Gap = []
    for digit in (from + 1)..<max(to, from + 1) where group[digit] != group[digit - 1] {
      gap.insert(Gap(rawValue: gaps[Int(group[digit])]))
    }
    return gap
  }

  /// The digits `from..<to` as plain text.
  func text(_ from: Int, _ to: Int) -> String {
    String(decoding: (from..<to).map { values[$0] + 0x30 }, as: UTF8.self)
  }

  /// The digits `from..<to` as one number.
  func number(_ from: Int, _ to: Int) -> Int {
    (from..<to).reduce(0) { $0 * 10 + Int(values[$1]) }
  }
}

// MARK: - Reading

extension DigitRun {
  private mutating func readGroup(_ scan: borrowing Scan, at start: Int) -> Int {
    var here = start
    groups += 1
    let isWord = Self.isWord(scan, start)
    while here < scan.bytes.count {
      let (value, length) = scan.digit(at: here)
      if value < 10 {
        // 13800138000一直 is eleven digits and a word: a change of script ends a group.
        guard Self.isWord(scan, here) == isWord else { break }
        if count < Self.capacity {
          values[count] = value
          starts[count] = here
          group[count] = UInt8(groups - 1)
          here += length
          ends[count] = here
          count += 1
        } else {
          goesOn = true
          // The rest of a first group is passed over here, once; later groups are looked at again.
          guard groups == 1 else { return here }
          here += length
        }
      } else if value == Alphabet.ignorable {
        here += length
        // What shows nothing goes with the digit before it, as a keycap's frame does.
        if !goesOn, count > 0 { ends[count - 1] = here }
      } else {
        break
      }
    }
    return here
  }

  /// Whether the digit at `place` is one of the Chinese words for digits.
  private static func isWord(_ scan: borrowing Scan, _ place: Int) -> Bool {
    scan.bytes[place] >= 0xE3 && scan.mark(at: place) & Alphabet.ideograph != 0
  }

  private mutating func gapEnd(_ scan: borrowing Scan, after end: Int) -> Int? {
    var here = end
    var gap: Gap = []
    for _ in 0..<4 {
      guard here < scan.bytes.count else { return nil }
      let (value, length) = scan.digit(at: here)
      switch value {
      case 0..<10:
        guard count < Self.capacity else {
          goesOn = gap.isEmpty
          return nil
        }
        gaps[groups] = gap.rawValue
        return here
      case Alphabet.separator:
        gap.insert(Self.gap(scan.scalar(at: here)))
      case Alphabet.ignorable:
        break
      default:
        return nil
      }
      here += length
    }
    return nil
  }

  private static func gap(_ scalar: UInt32) -> Gap {
    switch scalar {
    case 0x20, 0x09, 0xA0, 0x3000, 0x2000...0x200A, 0x202F: .blank
    case 0x0A, 0x0D, 0x2028, 0x2029: .line
    case 0x2D, 0x2E, 0xB7, 0x2010...0x2015, 0x2022, 0xFF0D, 0xFF0E, 0x30FB, 0x30FC, 0x2212: .hyphen
    case 0x2C, 0xFF0C, 0x3001: .comma
    case 0x28, 0x29, 0xFF08, 0xFF09: .bracket
    default: .other
    }
  }
}
