// Which episode an entry of the overlay speaks of. People name one by its 编号 or by the day for
// which it was planned and its department; after a 改期 the new day names it as well.

import Language
import Timekeeping

/// The look-up of references among the episodes as they stand.
struct OverlayReference {
  let names: DirectoryNames
  let directory: Directory
  /// Written 编号 of rows that keep another identity.
  let aliases: [String: EpisodeID]

  /// What a reference means.
  enum Meaning {
    case episode(EpisodeID)
    /// Nothing; the nearest candidates.
    case unknown([Episode])
    /// More than one.
    case ambiguous([Episode])
  }

  func meaning(
    of reference: EpisodeReference, in episodes: [EpisodeID: Episode], programme: ProgrammeID?
  ) -> Meaning {
    switch reference {
    case .id(let text): meaning(ofID: text, in: episodes)
    case .dayAndDepartment(let day, let name):
      meaning(of: day, name, in: episodes.values.filter { isOf($0, programme) })
    }
  }

  /// `limin-2026-市医保局-1`, or `3月5日（周四）“市医保局”`.
  func wording(of reference: EpisodeReference) -> String {
    switch reference {
    case .id(let text): "“\(text)”"
    case .dayAndDepartment(let day, let name): "\(day.planWordingWithYear)“\(name)”"
    }
  }

  private func isOf(_ episode: Episode, _ programme: ProgrammeID?) -> Bool {
    programme.map { $0 == episode.programmeID } ?? true
  }

  private func meaning(ofID text: String, in episodes: [EpisodeID: Episode]) -> Meaning {
    let id = EpisodeID(rawValue: text)
    if episodes[id] != nil { return .episode(id) }
    let plain = PlainName.folded(text)
    if let alias = aliases[plain], episodes[alias] != nil { return .episode(alias) }
    let same = episodes.values.filter { PlainName.folded($0.id.rawValue) == plain }
    if same.count == 1, let only = same.first { return .episode(only.id) }
    if same.count > 1 { return .ambiguous(inOrder(same)) }
    let nearest = Suggestion.nearest(to: text, among: episodes.keys.map(\.rawValue).sorted())
    return .unknown(nearest.flatMap { episodes[EpisodeID(rawValue: $0)] }.map { [$0] } ?? [])
  }

  private func meaning(of day: CalendarDay, _ name: String, in episodes: [Episode]) -> Meaning {
    let department = names.department(named: name)
    let named = episodes.filter { isNamed($0, by: department, written: name) }
    // The planned day comes first: an append-only list keeps saying it after every move.
    for match in [
      named.filter { $0.writtenTime.day == day }, named.filter { $0.time.day == day },
    ] {
      if match.count == 1, let only = match.first { return .episode(only.id) }
      if match.count > 1 { return .ambiguous(inOrder(match)) }
    }
    let near = named.isEmpty ? episodes.filter { $0.time.day == day } : named
    let candidates = near.sorted {
      (distance($0, day), $0.id) < (distance($1, day), $1.id)
    }
    return .unknown(Array(candidates.prefix(3)))
  }

  private func isNamed(_ episode: Episode, by department: DepartmentID?, written: String) -> Bool {
    if let department { return episode.departments.contains(department) }
    let plain = PlainName.folded(written)
    return episode.groupWords.contains { PlainName.folded($0) == plain }
      || (episode.departments.isEmpty && plain == "待定")
  }

  private func distance(_ episode: Episode, _ day: CalendarDay) -> Int {
    abs(episode.time.earliest.day.daysSinceEpoch - day.daysSinceEpoch)
  }

  private func inOrder(_ episodes: [Episode]) -> [Episode] { episodes.sorted { $0.id < $1.id } }
}
