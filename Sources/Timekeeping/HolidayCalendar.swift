// Which days are worked. Holidays in China are decided each autumn and swapped against weekends, and
// a notice can be changed while it runs, so the calendar is whatever the loaded notices say, laid
// over the ordinary week.

/// Which days are worked, put together from the notices that are loaded.
///
/// A look-up costs a division and one array access. A year without its yearly notice is provisional:
/// weekends are off, and 1 January is off because it has been every year; nothing else is assumed.
package struct HolidayCalendar: Hashable, Sendable {
  /// The notices, in the order in which they come into force: yearly ones first, then the changes,
  /// each group by day of issue.
  package let notices: [HolidayNotice]
  /// Changes that lengthen a holiday which no loaded notice arranges; only their last day counts.
  package let unanchoredAmendments: [HolidayNotice]
  private let announcedYears: Set<Int>
  private let marks: MarkTable

  /// A calendar that knows what `notices` say; later ones override earlier ones.
  package init(notices: [HolidayNotice]) {
    let ordered = notices.enumerated().sorted { left, right in
      HolidayCalendar.rank(left.element, left.offset)
        < HolidayCalendar.rank(
          right.element, right.offset)
    }.map(\.element)
    var builder = MarkBuilder()
    var unanchored: [HolidayNotice] = []
    for notice in ordered where !builder.apply(notice) { unanchored.append(notice) }
    self.notices = ordered
    self.unanchoredAmendments = unanchored
    self.announcedYears = Set(ordered.filter { $0.kind == .yearly }.map(\.year))
    self.marks = MarkTable(builder.marks)
  }

  /// Whether people in offices work on `day`.
  package func isWorkingDay(_ day: CalendarDay) -> Bool {
    switch marks.kind(of: day) {
    case .off: false
    case .worked: true
    case .ordinary: !day.weekday.isWeekend && !isAssumedNewYear(day)
    }
  }

  /// The holiday for which `day` is off, such as `国庆节、中秋节`; nil for working days and for
  /// weekends that no notice names.
  package func holidayName(on day: CalendarDay) -> String? {
    switch marks.kind(of: day) {
    case .off: marks.name(of: day)
    case .worked: nil
    case .ordinary: isAssumedNewYear(day) ? "元旦" : nil
    }
  }

  /// Whether `day` is a Saturday or Sunday that is worked.
  package func isMakeUpDay(_ day: CalendarDay) -> Bool {
    marks.kind(of: day) == .worked && day.weekday.isWeekend
  }

  /// Whether the yearly notice of `year` is loaded. Where it is not, every answer for a day of that
  /// year is provisional.
  package func isAnnounced(year: Int) -> Bool { announcedYears.contains(year) }

  private func isAssumedNewYear(_ day: CalendarDay) -> Bool {
    let (year, month, date) = day.civil
    return month == 1 && date == 1 && !isAnnounced(year: year)
  }

  private static func rank(_ notice: HolidayNotice, _ offset: Int) -> (Int, Int, Int) {
    (
      notice.kind == .yearly ? 0 : 1,
      notice.publishedOn?.daysSinceEpoch ?? CalendarDay.startOf(year: notice.year), offset
    )
  }
}

/// What the notices say of one day.
private enum DayKind: UInt8 {
  case ordinary
  case off
  case worked
}

/// The days that notices speak of, as one dense table: a century is 36 kB, and a notice's days can't
/// lie further apart because its year is checked when it is read.
private struct MarkTable: Hashable, Sendable {
  private let firstDay: Int
  private let kinds: [UInt8]
  private let names: [Int: String]

  init(_ marks: [CalendarDay: MarkBuilder.Mark]) {
    let first = marks.keys.min()?.daysSinceEpoch ?? 0
    let last = marks.keys.max()?.daysSinceEpoch ?? -1
    var kinds = [UInt8](repeating: DayKind.ordinary.rawValue, count: last - first + 1)
    var names: [Int: String] = [:]
    for (day, mark) in marks {
      kinds[day.daysSinceEpoch - first] = mark.kind.rawValue
      names[day.daysSinceEpoch] = mark.name
    }
    self.firstDay = first
    self.kinds = kinds
    self.names = names
  }

  func kind(of day: CalendarDay) -> DayKind {
    let (index, overflow) = day.daysSinceEpoch.subtractingReportingOverflow(firstDay)
    guard !overflow, kinds.indices.contains(index) else { return .ordinary }
    return DayKind(rawValue: kinds[index]) ?? .ordinary
  }

  func name(of day: CalendarDay) -> String? { names[day.daysSinceEpoch] }
}

/// Lays one notice over another.
private struct MarkBuilder {
  struct Mark {
    let kind: DayKind
    let holidays: [String]
    let noticeYear: Int
    var name: String { holidays.joined(separator: "、") }
  }

  var marks: [CalendarDay: Mark] = [:]

  /// False when the notice lengthens a holiday that is not there.
  mutating func apply(_ notice: HolidayNotice) -> Bool {
    var isAnchored = true
    for arrangement in notice.arrangements {
      // Whoever arranges a holiday anew replaces all that was said about it; a lengthening only
      // adds, and what it doesn't mention (a make-up day inside it) is overrun.
      if !arrangement.offDays.isEmpty || !arrangement.makeUpDays.isEmpty {
        forget(arrangement.holidays, of: notice.year)
      }
      for day in arrangement.offDays { mark(day, .off, arrangement, notice) }
      for day in arrangement.makeUpDays { mark(day, .worked, arrangement, notice) }
      if let until = arrangement.extendedUntil {
        isAnchored = extend(arrangement, until: until, notice) && isAnchored
      }
      if let day = arrangement.resumesOn { mark(day, .worked, arrangement, notice) }
    }
    return isAnchored
  }

  private mutating func mark(
    _ day: CalendarDay, _ kind: DayKind, _ arrangement: HolidayNotice.Arrangement,
    _ notice: HolidayNotice
  ) {
    marks[day] = Mark(kind: kind, holidays: arrangement.holidays, noticeYear: notice.year)
  }

  private mutating func forget(_ holidays: [String], of year: Int) {
    marks = marks.filter { _, mark in
      mark.noticeYear != year || Set(mark.holidays).isDisjoint(with: holidays)
    }
  }

  private mutating func extend(
    _ arrangement: HolidayNotice.Arrangement, until: CalendarDay, _ notice: HolidayNotice
  ) -> Bool {
    let lastOff = marks.filter { day, mark in
      mark.kind == .off && mark.noticeYear == notice.year && day <= until
        && !Set(mark.holidays).isDisjoint(with: arrangement.holidays)
    }.keys.max()
    var day = lastOff?.adding(days: 1) ?? until
    while day <= until {
      mark(day, .off, arrangement, notice)
      day = day.adding(days: 1)
    }
    return lastOff != nil
  }
}

extension CalendarDay {
  /// Days since 1970 of 1 January; for sorting only.
  fileprivate static func startOf(year: Int) -> Int {
    CalendarDay(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0
  }
}
