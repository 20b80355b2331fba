// Working days of a stretch of time, laid out as a table: a plan of ten thousand episodes asks
// hundreds of thousands of times, and walking day by day through a holiday would be felt.

package import Timekeeping

/// Working days between two days, counted in constant time; outside of them the calendar is asked.
package struct WorkdayTable: Sendable {
  /// The calendar behind the table.
  package let calendar: HolidayCalendar
  private let first: Int
  /// Working days before each day of the table; one more entry than days.
  private let countBefore: [Int32]
  /// The table's working days, ascending, as offsets.
  private let worked: [Int32]
  private let firstYear: Int
  private let announced: [Bool]

  /// A table of `days` by `calendar`.
  package init(_ calendar: HolidayCalendar, days: ClosedRange<CalendarDay>) {
    self.calendar = calendar
    let first = days.lowerBound.daysSinceEpoch
    var counts: [Int32] = [0]
    var worked: [Int32] = []
    for day in first...days.upperBound.daysSinceEpoch {
      if calendar.isWorkingDay(CalendarDay(daysSinceEpoch: day)) {
        worked.append(Int32(truncatingIfNeeded: day - first))
      }
      counts.append(Int32(truncatingIfNeeded: worked.count))
    }
    self.first = first
    self.countBefore = counts
    self.worked = worked
    self.firstYear = days.lowerBound.year
    self.announced = (days.lowerBound.year...days.upperBound.year).map {
      calendar.isAnnounced(year: $0)
    }
  }

  /// The `count`-th working day after `start` (before it when negative), `start` not counted.
  package func day(_ count: Int, workingDaysFrom start: CalendarDay) -> (CalendarDay, Bool) {
    let place = start.daysSinceEpoch - first
    guard count != 0, place >= 0, place + 1 < countBefore.count else {
      return slow(count, start)
    }
    let index =
      count > 0 ? Int(countBefore[place + 1]) + count - 1 : Int(countBefore[place]) + count
    guard worked.indices.contains(index) else { return slow(count, start) }
    let found = CalendarDay(daysSinceEpoch: first + Int(worked[index]))
    return (found, isProvisional(min(start, found), max(start, found)))
  }

  /// `day` itself when it is worked, else the last working day before it.
  package func lastWorkingDay(notAfter day: CalendarDay) -> (CalendarDay, Bool) {
    let place = day.daysSinceEpoch - first
    if place >= 0, place + 1 < countBefore.count {
      let index = Int(countBefore[place + 1]) - 1
      if index >= 0 {
        let found = CalendarDay(daysSinceEpoch: first + Int(worked[index]))
        return (found, isProvisional(found, day))
      }
    }
    let found = WorkingDays(calendar).lastWorkingDay(notAfter: day)
    return (found.day, found.isProvisional)
  }

  /// The `nth` working day of a month, from its end when negative; nil when it has fewer.
  package func workingDay(_ nth: Int, ofMonth month: CalendarDay) -> (CalendarDay, Bool)? {
    let (year, number, day) = month.civil
    let start = month.adding(days: 1 - day)
    let length = CalendarDay.length(ofMonth: number, year: year)
    let edge = nth > 0 ? start.adding(days: -1) : start.adding(days: length)
    let (found, isProvisional) = self.day(nth, workingDaysFrom: edge)
    guard found.year == year, found.month == number else { return nil }
    return (found, isProvisional)
  }

  /// What people should know of `day`: `调休上班`, `国庆节放假`; nil on ordinary days.
  package func note(on day: CalendarDay) -> String? {
    DateWording(calendar: calendar, today: day).workingSense(of: day)
  }

  private func slow(_ count: Int, _ start: CalendarDay) -> (CalendarDay, Bool) {
    let found = WorkingDays(calendar).day(count, workingDaysFrom: start)
    return (found.day, found.isProvisional)
  }

  private func isProvisional(_ from: CalendarDay, _ through: CalendarDay) -> Bool {
    let last = through.year
    return (from.year...last).contains { year in
      let index = year - firstYear
      return announced.indices.contains(index)
        ? !announced[index] : !calendar.isAnnounced(year: year)
    }
  }
}
