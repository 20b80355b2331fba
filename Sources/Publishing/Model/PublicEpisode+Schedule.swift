// From the adopted schedule to what the public may know of it. Fields are named one by one: what is
// not named here does not come along.

package import Questions
package import Scheduling
package import Timekeeping

extension PublicEpisode {
  /// What the public may know of `episode` at `now`; an episode whose end has passed was on the air
  /// unless it was cancelled or postponed.
  package init(
    _ episode: Episode, zone: Zone, publishedAt: Timestamp, updatedAt: Timestamp? = nil,
    at now: Timestamp
  ) {
    self.init(
      code: EpisodeCode(rawValue: episode.id.rawValue),
      programme: ProgrammeCode(rawValue: episode.programmeID.rawValue), edition: episode.edition,
      time: episode.time, state: PublicEpisodeState(episode, zone: zone, at: now),
      theme: episode.theme,
      departments: episode.departments.map { DepartmentCode(rawValue: $0.rawValue) },
      groupWords: episode.groupWords, guests: episode.publicGuests,
      hosts: episode.hosts.map(\.rawValue), campaigns: episode.campaigns,
      publishedAt: publishedAt, updatedAt: updatedAt)
  }
}

extension PublicEpisodeState {
  /// The state of `episode` at `now`.
  package init(_ episode: Episode, zone: Zone, at now: Timestamp) {
    switch episode.fate {
    case .on: self = zone.timestamp(of: episode.time.latest) <= now ? .aired : .coming
    case .aired: self = .aired
    case .cancelled(let reason): self = .cancelled(reason: reason)
    case .displaced(_, let reason): self = .postponed(reason: reason)
    }
  }
}

extension PublicProgramme {
  /// What the public may know of `programme`.
  package init(_ programme: Programme) {
    self.init(
      code: ProgrammeCode(rawValue: programme.id.rawValue), name: programme.name,
      channels: programme.channels)
  }
}

extension PublicCampaign {
  /// What the public may know of `campaign`.
  package init(_ campaign: Campaign, publishedAt: Timestamp) {
    self.init(
      name: campaign.name, theme: campaign.theme, from: campaign.from, through: campaign.through,
      activities: campaign.activities, publishedAt: publishedAt)
  }
}

extension Directory {
  /// The departments' names as pages print them.
  package var publicDepartments: [DepartmentCode: String] {
    var names: [DepartmentCode: String] = [:]
    for department in departments.values {
      names[DepartmentCode(rawValue: department.id.rawValue)] = department.name
    }
    return names
  }
}

extension Episode {
  /// The guests who came, or those who are to come.
  fileprivate var publicGuests: [PublicGuest] {
    var guests = guests
    if case .aired(let record) = fate, !record.guests.isEmpty { guests = record.guests }
    return guests.map { PublicGuest(name: $0.name, title: $0.title) }
  }
}
