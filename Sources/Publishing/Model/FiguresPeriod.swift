// The stretch of time that figures are about. Titles and file names come from it and never from a
// hand, so that a report over March cannot carry February in its title.

package import Timekeeping

/// A stretch of time that is reported on.
package enum FiguresPeriod: Hashable, Comparable, Sendable {
  /// The week that begins on this Monday.
  case week(monday: CalendarDay)
  /// A month.
  case month(year: Int, month: Int)
  /// A quarter, 1 to 4.
  case quarter(year: Int, quarter: Int)
  /// A year.
  case year(Int)
  /// From one day through another, such as a campaign's window.
  case days(from: CalendarDay, through: CalendarDay)

  /// The name in paths: `2026-05`, `2026-q2`, `2026`, `2026-05-11-week`, `2026-05-15-2026-05-31`.
  package var code: String {
    switch self {
    case .week(let monday): "\(monday)-week"
    case .month(let year, let month): "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
    case .quarter(let year, let quarter): "\(year)-q\(quarter)"
    case .year(let year): "\(year)"
    case .days(let from, let through): "\(from)-\(through)"
    }
  }

  /// `2026年5月`, `2026年第二季度`, `2026年度`, `2026年5月11日至17日`.
  package var wording: String {
    switch self {
    case .week(let monday): range(from: monday, through: monday.adding(days: 6))
    case .month(let year, let month): "\(year)年\(month)月"
    case .quarter(let year, let quarter):
      "\(year)年第\([1: "一", 2: "二", 3: "三", 4: "四"][quarter] ?? "\(quarter)")季度"
    case .year(let year): "\(year)年度"
    case .days(let from, let through): range(from: from, through: through)
    }
  }

  package static func < (left: FiguresPeriod, right: FiguresPeriod) -> Bool {
    left.key < right.key
  }

  /// The first day, then the longer period before the shorter one, then the last day.
  private var key: (CalendarDay, Int, CalendarDay) {
    switch self {
    case .year(let year): (first(year, 1), 0, first(year, 1))
    case .quarter(let year, let quarter): (first(year, quarter * 3 - 2), 1, first(year, 1))
    case .month(let year, let month): (first(year, month), 2, first(year, month))
    case .days(let from, let through): (from, 3, through)
    case .week(let monday): (monday, 4, monday)
    }
  }

  private func first(_ year: Int, _ month: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: 1) ?? CalendarDay(daysSinceEpoch: 0)
  }

  private func range(from: CalendarDay, through: CalendarDay) -> String {
    let (fromYear, fromMonth, fromDay) = from.civil
    let (year, month, day) = through.civil
    let start = "\(fromYear)年\(fromMonth)月\(fromDay)日"
    if from == through { return start }
    if fromYear != year { return "\(start)至\(year)年\(month)月\(day)日" }
    return fromMonth == month ? "\(start)至\(day)日" : "\(start)至\(month)月\(day)日"
  }
}
