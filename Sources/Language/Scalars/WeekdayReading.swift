// Days of the week as they are written: 周三, 星期三, 礼拜三, 每周二、周三, 周一至周五.

package import Timekeeping

/// What a text says about days of the week.
package enum WeekdayReading: Hashable, Sendable {
  /// One or several days, in the order of the week.
  case days([Weekday])
  /// It cannot be taken as it stands.
  case complaint(ScalarComplaint)

  /// Reads the whole of `text`.
  package static func read(_ text: some StringProtocol) -> WeekdayReading {
    var cursor = ScalarCursor(ScalarCursor.withoutBrackets(text))
    if let days = takeSeveral(from: &cursor) {
      cursor.skipBlanks()
      if cursor.isAtEnd { return .days(days) }
    }
    let found = String(text).trimmed
    return .complaint(
      ScalarComplaint(
        .badSlotRule, "读不懂星期“\(found)”，请改写。", found: found,
        expected: "形如 周四、周二、周三 或 周一至周五"))
  }

  /// Passes days that are listed or given as a range, with or without 每.
  static func takeSeveral(from cursor: inout ScalarCursor) -> [Weekday]? {
    let place = cursor.index
    _ = cursor.take("每")
    guard let first = takeOne(from: &cursor) else {
      cursor.rewind(to: place)
      return nil
    }
    var days: Set<Weekday> = [first]
    let behindFirst = cursor.index
    if cursor.takeRangeSeparator() {
      if let last = takeOne(from: &cursor) ?? takeCharacter(from: &cursor), last > first {
        for day in Weekday.allCases where day > first && day <= last { days.insert(day) }
        return days.sorted()
      }
      cursor.rewind(to: behindFirst)
    }
    while cursor.takeAny(["、", ",", "和", "及", " "]) != nil {
      let behindComma = cursor.index
      cursor.skipBlanks()
      _ = cursor.take("每")
      guard let day = takeOne(from: &cursor) ?? takeCharacter(from: &cursor) else {
        cursor.rewind(to: behindComma)
        break
      }
      days.insert(day)
    }
    return days.sorted()
  }

  /// Passes one day with its 周, 星期 or 礼拜.
  static func takeOne(from cursor: inout ScalarCursor) -> Weekday? {
    let place = cursor.index
    if cursor.takeAny(["星期", "礼拜", "周"]) != nil, let day = takeCharacter(from: &cursor) {
      return day
    }
    cursor.rewind(to: place)
    return nil
  }

  /// A day at the very end of what is left, with a clock time before it.
  static func takeLast(from cursor: inout ScalarCursor) -> Weekday? {
    let rest = cursor.rest
    for name in ["星期", "礼拜", "周"] {
      guard let last = rest.last, rest.dropLast().hasSuffix(name) else { continue }
      var tail = ScalarCursor(name + String(last))
      guard let day = takeOne(from: &tail) else { return nil }
      cursor = ScalarCursor(rest.dropLast(name.count + 1))
      return day
    }
    return nil
  }

  private static func takeCharacter(from cursor: inout ScalarCursor) -> Weekday? {
    guard let next = cursor.next, let day = characters[next] else { return nil }
    cursor.advance()
    return day
  }

  private static let characters: [Unicode.Scalar: Weekday] = [
    "一": .monday, "二": .tuesday, "三": .wednesday, "四": .thursday, "五": .friday,
    "六": .saturday, "日": .sunday, "天": .sunday, "1": .monday, "2": .tuesday,
    "3": .wednesday, "4": .thursday, "5": .friday, "6": .saturday, "7": .sunday,
  ]
}

extension Weekday: Comparable {
  package static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
