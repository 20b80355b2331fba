// XML for feeds and site maps. It has no more than they need: elements, attributes, text.

import Writing

/// Writes XML; end tags close themselves and text is escaped.
struct XMLWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// A whole document, whose outermost element is of the vocabulary `namespace`.
  static func document(
    _ name: StaticString, namespace: StaticString, language: StaticString? = nil, capacity: Int,
    _ content: (inout XMLWriter) -> Void
  ) -> [UInt8] {
    var writer = XMLWriter()
    writer.bytes.reserveCapacity(capacity)
    writer.bytes.append(known: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    var attributes: [(StaticString, String)] = [("xmlns", "\(namespace)")]
    if let language { attributes.append(("xml:lang", "\(language)")) }
    writer.element(name, attributes, content)
    return writer.bytes
  }

  /// An element with elements in it.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [],
    _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    bytes.append(known: ">\n")
    content(&self)
    close(name)
  }

  /// An element with a text in it.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String
  ) {
    open(name, attributes)
    bytes.append(0x3E)
    bytes.append(text, for: .markup)
    close(name)
  }

  /// An element with attributes alone.
  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    open(name, attributes)
    bytes.append(known: "/>\n")
  }

  private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    bytes.append(0x3C)
    bytes.append(known: name)
    for (name, value) in attributes {
      bytes.append(0x20)
      bytes.append(known: name)
      bytes.append(known: "=\"")
      bytes.append(value, for: .attribute)
      bytes.append(0x22)
    }
  }

  private mutating func close(_ name: StaticString) {
    bytes.append(known: "</")
    bytes.append(known: name)
    bytes.append(known: ">\n")
  }
}
