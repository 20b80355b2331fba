// Escapes hide what a browser, a feed reader or a program shows all the same. A layer is the output
// with one level of them taken away; a layer of a layer shows what was escaped twice.

/// Bytes with, for each, the place in the output that it came from.
struct EscapeLayer {
  /// How many levels are taken away at most; what is escaped more often nobody reads.
  static let limit = 4

  /// The bytes of this level.
  private(set) var bytes: [UInt8]
  /// For each byte its place in the output; nil when the places are the same.
  private(set) var places: [UInt32]?
  private let end: Int

  /// The output itself.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    places = nil
    end = bytes.count
  }

  /// The place in the output of the byte at `index`; the end for the index after the last.
  func place(of index: Int) -> Int {
    guard index < bytes.count else { return end }
    return places.map { Int($0[index]) } ?? index
  }

  /// The next level; nil when there is nothing that an escape hides.
  func unescaped() -> EscapeLayer? {
    guard bytes.contains(where: { $0 == 0x26 || $0 == 0x25 || $0 == 0x5C }) else { return nil }
    var writer = LayerWriter(source: self)
    let isTelling = bytes.withUnsafeBufferPointer { writer.write($0) }
    guard isTelling else { return nil }
    var layer = self
    layer.bytes = writer.bytes
    layer.places = writer.places
    return layer
  }
}

/// Writes the next level.
private struct LayerWriter {
  private let source: EscapeLayer
  private(set) var bytes: [UInt8] = []
  private(set) var places: [UInt32] = []

  init(source: EscapeLayer) {
    self.source = source
    bytes.reserveCapacity(source.bytes.count)
    places.reserveCapacity(source.bytes.count)
  }

  /// Writes `input`; true when an escape hid more than the signs of markup.
  mutating func write(_ input: UnsafeBufferPointer<UInt8>) -> Bool {
    var isTelling = false
    var index = 0
    while index < input.count {
      let byte = input[index]
      var found: (scalar: UInt32, length: Int)?
      switch byte {
      case 0x26: found = Entity.read(input, at: index)
      case 0x5C: found = Backslash.read(input, at: index)
      case 0x25: found = percent(input, at: index)
      default: break
      }
      if let found {
        if byte == 0x25, found.scalar < 0x100 {
          put(UInt8(found.scalar), from: index)
        } else {
          put(scalar: found.scalar, from: index)
        }
        if !isMarkup(found, in: input, at: index) { isTelling = true }
        index += found.length
      } else {
        put(byte, from: index)
        index += 1
      }
    }
    return isTelling
  }

  private mutating func put(_ byte: UInt8, from index: Int) {
    bytes.append(byte)
    places.append(UInt32(truncatingIfNeeded: source.place(of: index)))
  }

  private mutating func put(scalar value: UInt32, from index: Int) {
    guard let scalar = Unicode.Scalar(value) else { return }
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(unit, from: index) }
  }

  /// `%31`, and `%u0031` of old scripts.
  private func percent(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    if let value = Hex.value(input, at: index + 1, length: 2) { return (value, 3) }
    guard index + 1 < input.count, input[index + 1] | 0x20 == 0x75,
      let value = Hex.value(input, at: index + 2, length: 4)
    else { return nil }
    // A number below 256 would be taken for one byte; as a scalar it is the same for ASCII.
    return (value, 6)
  }

  /// Whether an escape stands for a sign of markup that begins no further escape.
  private func isMarkup(
    _ found: (scalar: UInt32, length: Int), in input: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Bool {
    switch found.scalar {
    case 0x22, 0x27, 0x3C, 0x3E, 0x2F, 0x20: return true
    case 0x26:
      let next = index + found.length
      return next >= input.count || !(input[next] == 0x23 || Hex.isLetter(input[next]))
    default: return false
    }
  }
}

/// Hexadecimal numbers in bytes.
enum Hex {
  /// The number that `length` signs at `index` write; nil when they are not all hexadecimal.
  static func value(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int, length: Int
  ) -> UInt32? {
    guard index + length <= input.count else { return nil }
    var value: UInt32 = 0
    for offset in index..<(index + length) {
      guard let digit = digit(input[offset]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
