// The numbers that lead to a door: 3, 2 and 501 are one home, whether they are told as 3号楼2单元501室,
// 3栋2门501, 3#2-501 or 3-2-501. So they are compared one after the other after the name of the place,
// and the words between them are not.

/// The numbers of a door in their order.
struct DoorRow {
  /// The digits of each number, each number followed by `end`; first after what name they stand, and
  /// whether a building comes first.
  let symbols: [UInt32]

  private static let end: UInt32 = 0
  private static let building: UInt32 = 1
  private static let other: UInt32 = 2
  private static let wholeName: UInt32 = 1
  private static let bareName: UInt32 = 2

  /// How many symbols may stand between two numbers.
  private static let jointLimit = 6
  /// A row is no longer than building, entrance, floor, door and a few more.
  private static let numberLimit = 8

  /// The row of the numbers of `text` from its digit at `first` on; nil when they are too few. `isBare`
  /// after a name without the word that says what it is: 幸福 of 幸福小区.
  init?(_ text: CanonicalText, from first: Int, isBare: Bool) {
    var numbers: [Range<Int>] = []
    var here = first
    while here < text.symbols.count, numbers.count < Self.numberLimit {
      guard let number = Self.number(in: text, at: here) else {
        here += 1
        continue
      }
      numbers.append(number)
      here = number.upperBound
    }
    guard numbers.count >= 2, let one = numbers.first else { return nil }
    let isBuilding =
      one.upperBound == numbers[1].lowerBound || Self.isBuilding(text, at: one.upperBound)
    symbols =
      [isBare ? Self.bareName : Self.wholeName, isBuilding ? Self.building : Self.other]
      + numbers.flatMap { text.symbols[$0] + [Self.end] }
  }

  /// Where the row ends whose numbers stand in `text` from `start` on, in this order. Numbers of the row
  /// may be left out in the middle, and one may be told in addition; nil when it is not this door.
  static func end(
    of row: ArraySlice<UInt32>, in text: CanonicalText, from start: Int
  ) -> Int? {
    // Most places named so have other numbers: that is seen before anything is taken apart.
    guard let first = next(in: text, from: start),
      row.dropFirst(2).starts(with: text.symbols[first] + [end]), isPart(first, of: text),
      row.first == wholeName || AddressWords.joinsBareName(text.symbols[start..<first.lowerBound])
    else { return nil }
    let numbers = row.dropFirst(2).split(separator: end)
    var (matched, strange, here) = (1, 0, first.upperBound)
    while let number = next(in: text, from: here), isPart(number, of: text) {
      if let place = numbers[matched...].firstIndex(of: text.symbols[number]) {
        matched = place + 1
        if matched == numbers.count { return number.upperBound }
      } else {
        strange += 1
        if strange > 1 { break }
      }
      here = number.upperBound
    }
    // 幸福小区3栋 tells as much as 幸福小区3号楼, which is in the address.
    guard row.dropFirst().first == building else { return nil }
    return buildingEnd(text, at: first.upperBound)
  }

  // MARK: - Reading

  /// The number that begins at `start`.
  private static func number(in text: CanonicalText, at start: Int) -> Range<Int>? {
    guard start < text.symbols.count, TextShapes.isDigit(text.symbols[start]) else { return nil }
    var end = start + 1
    while end < text.symbols.count, TextShapes.isDigit(text.symbols[end]),
      text.marks[end] & (Mark.gap | Mark.hard) == 0, end - start < 6
    {
      end += 1
    }
    return start..<end
  }

  /// The next number after at most a few words.
  private static func next(in text: CanonicalText, from start: Int) -> Range<Int>? {
    var here = start
    while here < text.symbols.count, here - start <= jointLimit {
      if text.marks[here] & Mark.hard != 0 { return nil }
      if let number = number(in: text, at: here) { return number }
      here += 1
    }
    return nil
  }

  /// Whether a number can be one of an address: dates, amounts and counts are none.
  private static func isPart(_ number: Range<Int>, of text: CanonicalText) -> Bool {
    guard number.upperBound < text.symbols.count, text.marks[number.upperBound] & Mark.gap < 2
    else { return true }
    return !counted.contains(text.symbols[number.upperBound])
  }

  private static let counted = Set("年月日时点分秒元万亿人名米度岁次周天折吨斤个条件".unicodeScalars.map(\.value))

  private static let buildings = ["号楼", "栋", "幢", "座", "楼"].map { (word: String) in
    word.unicodeScalars.map(\.value)
  }

  private static func isBuilding(_ text: CanonicalText, at place: Int) -> Bool {
    buildingEnd(text, at: place) != nil
  }

  private static func buildingEnd(_ text: CanonicalText, at place: Int) -> Int? {
    buildings.first { text.symbols[place...].starts(with: $0) }.map { place + $0.count }
  }
}
