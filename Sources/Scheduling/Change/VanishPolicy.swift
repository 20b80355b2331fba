// What becomes of episodes that are still to come and stand in no file any more. A row may be gone
// because somebody deleted it, or because an editor was caught in the middle of saving: one or two
// are believed after a while, more are not believed without a person.

import Language
package import Timekeeping

/// When a vanished episode counts as cancelled.
package struct VanishPolicy: Hashable, Sendable {
  /// How many may go at once without a person's word.
  package let limit: Int
  /// How long they stay all the same.
  package let notice: Duration

  /// Up to `limit` episodes are cancelled when they have been missed for `notice`.
  package init(limit: Int = 2, notice: Duration = .seconds(600)) {
    self.limit = limit
    self.notice = notice
  }

  /// What is known about the episodes that are missing.
  package struct Memory: Hashable, Sendable, Codable {
    /// When each was first missed, kept from one reading to the next.
    package var missedSince: [EpisodeID: Timestamp]
    /// Those that wait for a person; they go on waiting when others of them come back or are over.
    package var held: Set<EpisodeID>
    /// Those whose going a person has confirmed.
    package var confirmed: Set<EpisodeID>

    /// A memory; empty at first.
    package init(
      missedSince: [EpisodeID: Timestamp] = [:], held: Set<EpisodeID> = [],
      confirmed: Set<EpisodeID> = []
    ) {
      self.missedSince = missedSince
      self.held = held
      self.confirmed = confirmed
    }
  }

  /// What to do with one vanished episode.
  package enum Verdict: Hashable, Sendable {
    /// It stays as it was until this instant, then it is cancelled.
    case leavesAt(Timestamp)
    /// It is cancelled now.
    case cancelled
    /// It stays as it was until a person confirms (`hotline confirm`) or the row comes back.
    case held
  }

  /// The judgement over one reading.
  package struct Decision: Sendable {
    /// The new episodes, and those that stay or are kept as cancelled; by identity.
    package let episodes: [Episode]
    /// What was decided for each vanished episode.
    package let verdicts: [EpisodeID: Verdict]
    /// To be handed back with the next reading.
    package let memory: Memory
    /// When the next cancellation falls due without any new reading; nil when none does.
    package let nextAt: Timestamp?

    /// The vanished episodes that wait for a person, by identity.
    package var held: [EpisodeID] {
      verdicts.filter { $0.value == .held }.map(\.key).sorted()
    }
  }

  /// Judges a reading: which of the `adopted` episodes that `new` lacks stay, leave or wait.
  ///
  /// Only episodes that are on and not yet over count as vanished. The others stay on record as they
  /// are, so that their identity is never given away again, until the year after their plan's is
  /// over. `zone` is that of the episodes' clock times.
  package func decide(
    adopted: [Episode], new: [Episode], memory: Memory, at now: Timestamp,
    zone: (ProgrammeID) -> Zone
  ) -> Decision {
    let present = Set(new.map(\.id))
    let isComplete = adopted.allSatisfy { present.contains($0.id) }
    if isComplete {
      return Decision(episodes: new, verdicts: [:], memory: Memory(), nextAt: nil)
    }
    let sayings = Set(new.map(Saying.init))
    // What stands in the plan under another identity was answered or renumbered; it is not gone.
    let adopted = adopted.filter { present.contains($0.id) || !sayings.contains(Saying($0)) }
    let coming = adopted.filter {
      $0.fate == .on && zone($0.programmeID).timestamp(of: $0.time.latest) > now
    }
    let vanished = coming.filter { !present.contains($0.id) }
    let gone = Set(vanished.map(\.id))
    let settled = adopted.filter {
      !present.contains($0.id) && !gone.contains($0.id)
        && zone($0.programmeID).local(of: now).day.year <= $0.planYear + 1
    }
    // A file that is named no more, and of which nothing that was still to come is found elsewhere:
    // one that was renamed or replaced by a revised one is none of them.
    let lostFiles = Set(vanished.map(\.span.file)).subtracting(new.map(\.span.file))
      .subtracting(coming.filter { present.contains($0.id) }.map(\.span.file))
    let isTooMany = gone.subtracting(memory.confirmed).count > limit

    var verdicts: [EpisodeID: Verdict] = [:]
    var next = Memory(confirmed: memory.confirmed.intersection(gone))
    var episodes = new + settled
    for episode in vanished {
      let id = episode.id
      let missedAt = min(memory.missedSince[id] ?? now, now)
      let isHeld =
        isTooMany || lostFiles.contains(episode.span.file) || memory.held.contains(id)
      let verdict = verdict(
        isConfirmed: memory.confirmed.contains(id), isHeld: isHeld, missedAt: missedAt, now: now)
      next.missedSince[id] = missedAt
      if verdict == .held { next.held.insert(id) }
      verdicts[id] = verdict
      episodes.append(kept(episode, under: verdict))
    }
    return Decision(
      episodes: episodes.sorted { $0.id < $1.id }, verdicts: verdicts, memory: next,
      nextAt: verdicts.values.compactMap(\.instant).min())
  }

  /// What an episode says, whatever it is called.
  struct Saying: Hashable {
    let programmeID: ProgrammeID
    let time: EpisodeTime
    let departments: [DepartmentID]
    let groupWords: [String]
    let theme: String?

    init(_ episode: Episode) {
      programmeID = episode.programmeID
      time = episode.time
      departments = episode.departments
      groupWords = episode.groupWords
      theme = episode.theme
    }
  }

  private func verdict(
    isConfirmed: Bool, isHeld: Bool, missedAt: Timestamp, now: Timestamp
  ) -> Verdict {
    if isConfirmed { return .cancelled }
    if isHeld { return .held }
    let leavesAt = missedAt + notice
    return leavesAt <= now ? .cancelled : .leavesAt(leavesAt)
  }

  private func kept(_ episode: Episode, under verdict: Verdict) -> Episode {
    switch verdict {
    case .leavesAt, .held: return episode
    case .cancelled:
      var gone = episode
      gone.fate = .cancelled(reason: VanishPolicy.reason)
      return gone
    }
  }

  /// The reason that stands at an episode whose row was deleted.
  package static let reason = "计划中已删除这一期"
}

extension VanishPolicy.Verdict {
  /// When it becomes due; nil when it is settled or waits for a person.
  fileprivate var instant: Timestamp? {
    switch self {
    case .leavesAt(let instant): instant
    case .cancelled, .held: nil
    }
  }
}
