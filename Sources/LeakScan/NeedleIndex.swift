// The search for known texts. Each is hung up by one short piece of it, the rarest; at every place of
// an output the pieces of two, three, four and eight symbols are looked up, and where one is known
// the texts that hang there are compared in full. Adding a text does not disturb the others.

/// A text that must not be in an output, in canonical symbols.
struct Needle: Sendable {
  /// What becomes of a place where it is found.
  enum Meaning: UInt8, Sendable {
    /// A trace.
    case known
    /// A trace when it is a whole name.
    case name
    /// A piece of a longer passage: a trace when enough around it agrees.
    case passage
    /// Public words: what lies inside is no trace.
    case allowed
    /// The name of an estate or a road: a trace when the numbers of a door follow it.
    case door
  }

  /// Where its symbols are in the pool.
  let start: Int32
  let length: Int32
  /// For a piece of a passage the whole of it; for a door the numbers to it.
  let wholeStart: Int32
  let wholeLength: Int32
  /// How many symbols stand before the piece by which it hangs.
  let anchor: Int32
  let meaning: Meaning
  /// The datum it belongs to.
  let owner: Int32
  /// The next on the same hook.
  var next: Int32
}

/// A place where a needle was found, in symbols.
struct NeedleHit {
  let range: Range<Int>
  let needle: Int
}

/// All known texts.
struct NeedleIndex: Sendable {
  /// How much of a passage must agree before it is a trace.
  static let passageLength = 15
  private static let pieceLength = 8
  /// A piece that so many passages share says nothing about one of them.
  private static let chainLimit = 32
  /// A name is compared with its numerals as written, so the mark is part of the symbol.
  private static let numeralBit: UInt32 = 1 << 31

  private(set) var needles: [Needle] = []
  private var pool: [UInt32] = []
  private var twos = GramTable()
  private var threes = GramTable()
  private var fours = GramTable()
  private var eights = GramTable()
  /// Digests of what was added: many callers bear one name.
  private var seen: Set<UInt64> = []
  /// How often each piece was seen, roughly.
  private var frequencies = [UInt16](repeating: 0, count: 1 << 16)

  // MARK: - Adding

  /// Adds `symbols` of two or more as a needle of `owner`; with `marks` numerals count as written.
  mutating func add(
    _ symbols: ArraySlice<UInt32>, marks: [UInt8]? = nil, meaning: Needle.Meaning, owner: Int
  ) {
    guard symbols.count >= 2, isNew(symbols, meaning) else { return }
    let start = pool.count
    for (offset, symbol) in symbols.enumerated() {
      let isNumeral = marks.map { $0[offset] & Mark.numeral != 0 } ?? false
      pool.append(isNumeral ? symbol | Self.numeralBit : symbol)
    }
    let anchor = rarest(start, symbols.count)
    hang(
      Needle(
        start: Int32(start), length: Int32(symbols.count), wholeStart: Int32(start),
        wholeLength: Int32(symbols.count), anchor: Int32(anchor), meaning: meaning,
        owner: Int32(owner), next: -1))
  }

  /// Adds a passage: every stretch of `passageLength` symbols of it will be found.
  mutating func add(passage symbols: [UInt32], owner: Int) {
    guard symbols.count >= Self.passageLength else {
      if symbols.count >= 4 { add(symbols[...], meaning: .known, owner: owner) }
      return
    }
    guard isNew(symbols[...], .passage) else { return }
    let start = pool.count
    pool.append(contentsOf: symbols)
    var offset = 0
    while offset + Self.pieceLength <= symbols.count {
      let piece = Needle(
        start: Int32(start + offset), length: Int32(Self.pieceLength), wholeStart: Int32(start),
        wholeLength: Int32(symbols.count), anchor: 0, meaning: .passage, owner: Int32(owner),
        next: -1)
      if chainLength(of: piece) < Self.chainLimit { hang(piece) }
      offset += Self.pieceLength
    }
  }

  /// Adds the name of an estate or a road with the row of numbers that leads from it to a door.
  mutating func add(door name: ArraySlice<UInt32>, row: DoorRow, owner: Int) {
    guard name.count >= 2, isNew(name + [0] + row.symbols, .door) else { return }
    let start = pool.count
    pool.append(contentsOf: name)
    pool.append(contentsOf: row.symbols)
    let anchor = rarest(start, name.count)
    hang(
      Needle(
        start: Int32(start), length: Int32(name.count), wholeStart: Int32(start + name.count),
        wholeLength: Int32(row.symbols.count), anchor: Int32(anchor), meaning: .door,
        owner: Int32(owner), next: -1))
  }

  private mutating func isNew(_ symbols: ArraySlice<UInt32>, _ meaning: Needle.Meaning) -> Bool {
    var digest = UInt64(meaning.rawValue) &+ 0xCBF2_9CE4_8422_2325
    for symbol in symbols { digest = GramTable.spread(digest ^ UInt64(symbol)) &* 0x100_0000_01B3 }
    return seen.insert(digest).inserted
  }

  private mutating func hang(_ needle: Needle) {
    var needle = needle
    let index = Int32(needles.count)
    let key = key(of: needle)
    switch hook(for: Int(needle.length)) {
    case 2: needle.next = twos.push(index, at: key)
    case 3: needle.next = threes.push(index, at: key)
    case 4: needle.next = fours.push(index, at: key)
    default: needle.next = eights.push(index, at: key)
    }
    needles.append(needle)
  }

  private func hook(for length: Int) -> Int { length >= 8 ? 8 : min(length, 4) }

  private func key(of needle: Needle) -> UInt64 {
    key(at: Int(needle.start + needle.anchor), hook: hook(for: Int(needle.length)))
  }

  private func key(at start: Int, hook: Int) -> UInt64 {
    func symbol(_ offset: Int) -> UInt32 {
      offset < hook ? pool[start + offset] & ~Self.numeralBit : 0
    }
    let first = GramTable.hash(symbol(0), symbol(1), symbol(2), symbol(3))
    guard hook == 8 else { return GramTable.spread(first) }
    let second = GramTable.hash(symbol(4), symbol(5), symbol(6), symbol(7))
    return GramTable.spread(first &* 31 &+ second)
  }

  private func chainLength(of piece: Needle) -> Int {
    var length = 0
    var index = eights.head(of: key(of: piece))
    while index >= 0, length < Self.chainLimit {
      length += 1
      index = needles[Int(index)].next
    }
    return length
  }

  /// The offset of the piece that was seen least.
  private mutating func rarest(_ start: Int, _ length: Int) -> Int {
    let hook = hook(for: length)
    var best = 0
    var least = UInt16.max
    for offset in 0...(length - hook) {
      let slot = Int(truncatingIfNeeded: key(at: start + offset, hook: hook) & 0xFFFF)
      if frequencies[slot] < least {
        least = frequencies[slot]
        best = offset
      }
      if frequencies[slot] < .max { frequencies[slot] += 1 }
    }
    return best
  }

  // MARK: - Finding

  /// All places of `text` where a needle stands.
  func hits(in text: CanonicalText) -> [NeedleHit] {
    guard !needles.isEmpty else { return [] }
    var hits: [NeedleHit] = []
    text.symbols.withUnsafeBufferPointer { symbols in
      // The hash of four symbols is needed again four places before: a ring of it is kept.
      var ring: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      var index = symbols.count - 1
      while index >= 0 {
        let one = symbols[index]
        let two = index + 1 < symbols.count ? symbols[index + 1] : 0
        let three = index + 2 < symbols.count ? symbols[index + 2] : 0
        let four = index + 3 < symbols.count ? symbols[index + 3] : 0
        let pair = GramTable.spread(GramTable.hash(one, two, 0, 0))
        if twos.mayContain(pair) { collect(twos.head(of: pair), index, text, &hits) }
        let triple = GramTable.spread(GramTable.hash(one, two, three, 0))
        if threes.mayContain(triple) { collect(threes.head(of: triple), index, text, &hits) }
        let raw = GramTable.hash(one, two, three, four)
        let quad = GramTable.spread(raw)
        if fours.mayContain(quad) { collect(fours.head(of: quad), index, text, &hits) }
        let octet = GramTable.spread(raw &* 31 &+ ring.3)
        if eights.mayContain(octet) { collect(eights.head(of: octet), index, text, &hits) }
        ring = (raw, ring.0, ring.1, ring.2)
        index -= 1
      }
    }
    return hits
  }

  /// Compares the needles of a hook with what stands at `place`.
  private func collect(
    _ head: Int32, _ place: Int, _ text: CanonicalText, _ hits: inout [NeedleHit]
  ) {
    var next = head
    while next >= 0 {
      let index = Int(next)
      let needle = needles[index]
      next = needle.next
      if needle.meaning == .passage {
        if let range = passage(needle, at: place, in: text) {
          hits.append(NeedleHit(range: range, needle: index))
        }
        continue
      }
      let start = place - Int(needle.anchor)
      if stands(needle, at: start, in: text) {
        if needle.meaning == .door {
          let row = pool[Int(needle.wholeStart)..<Int(needle.wholeStart + needle.wholeLength)]
          let after = start + Int(needle.length)
          guard let end = DoorRow.end(of: row, in: text, from: after) else { continue }
          hits.append(NeedleHit(range: start..<end, needle: index))
          continue
        }
        hits.append(NeedleHit(range: start..<(start + Int(needle.length)), needle: index))
      }
    }
  }

  private func stands(_ needle: Needle, at start: Int, in text: CanonicalText) -> Bool {
    let length = Int(needle.length)
    guard start >= 0, start + length <= text.symbols.count else { return false }
    for offset in 0..<length {
      let symbol = pool[Int(needle.start) + offset]
      guard text.symbols[start + offset] == symbol & ~Self.numeralBit else { return false }
      if offset > 0, text.marks[start + offset] & Mark.hard != 0 { return false }
      guard needle.meaning == .name else { continue }
      let isNumeral = text.marks[start + offset] & Mark.numeral != 0
      guard isNumeral == (symbol & Self.numeralBit != 0) else { return false }
    }
    return true
  }

  /// How far a passage agrees around one of its pieces; nil when that is too little.
  private func passage(_ piece: Needle, at place: Int, in text: CanonicalText) -> Range<Int>? {
    guard stands(piece, at: place, in: text) else { return nil }
    let whole = Int(piece.wholeStart)..<Int(piece.wholeStart + piece.wholeLength)
    var low = (text: place, pool: Int(piece.start))
    while low.text > 0, low.pool > whole.lowerBound, text.marks[low.text] & Mark.hard == 0,
      text.symbols[low.text - 1] == pool[low.pool - 1], place - low.text < Self.passageLength
    {
      low = (low.text - 1, low.pool - 1)
    }
    var high = (text: place + Int(piece.length), pool: Int(piece.start + piece.length))
    while high.text < text.symbols.count, high.pool < whole.upperBound,
      text.marks[high.text] & Mark.hard == 0, text.symbols[high.text] == pool[high.pool],
      high.text - place < 2 * Self.passageLength
    {
      high = (high.text + 1, high.pool + 1)
    }
    return high.text - low.text >= Self.passageLength ? low.text..<high.text : nil
  }
}
