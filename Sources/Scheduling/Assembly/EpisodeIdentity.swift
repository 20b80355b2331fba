// The text of an episode's identity: short enough for a chat, stable, and readable by a producer.
// `limin-2026-市医保局-1` is the first row of that department in the programme's plan of 2026.

/// How identities are written.
package enum EpisodeIdentity {
  /// The identity of the `ordinal`-th row of `label` in a plan.
  package static func computed(
    programme: ProgrammeID, planYear: Int, label: String, ordinal: Int
  ) -> EpisodeID {
    EpisodeID(rawValue: "\(programme.rawValue)-\(planYear)-\(label)-\(ordinal)")
  }

  /// What rows and episodes of one department have in common: its code; the first group word; or the
  /// kind of edition while nobody is named.
  package static func label(
    departments: [DepartmentID], groupWords: [String], edition: EditionKind
  ) -> String {
    let label = departments.first?.rawValue ?? groupWords.first ?? ""
    return label.isEmpty ? edition.openLabel : label
  }

  /// The same, of an episode.
  package static func label(of episode: Episode) -> String {
    label(
      departments: episode.departments, groupWords: episode.groupWords, edition: episode.edition)
  }

  /// How `label` is written in an identity: by its short name where it is a department's. What would
  /// break an address or a line of the overlay is left out.
  package static func written(_ label: String, in directory: Directory) -> String {
    let name = directory.departments[DepartmentID(rawValue: label)]?.shortName ?? label
    let plain = name.filter { !$0.isWhitespace && !"/\\#?&%:,'\"{}[]".contains($0) }
    return plain.isEmpty ? "期" : plain
  }

  /// The special edition that takes the slot of `displaced`.
  package static func special(displacing displaced: EpisodeID) -> EpisodeID {
    EpisodeID(rawValue: displaced.rawValue + "-顶替")
  }

  /// The next round of `displaced`.
  package static func nextRound(of displaced: EpisodeID) -> EpisodeID {
    EpisodeID(rawValue: displaced.rawValue + "-下一轮")
  }

  /// The same with the next ordinal; a text without one gets a second.
  static func next(after id: EpisodeID) -> EpisodeID {
    let parts = id.rawValue.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last, let ordinal = Int(last), ordinal < 1_000_000
    else { return EpisodeID(rawValue: id.rawValue + "-2") }
    return EpisodeID(rawValue: parts.dropLast().joined(separator: "-") + "-\(ordinal + 1)")
  }
}

extension EditionKind {
  /// Stands for the department while nobody is named.
  fileprivate var openLabel: String {
    switch self {
    case .regular: "待定"
    case .special: "特别节目"
    case .feedback: "回音壁"
    }
  }
}
