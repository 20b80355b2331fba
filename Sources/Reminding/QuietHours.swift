// The hours in which no telephone rings for something that can wait.

package import Timekeeping

/// A stretch of each day, usually over midnight, half-open.
package struct QuietHours: Hashable, Sendable, Codable {
  /// The first quiet minute.
  package let from: TimeOfDay
  /// The first minute in which telephones may ring again.
  package let until: TimeOfDay

  /// Quiet from `from` to `until`; equal times mean never.
  package init(from: TimeOfDay, until: TimeOfDay) {
    self.from = from
    self.until = until
  }

  /// 21:30 to 07:30.
  package static let usual = QuietHours(
    from: TimeOfDay(hour: 21, minute: 30) ?? .midnight,
    until: TimeOfDay(hour: 7, minute: 30) ?? .midnight)

  /// Whether `time` is quiet.
  package func contains(_ time: TimeOfDay) -> Bool {
    from <= until ? from <= time && time < until : from <= time || time < until
  }

  /// The edges of the quiet stretch in which `local` lies; nil when it is not quiet.
  package func edges(around local: LocalDateTime) -> (
    evening: LocalDateTime, morning: LocalDateTime
  )? {
    guard contains(local.time) else { return nil }
    let isBeforeMidnight = local.time >= from
    let evening = isBeforeMidnight ? local.day : local.day.adding(days: -1)
    let wraps = from > until
    let morning = wraps && isBeforeMidnight ? local.day.adding(days: 1) : local.day
    return (LocalDateTime(day: evening, time: from), LocalDateTime(day: morning, time: until))
  }

  /// The first moment at or after `local` that is not quiet.
  package func end(after local: LocalDateTime) -> LocalDateTime {
    edges(around: local)?.morning ?? local
  }
}
