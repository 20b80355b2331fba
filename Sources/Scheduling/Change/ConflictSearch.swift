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
    let claims = sortedClaims(of: episodes)
    var found = meetings(of: claims)
    found += repetitions(of: claims)
    for episode in episodes where episode.fate == .on { found += solitary(episode) }
    return found.sorted { ($0.episode.span, $0.id.rawValue) < ($1.episode.span, $1.id.rawValue) }
  }
}

// MARK: - Two episodes at one time

extension ConflictSearch {
  /// An episode with its interval in minutes that can be compared across zones.
  private struct Claim {
    let episode: Episode
    let start: Int64
    let end: Int64
  }

  private enum Resource: Hashable {
    case programme(ProgrammeID)
    case studio(String)
    case host(PersonID)
    case guest(String)
    case department(DepartmentID)

    var kind: Conflict.Kind {
      switch self {
      case .programme: .slotTaken
      case .studio(let name): .studioBusy(name)
      case .host(let person): .hostBusy(person)
      case .guest(let name): .guestBusy(name)
      case .department(let id): .departmentBusy(id)
      }
    }

    var isDepartment: Bool {
      if case .department = self { return true }
      return false
    }
  }

  /// By start; among equals the better claim first.
  private func sortedClaims(of episodes: [Episode]) -> [Claim] {
    let hasOneZone = Set(programmes.values.map(\.zone)).count <= 1
    var claims: [Claim] = []
    claims.reserveCapacity(episodes.count)
    for episode in episodes where episode.fate == .on {
      guard case .day(let start, let end) = episode.time else { continue }
      // Wall clocks of one zone compare by themselves; asking the zone costs a hundred times more.
      let zone = hasOneZone ? nil : programmes[episode.programmeID]?.zone
      claims.append(
        Claim(episode: episode, start: minutes(start, in: zone), end: minutes(end, in: zone)))
    }
    return claims.sorted {
      $0.start != $1.start ? $0.start < $1.start : isFirst($0.episode, before: $1.episode)
    }
  }

  private func minutes(_ local: LocalDateTime, in zone: Zone?) -> Int64 {
    if let zone { return zone.timestamp(of: local).seconds / 60 }
    return Int64(local.day.daysSinceEpoch) * 1_440 + Int64(local.time.minutesSinceMidnight)
  }

  private func isFirst(_ left: Episode, before right: Episode) -> Bool {
    let isLeftIn = established.contains(left.id)
    if isLeftIn != established.contains(right.id) { return isLeftIn }
    return (left.span, left.id) < (right.span, right.id)
  }

  private func meetings(of claims: [Claim]) -> [Conflict] {
    var latest: [Resource: Claim] = [:]
    var found: [Conflict] = []
    for claim in claims {
      var isGuestFound = false
      for resource in resources(of: claim.episode) {
        if let other = latest[resource], claim.start < other.end,
          isMeeting(resource, claim.episode, other.episode),
          !(isGuestFound && resource.isDepartment)
        {
          found.append(conflict(resource.kind, other.episode, claim.episode))
          if case .guest = resource { isGuestFound = true }
        }
        if (latest[resource]?.end ?? .min) < claim.end { latest[resource] = claim }
      }
    }
    return found
  }

  /// Within one programme the slot says it all; a studio or a host adds nothing to it.
  private func isMeeting(_ resource: Resource, _ left: Episode, _ right: Episode) -> Bool {
    if case .programme = resource { return true }
    return left.programmeID != right.programmeID
  }

  private func conflict(_ kind: Conflict.Kind, _ left: Episode, _ right: Episode) -> Conflict {
    isFirst(left, before: right)
      ? Conflict(kind, of: right, with: left) : Conflict(kind, of: left, with: right)
  }

  /// Guests stand before departments, so that one who is in two places is not said twice.
  private func resources(of episode: Episode) -> [Resource] {
    var resources: [Resource] = [.programme(episode.programmeID)]
    if let studio = programmes[episode.programmeID]?.studio { resources.append(.studio(studio)) }
    resources += hosts(of: episode).map(Resource.host)
    resources += episode.guests.map(\.name).filter { !$0.isEmpty }.map(Resource.guest)
    resources += episode.departments.map(Resource.department)
    return resources
  }

  private func hosts(of episode: Episode) -> [PersonID] {
    guard episode.hosts.isEmpty else { return episode.hosts }
    return programmes[episode.programmeID]?.hosts.prefix(1).map(\.self) ?? []
  }
}

// MARK: - The same topic again

extension ConflictSearch {
  private struct Topic: Hashable {
    let programme: ProgrammeID
    let theme: String
  }

  private func repetitions(of claims: [Claim]) -> [Conflict] {
    var last: [Topic: Claim] = [:]
    var found: [Conflict] = []
    for claim in claims {
      let programme = claim.episode.programmeID
      let weeks = programmes[programme]?.themeRepeatWeeks ?? 0
      guard weeks > 0, claim.episode.edition != .feedback, let theme = claim.episode.theme else {
        continue
      }
      let topic = Topic(programme: programme, theme: PlainName.folded(theme))
      guard !topic.theme.isEmpty else { continue }
      if let earlier = last[topic], claim.start - earlier.start < Int64(weeks) * 7 * 1_440 {
        found.append(
          Conflict(.themeRepeated(weeks: weeks), of: claim.episode, with: earlier.episode))
      }
      last[topic] = claim
    }
    return found
  }
}

// MARK: - One episode and the calendar

extension ConflictSearch {
  private func solitary(_ episode: Episode) -> [Conflict] {
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
