// 豁免: a conflict that somebody wants as it is, by its id and with a reason. It silences exactly that
// one at that episode, and says so when there is nothing to silence.

import Language

/// The check of all waivers against the conflicts that were found.
enum Waivers {
  /// The conflicts that no waiver silences.
  static func standing(_ conflicts: [Conflict]) -> [Conflict] {
    conflicts.filter { !$0.isWaived }
  }

  /// Which waiver of which episode silenced something.
  static func used(by conflicts: [Conflict]) -> Set<Use> {
    Set(
      conflicts.flatMap { conflict in
        conflict.waivers.map { Use(episode: $0.id, diagnostic: conflict.id.rawValue) }
      })
  }

  /// One waiver of one episode.
  struct Use: Hashable {
    let episode: EpisodeID
    let diagnostic: String
  }

  /// Complaints about waivers without a reason, of what cannot be waived, and of nothing.
  static func complaints(about episodes: [Episode], used: Set<Use>) -> [PlanDiagnostic] {
    episodes.filter { !$0.waivers.isEmpty }.flatMap { episode in
      episode.waivers.sorted { $0.key < $1.key }.compactMap {
        complaint(about: $0.key, reason: $0.value, of: episode, used: used)
      }
    }
  }

  private static func complaint(
    about id: String, reason: String, of episode: Episode, used: Set<Use>
  ) -> PlanDiagnostic? {
    if reason.allSatisfy(\.isWhitespace) {
      return PlanDiagnostic(
        .reasonMissing, at: episode.span, "豁免 \(id) 要写明理由，暂不生效。",
        found: id, remedy: "\(id): 理由")
    }
    guard Conflict.waivable.contains(where: { $0.rawValue == id }) else {
      return impossible(id, at: episode.span)
    }
    guard episode.fate == .on, !used.contains(Use(episode: episode.id, diagnostic: id)) else {
      return nil
    }
    return PlanDiagnostic(
      .waiverUnused, at: episode.span, "这一期并没有 \(id) 这种冲突，豁免没有用上，可以删去。",
      found: id)
  }

  /// The complaint about a waiver of something that is no conflict.
  static func impossible(_ id: String, at span: SourceSpan) -> PlanDiagnostic {
    let ids = Conflict.waivable.map(\.rawValue)
    return PlanDiagnostic(
      .waiverImpossible, at: span, "“\(id)”不能豁免，能豁免的只有期次之间的冲突。",
      found: id, expected: ids.joined(separator: "、"),
      remedy: Suggestion.nearest(to: id, among: ids))
  }
}
