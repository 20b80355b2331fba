// Counting in working days. The rule everywhere in the program: the day itself does not count, the
// next one is the first; make-up Saturdays count and swapped-away Mondays don't.

/// Counts working days by one calendar.
package struct WorkingDays: Hashable, Sendable {
  /// The calendar that says which days are worked.
  package let calendar: HolidayCalendar

  /// Counts by `calendar`.
  package init(_ calendar: HolidayCalendar) {
    self.calendar = calendar
  }

  /// The `n`-th working day after `start`, or before it when `n` is negative. The start itself is
  /// not counted and need not be a working day; 0 gives the start back.
  ///
  /// The answer is provisional when any day on the way lies in a year that is not announced.
  package func day(_ n: Int, workingDaysFrom start: CalendarDay) -> (
    day: CalendarDay, isProvisional: Bool
  ) {
    let step = n < 0 ? -1 : 1
    var left = n.magnitude
    var day = start
    while left > 0 {
      day = day.adding(days: step)
      if calendar.isWorkingDay(day) { left -= 1 }
    }
    return (day, isProvisional(from: min(start, day), through: max(start, day)))
  }

  /// `day` itself when it is worked, else the last working day before it.
  package func lastWorkingDay(notAfter day: CalendarDay) -> (
    day: CalendarDay, isProvisional: Bool
  ) {
    var found = day
    while !calendar.isWorkingDay(found) { found = found.adding(days: -1) }
    return (found, isProvisional(from: found, through: day))
  }

  /// `day` itself when it is worked, else the first working day after it.
  package func firstWorkingDay(notBefore day: CalendarDay) -> (
    day: CalendarDay, isProvisional: Bool
  ) {
    var found = day
    while !calendar.isWorkingDay(found) { found = found.adding(days: 1) }
    return (found, isProvisional(from: day, through: found))
  }

  /// The `n`-th working day of a month, counted from 1; nil when the month has fewer or does not
  /// exist.
  package func nthWorkingDay(_ n: Int, year: Int, month: Int) -> (
    day: CalendarDay, isProvisional: Bool
  )? {
    guard n >= 1, let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
    var left = n
    for offset in 0..<CalendarDay.length(ofMonth: month, year: year) {
      let day = first.adding(days: offset)
      guard calendar.isWorkingDay(day) else { continue }
      left -= 1
      if left == 0 { return (day, !calendar.isAnnounced(year: year)) }
    }
    return nil
  }

  /// How many working days lie in `days`, both ends included.
  package func count(in days: ClosedRange<CalendarDay>) -> Int {
    (days.lowerBound.daysSinceEpoch...days.upperBound.daysSinceEpoch).count {
      calendar.isWorkingDay(CalendarDay(daysSinceEpoch: $0))
    }
  }

  /// How many working days a calendar year has.
  package func count(inYear year: Int) -> Int {
    guard let first = CalendarDay(year: year, month: 1, day: 1),
      let last = CalendarDay(year: year, month: 12, day: 31)
    else { return 0 }
    return count(in: first...last)
  }

  private func isProvisional(from first: CalendarDay, through last: CalendarDay) -> Bool {
    (first.year...last.year).contains { !calendar.isAnnounced(year: $0) }
  }
}
