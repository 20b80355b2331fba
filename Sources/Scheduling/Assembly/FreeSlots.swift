// Which day to offer when a row cannot stay where it is: the next free slot of the programme, or the
// one before a holiday. An offer only; nothing is ever moved without a person.

import Timekeeping

/// The days of each programme that something already claims.
struct FreeSlots {
  private let programmes: [ProgrammeID: Programme]
  private let holidays: HolidayCalendar
  private var claimed: [ProgrammeID: Set<CalendarDay>]

  /// How many days ahead or back an offer is looked for.
  private static let reachDays = 200

  init(
    programmes: [ProgrammeID: Programme], holidays: HolidayCalendar, episodes: [Episode],
    heldDays: [ProgrammeID: Set<CalendarDay>]
  ) {
    self.programmes = programmes
    self.holidays = holidays
    self.claimed = heldDays
    for episode in episodes where episode.fate.fillsSlot {
      if let day = episode.time.day { claimed[episode.programmeID, default: []].insert(day) }
    }
  }

  /// The next day after `day` on which the programme has a slot that nothing claims, no holiday.
  func next(after day: CalendarDay, of programme: ProgrammeID) -> CalendarDay? {
    let taken = claimed[programme] ?? []
    return (1...FreeSlots.reachDays).lazy.map { day.adding(days: $0) }.first {
      isSlotDay($0, of: programme, like: day) && !taken.contains($0)
        && holidays.holidayName(on: $0) == nil
    }
  }

  /// The last slot day of the programme before `day` that is no holiday; without slot rules, the
  /// last working day.
  func previous(before day: CalendarDay, of programme: ProgrammeID) -> CalendarDay? {
    let hasRules = !(programmes[programme]?.slotRules.isEmpty ?? true)
    return (1...FreeSlots.reachDays).lazy.map { day.adding(days: -$0) }.first {
      guard holidays.holidayName(on: $0) == nil else { return false }
      return hasRules
        ? isSlotDay($0, of: programme, like: day) : holidays.isWorkingDay($0)
    }
  }

  /// Programmes without rules are taken for weekly ones: the weekday that the row has.
  private func isSlotDay(
    _ day: CalendarDay, of programme: ProgrammeID, like model: CalendarDay
  ) -> Bool {
    guard let rules = programmes[programme]?.slotRules, !rules.isEmpty else {
      return day.weekday == model.weekday
    }
    return rules.contains { $0.hasSlot(on: day) }
  }
}
