// The clock time of an episode whose row gives none.

package import Timekeeping

extension Programme {
  /// From when until when an episode on `day` is on, unless its row says otherwise: the slot of that
  /// day for its edition, then the default time, then whatever slot there is. Nil when nothing says it.
  package func usualTime(
    on day: CalendarDay, edition: EditionKind = .regular
  ) -> EpisodeTime? {
    let slots = slotRules.filter { $0.hasSlot(on: day) }
    if let slot = slots.first(where: { $0.edition == edition }) { return time(of: slot, on: day) }
    if let defaultTime { return time(on: day, from: defaultTime) }
    if let slot = slots.first { return time(of: slot, on: day) }
    let starts = Set(slotRules.map(\.start))
    return starts.count == 1 ? starts.first.map { time(on: day, from: $0) } : nil
  }

  private func time(of slot: SlotRule, on day: CalendarDay) -> EpisodeTime {
    let (start, end) = slot.slot(on: day)
    return .day(start: start, end: end)
  }

  /// From `start` on `day`, as long as the programme usually is.
  package func time(on day: CalendarDay, from start: TimeOfDay) -> EpisodeTime {
    let begin = LocalDateTime(day: day, time: start)
    return .day(start: begin, end: begin.adding(minutes: max(1, defaultLengthMinutes)))
  }
}
