// A strict reader of the pages: it accepts only balanced tags with quoted attributes and escaped text,
// and hands back what the page is made of. It shares nothing with the writer.

import Foundation

/// A page as it was read.
struct PageStructure {
  /// An element in the order of its start tag.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  /// All elements.
  private(set) var elements: [Element] = []
  /// What is wrong with the page; empty when it is well formed.
  private(set) var faults: [String] = []

  private var open: [Int] = []
  private let isXML: Bool
  private static let void: Set<String> = ["meta", "link"]
  private static let entities: Set<String> = ["amp", "lt", "gt", "quot", "#39"]

  /// Reads `bytes`; as XML, every element must be closed and an empty one ends in `/>`.
  init(_ bytes: [UInt8], isXML: Bool = false) {
    self.isXML = isXML
    guard let text = String(validating: bytes, as: UTF8.self) else {
      faults = ["not UTF-8"]
      return
    }
    let head = isXML ? "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" : "<!doctype html>\n"
    guard text.hasPrefix(head) else {
      faults = ["no head"]
      return
    }
    read(Array(text.unicodeScalars.dropFirst(head.unicodeScalars.count)))
    if !open.isEmpty { faults.append("not closed: \(open.map { elements[$0].name })") }
  }

  /// The elements of one name.
  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The content of the `meta` of this name.
  func meta(_ name: String) -> String? {
    elements.first { $0.name == "meta" && $0.attributes["name"] == name }?.attributes["content"]
  }

  private mutating func read(_ scalars: [Unicode.Scalar]) {
    var rest = scalars[...]
    while let first = rest.first {
      if first == "<" {
        guard let end = rest.firstIndex(of: ">") else {
          faults.append("a tag has no end")
          return
        }
        tag(String(String.UnicodeScalarView(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        let end = rest.firstIndex(of: "<") ?? rest.endIndex
        content(String(String.UnicodeScalarView(rest[rest.startIndex..<end])))
        rest = rest[end...]
      }
    }
  }

  private mutating func tag(_ tag: String) {
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      guard let last = open.popLast(), elements[last].name == name else {
        faults.append("</\(name)> closes nothing")
        return
      }
      return
    }
    let isClosed = isXML && tag.hasSuffix("/")
    guard
      let match = try? #/([a-z][a-z0-9]*)((?: [a-z:\-]+="[^"<>]*")*)/?/#.wholeMatch(in: tag)
    else {
      faults.append("not a tag of ours: <\(tag)>")
      return
    }
    var attributes: [String: String] = [:]
    for part in String(match.2).matches(of: #/ ([a-z:\-]+)="([^"]*)"/#) {
      if attributes[String(part.1)] != nil { faults.append("twice: \(part.1) in <\(tag)>") }
      attributes[String(part.1)] = unescaped(String(part.2))
    }
    elements.append(Element(name: String(match.1), attributes: attributes))
    if !isClosed, isXML || !PageStructure.void.contains(String(match.1)) {
      open.append(elements.count - 1)
    }
  }

  private mutating func content(_ raw: String) {
    if raw.contains(">") { faults.append("bare > in: \(raw)") }
    let text = unescaped(raw)
    for index in open { elements[index].text += text }
  }

  private mutating func unescaped(_ raw: String) -> String {
    for part in raw.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: ";"),
        PageStructure.entities.contains(String(part[..<end]))
      else {
        faults.append("bare & in: \(raw)")
        continue
      }
    }
    return raw.replacingOccurrences(of: "&lt;", with: "<")
      .replacingOccurrences(of: "&gt;", with: ">").replacingOccurrences(of: "&quot;", with: "\"")
      .replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&amp;", with: "&")
  }
}
