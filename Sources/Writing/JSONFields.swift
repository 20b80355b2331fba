// JSON written by hand where a general encoder would cost more than all else that is done with a
// question. Nothing is dropped or changed, because it is stored and read back; what goes out to readers
// is made harmless by `TextReader`.

/// JSON under construction.
package struct JSONFields {
  /// What is written so far; without the closing brace until `finished`.
  package private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// An object without fields; about `capacity` bytes are expected.
  package init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    bytes.append(UInt8(ascii: "{"))
  }

  /// Appends `name` with a text; nothing when there is none.
  package mutating func field(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    begin(name)
    append(text)
  }

  /// Appends `name` with a number.
  package mutating func field(_ name: StaticString, _ number: Int64) {
    begin(name)
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Appends `name` with true or false.
  package mutating func field(_ name: StaticString, _ flag: Bool) {
    begin(name)
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// Appends `name` with texts.
  package mutating func field(_ name: StaticString, _ texts: [String]) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Appends `name` with JSON that is already written.
  package mutating func field(_ name: StaticString, json: [UInt8]) {
    begin(name)
    bytes += json
  }

  /// Ends the object.
  package mutating func finished() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private mutating func begin(_ name: StaticString) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for (index, byte) in utf8.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: utf8[start..<index])
        start = index + 1
        escape(byte)
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    guard byte < 0x20 else { return bytes.append(byte) }
    bytes += "u00".utf8
    bytes.append(JSONFields.digits[Int(byte >> 4)])
    bytes.append(JSONFields.digits[Int(byte & 15)])
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
