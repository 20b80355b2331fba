// The plainest text that holds a value's fields one after another: numbers end with a semicolon, texts
// have their length in front, so that nothing needs escaping and reading is copying. Every claim reads
// and every outcome writes such texts; a general coder costs more than all the rest of them.

import Foundation

/// Writes fields.
struct FieldWriter {
  private(set) var bytes: [UInt8] = []

  /// Begins with the mark that says what follows.
  init(mark: StaticString) {
    bytes.reserveCapacity(512)
    bytes += UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func put(_ number: Int) {
    append(number)
    bytes.append(UInt8(ascii: ";"))
  }

  mutating func put(_ isSo: Bool) {
    bytes.append(isSo ? UInt8(ascii: "y") : UInt8(ascii: "n"))
  }

  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { characters in
      append(characters.count)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: characters)
    }
  }

  private mutating func append(_ number: Int) {
    // Lengths and small counts are most of them.
    if number >= 0, number < 100 {
      if number > 9 { bytes.append(UInt8(ascii: "0") + UInt8(number / 10)) }
      bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    } else {
      bytes += String(number).utf8
    }
  }

  /// Whether there is a value, and the value.
  mutating func put<Value>(_ value: Value?, _ write: (inout FieldWriter, Value) -> Void) {
    put(value != nil)
    if let value { write(&self, value) }
  }

  /// How many there are, and each.
  mutating func put<Value>(_ values: [Value], _ write: (inout FieldWriter, Value) -> Void) {
    put(values.count)
    for value in values { write(&self, value) }
  }

  mutating func put(_ texts: [String]) {
    put(texts) { $0.put($1) }
  }
}

/// Reads what `FieldWriter` wrote, and throws at anything else.
struct FieldReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// Reads `text` by `body`, from behind its mark to its very end.
  static func read<Value>(
    _ text: String, mark: StaticString, _ body: (inout FieldReader) throws -> Value
  ) throws -> Value {
    var text = text
    return try text.withUTF8 { bytes in
      var reader = FieldReader(bytes: bytes)
      let value = try body(&reader)
      guard reader.place == bytes.count else { throw reader.damage }
      return value
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // Whoever chose this reader has seen the mark, which is two letters.
    place = min(2, bytes.count)
  }

  /// What is thrown: where the text stops making sense.
  var damage: DecodingError {
    .dataCorrupted(
      DecodingError.Context(codingPath: [], debugDescription: "not a field at byte \(place)"))
  }

  mutating func number() throws -> Int {
    let value = try digits(until: UInt8(ascii: ";"))
    return value
  }

  /// A number within `range`: what lies beyond would break the arithmetic of days.
  mutating func number(in range: ClosedRange<Int>) throws -> Int {
    let value = try number()
    guard range.contains(value) else { throw damage }
    return value
  }

  mutating func isSo() throws -> Bool {
    guard place < bytes.count else { throw damage }
    defer { place += 1 }
    switch bytes[place] {
    case UInt8(ascii: "y"): return true
    case UInt8(ascii: "n"): return false
    default: throw damage
    }
  }

  mutating func text() throws -> String {
    let count = try digits(until: UInt8(ascii: ":"))
    guard count >= 0, count <= bytes.count - place else { throw damage }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  mutating func optional<Value>(_ read: (inout FieldReader) throws -> Value) throws -> Value? {
    try isSo() ? try read(&self) : nil
  }

  mutating func list<Value>(_ read: (inout FieldReader) throws -> Value) throws -> [Value] {
    // Each takes at least a byte.
    let count = try number(in: 0...max(0, bytes.count))
    var values: [Value] = []
    values.reserveCapacity(min(count, 16))
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  mutating func texts() throws -> [String] {
    try list { try $0.text() }
  }

  private mutating func digits(until end: UInt8) throws -> Int {
    var value = 0
    var isNegative = false
    var count = 0
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") {
      isNegative = true
      place += 1
    }
    // Eighteen digits never overflow.
    while place < bytes.count, count <= 18 {
      let byte = bytes[place]
      place += 1
      if byte == end, count > 0 { return isNegative ? -value : value }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), count < 18 else { throw damage }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
    }
    throw damage
  }
}
