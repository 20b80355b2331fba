// From wall clock to instant, quickly: asking the zone's rules costs a microsecond, which a plan of
// ten thousand episodes would pay a million times. Nearly all days have 24 hours; those are added up.

package import Timekeeping

/// A zone's days between two days, each with its first instant.
package struct DayClock: Sendable {
  /// The zone.
  package let zone: Zone
  private let first: Int
  /// The first instant of each day in seconds; nil for days on which the clocks change.
  private let starts: [Int64?]

  /// The clock of `zone` over `days`.
  package init(_ zone: Zone, days: ClosedRange<CalendarDay>) {
    self.zone = zone
    self.first = days.lowerBound.daysSinceEpoch
    let midnights = (first...(days.upperBound.daysSinceEpoch + 1)).map {
      zone.timestamp(
        of: LocalDateTime(day: CalendarDay(daysSinceEpoch: $0), time: .midnight)
      ).seconds
    }
    self.starts = zip(midnights, midnights.dropFirst()).map { start, next in
      next - start == 86_400 ? start : nil
    }
  }

  /// The instant at which the wall clock shows `local`.
  package func timestamp(of local: LocalDateTime) -> Timestamp {
    guard let start = start(of: local.day) else { return zone.timestamp(of: local) }
    return Timestamp(seconds: start + Int64(local.time.minutesSinceMidnight) * 60)
  }

  /// What the wall clock shows `minutes` of real time after it showed `local`, and the instant.
  package func moment(_ minutes: Int, after local: LocalDateTime) -> (LocalDateTime, Timestamp) {
    let instant = timestamp(of: local) + .seconds(minutes * 60)
    let shifted = local.adding(minutes: minutes)
    let isPlain = start(of: local.day) != nil && start(of: shifted.day) != nil
    if isPlain, timestamp(of: shifted) == instant { return (shifted, instant) }
    return (zone.local(of: instant), instant)
  }

  private func start(of day: CalendarDay) -> Int64? {
    let place = day.daysSinceEpoch - first
    return starts.indices.contains(place) ? starts[place] : nil
  }
}
