// Writes the few JSON shapes that robots take. Own code, because the bytes must be exact: raw UTF-8
// (an escaped character costs twice the bytes and the limits are bytes), no escaped slashes, keys in
// the order in which they are written, the same bytes for the same input, and quickly.

/// A growing JSON text; who writes it places braces, commas and keys.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 512) {
    bytes.reserveCapacity(capacity)
  }

  /// Syntax and keys, as they are.
  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A string value with its quotes.
  mutating func string(_ text: String) {
    bytes.append(0x22)
    escaped(text)
    bytes.append(0x22)
  }

  /// A string value of several lines.
  mutating func string(joining lines: [String]) {
    bytes.append(0x22)
    for (index, line) in lines.enumerated() {
      if index > 0 { raw("\\n") }
      escaped(line)
    }
    bytes.append(0x22)
  }

  /// An array of strings.
  mutating func strings(_ texts: [String]) {
    bytes.append(0x5b)
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(0x2c) }
      string(text)
    }
    bytes.append(0x5d)
  }

  private mutating func escaped(_ text: String) {
    var text = text
    text.withUTF8 { buffer in
      var start = 0
      for (index, byte) in buffer.enumerated() where Self.needsEscape(byte) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5c
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5c)
    switch byte {
    case 0x22, 0x5c: bytes.append(byte)
    case 0x0a: bytes.append(0x6e)
    case 0x0d: bytes.append(0x72)
    case 0x09: bytes.append(0x74)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}

extension JSONWriter {
  /// How many bytes a scalar takes inside a JSON string.
  static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x22, 0x5c, 0x0a, 0x0d, 0x09: 2
    case ..<0x20: 6
    default: UTF8.width(scalar)
    }
  }
}
