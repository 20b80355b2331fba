// The pass over all episodes by time in which those that meet are found: for each resource only the
// claim that lasts longest so far is kept, so that the pass is linear however many claims overlap.

import Timekeeping

/// Episodes in order of time.
struct ConflictSweep {
  private let search: ConflictSearch
  private let episodes: [Episode]
  private let claims: [Claim]

  /// The interval of an episode, in minutes that can be compared across zones.
  private struct Claim {
    let index: Int
    let start: Int64
    let end: Int64
  }

  init(_ search: ConflictSearch, over episodes: [Episode]) {
    let hasOneZone = Set(search.programmes.values.map(\.zone)).count <= 1
    var claims: [Claim] = []
    claims.reserveCapacity(episodes.count)
    for index in episodes.indices where episodes[index].fate == .on {
      guard case .day(let start, let end) = episodes[index].time else { continue }
      // Wall clocks of one zone compare by themselves; asking the zone costs a hundred times more.
      let zone = hasOneZone ? nil : search.programmes[episodes[index].programmeID]?.zone
      claims.append(
        Claim(
          index: index, start: ConflictSweep.minutes(start, in: zone),
          end: ConflictSweep.minutes(end, in: zone)))
    }
    // By start; among equals the better claim first.
    self.claims = claims.sorted {
      $0.start != $1.start
        ? $0.start < $1.start : search.isFirst(episodes[$0.index], before: episodes[$1.index])
    }
    self.search = search
    self.episodes = episodes
  }

  static func minutes(_ local: LocalDateTime, in zone: Zone?) -> Int64 {
    if let zone { return zone.timestamp(of: local).seconds / 60 }
    return Int64(local.day.daysSinceEpoch) * 1_440 + Int64(local.time.minutesSinceMidnight)
  }
}

// MARK: - Two episodes at one time

extension ConflictSweep {
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
  }

  func meetings() -> [Conflict] {
    var latest: [Resource: Claim] = [:]
    var found: [Conflict] = []
    for claim in claims {
      var met: [Conflict.Kind] = []
      for resource in resources(of: episodes[claim.index]) {
        let other = latest[resource]
        if let other, claim.start < other.end, isMeeting(resource, claim, other, met) {
          found.append(conflict(resource.kind, other, claim))
          met.append(resource.kind)
        }
        if (other?.end ?? .min) < claim.end { latest[resource] = claim }
      }
    }
    return found
  }

  /// Within one programme the slot says it all; a studio or a host adds nothing to it. A guest who is
  /// in two places says it for the department.
  private func isMeeting(
    _ resource: Resource, _ claim: Claim, _ other: Claim, _ met: [Conflict.Kind]
  ) -> Bool {
    let isOtherProgramme =
      episodes[claim.index].programmeID != episodes[other.index].programmeID
    switch resource {
    case .programme: return true
    case .studio, .host, .guest: return isOtherProgramme
    case .department:
      let hasMetGuest = met.contains {
        if case .guestBusy = $0 { return true }
        return false
      }
      return isOtherProgramme && !hasMetGuest
    }
  }

  private func conflict(_ kind: Conflict.Kind, _ left: Claim, _ right: Claim) -> Conflict {
    let (left, right) = (episodes[left.index], episodes[right.index])
    return search.isFirst(left, before: right)
      ? Conflict(kind, of: right, with: left) : Conflict(kind, of: left, with: right)
  }

  /// Guests stand before departments, so that one who is in two places is not said twice.
  private func resources(of episode: Episode) -> [Resource] {
    var resources: [Resource] = [.programme(episode.programmeID)]
    if let studio = search.programmes[episode.programmeID]?.studio {
      resources.append(.studio(studio))
    }
    for host in search.hosts(of: episode) { resources.append(.host(host)) }
    for guest in episode.guests where !guest.name.isEmpty { resources.append(.guest(guest.name)) }
    for department in episode.departments { resources.append(.department(department)) }
    return resources
  }
}

// MARK: - The same topic again

extension ConflictSweep {
  /// What may not be repeated too soon.
  struct Topic: Hashable {
    let programme: ProgrammeID
    let theme: String
  }

  func repetitions() -> [Conflict] {
    var last: [Topic: Claim] = [:]
    var found: [Conflict] = []
    for claim in claims {
      guard let topic = topic(of: episodes[claim.index]) else { continue }
      let weeks = search.programmes[topic.programme]?.themeRepeatWeeks ?? 0
      if let earlier = last[topic], claim.start - earlier.start < Int64(weeks) * 7 * 1_440 {
        found.append(
          Conflict(
            .themeRepeated(weeks: weeks), of: episodes[claim.index],
            with: episodes[earlier.index]))
      }
      last[topic] = claim
    }
    return found
  }

  private func topic(of episode: Episode) -> Topic? { search.topic(of: episode) }
}

extension ConflictSearch {
  /// What may be repeated; feedback editions always speak of the same.
  func topic(of episode: Episode) -> ConflictSweep.Topic? {
    guard (programmes[episode.programmeID]?.themeRepeatWeeks ?? 0) > 0,
      episode.edition != .feedback, let theme = episode.theme.map({ PlainName.folded($0) }),
      !theme.isEmpty
    else { return nil }
    return ConflictSweep.Topic(programme: episode.programmeID, theme: theme)
  }
}
