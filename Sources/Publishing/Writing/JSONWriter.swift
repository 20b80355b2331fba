// JSON, written in the order in which it is asked for, so that the same record gives the same bytes.

import Writing

/// Writes JSON; commas and escapes take care of themselves.
struct JSONWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private var depth = 0

  /// A writer that expects about `capacity` bytes.
  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// A whole document, one member of the outermost structure a line.
  static func document(capacity: Int, _ content: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(capacity: capacity)
    writer.braces(content)
    writer.bytes.append(0x0A)
    return writer.bytes
  }

  /// `"name": "text"`; nothing when there is no text.
  mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  /// `"name": 12`.
  mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    bytes.append(ascii: String(number))
    needsComma = true
  }

  /// `"name": ["text", …]`.
  mutating func member(_ name: StaticString, texts: [String]) {
    key(name)
    brackets { json in
      for text in texts { json.element(text) }
    }
  }

  /// `"name": {…}`.
  mutating func member(_ name: StaticString, _ content: (inout JSONWriter) -> Void) {
    key(name)
    braces(content)
  }

  /// `"name": […]`, with elements from `content`.
  mutating func list(_ name: StaticString, _ content: (inout JSONWriter) -> Void) {
    key(name)
    brackets(content)
  }

  /// An element `{…}` of a list.
  mutating func element(_ content: (inout JSONWriter) -> Void) {
    comma()
    braces(content)
  }

  private mutating func element(_ text: String) {
    comma()
    string(text)
  }

  private mutating func braces(_ content: (inout JSONWriter) -> Void) {
    wrap(0x7B, 0x7D, content)
  }

  private mutating func brackets(_ content: (inout JSONWriter) -> Void) {
    wrap(0x5B, 0x5D, content)
  }

  private mutating func wrap(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
    bytes.append(open)
    needsComma = false
    depth += 1
    content(&self)
    depth -= 1
    if depth < 2 { bytes.append(0x0A) }
    bytes.append(close)
    needsComma = true
  }

  private mutating func key(_ name: StaticString) {
    comma()
    bytes.append(0x22)
    bytes.append(known: name)
    bytes.append(known: "\":")
  }

  private mutating func comma() {
    if needsComma { bytes.append(0x2C) }
    if depth <= 2 { bytes.append(0x0A) }
    needsComma = false
  }

  private mutating func string(_ text: String) {
    bytes.append(0x22)
    bytes.append(text, for: .json)
    bytes.append(0x22)
    needsComma = true
  }
}
