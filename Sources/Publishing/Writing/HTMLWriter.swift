// A page is written through this and nothing else. Text is text and elements are elements: there is
// no way to write markup that is not one of ours, so nothing has to be remembered while a page is
// being written.

import Timekeeping
import Writing

/// Writes HTML; end tags close themselves and text is escaped.
struct HTMLWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// A writer that expects about `capacity` bytes.
  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// A whole document.
  static func document(
    capacity: Int = 16_384, _ content: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    var writer = HTMLWriter(capacity: capacity)
    writer.bytes.append(known: "<!doctype html>\n")
    writer.element(.html, .chinese, content)
    return writer.bytes
  }

  /// An element with its content.
  mutating func element(
    _ tag: HTMLTag, _ attributes: HTMLAttribute..., content: (inout HTMLWriter) -> Void
  ) {
    open(tag, attributes)
    if tag.isVoid { return endLine(after: tag) }
    if tag.opensLine { bytes.append(0x0A) }
    content(&self)
    bytes.append(known: "</")
    bytes.append(ascii: tag.rawValue)
    bytes.append(0x3E)
    endLine(after: tag)
  }

  /// The same, with the content unlabelled.
  mutating func element(
    _ tag: HTMLTag, _ attribute: HTMLAttribute, _ content: (inout HTMLWriter) -> Void
  ) {
    element(tag, attribute, content: content)
  }

  /// The same, without attributes.
  mutating func element(_ tag: HTMLTag, _ content: (inout HTMLWriter) -> Void) {
    element(tag, content: content)
  }

  /// An element that holds a text.
  mutating func element(_ tag: HTMLTag, _ attributes: HTMLAttribute..., text: String) {
    open(tag, attributes)
    bytes.append(text, for: .markup)
    bytes.append(known: "</")
    bytes.append(ascii: tag.rawValue)
    bytes.append(0x3E)
    endLine(after: tag)
  }

  /// An element without content: `meta`, `link`.
  mutating func void(_ tag: HTMLTag, _ attributes: HTMLAttribute...) {
    open(tag, attributes)
    endLine(after: tag)
  }

  /// A text.
  mutating func text(_ text: String) {
    bytes.append(text, for: .markup)
  }

  /// A line of a text.
  mutating func text(_ line: UnsafeBufferPointer<UInt8>) {
    bytes.append(line, for: .markup)
  }

  private mutating func open(_ tag: HTMLTag, _ attributes: [HTMLAttribute]) {
    bytes.append(0x3C)
    bytes.append(ascii: tag.rawValue)
    for attribute in attributes {
      bytes.append(0x20)
      bytes.append(known: attribute.name)
      bytes.append(known: "=\"")
      bytes.append(attribute.value, for: .attribute)
      bytes.append(0x22)
    }
    bytes.append(0x3E)
  }

  private mutating func endLine(after tag: HTMLTag) {
    if tag.endsLine { bytes.append(0x0A) }
  }
}

// MARK: - Pieces

extension HTMLWriter {
  /// The lines of `text` as paragraphs.
  mutating func paragraphs(_ text: String) {
    TextLines.forEach(in: text) { line in
      bytes.append(known: "<p>")
      bytes.append(line, for: .markup)
      bytes.append(known: "</p>\n")
    }
  }

  /// A link with its words.
  mutating func link(_ link: HTMLLink, _ words: String) {
    element(.a, .href(link), text: words)
  }

  /// A day, for people and for machines.
  mutating func day(_ day: CalendarDay) {
    element(.time, .datetime(day.description), text: day.yearWording)
  }

  /// A day with its clock time, for people and for machines.
  mutating func moment(_ moment: LocalDateTime) {
    element(
      .time, .datetime("\(moment.day)T\(moment.time)"),
      text: "\(moment.day.yearWording) \(moment.time)")
  }

  /// One line of a list of facts; nothing when there is nothing to say.
  mutating func fact(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    fact(name) { $0.text(value) }
  }

  /// One line of a list of facts.
  mutating func fact(_ name: String, _ content: (inout HTMLWriter) -> Void) {
    element(.div) { html in
      html.element(.dt, text: name)
      html.element(.dd, content)
    }
  }
}

extension CalendarDay {
  /// `2026年5月15日`.
  var yearWording: String {
    let (year, month, day) = civil
    return "\(year)年\(month)月\(day)日"
  }
}
