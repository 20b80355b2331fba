// JSON from programs, read strictly and fast: UTF-8, one value, no key twice, bounded depth. The usual
// decoder forgives what a program should be told of, and costs more than the whole commit.

/// A value that was read.
enum StrictJSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As it was written.
  case number(String)
  case string(String)
  case array([StrictJSON])
  case object([String: StrictJSON])

  /// One way of writing it: other values are written in another way.
  var plain: String {
    switch self {
    case .null: "n"
    case .bool(let flag): flag ? "t" : "f"
    case .number(let text): "#" + text
    case .string(let text): "\"" + text
    case .array(let values): "[" + StrictJSON.joined(values.map(\.plain))
    case .object(let fields):
      "{"
        + StrictJSON.joined(fields.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.plain] })
    }
  }

  private static func joined(_ parts: [String]) -> String {
    parts.map { "\($0.utf8.count):\($0)" }.joined()
  }

  /// Why bytes are no value, and at which of them it was seen.
  struct Complaint: Error, Hashable {
    let offset: Int
    let words: String
  }

  /// Reads all of `bytes`.
  init(_ bytes: some Sequence<UInt8>) throws(Complaint) {
    var reader = JSONReader(Array(bytes))
    self = try reader.whole()
  }
}

/// Reads JSON from bytes.
private struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0

  /// Values within values.
  private static let deepest = 6

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func whole() throws(StrictJSON.Complaint) -> StrictJSON {
    let value = try value(depth: 0)
    skipBlanks()
    guard place == bytes.count else { throw complaint("后面还有多余的内容") }
    return value
  }

  private func complaint(_ words: String) -> StrictJSON.Complaint {
    StrictJSON.Complaint(offset: place, words: words)
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private mutating func value(depth: Int) throws(StrictJSON.Complaint) -> StrictJSON {
    guard depth < JSONReader.deepest else { throw complaint("嵌套太深") }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some(UInt8(ascii: "-")), .some(48...57): return .number(try number())
    case nil: throw complaint("内容不完整")
    default: throw complaint("这里不能是这个字符")
    }
  }

  private mutating func word(
    _ text: StaticString, _ value: StrictJSON
  ) throws(StrictJSON.Complaint) -> StrictJSON {
    let count = text.utf8CodeUnitCount
    guard place + count <= bytes.count,
      (0..<count).allSatisfy({ bytes[place + $0] == text.utf8Start[$0] })
    else { throw complaint("这里不能是这个字符") }
    place += count
    return value
  }

  private mutating func members(
    depth: Int
  ) throws(StrictJSON.Complaint) -> [String: StrictJSON] {
    place += 1
    var fields: [String: StrictJSON] = [:]
    skipBlanks()
    if next == UInt8(ascii: "}") {
      place += 1
      return fields
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw complaint("字段名要用双引号") }
      let key = try string()
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw complaint("字段名后面要有冒号") }
      place += 1
      let value = try value(depth: depth + 1)
      guard fields.updateValue(value, forKey: key) == nil else {
        throw complaint("字段“\(key.prefix(40))”写了两次")
      }
      if try endsList(with: UInt8(ascii: "}")) { return fields }
    }
  }

  private mutating func array(depth: Int) throws(StrictJSON.Complaint) -> [StrictJSON] {
    place += 1
    var values: [StrictJSON] = []
    skipBlanks()
    if next == UInt8(ascii: "]") {
      place += 1
      return values
    }
    while true {
      values.append(try value(depth: depth + 1))
      if try endsList(with: UInt8(ascii: "]")) { return values }
    }
  }

  /// After a comma the list goes on.
  private mutating func endsList(with end: UInt8) throws(StrictJSON.Complaint) -> Bool {
    skipBlanks()
    guard let byte = next, byte == end || byte == UInt8(ascii: ",") else {
      throw complaint("这里要有逗号或结束的括号")
    }
    place += 1
    return byte == end
  }

  private mutating func number() throws(StrictJSON.Complaint) -> String {
    let start = place
    while let byte = next, (48...57).contains(byte) || "+-.eE".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard text.count <= 20, Double(text) != nil, !text.hasPrefix("0") || text.count == 1 else {
      throw complaint("数字的写法不对")
    }
    return text
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func string() throws(StrictJSON.Complaint) -> String {
    place += 1
    let start = place
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      place += 1
    }
    var plain = Array(bytes[start..<place])
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw complaint("文字里有没有转义的控制字符") }
      place += 1
      if byte == UInt8(ascii: "\\") {
        plain += try escaped()
      } else {
        plain.append(byte)
      }
    }
    guard next != nil else { throw complaint("内容不完整") }
    guard let text = String(validating: plain, as: UTF8.self) else {
      throw complaint("文字不是 UTF-8")
    }
    place += 1
    return text
  }

  private mutating func escaped() throws(StrictJSON.Complaint) -> [UInt8] {
    defer { place += 1 }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[place]]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
    default: throw complaint("反斜杠后面不能是这个字符")
    }
  }

  /// The scalar of `\uD83D\uDC4B`; leaves the place at its last digit.
  private mutating func scalar() throws(StrictJSON.Complaint) -> Unicode.Scalar {
    let high = try unit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard (0xD800..<0xDC00).contains(high), place + 2 < bytes.count,
      bytes[place + 1] == UInt8(ascii: "\\"), bytes[place + 2] == UInt8(ascii: "u")
    else { throw complaint("\\u 后面不是一个字符") }
    place += 2
    let low = try unit()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw complaint("\\u 后面不是一个字符") }
    return scalar
  }

  private mutating func unit() throws(StrictJSON.Complaint) -> UInt32 {
    guard place + 4 < bytes.count else { throw complaint("内容不完整") }
    let digits = bytes[(place + 1)...(place + 4)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw complaint("\\u 后面要有四位十六进制数") }
    place += 4
    return value
  }
}
