// A strict reader and writer of JSON (RFC 8259) over bytes. The groups judge what really came over
// the wire, so nothing lenient may stand between: bad UTF-8, a trailing comma or a lone surrogate
// is not JSON.

/// A JSON value.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads a whole text; nil when it is not JSON.
  init?(_ bytes: [UInt8]) {
    var reader = JSONReader(bytes)
    guard let value = try? reader.document() else { return nil }
    self = value
  }

  /// The member of an object.
  subscript(_ key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The string, if it is one.
  var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The elements, if it is an array.
  var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  /// The members, if it is an object.
  var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
  /// The truth, if it is one.
  var bool: Bool? { if case .bool(let truth) = self { truth } else { nil } }
  /// The whole number, if it is one.
  var integer: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }
  /// The strings of an array; others are left out.
  var strings: [String] { array?.compactMap(\.string) ?? [] }
}

// MARK: - Writing

extension JSONValue: CustomStringConvertible {
  var description: String {
    switch self {
    case .null: "null"
    case .bool(let truth): truth ? "true" : "false"
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    case .string(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }
        .map { Self.quoted($0.key) + ":" + $0.value.description }.joined(separator: ",") + "}"
    }
  }

  /// A JSON string, raw UTF-8 where JSON allows.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{2028}": result += "\\u2028"
      case "\u{2029}": result += "\\u2029"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A whole number.
  static func integer(_ number: Int) -> JSONValue { .number(Double(number)) }
}
