// The span of days that a report is about. Titles are made from it and never typed, so a report of
// March can't be called one of February.

package import Timekeeping

/// A week, month, quarter, year, or a campaign's window.
package enum ReportPeriod: Hashable, Sendable {
  /// From a Monday to the Sunday after it.
  case week(monday: CalendarDay)
  /// A calendar month.
  case month(year: Int, month: Int)
  /// A quarter, counted from 1.
  case quarter(year: Int, quarter: Int)
  /// A calendar year.
  case year(Int)
  /// A campaign. What belongs to it is marked with its name; the window only describes it.
  case campaign(name: String, from: CalendarDay, through: CalendarDay)

  /// The kinds, as the command line names them.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// 周
    case week
    /// 月
    case month
    /// 季度
    case quarter
    /// 年
    case year
    /// 活动
    case campaign
  }

  /// Which kind it is.
  package var kind: Kind {
    switch self {
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .campaign: .campaign
    }
  }

  /// The period of `kind` in which `day` lies; nil for a campaign, which only its file knows.
  package init?(_ kind: Kind, containing day: CalendarDay) {
    switch kind {
    case .week: self = .week(monday: day.mondayOfWeek)
    case .month: self = .month(year: day.year, month: day.month)
    case .quarter: self = .quarter(year: day.year, quarter: (day.month + 2) / 3)
    case .year: self = .year(day.year)
    case .campaign: return nil
    }
  }

  /// Reads `2026-W20` or a day, `2026-05`, `2026-Q2`, `2026`; nil for everything else.
  package init?(_ kind: Kind, parsing text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, let day = CalendarDay(iso: text) {
      self.init(kind, containing: day)
      return
    }
    guard let first = parts.first, first.utf8.count == 4, let year = Int(first), year > 1_900 else {
      return nil
    }
    let rest = parts.count == 2 ? parts[1] : ""
    switch kind {
    case .week:
      guard rest.first == "W", let number = Int(rest.dropFirst()),
        let monday = ReportPeriod.monday(ofWeek: number, year: year)
      else { return nil }
      self = .week(monday: monday)
    case .month:
      guard let month = Int(rest), 1...12 ~= month else { return nil }
      self = .month(year: year, month: month)
    case .quarter:
      guard rest.first == "Q", let number = Int(rest.dropFirst()), 1...4 ~= number else {
        return nil
      }
      self = .quarter(year: year, quarter: number)
    case .year:
      guard parts.count == 1 else { return nil }
      self = .year(year)
    case .campaign: return nil
    }
  }
}

// MARK: - Days

extension ReportPeriod {
  /// The first day.
  package var from: CalendarDay {
    switch self {
    case .week(let monday): monday
    case .month(let year, let month): ReportPeriod.first(year, month)
    case .quarter(let year, let quarter): ReportPeriod.first(year, quarter * 3 - 2)
    case .year(let year): ReportPeriod.first(year, 1)
    case .campaign(_, let from, _): from
    }
  }

  /// The last day.
  package var through: CalendarDay {
    switch self {
    case .week(let monday): monday.adding(days: 6)
    case .month, .quarter, .year: from.adding(months: months).adding(days: -1)
    case .campaign(_, _, let through): through
    }
  }

  /// The period before it; a campaign has none.
  package var previous: ReportPeriod? {
    switch self {
    case .week(let monday): .week(monday: monday.adding(days: -7))
    case .month, .quarter, .year: ReportPeriod(kind, containing: from.adding(months: -months))
    case .campaign: nil
    }
  }

  /// How many months it has.
  private var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    case .week, .campaign: 0
    }
  }

  private static func first(_ year: Int, _ month: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: 1) ?? CalendarDay(daysSinceEpoch: 0)
  }
}

// MARK: - Weeks

extension ReportPeriod {
  /// The week's number and its year: a week belongs to the year of its Thursday.
  static func week(of monday: CalendarDay) -> (year: Int, number: Int) {
    let thursday = monday.adding(days: 3)
    let first = ReportPeriod.first(thursday.year, 1)
    return (thursday.year, thursday.days(since: first) / 7 + 1)
  }

  private static func monday(ofWeek number: Int, year: Int) -> CalendarDay? {
    guard 1...53 ~= number else { return nil }
    // The fourth of January always lies in the first week.
    let monday = first(year, 1).adding(days: 3).mondayOfWeek.adding(days: (number - 1) * 7)
    return week(of: monday) == (year, number) ? monday : nil
  }
}
