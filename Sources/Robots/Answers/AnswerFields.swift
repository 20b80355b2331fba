// The top level of a platform's JSON answer. Own code, because a verdict hangs on it: it must say no
// to half an answer, to a page, and to a hostile depth, and it only needs the outermost members.

/// The plain members of a JSON object: strings and numbers. Others are checked for form and dropped.
struct AnswerFields {
  private var members: [String: Value] = [:]

  private enum Value: Equatable {
    case string(String)
    case number(String)
    case other
  }

  /// Reads a whole JSON object; nil for anything else, and when one key has two different values.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes)
    guard reader.take(UInt8(ascii: "{")) else { return nil }
    if !reader.take(UInt8(ascii: "}")) {
      repeat {
        guard let key = reader.string(), reader.take(UInt8(ascii: ":")),
          let value = Self.value(&reader)
        else { return nil }
        if let earlier = members[key], earlier != value { return nil }
        members[key] = value
      } while reader.take(UInt8(ascii: ","))
      guard reader.take(UInt8(ascii: "}")) else { return nil }
    }
    guard reader.isAtEnd else { return nil }
  }

  /// A code: the digits of a number, or a string; platforms have been seen to send both.
  func code(_ key: String) -> String? {
    switch members[key] {
    case .number(let digits): digits
    case .string(let text): text
    case .other, nil: nil
    }
  }

  /// A text.
  func text(_ key: String) -> String? {
    if case .string(let text) = members[key] { text } else { nil }
  }

  private static func value(_ reader: inout Reader) -> Value? {
    switch reader.peek() {
    case UInt8(ascii: "\""): reader.string().map { .string($0) }
    case UInt8(ascii: "{"), UInt8(ascii: "["): reader.skipNested() ? .other : nil
    case UInt8(ascii: "t"): reader.word("true") ? .other : nil
    case UInt8(ascii: "f"): reader.word("false") ? .other : nil
    case UInt8(ascii: "n"): reader.word("null") ? .other : nil
    default: reader.number().map { .number($0) }
    }
  }
}

/// Walks through bytes of JSON.
private struct Reader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // A byte order mark before JSON is wrong and harmless.
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { at = 3 }
  }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return at == bytes.count
    }
  }

  mutating func peek() -> UInt8? {
    skipSpace()
    return at < bytes.count ? bytes[at] : nil
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    at += 1
    return true
  }

  mutating func word(_ word: StaticString) -> Bool {
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[at...].starts(with: expected) else { return false }
    at += expected.count
    return true
  }

  mutating func number() -> String? {
    let start = at
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
    let digits = at
    while at < bytes.count, isOfNumber(bytes[at]) { at += 1 }
    guard at > digits, at - start <= 32, (0x30...0x39).contains(bytes[digits]) else { return nil }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  mutating func string() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var content: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: content, as: UTF8.self)
      case ..<0x20: return nil
      case UInt8(ascii: "\\"): guard escape(into: &content) else { return nil }
      default: content.append(byte)
      }
    }
    return nil
  }

  /// Steps over an array or object; false when it does not end, or is deeper than any platform's.
  mutating func skipNested() -> Bool {
    var open: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        guard string() != nil else { return false }
        continue
      case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
      case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
      case UInt8(ascii: "}"), UInt8(ascii: "]"): guard open.popLast() == byte else { return false }
      default: break
      }
      at += 1
      if open.isEmpty { return true }
      if open.count > 64 { return false }
    }
    return false
  }

  private mutating func escape(into content: inout [UInt8]) -> Bool {
    guard at < bytes.count else { return false }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "n"): content.append(0x0a)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "r"): content.append(0x0d)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0c)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "u"): return unicode(into: &content)
    default: return false
    }
    return true
  }

  private mutating func unicode(into content: inout [UInt8]) -> Bool {
    guard let first = unit() else { return false }
    var units = [first]
    if first & 0xfc00 == 0xd800, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      at += 2
      guard let second = unit() else { return false }
      units.append(second)
    }
    // A lone surrogate becomes U+FFFD: it is only ever shown.
    content.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    return true
  }

  private mutating func unit() -> UInt16? {
    guard at + 4 <= bytes.count else { return nil }
    let digits = bytes[at..<at + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    at += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x0a, 0x0d, 0x09].contains(bytes[at]) { at += 1 }
  }

  private func isOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e")
      || byte == UInt8(ascii: "E") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }
}
