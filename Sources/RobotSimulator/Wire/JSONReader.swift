// The reading half of `JSONValue`: one pass over the bytes, no look-back, a bounded depth.

/// Why a text is not JSON; the reason does not matter to a robot.
struct NotJSON: Error {}

/// Reads one JSON text.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private static let deepest = 64

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The whole text: one value with nothing but white space around it.
  mutating func document() throws(NotJSON) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw NotJSON() }
    return value
  }

  private mutating func value(depth: Int) throws(NotJSON) -> JSONValue {
    guard depth < Self.deepest else { throw NotJSON() }
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(NotJSON) -> JSONValue {
    var members: [String: JSONValue] = [:]
    position += 1
    skipSpace()
    if accept("}") { return .object(members) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw NotJSON() }
      let key = try string()
      skipSpace()
      guard accept(":") else { throw NotJSON() }
      members[key] = try value(depth: depth + 1)
      skipSpace()
      if accept("}") { return .object(members) }
      guard accept(",") else { throw NotJSON() }
    }
  }

  private mutating func array(depth: Int) throws(NotJSON) -> JSONValue {
    var elements: [JSONValue] = []
    position += 1
    skipSpace()
    if accept("]") { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if accept("]") { return .array(elements) }
      guard accept(",") else { throw NotJSON() }
    }
  }
}

// MARK: - Scalars

extension JSONReader {
  private mutating func string() throws(NotJSON) -> String {
    position += 1
    let start = position
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
    var content = Array(bytes[start..<position])
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw NotJSON() }
      position += 1
      if byte == UInt8(ascii: "\\") { try escape(into: &content) } else { content.append(byte) }
    }
    guard accept("\""), let text = String(validating: content, as: UTF8.self) else {
      throw NotJSON()
    }
    return text
  }

  private mutating func escape(into content: inout [UInt8]) throws(NotJSON) {
    guard let byte = peek else { throw NotJSON() }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(8)
    case UInt8(ascii: "f"): content.append(12)
    case UInt8(ascii: "n"): content.append(10)
    case UInt8(ascii: "r"): content.append(13)
    case UInt8(ascii: "t"): content.append(9)
    case UInt8(ascii: "u"): content.append(contentsOf: try scalar())
    default: throw NotJSON()
    }
  }

  /// The scalar after `\u`, which may be a pair of surrogates.
  private mutating func scalar() throws(NotJSON) -> [UInt8] {
    var value = try fourDigits()
    if (0xD800..<0xDC00).contains(value) {
      guard accept("\\"), accept("u") else { throw NotJSON() }
      let low = try fourDigits()
      guard (0xDC00..<0xE000).contains(low) else { throw NotJSON() }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw NotJSON() }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func fourDigits() throws(NotJSON) -> UInt32 {
    guard position + 4 <= bytes.count else { throw NotJSON() }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw NotJSON()
      }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }

  private mutating func number() throws(NotJSON) -> JSONValue {
    let start = position
    _ = accept("-")
    let whole = digits()
    guard whole == 1 || (whole > 1 && bytes[position - whole] != UInt8(ascii: "0")) else {
      throw NotJSON()
    }
    if accept("."), digits() == 0 { throw NotJSON() }
    if accept("e") || accept("E") {
      if !accept("+") { _ = accept("-") }
      guard digits() > 0 else { throw NotJSON() }
    }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      number.isFinite
    else { throw NotJSON() }
    return .number(number)
  }
}

// MARK: - Bytes

extension JSONReader {
  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(NotJSON) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw NotJSON() }
    position += word.utf8.count
    return value
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
  }
}
