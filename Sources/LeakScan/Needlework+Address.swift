// What of a home gives it away: not only its whole address, but the named place with the numbers that
// lead from it to the door, in whatever words they are told.

extension Needlework {
  /// The whole; what follows the last street, township or road; the named place with its first
  /// number; the row of numbers to the door with its words, and the place with the row in any words.
  mutating func add(address text: CanonicalText, owner: Int) {
    let symbols = text.symbols
    guard symbols.count >= 4, !AddressWords.endsPublic(symbols) else { return }
    needles.add(symbols[...], meaning: .known, owner: owner)
    let cut = AddressWords.afterStreet(symbols)
    let tail = symbols[cut...]
    let hasNumber = tail.contains(where: TextShapes.isDigit)
    if tail.count >= (hasNumber ? 5 : 6), tail.first.map(TextShapes.isDigit) != true {
      needles.add(tail, meaning: .known, owner: owner)
    }
    guard let first = tail.firstIndex(where: TextShapes.isDigit) else { return }
    addPlace(symbols, from: max(cut, first - 4), first: first, owner: owner)
    let door = symbols[first...]
    if AddressWords.numberCount(door) >= 3, door.count >= 6 {
      needles.add(door, meaning: .known, owner: owner)
    }
    addDoor(text, from: cut, first: first, owner: owner)
  }

  /// The name of the place, and the numbers that follow it, whatever words stand between; 幸福 for
  /// 幸福小区 as well, with few words between, because many places begin so.
  private mutating func addDoor(_ text: CanonicalText, from cut: Int, first: Int, owner: Int) {
    var start = max(cut, first - 6)
    if first - start < 2 { start = max(0, first - 3) }
    let place = text.symbols[start..<first]
    let name = AddressWords.withoutEstate(place)
    let isBare = name.count < place.count
    if let row = DoorRow(text, from: first, isBare: isBare) {
      needles.add(door: name, row: row, owner: owner)
    }
    if isBare, !AddressWords.joinsBareName(place.dropFirst(name.count)),
      let row = DoorRow(text, from: first, isBare: false)
    {
      needles.add(door: place, row: row, owner: owner)
    }
  }

  /// `幸福小区3号楼` or, where the number follows the road at once, `文化路12号`.
  private mutating func addPlace(_ symbols: [UInt32], from cut: Int, first: Int, owner: Int) {
    let start = cut == first ? max(0, first - 3) : cut
    var end = first
    while end < symbols.count, TextShapes.isDigit(symbols[end]) { end += 1 }
    while end < symbols.count, !TextShapes.isDigit(symbols[end]), end - first < 6 { end += 1 }
    guard end - start >= 5 else { return }
    needles.add(symbols[start..<end], meaning: .known, owner: owner)
  }
}

/// Words of addresses.
enum AddressWords {
  private static let streets = words(["街道", "大街", "街", "路", "镇", "乡", "巷", "胡同", "大道"])
  private static let publicEnds = words(["街道", "镇", "乡", "区", "县", "市", "省", "路", "街"])
  /// A 小区 is a home, not a district.
  private static let estate = words(["小区", "社区", "园区"])

  /// Whether an address says no more than may be said.
  static func endsPublic(_ symbols: [UInt32]) -> Bool {
    guard !estate.contains(where: { symbols.ends(with: $0) }) else { return false }
    return publicEnds.contains { symbols.ends(with: $0) }
  }

  /// Where what is below the street begins.
  static func afterStreet(_ symbols: [UInt32]) -> Int {
    var cut = 0
    for index in symbols.indices {
      for street in streets where symbols[index...].starts(with: street) {
        cut = max(cut, index + street.count)
      }
    }
    return cut < symbols.count ? cut : 0
  }

  private static let estates = words(["小区", "社区", "园区", "住宅区", "家属院", "家属楼"])

  /// The name of a place without the word that says what it is, where a name is left.
  static func withoutEstate(_ name: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    for estate in estates where name.count >= estate.count + 2 {
      if Array(name.suffix(estate.count)) == estate { return name.dropLast(estate.count) }
    }
    return name
  }

  /// What people call the same estate; a 社区, a 花园 and a 街道 of that name are other places.
  private static let sameEstates = words(["小区", "家园", "园区", "住宅区", "家属院", "家属楼"])
  private static let of = words(["的"])

  /// Whether a number may follow the bare name of an estate over these words: 幸福3号楼, 幸福的3号楼,
  /// 幸福小区里的3号楼; not 幸福花园3号楼.
  static func joinsBareName(_ joint: ArraySlice<UInt32>) -> Bool {
    joint.isEmpty || of.contains(Array(joint)) || sameEstates.contains(where: joint.starts)
  }

  /// How many numbers stand in a text.
  static func numberCount(_ symbols: ArraySlice<UInt32>) -> Int {
    var count = 0
    var isInside = false
    for symbol in symbols {
      let isDigit = TextShapes.isDigit(symbol)
      if isDigit, !isInside { count += 1 }
      isInside = isDigit
    }
    return count
  }

  private static func words(_ texts: [String]) -> [[UInt32]] {
    texts.map { $0.unicodeScalars.map(\.value) }
  }
}

extension [UInt32] {
  /// Whether the symbols end with `word`.
  fileprivate func ends(with word: [UInt32]) -> Bool {
    count >= word.count && Array(suffix(word.count)) == word
  }
}
