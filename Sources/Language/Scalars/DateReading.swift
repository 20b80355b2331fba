// Dates as offices write them: 5月15日, 4月份, 2019年6月17日 下午2:30, 2026/5/15, 5月14日（星期四）,
// spreadsheet serials. A day that does not exist is refused and never rolled over; a weekday that
// disagrees is a question and never a guess; a year that is not written is the plan's.

package import Timekeeping

/// What a text says about a day.
package struct DateReading: Hashable, Sendable {
  /// What the text means.
  package enum Value: Hashable, Sendable {
    /// One day.
    case day(CalendarDay)
    /// Month known, day open.
    case month(year: Int, month: Int)
    /// A rhythm such as 每季度的第2周星期三; the text as written, for `SlotReading`.
    case rule(String)
    /// 待定, 机动 and their like.
    case undecided
    /// It cannot be taken as it stands.
    case complaint(ScalarComplaint)
  }

  /// What the text means.
  package let value: Value
  /// The clock time that stands behind the date in the same text.
  package let time: TimeReading?
  /// The year stood in the text; otherwise the plan's was taken.
  package let isYearWritten: Bool

  /// A reading; see the properties.
  package init(_ value: Value, time: TimeReading? = nil, isYearWritten: Bool = false) {
    self.value = value
    self.time = time
    self.isYearWritten = isYearWritten
  }

  /// What was expected, for every complaint about a date.
  package static let expected = "形如 5月15日、2026-05-15；只定到月份时写 5月份"

  /// Reads the whole of `text`. `planYear` stands in for a year that is not written; years further
  /// than one from it are refused.
  package static func read(_ text: some StringProtocol, planYear: Int?) -> DateReading {
    let folded = ScalarCursor(text).rest
    let found = String(text).trimmed
    if OpenWords.contain(ScalarCursor(ScalarCursor.withoutBrackets(text)).rest) {
      return DateReading(.undecided)
    }
    if let serial = SpreadsheetSerial(text: folded) { return serial.reading(planYear: planYear) }
    return DateParser(cursor: ScalarCursor(text), found: found, planYear: planYear).whole()
  }

  /// Whether `text` was written with digits of double width.
  package static func hasFullWidthDigits(_ text: some StringProtocol) -> Bool {
    ScalarCursor.hasFullWidthDigits(text)
  }
}

/// A day as spreadsheets count it: 46157 is 2026-05-15, a fraction is the time of the day.
package struct SpreadsheetSerial: Hashable, Sendable {
  /// The day; nil for a time without a day and for the 29 February 1900 that never was.
  package let day: CalendarDay?
  /// The time, rounded to the minute; midnight when there is none.
  package let time: TimeOfDay

  /// No time of the day is given.
  package var isMidnight: Bool { time == .midnight }

  /// Refuses (nil) numbers that are no day before the year 10000. `from1904` names the other of the
  /// two systems that spreadsheet programs use.
  package init?(_ serial: Double, from1904: Bool = false) {
    guard serial.isFinite, serial >= 0, serial < 2_950_000 else { return nil }
    var days = Int(serial)
    var minutes = Int(((serial - Double(days)) * 1_440).rounded())
    if minutes == 1_440 {
      minutes = 0
      days += 1
    }
    guard let time = TimeOfDay(minutesSinceMidnight: minutes) else { return nil }
    self.time = time
    if from1904 {
      self.day = CalendarDay(daysSinceEpoch: days - 24_107)
    } else {
      // The 1900 system counts a 29 February 1900 as day 60; what lies before it is off by one.
      self.day =
        days == 0 || days == 60
        ? nil : CalendarDay(daysSinceEpoch: days - (days < 60 ? 25_568 : 25_569))
    }
  }

  /// A number that stands for a date of this century in a text cell; 46157 or 46183.604.
  init?(text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].utf8.count == 5,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let number = Double(text), (36_526..<73_051).contains(number)
    else { return nil }
    self.init(number)
  }

  func reading(planYear: Int?) -> DateReading {
    guard let day else { return DateReading(.undecided) }
    if let complaint = DateParser.complain(year: day.year, planYear: planYear, found: "\(day)") {
      return DateReading(.complaint(complaint), isYearWritten: true)
    }
    return DateReading(
      .day(day), time: time == .midnight ? nil : .start(time), isYearWritten: true)
  }
}
