// From a datum to what must be looked for: not only the whole of it, but those parts that would give
// it away alone, and not those parts that may be said.

/// Cuts data into needles and numbers.
struct Needlework {
  /// Texts to be looked for.
  var needles = NeedleIndex()
  /// Numbers to be looked for.
  var numbers = NumberIndex()

  /// Learns one datum; `owner` is its place in the list of data.
  mutating func add(_ datum: KnownDatum, owner: Int) {
    let text = CanonicalText(datum.value)
    switch datum.kind {
    case .name: add(name: text, owner: owner)
    case .phone, .identityNumber, .bankCard: add(number: text, owner: owner)
    case .homeAddress: add(address: text, owner: owner)
    case .workplace: add(whole: text, least: 4, owner: owner)
    case .plate: add(whole: text, least: 6, owner: owner)
    case .email: add(email: text, owner: owner)
    case .account: add(account: text, owner: owner)
    case .passage: needles.add(passage: text.symbols, owner: owner)
    }
  }

  /// Learns public words.
  mutating func add(allowed phrase: String) {
    needles.add(CanonicalText(phrase).symbols[...], meaning: .allowed, owner: -1)
  }

  private mutating func add(whole text: CanonicalText, least: Int, owner: Int) {
    guard text.symbols.count >= least else { return }
    needles.add(text.symbols[...], meaning: .known, owner: owner)
  }

  // MARK: - Names

  /// The whole name without a form of address; nothing for a surname alone.
  private mutating func add(name text: CanonicalText, owner: Int) {
    var symbols = text.symbols[...]
    for title in NameWords.titles where symbols.count >= title.count {
      if Array(symbols.suffix(title.count)) == title {
        symbols = symbols.dropLast(title.count)
        break
      }
    }
    let isLatin = symbols.allSatisfy(TextShapes.isLetterOrDigit)
    guard symbols.count >= (isLatin ? 3 : 2), !symbols.contains(NameWords.someone),
      !symbols.contains(CanonicalText.mask), !NameWords.nobody.contains(Array(symbols)),
      !NameWords.compoundSurnames.contains(Array(symbols))
    else { return }
    needles.add(
      symbols, marks: Array(text.marks.prefix(symbols.count)), meaning: .name, owner: owner)
  }

  // MARK: - Numbers

  /// Each run of digits of the value, without the country's prefix; short ones as texts.
  private mutating func add(number text: CanonicalText, owner: Int) {
    var found = false
    DigitRun.visit(text, least: 5) { run in
      var digits = run.digits[...]
      for prefix in [[0, 0, 8, 6], [8, 6]] as [[UInt8]]
      where digits.starts(with: prefix) && digits.count - prefix.count >= 10
        && digits.count <= 15
      {
        digits = digits.dropFirst(prefix.count)
      }
      found = true
      if digits.count >= NumberIndex.window {
        numbers.add(Array(digits), owner: owner)
      } else {
        needles.add(digits.map { UInt32($0) + 0x30 }[...], meaning: .known, owner: owner)
      }
    }
    if !found { add(whole: text, least: 5, owner: owner) }
  }

  // MARK: - Addresses

  /// The whole; what follows the last street, township or road; the named place with its first
  /// number; the row of numbers to the door.
  private mutating func add(address text: CanonicalText, owner: Int) {
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

  // MARK: - Addresses and names of accounts

  /// The address in the ways in which people write its signs, and a telling local part alone.
  private mutating func add(email text: CanonicalText, owner: Int) {
    add(whole: text, least: 5, owner: owner)
    guard let sign = text.symbols.firstIndex(of: 0x40) else { return }
    let local = text.symbols[..<sign]
    var dotted: [UInt32] = []
    for index in text.symbols.indices where index > sign {
      if text.marks[index] & Mark.dot != 0 { dotted.append(0x70B9) }
      dotted.append(text.symbols[index])
    }
    let plain = Array(text.symbols[(sign + 1)...])
    for word in [[0x40], [0x61, 0x74], [0x827E, 0x7279]] as [[UInt32]] {
      needles.add((Array(local) + word + dotted)[...], meaning: .known, owner: owner)
      needles.add((Array(local) + word + plain)[...], meaning: .known, owner: owner)
    }
    if local.count >= 8 || local.count >= 5 && local.contains(where: TextShapes.isDigit) {
      needles.add(local, meaning: .known, owner: owner)
    }
  }

  private mutating func add(account text: CanonicalText, owner: Int) {
    if text.symbols.count >= NumberIndex.window, text.symbols.allSatisfy(TextShapes.isDigit) {
      add(number: text, owner: owner)
    } else {
      add(whole: text, least: 5, owner: owner)
    }
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
