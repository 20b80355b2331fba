// Reads bytes once, from the left, into symbols: the inner loop of the gate, and therefore the one file
// of it that writes through bare pointers.

/// Writes the symbols of an output.
struct CanonicalReader {
  private let symbols: UnsafeMutableBufferPointer<UInt32>
  private let places: UnsafeMutableBufferPointer<UInt32>
  private let marks: UnsafeMutableBufferPointer<UInt8>
  /// How many symbols were written.
  private(set) var count = 0
  /// The first byte that is not UTF-8.
  private(set) var firstInvalid: Int?

  private var pending: UInt8 = 0
  private var maskStart = 0
  private var maskLength = 0
  /// Where the next `>` is, so that no search is made twice.
  private var nextClose = -1
  private var tags: [Range<Int>] = []

  /// A reader that writes into room for as many symbols as there are bytes.
  init(
    symbols: UnsafeMutableBufferPointer<UInt32>, places: UnsafeMutableBufferPointer<UInt32>,
    marks: UnsafeMutableBufferPointer<UInt8>
  ) {
    self.symbols = symbols
    self.places = places
    self.marks = marks
  }

  /// Reads all of `input`; with `markup` the insides of tags after the text.
  mutating func read(_ input: UnsafeBufferPointer<UInt8>, markup: Bool) {
    Fold.table.withUnsafeBufferPointer { table in
      read(input, 0..<input.count, table, markup: markup)
      for tag in tags {
        pending = Mark.hard | 3
        read(input, tag, table, markup: false)
      }
    }
  }

  // MARK: - Reading

  private mutating func read(
    _ input: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ table: UnsafeBufferPointer<UInt16>,
    markup: Bool
  ) {
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = input[index]
      if byte < 0x80 {
        if byte == 0x3C, markup, let after = tag(input, at: index) {
          index = after
          continue
        }
        let length = written(input, at: index, end)
        if length > 0 {
          put(0x40, at: index)
          index += length
          continue
        }
        take(table[Int(byte)], at: index)
        index += 1
        continue
      }
      let (value, length) = Self.scalar(input, at: index, end)
      if value == .max {
        if firstInvalid == nil { firstInvalid = index }
        note(Fold.strong)
      } else if value < 0x10000 {
        let fold = table[Int(value)]
        if fold == Fold.ten {
          takeTen(at: index, followed: follows(input, index + length, end, table))
        } else {
          take(fold, at: index)
        }
      } else {
        takeAstral(value, at: index)
      }
      index += length
    }
    closeMask()
  }

  private mutating func take(_ fold: UInt16, at index: Int) {
    if fold == Fold.mask {
      if maskLength == 0 { maskStart = index }
      maskLength += 1
      return
    }
    if maskLength > 0 { closeMask() }
    if fold < 0x20 {
      note(fold)
    } else if fold & 0xFE00 == Fold.numeral {
      if fold < Fold.figure { pending |= Mark.numeral }
      let value = UInt32(fold & 0xFF)
      if value >= 10 { put(0x30 + value / 10, at: index) }
      put(0x30 + value % 10, at: index)
    } else {
      put(UInt32(fold), at: index)
    }
  }

  private mutating func takeAstral(_ value: UInt32, at index: Int) {
    if maskLength > 0 { closeMask() }
    let fold = Fold.fold(astral: value)
    if fold < 0x20 { note(UInt16(fold)) } else { put(fold, at: index) }
  }

  /// 十 between numerals says nothing, at the end it is a nought, at the beginning a one.
  private mutating func takeTen(at index: Int, followed: Bool) {
    if maskLength > 0 { closeMask() }
    let led = pending == 0 && count > 0 && marks[count - 1] & Mark.numeral != 0
    if !led {
      pending |= Mark.numeral
      put(0x31, at: index)
    }
    if !followed {
      pending |= Mark.numeral
      put(0x30, at: index)
    }
  }

  private func follows(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int,
    _ table: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    guard index < end, input[index] >= 0xE3 else { return false }
    let value = Self.scalar(input, at: index, end).value
    guard value < 0x10000 else { return false }
    return (Fold.numeral + 1...Fold.numeral + 9).contains(table[Int(value)])
  }

  private mutating func put(_ symbol: UInt32, at index: Int) {
    guard count < symbols.count else { return }
    symbols.initializeElement(at: count, to: symbol)
    places.initializeElement(at: count, to: UInt32(truncatingIfNeeded: index))
    marks.initializeElement(at: count, to: pending)
    count += 1
    pending = 0
  }

  private mutating func note(_ fold: UInt16) {
    switch fold {
    case Fold.invisible: return
    case Fold.blank: widen(1, Mark.blank)
    case Fold.line: widen(2, Mark.blank)
    case Fold.dot: widen(1, Mark.dot)
    case Fold.plus: widen(1, Mark.plus)
    case Fold.joiner: widen(1, 0)
    default: widen(3, Mark.blank)
    }
  }

  private mutating func widen(_ gap: UInt8, _ mark: UInt8) {
    pending = pending & ~Mark.gap | max(pending & Mark.gap, gap) | mark
  }

  /// One or two stars are emphasis; three and more stand for what was taken out.
  private mutating func closeMask() {
    let length = maskLength
    maskLength = 0
    guard length > 0 else { return }
    if length < 3 { widen(1, 0) } else { put(CanonicalText.mask, at: maskStart) }
  }

  /// `(at)` and `[at]` are written signs; the length of one at `index`, or 0.
  private mutating func written(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int, _ end: Int
  ) -> Int {
    let open = input[index]
    guard open == 0x28 || open == 0x5B, index + 3 < end, input[index + 1] | 0x20 == 0x61,
      input[index + 2] | 0x20 == 0x74, input[index + 3] == 0x29 || input[index + 3] == 0x5D
    else { return 0 }
    closeMask()
    return 4
  }

  // MARK: - Tags

  /// Steps over the tag that begins at `index`; nil when none does.
  private mutating func tag(_ input: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let next = index + 1
    guard next < input.count else { return nil }
    let sign = input[next]
    guard Hex.isLetter(sign) || sign == 0x2F || sign == 0x21 || sign == 0x3F else { return nil }
    if nextClose < next { nextClose = Self.find(0x3E, in: input, from: next) }
    guard nextClose < input.count, nextClose - index < 8_192 else { return nil }
    closeMask()
    let name = Self.name(input, from: sign == 0x2F ? next + 1 : next)
    switch Self.width(ofTag: name) {
    case 0: break
    case 2: note(Fold.line)
    default: note(Fold.strong)
    }
    tags.append(next..<nextClose)
    return nextClose + 1
  }

  private static func find(
    _ byte: UInt8, in input: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var index = start
    while index < input.count, input[index] != byte { index += 1 }
    return index
  }

  /// The letters of a tag's name in one number; 0 for a comment, the greatest for a long name.
  private static func name(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    var name: UInt64 = 0
    var end = start
    while end < input.count, Hex.isLetter(input[end]) {
      if end - start == 8 { return .max }
      name = name << 8 | UInt64(input[end] | 0x20)
      end += 1
    }
    return name
  }

  private static let inline: [UInt64] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "mark", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr", "",
  ].map { (name: String) in name.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  private static let lineBreak: UInt64 = 0x6272

  /// How far a tag divides what stands before it from what follows.
  private static func width(ofTag name: UInt64) -> Int {
    if name == lineBreak { return 2 }
    return inline.contains(name) ? 0 : 3
  }

  // MARK: - UTF-8

  /// The scalar at `index` and its length; the greatest number for what is not UTF-8.
  private static func scalar(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int, _ end: Int
  ) -> (value: UInt32, length: Int) {
    let lead = UInt32(input[index])
    func rest(_ offset: Int) -> UInt32? {
      guard index + offset < end, input[index + offset] & 0xC0 == 0x80 else { return nil }
      return UInt32(input[index + offset] & 0x3F)
    }
    switch lead {
    case 0xC2...0xDF:
      if let one = rest(1) { return ((lead & 0x1F) << 6 | one, 2) }
    case 0xE0...0xEF:
      if let one = rest(1), let two = rest(2) {
        let value = (lead & 0x0F) << 12 | one << 6 | two
        if value >= 0x800, !(0xD800...0xDFFF).contains(value) { return (value, 3) }
      }
    case 0xF0...0xF4:
      if let one = rest(1), let two = rest(2), let three = rest(3) {
        let value = (lead & 0x07) << 18 | one << 12 | two << 6 | three
        if (0x10000...0x10FFFF).contains(value) { return (value, 4) }
      }
    default: break
    }
    return (.max, 1)
  }
}
