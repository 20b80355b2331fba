// How days and times of episodes are written for people: one spelling for diagnostics, history and
// `import`, absolute and with the weekday, so that it stays true tomorrow.

package import Timekeeping

extension CalendarDay {
  /// `7月16日（周四）`.
  package var planWording: String { "\(month)月\(day)日（\(weekday.wording)）" }

  /// `2026年7月16日（周四）`.
  package var planWordingWithYear: String { "\(year)年\(planWording)" }

  /// `7月16日`.
  package var shortWording: String { "\(month)月\(day)日" }

  /// With the year only when it is another one than `year`.
  package func planWording(besideYear year: Int) -> String {
    self.year == year ? planWording : planWordingWithYear
  }
}

extension EpisodeTime {
  /// `7月16日（周四）9:00-10:00`, or `4月份（日期待定）`.
  package var wording: String {
    switch self {
    case .month(_, let month): "\(month)月份（日期待定）"
    case .day(let start, let end): start.day.planWording + clockWording(from: start, to: end)
    }
  }

  /// The same, with the year when it is another one than `year`.
  package func wording(besideYear year: Int) -> String {
    self.year == year ? wording : "\(self.year)年\(wording)"
  }

  /// The year in which it is on.
  package var year: Int {
    switch self {
    case .month(let year, _): year
    case .day(let start, _): start.day.year
    }
  }

  /// The day it begins on; nil while only the month is known.
  package var day: CalendarDay? {
    switch self {
    case .month: nil
    case .day(let start, _): start.day
    }
  }

  /// The first moment it can be on: the start, or the first day of the month at midnight.
  package var earliest: LocalDateTime {
    switch self {
    case .month(let year, let month):
      LocalDateTime(day: firstDay(year: year, month: month), time: .midnight)
    case .day(let start, _): start
    }
  }

  /// The moment by which it is over: the end, or midnight after the month's last day.
  package var latest: LocalDateTime {
    switch self {
    case .month(let year, let month):
      LocalDateTime(
        day: firstDay(year: year, month: month).adding(months: 1), time: .midnight)
    case .day(_, let end): end
    }
  }

  private func clockWording(from start: LocalDateTime, to end: LocalDateTime) -> String {
    let days = end.day.days(since: start.day)
    let until =
      days == 0 || (days == 1 && end.time == .midnight)
      ? (days == 0 ? end.time.wording : "24:00") : "次日" + end.time.wording
    return "\(start.time.wording)-\(until)"
  }

  private func firstDay(year: Int, month: Int) -> CalendarDay {
    // A month that a producer wrote has been checked; the epoch stands in for one that was not.
    CalendarDay(year: year, month: month, day: 1) ?? CalendarDay(daysSinceEpoch: 0)
  }
}
