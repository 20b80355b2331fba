// One pass over the bytes of one text. Where a character may begin something, a rule looks around it
// within a bounded distance; everywhere else the pass goes on. So the whole is linear, whatever the
// text is made of.

/// One search through one text.
struct Scan {
  let bytes: UnsafeBufferPointer<UInt8>
  let marks: UnsafeBufferPointer<UInt8>
  let lexicon: Lexicon
  let settings: MaskingSettings
  let role: Masker.Role
  var salutation: Salutation?
  /// What was found so far, in the order in which it was found.
  var found: [Finding] = []
  /// Where each kind of word ended last.
  private var lasts = InlineArray<32, Int>(repeating: -1_000_000)
  /// Where accusing words stand.
  var accusations: [Int] = []
  /// Where the last link ends; inside it no other link begins.
  var linkEnd = 0
  /// Findings about people beside an office.
  var officials: [Int] = []

  init(
    bytes: UnsafeBufferPointer<UInt8>, marks: UnsafeBufferPointer<UInt8>, lexicon: Lexicon,
    settings: MaskingSettings, role: Masker.Role
  ) {
    self.bytes = bytes
    self.marks = marks
    self.lexicon = lexicon
    self.settings = settings
    self.role = role
  }

  /// Looks at every character once.
  mutating func run() {
    let stops = Alphabet.province | Alphabet.trigger
    var here = 0
    while here < bytes.count {
      let byte = bytes[here]
      if byte & 0xF0 == 0xE0 {
        let scalar = three(at: here)
        let mark = marks[Int(scalar)]
        let low = mark & Alphabet.low
        if mark & stops == 0, low == 0 || low == Alphabet.separator || low == Alphabet.ignorable {
          here += 3
        } else {
          here = enter(here, scalar, mark)
        }
      } else if byte < 0x80 {
        let mark = marks[Int(byte)]
        let low = mark & Alphabet.low
        if mark & stops == 0, low == 0 || low >= Alphabet.separator {
          here += 1
        } else {
          here = enterASCII(here, byte, mark)
        }
      } else {
        let (value, length) = digit(at: here)
        here = value < 10 ? number(at: here) : here + length
      }
    }
  }

  /// Weighs what only the whole text shows.
  mutating func finish() {
    OfficialRule.weigh(in: &self)
    if role == .homeAddress { HomeRule.look(in: &self) }
  }

  /// Notes a finding; spans without bytes are not findings.
  mutating func note(
    _ kind: Finding.Kind, _ span: Range<Int>, _ certainty: Finding.Certainty,
    _ reason: Finding.Reason, _ proposal: String
  ) {
    guard !span.isEmpty else { return }
    found.append(
      Finding(
        kind: kind, span: span, certainty: certainty, reason: reason, proposal: proposal))
  }

  /// Whether a word of this kind ended at most `distance` bytes before `place`.
  func follows(_ trigger: Trigger, _ place: Int, within distance: Int) -> Bool {
    let last = lasts[trigger.rawValue]
    return last <= place && place - last <= distance
  }

  /// Where a word of this kind ended last; far before the text when there was none.
  func lastEnd(of trigger: Trigger) -> Int { lasts[trigger.rawValue] }

  /// Notes that a word of this kind ended here.
  mutating func remember(_ trigger: Trigger, at end: Int) { lasts[trigger.rawValue] = end }
}

// MARK: - Characters

extension Scan {
  /// The character of three bytes at `place`.
  @inline(__always)
  func three(at place: Int) -> UInt32 {
    UInt32(bytes[place] & 0x0F) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6
      | UInt32(bytes[place + 2] & 0x3F)
  }

  /// How many bytes the character at `place` has.
  @inline(__always)
  func length(at place: Int) -> Int {
    let byte = bytes[place]
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// The character at `place`, or nought at the end.
  func scalar(at place: Int) -> UInt32 {
    guard place < bytes.count else { return 0 }
    switch length(at: place) {
    case 1: return UInt32(bytes[place])
    case 2: return UInt32(bytes[place] & 0x1F) << 6 | UInt32(bytes[place + 1] & 0x3F)
    case 3: return three(at: place)
    default:
      return UInt32(bytes[place] & 0x07) << 18 | UInt32(bytes[place + 1] & 0x3F) << 12
        | UInt32(bytes[place + 2] & 0x3F) << 6 | UInt32(bytes[place + 3] & 0x3F)
    }
  }

  /// The mark of the character at `place`; characters beyond the basic plane are ideographs there.
  func mark(at place: Int) -> UInt8 {
    guard place < bytes.count else { return 0 }
    let scalar = scalar(at: place)
    if scalar < 0x10000 { return marks[Int(scalar)] }
    return scalar >= 0x20000 && scalar < 0x40000 ? Alphabet.ideograph : 0
  }

  /// Where the character before `place` begins.
  func before(_ place: Int) -> Int {
    var place = place - 1
    while place > 0, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return max(place, 0)
  }

  /// The digit at `place` (0…9), or another mark of its low bits, or 255; and its length.
  @inline(__always)
  func digit(at place: Int) -> (value: UInt8, length: Int) {
    guard place < bytes.count else { return (255, 0) }
    let byte = bytes[place]
    if byte < 0x80 {
      if byte &- 0x30 < 10 { return (byte &- 0x30, 1) }
      return (Self.value(marks[Int(byte)]), 1)
    }
    let scalar = scalar(at: place)
    let length = length(at: place)
    if scalar < 0x10000 { return (Self.value(marks[Int(scalar)]), length) }
    if scalar >= 0x1D7CE, scalar <= 0x1D7FF { return (UInt8((scalar - 0x1D7CE) % 10), length) }
    return (255, length)
  }

  private static func value(_ mark: UInt8) -> UInt8 {
    let low = mark & Alphabet.low
    return low == 0 ? 255 : low <= 10 ? low - 1 : low
  }

  /// Whether an ASCII letter or digit stands at `place`.
  func isAlphanumeric(at place: Int) -> Bool {
    guard place >= 0, place < bytes.count else { return false }
    let byte = bytes[place]
    return byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// Whether `word` stands at `place`.
  func has(_ word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place >= 0, place + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[place + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// The first of these words that stands at `place`, as its length; nought when none does.
  func length(ofAny words: [StaticString], at place: Int) -> Int {
    for word in words where has(word, at: place) { return word.utf8CodeUnitCount }
    return 0
  }
}
