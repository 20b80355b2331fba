// The fields of a JSON object that a program sent, taken out one by one. What is not taken is unknown,
// and unknown fields are refused by name: a misspelt field would else be lost in silence.

import Desk
import HTTPTypes
import HummingbirdCore
import NIOCore
import Timekeeping

/// A JSON object on its way to becoming values.
struct Wish {
  private var fields: [String: StrictJSON]
  private let known: [String]

  /// Reads `bytes`, in which only the fields `known` may stand.
  init(_ bytes: some Sequence<UInt8>, known: [String]) throws(Refusal) {
    let value: StrictJSON
    do {
      value = try StrictJSON(bytes)
    } catch {
      throw Refusal(
        .badRequest, "请求正文不是正确的 JSON：第 \(error.offset + 1) 个字节处，\(error.words)。", code: "badJSON")
    }
    guard case .object(let fields) = value else {
      throw Refusal(.badRequest, "请求正文要是一个 JSON 对象。", code: "badJSON")
    }
    for name in fields.keys.sorted() where !known.contains(name) {
      throw Refusal(
        .badRequest, "没有字段“\(name.prefix(40))”。可用的字段：\(known.joined(separator: "、"))。",
        code: "unknownField", field: String(name.prefix(40)))
    }
    self.fields = fields
    self.known = known
  }

  /// All fields as they were sent, those without a value left out.
  func sent(except name: String) -> SentFields {
    var sent = SentFields()
    for (field, value) in fields.sorted(by: { $0.key < $1.key })
    where field != name && value != .null {
      sent.add(field, value.plain)
    }
    return sent
  }

  /// The text of a field; nil when it is missing or null.
  mutating func text(_ name: String) throws(Refusal) -> String? {
    switch fields[name] {
    case .string(let text): return text
    case nil, .null: return nil
    case .bool, .number, .array, .object: throw Wish.wrong(name, "一段文字")
    }
  }

  /// The text of a field that must say something.
  mutating func needed(_ name: String) throws(Refusal) -> String {
    guard let text = try text(name), !text.isEmpty else {
      throw Refusal(.badRequest, "字段“\(name)”不能少。", code: "missingField", field: name)
    }
    return text
  }

  /// Yes or no; nil when it is missing or null.
  mutating func flag(_ name: String) throws(Refusal) -> Bool? {
    switch fields[name] {
    case .bool(let flag): return flag
    case nil, .null: return nil
    case .string, .number, .array, .object: throw Wish.wrong(name, "true 或 false")
    }
  }

  /// A whole number within `range`.
  mutating func number(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int {
    guard case .number(let text) = fields[name], let number = Int(text), range.contains(number)
    else { throw Wish.wrong(name, "\(range.lowerBound) 到 \(range.upperBound) 的整数") }
    return number
  }

  /// Texts; none when the field is missing or null.
  mutating func texts(_ name: String, most: Int = 20) throws(Refusal) -> [String] {
    switch fields[name] {
    case .array(let values) where values.count <= most:
      var texts: [String] = []
      for value in values {
        guard case .string(let text) = value, text.count <= 200 else {
          throw Wish.wrong(name, "文字的列表，每段最多 200 字")
        }
        texts.append(text)
      }
      return texts
    case nil, .null: return []
    case .array, .string, .bool, .number, .object:
      throw Wish.wrong(name, "文字的列表，最多 \(most) 项")
    }
  }

  /// One of the cases of a list; nil when the field is missing or null.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Choice.Type
  ) throws(Refusal) -> Choice? where Choice.RawValue == String {
    guard let text = try text(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw Wish.wrong(name, Choice.allCases.map(\.rawValue).joined(separator: "、") + " 之一")
    }
    return choice
  }

  /// An instant as `2026-05-14T09:12:00+08:00`; without a zone it is of `zone`.
  mutating func instant(_ name: String, in zone: Zone) throws(Refusal) -> Timestamp? {
    guard let text = try text(name) else { return nil }
    guard let instant = InstantText.read(text, zone) else {
      throw Wish.wrong(name, "2026-05-14T09:12:00+08:00 这样的时刻")
    }
    return instant
  }

  private static func wrong(_ name: String, _ words: String) -> Refusal {
    Refusal(.badRequest, "字段“\(name)”要写成\(words)。", code: "wrongField", field: name)
  }
}

/// Instants as programs write them.
enum InstantText {
  static func read(_ text: String, _ zone: Zone) -> Timestamp? {
    let bytes = Array(text.utf8)
    guard (16...29).contains(bytes.count), bytes[10] == UInt8(ascii: "T"),
      let day = CalendarDay(iso: String(text.prefix(10))),
      let time = TimeOfDay(iso: String(text.dropFirst(11).prefix(5)))
    else { return nil }
    var rest = text.dropFirst(16)
    var seconds = 0
    if rest.first == ":" {
      guard let found = two(rest.dropFirst().prefix(2)), found < 60 else { return nil }
      seconds = found
      rest = rest.dropFirst(3)
      if rest.first == "." { rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber } }
    }
    let local = LocalDateTime(day: day, time: time)
    if rest.isEmpty { return zone.timestamp(of: local) + .seconds(seconds) }
    guard let offset = offset(rest) else { return nil }
    let minutes = day.daysSinceEpoch * 1_440 + time.minutesSinceMidnight
    return Timestamp(seconds: Int64(minutes * 60 + seconds - offset * 60))
  }

  /// Minutes east of Greenwich.
  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-", text.utf8.count == 6,
      text.dropFirst(3).first == ":", let hours = two(text.dropFirst().prefix(2)), hours <= 14,
      let minutes = two(text.suffix(2)), minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (sign == "+" ? 1 : -1)
  }

  private static func two(_ text: Substring) -> Int? {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}

extension Visit {
  /// The body's fields.
  func wish(
    _ known: [String], upTo bytes: Int = ConsoleLimits.bodyBytes
  ) async throws -> Wish {
    guard let body = try? await request.body.collect(upTo: bytes) else {
      throw Refusal(.contentTooLarge, "请求正文太长，最多 \(bytes / 1_024) KiB。")
    }
    return try Wish(body.readableBytesView, known: known)
  }
}
