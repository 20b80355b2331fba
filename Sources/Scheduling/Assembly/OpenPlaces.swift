// The slots of a programme for which nothing is planned: "day known, department open". An open place
// brings a reminder to fill it; one on a holiday raises the question whether there is an edition.

package import Timekeeping

/// The search for open places.
package enum OpenPlaces {
  /// The open places of `programme` from the first day through the last, in order of time.
  ///
  /// A slot is filled by an episode of the programme that overlaps it, or by one that was put at
  /// another hour of the same day. A cancelled episode fills its slot too: that edition was called
  /// off, nobody is wanted for it. A displaced one does not; the special edition stands there.
  package static func places(
    of programme: Programme, episodes: [Episode], from first: CalendarDay,
    through last: CalendarDay, holidays: HolidayCalendar
  ) -> [OpenPlace] {
    guard first <= last, !programme.slotRules.isEmpty else { return [] }
    let taken = claims(of: programme.id, episodes: episodes, from: first, through: last)
    var places: [OpenPlace] = []
    for number in first.daysSinceEpoch...last.daysSinceEpoch {
      let day = CalendarDay(daysSinceEpoch: number)
      let slots = programme.slotRules.filter { $0.hasSlot(on: day) }
      guard !slots.isEmpty else { continue }
      places += open(slots, on: day, claims: taken[day] ?? []).map {
        OpenPlace(
          programmeID: programme.id, start: $0.slot(on: day).start, end: $0.slot(on: day).end,
          edition: $0.edition, holiday: holidays.holidayName(on: day))
      }
    }
    return places.sorted { $0.start < $1.start }
  }

  /// The open places of all programmes of `schedule`, by programme and then by time.
  package static func places(
    in schedule: Schedule, from first: CalendarDay, through last: CalendarDay
  ) -> [OpenPlace] {
    schedule.programmes.keys.sorted().compactMap { schedule.programmes[$0] }.flatMap {
      places(
        of: $0, episodes: schedule.episodes, from: first, through: last,
        holidays: schedule.holidays)
    }
  }
}

// MARK: - Claims

extension OpenPlaces {
  private struct Claim {
    let start: LocalDateTime
    let end: LocalDateTime
    let edition: EditionKind
  }

  private static func claims(
    of programme: ProgrammeID, episodes: [Episode], from first: CalendarDay,
    through last: CalendarDay
  ) -> [CalendarDay: [Claim]] {
    var claims: [CalendarDay: [Claim]] = [:]
    for episode in episodes where episode.programmeID == programme && episode.fate.fillsSlot {
      guard case .day(let start, let end) = episode.time else { continue }
      guard first <= end.day, start.day <= last else { continue }
      claims[start.day, default: []].append(
        Claim(start: start, end: end, edition: episode.edition))
    }
    return claims
  }

  /// The slots of one day that no claim fills: overlaps first, then each claim that is left over
  /// fills one slot of its own kind, then any.
  private static func open(
    _ slots: [SlotRule], on day: CalendarDay, claims: [Claim]
  ) -> [SlotRule] {
    var open = slots
    var unplaced: [Claim] = []
    for claim in claims {
      let before = open.count
      open.removeAll {
        let slot = $0.slot(on: day)
        return slot.start < claim.end && claim.start < slot.end
      }
      if open.count == before { unplaced.append(claim) }
    }
    for claim in unplaced {
      let same = open.firstIndex { $0.edition == claim.edition } ?? open.indices.first
      if let same { open.remove(at: same) }
    }
    return open
  }
}

extension Fate {
  /// Whether an episode with this fate leaves no place open in its slot.
  package var fillsSlot: Bool {
    switch self {
    case .on, .cancelled, .aired: true
    case .displaced: false
    }
  }
}
