// What a form of our own page sent, read strictly: one type, known fields only, each once unless it
// may stand several times, nothing too long, nothing that is no text. Files are never taken.

import Foundation
import HTTPTypes
import HummingbirdCore
import Membership
import NIOCore

/// A field that a form may have.
struct FormField: Hashable, Sendable {
  let name: String
  /// The most characters of its text.
  let longest: Int
  /// Whether it may stand several times.
  let isMany: Bool

  /// A field that stands once.
  init(_ name: String, longest: Int) {
    self.init(name, longest: longest, isMany: false)
  }

  /// A field that may stand several times, as boxes that are ticked do.
  static func many(_ name: String, longest: Int) -> FormField {
    FormField(name, longest: longest, isMany: true)
  }

  private init(_ name: String, longest: Int, isMany: Bool) {
    self.name = name
    self.longest = longest
    self.isMany = isMany
  }
}

/// The fields of a form that was sent.
struct Form: Sendable {
  private let values: [String: [String]]

  /// The type that forms are sent in.
  static let type = "application/x-www-form-urlencoded"
  /// The most pairs of a form that knows fewer fields; boxes may stand several times.
  private static let mostFields = 500

  /// Reads a form in which only `fields` and the form's token may stand.
  init(_ request: Request, fields: [FormField], bodyBytes: Int) async throws {
    guard Form.isForm(request.headers[.contentType]) else {
      throw Refusal(.unsupportedMediaType, "表单的类型不对，也不接受文件。请在本站的页面上填写。")
    }
    guard let body = try? await request.body.collect(upTo: bodyBytes) else {
      throw Refusal(.contentTooLarge, "填写的内容太长，请缩短后再试。")
    }
    try self.init(body.readableBytesView, fields: fields)
  }

  /// Reads the bytes of a form.
  init(_ bytes: some Sequence<UInt8>, fields: [FormField]) throws(Refusal) {
    let known = Dictionary(
      (fields + [FormField(CSRFRule.field, longest: 64)]).map { ($0.name, $0) }
    ) { first, _ in first }
    var values: [String: [String]] = [:]
    let pairs = Array(bytes).split(separator: UInt8(ascii: "&"))
    guard pairs.count <= max(Form.mostFields, known.count) else { throw .badForm("表单的项目太多。") }
    for pair in pairs {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let name = Form.decoded(parts[0]), let text = Form.decoded(parts[1])
      else { throw .badForm("表单的内容无法解码。") }
      guard let field = known[name] else { throw .badForm("表单里有不认识的项目。") }
      guard text.count <= field.longest, text.utf8.count <= field.longest * 25 else {
        throw .badForm("“\(name)”太长，最多 \(field.longest) 个字。")
      }
      guard field.isMany || values[name] == nil else {
        throw .badForm("表单里的“\(name)”写了两次。")
      }
      values[name, default: []].append(text)
    }
    self.values = values
  }

  private static func isForm(_ type: String?) -> Bool {
    let parts = (type ?? "").lowercased().split(separator: ";")
      .map { $0.filter { $0 != " " } }
    guard parts.first == Form.type else { return false }
    return parts.dropFirst().allSatisfy { $0 == "charset=utf-8" } && parts.count <= 2
  }

  /// `a+b%E4%BD%A0`; nil when an escape is broken or the bytes are no UTF-8.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var plain: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): plain.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { return nil }
        plain.append(high << 4 | low)
      default: plain.append(byte)
      }
    }
    return String(validating: plain, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}

// MARK: - Reading

extension Form {
  /// The text of a field exactly as it was typed; empty when it is missing. For passwords.
  func raw(_ name: String) -> String { values[name]?.first ?? "" }

  /// The text of a field in one line, without blanks at its ends; nil when it is empty. What no
  /// keyboard types in one line is refused.
  func line(_ name: String) throws(Refusal) -> String? {
    let text = raw(name).trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.unicodeScalars.contains(where: Form.isForbidden) else {
      throw .badForm("“\(name)”里有换行或看不见的控制字符，请删去。")
    }
    return text.isEmpty ? nil : text
  }

  /// The text of a field of several lines, with line feeds alone between them; nil when it is empty.
  func text(_ name: String) throws(Refusal) -> String? {
    let text = raw(name).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let isWrong = text.unicodeScalars.contains {
      $0 != "\n" && $0 != "\t" && Form.isForbidden($0)
    }
    guard !isWrong else { throw .badForm("“\(name)”里有看不见的控制字符，请删去。") }
    return text.isEmpty ? nil : text
  }

  /// The texts of a field that may stand several times.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Whether a box was ticked.
  func isOn(_ name: String) -> Bool { raw(name) == "1" }

  /// One of the cases of a list; nil when the field is empty.
  func choice<Choice: RawRepresentable>(_ name: String, _ type: Choice.Type) throws(Refusal)
    -> Choice? where Choice.RawValue == String
  {
    guard let text = try line(name) else { return nil }
    guard let choice = Choice(rawValue: text) else { throw .badForm("“\(name)”不是可选的值。") }
    return choice
  }

  /// Controls, and what turns the direction of a text round.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: false
    }
  }
}
