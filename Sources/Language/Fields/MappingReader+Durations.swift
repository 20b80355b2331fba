// Lengths of time and daily windows, as a configuration writes them.

package import Timekeeping

extension MappingReader {
  /// A length of time: 10分钟, 30秒, 2小时, 7天, or several behind one another.
  package mutating func duration<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> Located<Duration>? {
    guard let text = text(key, of: fields) else { return nil }
    guard case .duration(let range) = key.field.shape else {
      preconditionFailure("\(key.field.key) is no length of time")
    }
    if let seconds = DurationText.seconds(in: text.value), range.contains(seconds) {
      return Located(.seconds(seconds), at: text.span)
    }
    let bounds =
      DurationText.wording(range.lowerBound) + "到" + DurationText.wording(range.upperBound)
    complain(
      PlanDiagnostic(
        .badNumber, at: text.span, "“\(key.field.key)”不能是“\(text.value)”。", found: text.value,
        expected: "\(bounds)，写明单位（秒、分钟、小时、天）",
        remedy: key.field.example.isEmpty ? nil : "\(key.field.key): \(key.field.example)"))
    return nil
  }

  /// Two clock times, of which the second may lie behind midnight: 21:30-7:30.
  package mutating func dailyWindow<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> Located<DailyWindow>? {
    guard let text = text(key, of: fields) else { return nil }
    let plain = text.value.foldedDigits.map { $0 == "：" ? ":" : $0 }
    let parts = String(plain).split(whereSeparator: { "-－—–~～至到".contains($0) })
    if parts.count == 2, let start = TimeOfDay(iso: parts[0].trimmed),
      let end = TimeOfDay(iso: parts[1].trimmed), start != end
    {
      return Located(DailyWindow(start: start, end: end), at: text.span)
    }
    complain(
      PlanDiagnostic(
        .badTime, at: text.span, "“\(key.field.key)”不能是“\(text.value)”。", found: text.value,
        expected: "两个时刻，后一个可以在第二天", remedy: "\(key.field.key): 21:30-7:30"))
    return nil
  }
}

/// A part of every day; it passes midnight when its end is before its start.
package struct DailyWindow: Hashable, Sendable {
  /// When it begins.
  package let start: TimeOfDay
  /// When it ends; not part of it.
  package let end: TimeOfDay
}

/// Lengths of time with units.
enum DurationText {
  private static let units: [(word: String, seconds: Int)] = [
    ("分钟", 60), ("小时", 3_600), ("秒", 1), ("分", 60), ("时", 3_600), ("天", 86_400), ("日", 86_400),
    ("min", 60), ("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400),
  ]

  /// The seconds of `text`; nil when it is no length of time.
  static func seconds(in text: String) -> Int? {
    var rest = Substring(text.foldedDigits.filter { $0 != " " })
    guard !rest.isEmpty else { return nil }
    var total = 0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard (1...9).contains(digits.count), let number = Int(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      guard let unit = units.first(where: { rest.hasPrefix($0.word) }) else { return nil }
      rest = rest.dropFirst(unit.word.count)
      total += number * unit.seconds
    }
    return total
  }

  /// `90分钟`, `2小时`.
  static func wording(_ seconds: Int) -> String {
    for (word, length) in [("天", 86_400), ("小时", 3_600), ("分钟", 60)]
    where seconds > 0 && seconds.isMultiple(of: length) {
      return "\(seconds / length)\(word)"
    }
    return "\(seconds)秒"
  }
}
