// From an instant and a limit to the day by which an answer is due. Nobody counts days by hand: a
// swapped Saturday counts, a holiday does not, and a year that is not announced makes it provisional.

package import Reminding
package import Timekeeping

/// Counts due days by one calendar in one zone.
package struct DueReckoner: Sendable {
  /// Which days are worked.
  package let days: WorkingDays
  /// Whose wall clock says which day it is.
  package let zone: Zone

  /// A reckoner.
  package init(_ calendar: HolidayCalendar, zone: Zone = .shanghai) {
    self.days = WorkingDays(calendar)
    self.zone = zone
  }

  /// The day by which something is due that came at `instant`.
  package func dueOn(_ limit: TimeLimit, from instant: Timestamp) -> DueDay {
    let local = zone.local(of: instant)
    let first = limit.start == .nextDay ? local.day : local.day.adding(days: -1)
    switch limit.unit {
    case .workingDays: return workingDays(limit.count, after: first)
    case .calendarDays: return DueDay(first.adding(days: max(0, limit.count)))
    case .hours:
      let due = zone.local(of: instant + .seconds(3_600 * max(0, limit.count)))
      return DueDay(due.day, time: due.time)
    }
  }

  /// The due day `count` units of `limit` after `due`.
  package func extended(_ due: DueDay, by count: Int, of limit: TimeLimit) -> DueDay {
    switch limit.unit {
    case .workingDays:
      let found = workingDays(count, after: due.day)
      return DueDay(found.day, isProvisional: found.isProvisional || due.isProvisional)
    case .calendarDays: return DueDay(due.day.adding(days: count))
    case .hours:
      let start = LocalDateTime(day: due.day, time: due.time ?? .midnight)
      let end = zone.local(of: zone.timestamp(of: start) + .seconds(3_600 * count))
      return DueDay(end.day, time: end.time)
    }
  }

  /// How many working days lie after `instant`'s day up to and including the day of `end`.
  package func workingDays(from instant: Timestamp, through end: Timestamp) -> Int {
    let first = zone.local(of: instant).day.adding(days: 1)
    let last = zone.local(of: end).day
    return first <= last ? days.count(in: first...last) : 0
  }

  /// The `count`-th working day after `day`. In a year that is not announced only weekends are taken for
  /// off, not even 1 January: so a provisional day is the earliest it can be, and when the notice comes
  /// it moves later, never under a department that counts on it.
  private func workingDays(_ count: Int, after day: CalendarDay) -> DueDay {
    var left = max(0, count)
    var found = day
    while left > 0 {
      found = found.adding(days: 1)
      if days.calendar.isWorkingDay(found) || isAssumedOff(found) { left -= 1 }
    }
    let years = day.year...found.year
    return DueDay(
      found, isProvisional: years.contains { !days.calendar.isAnnounced(year: $0) })
  }

  private func isAssumedOff(_ day: CalendarDay) -> Bool {
    let (year, month, date) = day.civil
    return month == 1 && date == 1 && !day.weekday.isWeekend
      && !days.calendar.isAnnounced(year: year)
  }
}
