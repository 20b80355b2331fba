// The part of an address behind the question mark, read strictly: a key that the route does not know,
// a key written twice, a broken escape are mistakes and said to be.

import Foundation
import HummingbirdCore
import Timekeeping

/// The query of a request.
struct Query: Sendable {
  private let values: [String: String]

  /// Reads the query of `request`, in which only `allowed` keys may stand.
  init(_ request: Request, allowed: Set<String>) throws(Refusal) {
    var values: [String: String] = [:]
    let pairs = (request.uri.query ?? "").split(separator: "&", omittingEmptySubsequences: true)
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let key = Query.decoded(parts[0]),
        let value = Query.decoded(parts.count > 1 ? parts[1] : "")
      else { throw .badQuery("网址里的参数无法解码，请检查百分号编码。") }
      guard allowed.contains(key) else { throw .badQuery("网址里有不认识的参数。") }
      guard values.updateValue(value, forKey: key) == nil else {
        throw .badQuery("网址里的参数“\(key)”写了两次。")
      }
    }
    self.values = values
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }

  /// The text of a key, without blanks at its ends; nil when it is missing or empty.
  func text(_ key: String, longest: Int = ConsoleLimits.referenceLength) throws(Refusal)
    -> String?
  {
    let text = (values[key] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else { return nil }
    guard text.count <= longest, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw .badQuery("参数“\(key)”太长，或含有控制字符。")
    }
    return text
  }

  /// The whole number of a key within `range`; nil when it is missing.
  func number(_ key: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
    guard let text = try text(key) else { return nil }
    guard text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(text), range.contains(number)
    else {
      throw .badQuery("参数“\(key)”要写 \(range.lowerBound) 到 \(range.upperBound) 的整数。")
    }
    return number
  }

  /// The day of a key, as `2026-05-14`; nil when it is missing.
  func day(_ key: String) throws(Refusal) -> CalendarDay? {
    guard let text = try text(key) else { return nil }
    guard let day = CalendarDay(iso: text), (1970...9000).contains(day.year) else {
      throw .badQuery("参数“\(key)”要写成 2026-05-14 这样的日期。")
    }
    return day
  }
}
