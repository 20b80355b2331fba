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
    guard text.utf8.starts(with: head.utf8) else {
      faults = ["no head"]
      return
    }
    read(bytes[head.utf8.count...])
    if !open.isEmpty { faults.append("not closed: \(open.map { elements[$0].name })") }
  }

  /// The elements of one name.
  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The content of the `meta` of this name.
  func meta(_ name: String) -> String? {
    elements.first { $0.name == "meta" && $0.attributes["name"] == name }?.attributes["content"]
  }

  /// Bytes, not characters: the pages are long and the suite is short.
  private mutating func read(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while let first = rest.first {
      if first == UInt8(ascii: "<") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else {
          faults.append("a tag has no end")
          return
        }
        tag(String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self))
        rest = rest[(end + 1)...]
      } else {
        let end = rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
        content(String(decoding: rest[..<end], as: UTF8.self))
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
    // `name a="1" b="2"`: cut at the quotes, names and values alternate.
    var pieces = (isClosed ? tag.dropLast() : tag[...])
      .split(separator: "\"", omittingEmptySubsequences: false)
    let first = pieces.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    let name = first.first.map(String.init) ?? ""
    var attributes: [String: String] = [:]
    var key = first.count == 2 ? String(first[1]) : nil
    var isSound = first.count <= 2 && isName(name)
    while let attribute = key, isSound {
      isSound = attribute.hasSuffix("=") && isName(String(attribute.dropLast())) && pieces.count > 1
      guard isSound else { break }
      let old = attributes.updateValue(
        unescaped(String(pieces.removeFirst())), forKey: String(attribute.dropLast()))
      if old != nil { faults.append("twice: \(attribute) in <\(tag)>") }
      let next = pieces.removeFirst()
      key = next.isEmpty ? nil : String(next.dropFirst())
      isSound = next.isEmpty ? pieces.isEmpty : next.hasPrefix(" ")
    }
    guard isSound, pieces.isEmpty else {
      faults.append("not a tag of ours: <\(tag)>")
      return
    }
    elements.append(Element(name: name, attributes: attributes))
    if !isClosed, isXML || !PageStructure.void.contains(name) { open.append(elements.count - 1) }
  }

  private func isName(_ text: String) -> Bool {
    text.utf8.first.map { (0x61...0x7A).contains($0) } == true
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x3A
      }
  }

  private mutating func content(_ raw: String) {
    if raw.utf8.contains(UInt8(ascii: ">")) { faults.append("bare > in: \(raw)") }
    let text = unescaped(raw)
    for index in open { elements[index].text += text }
  }

  private mutating func unescaped(_ raw: String) -> String {
    guard raw.utf8.contains(UInt8(ascii: "&")) else { return raw }
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
