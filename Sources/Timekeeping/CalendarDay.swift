// A day of the civil calendar, without a clock time and without a zone. Everything that counts days
// is done on the number of days since 1970-01-01, so no Foundation calendar (which rolls 30 February
// over into March) takes part.

/// A day of the Gregorian calendar, from year 1 to 9999; it exists or it cannot be made.
package struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let daysSinceEpoch: Int

  /// The day that lies `daysSinceEpoch` days after 1970-01-01.
  package init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// Refuses (nil) a day that does not exist, such as 30 February; never rolls over.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.length(ofMonth: month, year: year)
    else { return nil }
    self.daysSinceEpoch = CalendarDay.days(year: year, month: month, day: day)
  }

  package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  /// Year, month (1–12) and day of the month.
  package var civil: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's public-domain derivation: years that begin on 1 March make leap days last.
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The calendar year.
  package var year: Int { civil.year }
  /// The month, 1–12.
  package var month: Int { civil.month }
  /// The day of the month, 1–31.
  package var day: Int { civil.day }

  /// The day of the week.
  package var weekday: Weekday {
    let index = (daysSinceEpoch + 3) % 7
    return Weekday.allCases[index >= 0 ? index : index + 7]
  }

  /// The day `days` later (earlier when negative).
  package func adding(days: Int) -> CalendarDay {
    CalendarDay(daysSinceEpoch: daysSinceEpoch + days)
  }

  /// The same day of the month `months` later (earlier when negative), clamped to the month's end.
  package func adding(months: Int) -> CalendarDay {
    let (year, month, day) = civil
    let index = year * 12 + (month - 1) + months
    let targetYear = index >= 0 ? index / 12 : (index - 11) / 12
    let targetMonth = index - targetYear * 12 + 1
    let last = CalendarDay.length(ofMonth: targetMonth, year: targetYear)
    return CalendarDay(
      daysSinceEpoch: CalendarDay.days(
        year: targetYear, month: targetMonth, day: min(day, last)))
  }

  /// Whole days from `other` to this day; negative when this day is earlier.
  package func days(since other: CalendarDay) -> Int {
    daysSinceEpoch - other.daysSinceEpoch
  }

  /// The Monday of this day's week. Weeks begin on Monday.
  package var mondayOfWeek: CalendarDay {
    adding(days: 1 - weekday.rawValue)
  }

  /// How many days `month` has in `year`.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2:
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

// MARK: - ISO form

extension CalendarDay: CustomStringConvertible {
  /// `2026-05-09`.
  package var description: String {
    let (year, month, day) = civil
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  /// Reads exactly `YYYY-MM-DD`; refuses (nil) anything else and days that do not exist.
  package init?(iso text: some StringProtocol) {
    guard text.utf8.count == 10 else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, let year = number(parts[0]), let month = number(parts[1]),
      let day = number(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

// MARK: - Coding as ISO text

extension CalendarDay: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = CalendarDay(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a day: \(text)")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// `value` in decimal with leading zeros up to `width` digits.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// ASCII digits only: no sign, no blanks.
func number(_ text: some StringProtocol) -> Int? {
  guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return Int(text)
}
