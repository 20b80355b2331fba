// Everything that the schedule folder says, put together: what planning, the console and the agenda
// read. It is a value; adopting one replaces the last.

package import Reminding
package import Timekeeping

/// The whole adopted schedule.
package struct Schedule: Sendable {
  /// By code.
  package var programmes: [ProgrammeID: Programme]
  /// Who is who.
  package var directory: Directory
  /// The rungs, in file order.
  package var ladder: [MilestoneRule]
  /// The campaigns.
  package var campaigns: [Campaign]
  /// The episodes, by identity in ascending order.
  package var episodes: [Episode]
  /// Which days are worked, as far as notices are loaded.
  package var holidays: HolidayCalendar
  /// How long departments have to answer, and when they are chased.
  package var timeLimits: TimeLimitTable

  /// A schedule; see the properties.
  package init(
    programmes: [ProgrammeID: Programme] = [:],
    directory: Directory = Directory(departments: [], people: [], groups: []),
    ladder: [MilestoneRule] = [], campaigns: [Campaign] = [], episodes: [Episode] = [],
    holidays: HolidayCalendar = HolidayCalendar(notices: []),
    timeLimits: TimeLimitTable = .usual
  ) {
    self.programmes = programmes
    self.directory = directory
    self.ladder = ladder
    self.campaigns = campaigns
    self.episodes = episodes
    self.holidays = holidays
    self.timeLimits = timeLimits
  }
}

/// A slot of a programme for which no episode is planned: "day known, department open"
///.
package struct OpenPlace: Hashable, Sendable, Codable {
  /// Whose slot.
  package let programmeID: ProgrammeID
  /// From when.
  package let start: LocalDateTime
  /// Until when, half-open.
  package let end: LocalDateTime
  /// The edition the slot is for.
  package let edition: EditionKind
  /// The statutory holiday it falls on, which raises the question 本期是否播出.
  package let holiday: String?

  /// A place; see the properties.
  package init(
    programmeID: ProgrammeID, start: LocalDateTime, end: LocalDateTime, edition: EditionKind,
    holiday: String?
  ) {
    self.programmeID = programmeID
    self.start = start
    self.end = end
    self.edition = edition
    self.holiday = holiday
  }
}
