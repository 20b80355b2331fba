// Two episodes in each other's way, or one in the way of the calendar. Intervals are half-open, so
// touching and midnight are no conflict. Only what is certain holds a row; the rest is said.

package import Language
import Timekeeping

/// One conflict.
package struct Conflict: Hashable, Sendable {
  /// What is in the way.
  package enum Kind: Hashable, Sendable {
    /// Two episodes of one programme overlap.
    case slotTaken
    /// Two programmes use one studio at the same time.
    case studioBusy(String)
    /// A host is in two places.
    case hostBusy(PersonID)
    /// A guest is in two places.
    case guestBusy(String)
    /// A department is in two places.
    case departmentBusy(DepartmentID)
    /// A statutory holiday, by name.
    case onHoliday(String)
    /// Outside the window of a campaign it names.
    case outsideCampaign(Campaign)
    /// The same topic again within so many weeks.
    case themeRepeated(weeks: Int)
    /// A host is away that day.
    case hostAway(PersonID)
    /// A guest is away that day, or the head's leave is written down and the head still comes.
    case guestOnLeave(String)
  }

  /// What is in the way.
  package let kind: Kind
  /// The episode that is complained of: the later claimant.
  package let episode: Episode
  /// The one it meets; nil for conflicts with the calendar.
  package let other: Episode?

  /// A conflict; see the properties.
  package init(_ kind: Kind, of episode: Episode, with other: Episode? = nil) {
    self.kind = kind
    self.episode = episode
    self.other = other
  }

  /// Its stable name, which a waiver in the file names.
  package var id: DiagnosticID {
    switch kind {
    case .slotTaken: .slotTaken
    case .studioBusy: .studioBusy
    case .hostBusy: .hostBusy
    case .guestBusy: .guestBusy
    case .departmentBusy: .departmentBusy
    case .onHoliday: .onHoliday
    case .outsideCampaign: .outsideCampaign
    case .themeRepeated: .themeRepeated
    case .hostAway: .hostAway
    case .guestOnLeave: .guestOnLeave
    }
  }

  /// Whether the episode that is complained of is not adopted while the conflict stands.
  package var holdsEpisode: Bool {
    switch kind {
    case .slotTaken, .studioBusy: true
    case .hostBusy, .guestBusy, .departmentBusy, .onHoliday, .outsideCampaign, .themeRepeated,
      .hostAway, .guestOnLeave:
      false
    }
  }

  /// The conflicts that a waiver may silence.
  package static let waivable: [DiagnosticID] = [
    .slotTaken, .studioBusy, .hostBusy, .guestBusy, .departmentBusy, .onHoliday, .outsideCampaign,
    .themeRepeated, .hostAway, .guestOnLeave,
  ]

  /// Whether a waiver with a reason, at either of the two episodes, silences it.
  package var isWaived: Bool {
    waivers.contains { $0.waives(id) }
  }

  /// The episodes whose waiver silences it.
  var waivers: [Episode] { [episode, other].compactMap(\.self).filter { $0.waives(id) } }
}

extension Conflict {
  /// The first of each kind that is said of an episode.
  static func unique(_ conflicts: [Conflict]) -> [Conflict] {
    var seen: Set<Saying> = []
    return conflicts.filter { seen.insert(Saying(id: $0.id, episode: $0.episode.id)).inserted }
  }

  private struct Saying: Hashable {
    let id: DiagnosticID
    let episode: EpisodeID
  }

  /// How far its causes reach.
  var reach: ConflictReach {
    switch kind {
    case .slotTaken, .studioBusy, .hostBusy, .guestBusy, .departmentBusy: .meeting
    case .themeRepeated: .repetition
    case .onHoliday, .outsideCampaign, .hostAway, .guestOnLeave: .solitary
    }
  }
}

/// How far the causes of a conflict reach.
enum ConflictReach: Hashable, Sendable {
  /// Episodes at the same time.
  case meeting
  /// Episodes of the same topic.
  case repetition
  /// The episode alone.
  case solitary
}

extension Episode {
  /// Whether this episode silences `id`, with a reason.
  fileprivate func waives(_ id: DiagnosticID) -> Bool {
    waivers[id.rawValue].map { !$0.allSatisfy(\.isWhitespace) } ?? false
  }
}
