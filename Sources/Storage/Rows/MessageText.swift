// A message in its column: JSON with sorted keys, written and read by hand, because each claim reads
// one and a general decoder costs more than the whole claim. What another program may have written
// differently is read by the general decoder.

import Delivering
import Foundation

/// Messages ⇄ their column.
enum MessageText {
  /// `message` as JSON with sorted keys.
  static func text(of message: Message) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64 + message.lines.reduce(0) { $0 + $1.utf8.count + 8 })
    bytes += "{\"kind\":".utf8
    append(message.kind.rawValue, to: &bytes)
    bytes += ",\"lines\":".utf8
    append(message.lines, to: &bytes)
    bytes += ",\"mentions\":".utf8
    append(message.mentions, to: &bytes)
    bytes += ",\"title\":".utf8
    append(message.title, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The message that `text` holds.
  static func message(of text: UnsafeBufferPointer<UInt8>) throws -> Message {
    var scanner = MessageScanner(bytes: text)
    return try scanner.message()
      ?? decoded(Message.self, from: String(decoding: text, as: UTF8.self))
  }

  /// `texts` as a JSON array.
  static func list(of texts: some Sequence<String>) -> String {
    var bytes: [UInt8] = []
    append(Array(texts), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `numbers` as a JSON array.
  static func list(of numbers: [Int64]) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }

  private static func append(_ texts: [String], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy(isPlain) {
      bytes += text.utf8
      bytes.append(UInt8(ascii: "\""))
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        bytes += "\\u00".utf8
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static let digits = Array("0123456789abcdef".utf8)
}

/// Walks over exactly what `MessageText` writes, and gives up at anything else.
private struct MessageScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func message() -> Message? {
    guard skip("{\"kind\":"), let kind = string().flatMap({ Message.Kind(rawValue: $0) }),
      skip(",\"lines\":"), let lines = strings(),
      skip(",\"mentions\":"), let mentions = strings(),
      skip(",\"title\":"), let title = string(), skip("}"), place == bytes.count
    else { return nil }
    return Message(kind: kind, title: title, lines: lines, mentions: mentions)
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place + count <= bytes.count else { return false }
    for index in 0..<count where bytes[place + index] != text.utf8Start[index] { return false }
    place += count
    return true
  }

  private mutating func strings() -> [String]? {
    guard skip("[") else { return nil }
    var found: [String] = []
    if skip("]") { return found }
    while let text = string() {
      found.append(text)
      if skip("]") { return found }
      guard skip(",") else { return nil }
    }
    return nil
  }

  /// A string without escapes but `\"` and `\\`; others are left to the general decoder.
  private mutating func string() -> String? {
    guard skip("\"") else { return nil }
    var start = place
    var text = ""
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        let rest = String(decoding: bytes[start..<place], as: UTF8.self)
        place += 1
        return text.isEmpty ? rest : text + rest
      case UInt8(ascii: "\\"):
        guard place + 1 < bytes.count,
          bytes[place + 1] == UInt8(ascii: "\"") || bytes[place + 1] == UInt8(ascii: "\\")
        else { return nil }
        text += String(decoding: bytes[start..<place], as: UTF8.self)
        start = place + 1
        place += 2
      default: place += 1
      }
    }
    return nil
  }
}
