// On which days a programme has a slot. Only the rhythms that real programmes use; a rule is asked
// day by day, because a schedule covers a few hundred of them.

package import Timekeeping

extension SlotRule {
  /// Whether the rule gives a slot on `day`.
  package func hasSlot(on day: CalendarDay) -> Bool {
    if let from, day < from { return false }
    if let through, day > through { return false }
    switch rhythm {
    case .weekly(let weekdays): return weekdays.contains(day.weekday)
    case .monthly(let nth, let weekday): return day.isNth(nth, weekday)
    case .quarterly(let nth, let weekday): return day.isNth(nth, weekday) && day.month % 3 == 1
    case .run(let first, let last): return first <= day && day <= last
    case .once(let only): return day == only
    }
  }

  /// The slot on `day`, half-open; it may end on the next day.
  package func slot(on day: CalendarDay) -> (start: LocalDateTime, end: LocalDateTime) {
    let start = LocalDateTime(day: day, time: start)
    return (start, start.adding(minutes: lengthMinutes))
  }
}

extension CalendarDay {
  /// Whether it is the n-th such weekday of its month.
  fileprivate func isNth(_ nth: Int, _ weekday: Weekday) -> Bool {
    self.weekday == weekday && (day - 1) / 7 + 1 == nth
  }
}
