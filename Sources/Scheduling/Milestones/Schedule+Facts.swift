// From an episode to what a message may say of it: codes become the directory's short names.

package import Reminding
import Timekeeping

extension Schedule {
  /// What a message may say of `episode`; nil when its programme is unknown.
  package func facts(of episode: Episode, keyword: String) -> EpisodeFacts? {
    guard let programme = programmes[episode.programmeID] else { return nil }
    return EpisodeFacts(
      episodeID: episode.id.rawValue, keyword: keyword, programme: programme.name,
      edition: episode.edition.wording,
      departments: episode.departments.map { directory.shortName(of: $0) },
      groupWords: episode.groupWords, theme: episode.theme,
      guests: episode.guests.map { GuestFacts(name: $0.name, title: $0.title) },
      hosts: (episode.hosts.isEmpty ? Array(programme.hosts.prefix(1)) : episode.hosts)
        .map(\.rawValue),
      air: air(of: episode.time), zone: programme.zone, fate: episode.fate.facts,
      generation: episode.generation)
  }

  private func sense(of day: CalendarDay) -> String? {
    DateWording(calendar: holidays, today: day).workingSense(of: day)
  }

  private func air(of time: EpisodeTime) -> AirFacts {
    switch time {
    case .month(let year, let month): .month(year: year, month: month)
    case .day(let start, let end):
      .day(start: NotedTime(start, note: sense(of: start.day)), end: end)
    }
  }
}

extension Fate {
  /// What groups are told of it.
  package var facts: FateFacts {
    switch self {
    case .on: .on
    case .displaced(_, let reason): .displaced(reason: reason)
    case .cancelled(let reason): .cancelled(reason: reason)
    case .aired: .aired
    }
  }
}

extension Directory {
  /// The short name that messages use; the code itself for a department that is not listed.
  package func shortName(of department: DepartmentID) -> String {
    guard let entry = departments[department] else { return department.rawValue }
    return entry.shortName.isEmpty ? entry.name : entry.shortName
  }
}
