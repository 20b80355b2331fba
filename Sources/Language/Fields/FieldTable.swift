// The fields of one kind of mapping, with a look-up from the bytes of a key: a plan of ten thousand
// episodes has a hundred and fifty thousand keys, and none of them needs a string.

/// The fields of one kind of mapping.
package struct FieldTable: Sendable {
  /// What such a mapping describes: 一场节目.
  package let title: String
  /// What it is for; a Chinese sentence or two for the manual.
  package let meaning: String
  /// The fields, in the order of the manual.
  package let fields: [Field]
  private let slots: [Slot]

  private struct Slot: Sendable {
    let spelling: [UInt8]
    let field: Int
    let isAlias: Bool
  }

  /// A table with an entry for each case of `Key`; a missing one is our own mistake.
  package init<Key: FieldKey>(
    _ title: String, _ meaning: String, _ entries: KeyValuePairs<Key, Field>
  ) {
    let byKey = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
    self.title = title
    self.meaning = meaning
    self.fields = Key.allCases.enumerated().map { position, key in
      guard let field = byKey[key], key.rawValue == position else {
        preconditionFailure("no field for \(key) of \(title)")
      }
      return field
    }
    self.slots = FieldTable.slots(for: fields)
  }

  /// All keys, in both languages.
  package var spellings: [String] { fields.flatMap { [$0.key, $0.alias] } }

  /// All keys of this table and of the tables below it.
  package var allSpellings: Set<String> {
    var all = Set(spellings)
    for field in fields { all.formUnion(field.shape.spellings) }
    return all
  }

  /// The number of the field that is spelled so, and whether it is the English key.
  func field(spelled key: UnsafeBufferPointer<UInt8>) -> (number: Int, isAlias: Bool)? {
    var place = FieldTable.hash(key) & (slots.count - 1)
    while slots[place].field >= 0 {
      let slot = slots[place]
      if slot.spelling.count == key.count, slot.spelling.elementsEqual(key) {
        return (slot.field, slot.isAlias)
      }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Open addressing, at most half full.
  private static func slots(for fields: [Field]) -> [Slot] {
    var size = 16
    while size < fields.count * 4 { size *= 2 }
    var slots = [Slot](repeating: Slot(spelling: [], field: -1, isAlias: false), count: size)
    for (number, field) in fields.enumerated() {
      for (spelling, isAlias) in [(field.key, false), (field.alias, true)] {
        let bytes = Array(spelling.utf8)
        var place = bytes.withUnsafeBufferPointer { hash($0) } & (size - 1)
        while slots[place].field >= 0 { place = (place + 1) & (size - 1) }
        slots[place] = Slot(spelling: bytes, field: number, isAlias: isAlias)
      }
    }
    return slots
  }

  /// FNV-1a. The keys are ours, so nobody can choose them to collide.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var value: UInt32 = 2_166_136_261
    for byte in bytes { value = (value ^ UInt32(byte)) &* 16_777_619 }
    return Int(value ^ value >> 15)
  }
}

extension FieldShape {
  /// All keys in the tables below this shape.
  fileprivate var spellings: Set<String> {
    switch self {
    case .mapping(let table): table.allSpellings
    case .list(let shape): shape.spellings
    case .either(let shapes): shapes.reduce(into: []) { $0.formUnion($1.spellings) }
    case .text, .code, .words, .integer, .flag, .day, .date, .month, .time, .timeRange, .dateTime,
      .period, .duration, .zone, .lead, .choice, .choices, .openMapping:
      []
    }
  }
}
