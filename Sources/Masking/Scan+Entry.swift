// The fork of the scan: which rule looks at a character that may begin something. Each answers with
// the place where the pass goes on.

extension Scan {
  /// A character of three bytes that may begin something.
  mutating func enter(_ here: Int, _ scalar: UInt32, _ mark: UInt8) -> Int {
    if mark & Alphabet.trigger != 0, let next = word(at: here, scalar) { return next }
    let low = mark & Alphabet.low
    if low != 0, low <= 10 || low == Alphabet.tens { return number(at: here) }
    return here + 3
  }

  /// A character of one byte that may begin something.
  mutating func enterASCII(_ here: Int, _ byte: UInt8, _ mark: UInt8) -> Int {
    if mark & Alphabet.low != 0, mark & Alphabet.low <= 10 { return number(at: here) }
    return here + 1
  }

  private mutating func word(at here: Int, _ scalar: UInt32) -> Int? {
    let next = here + 3
    guard next + 3 <= bytes.count, bytes[next] & 0xF0 == 0xE0,
      let index = lexicon.first(scalar, three(at: next)),
      let (trigger, end) = lexicon.word(in: bytes, at: here, from: index)
    else { return nil }
    remember(trigger, at: end)
    return end
  }

  /// A digit: telephones, identity numbers, cards, doors, ages.
  mutating func number(at here: Int) -> Int {
    let length = length(at: here)
    let (after, _) = here + length < bytes.count ? digit(at: here + length) : (255, 0)
    guard after <= Alphabet.ignorable else { return here + length }
    let run = DigitRun(self, at: here)
    guard run.count >= 7 else { return max(run.firstEnd, here + length) }
    if let end = PhoneRule.look(at: run, in: &self) { return end }
    return max(run.firstEnd, here + length)
  }
}
