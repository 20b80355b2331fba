// The words at which a rule begins, and what each of them means. A word is found by its first two
// characters in a small table of hashes; only then are its remaining bytes compared.

/// What a word tells the scan.
enum Trigger: Int, CaseIterable {
  case calledName, maybeName, honorific, official, accuses, child, school, illness, religion
  case works, employed, home, estate, telephone, identity, account, order, creditCode, document
  case weChat, qq, plate, mailWord
}

/// The words that the scan knows.
struct Lexicon: Sendable {
  /// One word.
  struct Entry: Sendable {
    let key: UInt32
    let word: [UInt8]
    let trigger: Trigger
  }

  private let entries: [Entry]
  private let keys: [UInt32]
  private let slots: [UInt16]
  private static let size = 2048

  /// First characters of all words.
  let firsts: Set<UInt32>
  private let never: Set<UInt32>
  private let seldom: Set<UInt32>
  private let familiar: Set<UInt32>
  private let double: Set<UInt32>

  init() {
    var entries: [Entry] = []
    for (trigger, words) in Self.words {
      for word in words.split(separator: " ") {
        let scalars = word.unicodeScalars.prefix(2).map(\.value)
        entries.append(
          Entry(
            key: Self.key(scalars[0], scalars[1]), word: Array(word.utf8), trigger: trigger))
      }
    }
    // Longer words first, so that 微信号 is tried before 微信.
    entries.sort { ($0.key, $1.word.count) < ($1.key, $0.word.count) }
    var keys = [UInt32](repeating: 0, count: Self.size)
    var slots = [UInt16](repeating: 0, count: Self.size)
    for (index, entry) in entries.enumerated()
    where index == 0 || entries[index - 1].key != entry.key {
      var slot = Self.hash(entry.key)
      while keys[slot] != 0 { slot = (slot + 1) & (Self.size - 1) }
      keys[slot] = entry.key
      slots[slot] = UInt16(index)
    }
    self.entries = entries
    self.keys = keys
    self.slots = slots
    firsts = Set(entries.map { $0.key >> 16 }).union("小老".unicodeScalars.map(\.value))
    never = Set(Surnames.never.unicodeScalars.map(\.value))
    seldom = Set(Surnames.seldom.unicodeScalars.map(\.value))
    familiar = Set(Surnames.familiar.unicodeScalars.map(\.value))
    double = Set(
      Surnames.double.map { name in
        let scalars = name.unicodeScalars.map(\.value)
        return Self.key(scalars[0], scalars[1])
      })
  }
}

// MARK: - Looking up

extension Lexicon {
  /// Where the words with these two first characters begin in `entries`, or nothing.
  @inline(__always)
  func first(_ one: UInt32, _ two: UInt32) -> Int? {
    let key = Self.key(one, two)
    var slot = Self.hash(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(slots[slot]) }
      slot = (slot + 1) & (Self.size - 1)
    }
    return nil
  }

  /// The longest word that begins at `start`, and where it ends.
  func word(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int, from index: Int
  ) -> (trigger: Trigger, end: Int)? {
    let key = entries[index].key
    var index = index
    while index < entries.count, entries[index].key == key {
      let word = entries[index].word
      if start + word.count <= bytes.count,
        word.indices.allSatisfy({ bytes[start + $0] == word[$0] })
      {
        return (entries[index].trigger, start + word.count)
      }
      index += 1
    }
    return nil
  }

  /// Whether these two characters are a surname.
  func isDoubleSurname(_ one: UInt32, _ two: UInt32) -> Bool {
    double.contains(Self.key(one, two))
  }

  /// Whether a name certainly ends before this character.
  func endsName(_ scalar: UInt32) -> Bool { never.contains(scalar) }

  /// Whether a name usually ends before this character.
  func mayEndName(_ scalar: UInt32) -> Bool { never.contains(scalar) || seldom.contains(scalar) }

  /// Whether this surname makes no other word after 小 or before an office.
  func isFamiliar(_ scalar: UInt32) -> Bool { familiar.contains(scalar) }

  private static func key(_ one: UInt32, _ two: UInt32) -> UInt32 { one << 16 | (two & 0xFFFF) }

  @inline(__always)
  private static func hash(_ key: UInt32) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 21) & (size - 1)
  }
}
