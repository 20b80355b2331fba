// JSON whose keys keep their order. Programs don't care, but people read schemas and compare files.

/// A JSON value.
package indirect enum OrderedJSON: Sendable {
  /// `null`
  case null
  /// `true`, `false`
  case bool(Bool)
  /// A whole number.
  case number(Int)
  /// Text.
  case string(String)
  /// A list.
  case array([OrderedJSON])
  /// Keys and values, in this order.
  case object([(String, OrderedJSON)])

  /// Indented by two blanks a level, with a line break at the end.
  package var text: String {
    var output = ""
    write(into: &output, indent: "")
    return output + "\n"
  }

  /// On one line, without blanks and without a line break.
  package var line: String {
    var output = ""
    write(into: &output, indent: nil)
    return output
  }

  private func write(into output: inout String, indent: String?) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .number(let value): output += String(value)
    case .string(let value): OrderedJSON.write(value, into: &output)
    case .array(let values):
      OrderedJSON.write(values, between: "[", and: "]", into: &output, indent: indent) {
        $0.write(into: &$1, indent: $2)
      }
    case .object(let pairs):
      OrderedJSON.write(pairs, between: "{", and: "}", into: &output, indent: indent) {
        OrderedJSON.write($0.0, into: &$1)
        $1 += $2 == nil ? ":" : ": "
        $0.1.write(into: &$1, indent: $2)
      }
    }
  }

  private static func write<Part>(
    _ parts: [Part], between open: String, and close: String, into output: inout String,
    indent: String?, _ body: (Part, inout String, String?) -> Void
  ) {
    output += open
    let inner = indent.map { $0 + "  " }
    for (position, part) in parts.enumerated() {
      if position > 0 { output += "," }
      if let inner { output += "\n" + inner }
      body(part, &output, inner)
    }
    if let indent, !parts.isEmpty { output += "\n" + indent }
    output += close
  }

  private static func write(_ text: String, into output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      default:
        // Line separators are legal in JSON, but not in the scripts it may be pasted into.
        if scalar.value < 0x20 || scalar.value == 0x7F || (0x2028...0x202E).contains(scalar.value) {
          let hex = String(scalar.value, radix: 16)
          output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    output += "\""
  }
}
