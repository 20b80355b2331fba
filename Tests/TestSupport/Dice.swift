// Chance that repeats itself: the same seed throws the same dice on every machine.

/// A generator with a seed (SplitMix64).
package struct Dice: RandomNumberGenerator {
  private var state: UInt64

  /// Dice whose throws are those of `seed`.
  package init(seed: UInt64) { state = seed }

  /// The next number.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number below `bound`.
  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// True in one of so many throws.
  package mutating func isOne(in count: Int) -> Bool { below(count) == 0 }

  /// One of them.
  package mutating func one<Element>(of list: [Element]) -> Element { list[below(list.count)] }

  /// So many digits, the first of which is not nought.
  package mutating func digits(_ count: Int) -> String {
    var text = String(1 + below(9))
    while text.count < count { text += String(below(10)) }
    return text
  }
}
