// Finding all conflicts among episodes: sort once by start, then sweep each resource, so that ten
// thousand episodes take milliseconds.

import Language
package import Timekeeping

/// A search for conflicts, with what it must know beside the episodes.
package struct ConflictSearch: Sendable {
  /// By code.
  package let programmes: [ProgrammeID: Programme]
  /// For absences of hosts and guests.
  package let people: [PersonID: Person]
  /// For windows of campaigns.
  package let campaigns: [Campaign]
  /// For holidays.
  package let holidays: HolidayCalendar
  /// Identities that have the better claim to their time, because they are in force already.
  package let established: Set<EpisodeID>

  /// A search; see the properties.
  package init(
    programmes: [ProgrammeID: Programme], people: [PersonID: Person] = [:],
    campaigns: [Campaign] = [], holidays: HolidayCalendar, established: Set<EpisodeID> = []
  ) {
    self.programmes = programmes
    self.people = people
    self.campaigns = campaigns
    self.holidays = holidays
    self.established = established
  }

  /// Every conflict among `episodes`, waived or not, by the place of the episode complained of.
  /// Episodes that were cancelled, displaced or aired meet nobody.
  package func conflicts(among episodes: [Episode]) -> [Conflict] {
    let sweep = ConflictSweep(self, over: episodes)
    var found = sweep.meetings()
    found += sweep.repetitions()
    for episode in episodes where episode.fate == .on { found += solitary(episode) }
    return found.sorted { ($0.episode.span, $0.id.rawValue) < ($1.episode.span, $1.id.rawValue) }
  }

  /// Whether `left` has the better claim to a time than `right`.
  func isFirst(_ left: Episode, before right: Episode) -> Bool {
    let isLeftIn = established.contains(left.id)
    if isLeftIn != established.contains(right.id) { return isLeftIn }
    return (left.span, left.id) < (right.span, right.id)
  }

  /// The hosts of `episode`, written or usual.
  func hosts(of episode: Episode) -> [PersonID] {
    guard episode.hosts.isEmpty else { return episode.hosts }
    return programmes[episode.programmeID]?.hosts.prefix(1).map(\.self) ?? []
  }
}

// MARK: - One episode and the calendar

extension ConflictSearch {
  /// What is in the way of one episode by itself.
  func solitary(_ episode: Episode) -> [Conflict] {
    var found = outsideCampaigns(episode)
    guard let day = episode.time.day else { return found }
    if let holiday = holidays.holidayName(on: day) {
      found.append(Conflict(.onHoliday(holiday), of: episode))
    }
    found += hosts(of: episode).filter { isAway($0, on: day) }
      .map { Conflict(.hostAway($0), of: episode) }
    let heads = episode.leaveReason == nil ? [] : episode.guests.filter { $0.rank == .head }
    let absent = episode.guests.filter {
      !$0.name.isEmpty && isAway(PersonID(rawValue: $0.name), on: day)
    }
    if let guest = absent.first ?? heads.first {
      found.append(Conflict(.guestOnLeave(guest.wording), of: episode))
    }
    return found
  }

  private func isAway(_ person: PersonID, on day: CalendarDay) -> Bool {
    people[person]?.absences.contains { $0.from <= day && day <= $0.through } ?? false
  }

  private func outsideCampaigns(_ episode: Episode) -> [Conflict] {
    guard !episode.campaigns.isEmpty else { return [] }
    let first = episode.time.earliest.day
    let last = episode.time.day ?? episode.time.latest.day.adding(days: -1)
    return campaigns.filter {
      episode.campaigns.contains($0.name) && (last < $0.from || $0.through < first)
    }.map { Conflict(.outsideCampaign($0), of: episode) }
  }
}
