// 更正: what was announced and is no longer so is said once, after the edits have calmed down; an edit
// that was undone is never mentioned. All decisions are made here, with `now` as a parameter.

package import Timekeeping

/// What one group was told about one episode.
package struct AnnouncedEpisode: Hashable, Sendable, Codable {
  /// The group.
  package let group: String
  /// What it was told.
  package let facts: EpisodeFacts
  /// How many corrections it has had; part of the next one's identity.
  package let corrections: Int

  /// What was told.
  package init(group: String, facts: EpisodeFacts, corrections: Int = 0) {
    self.group = group
    self.facts = facts
    self.corrections = corrections
  }
}

/// One thing that changed.
package enum CorrectionChange: Hashable, Sendable, Codable {
  /// 改期
  case time
  /// The departments are others.
  case departments
  /// The topic is another.
  case theme
  /// 换人
  case guests
  /// 换主持
  case hosts
  /// 停播, 顶替, or on again.
  case fate
}

/// A correction that is ready to be said.
package struct Correction: Hashable, Sendable, Codable, Identifiable {
  /// Its identity; the same whenever it is decided.
  package let id: String
  /// The group.
  package let group: String
  /// What the group was told.
  package let from: EpisodeFacts
  /// What is so.
  package let to: EpisodeFacts
  /// What differs, in the order in which it is said; never empty.
  package let changes: [CorrectionChange]
  /// After this nobody needs it: the later of the old and the new start.
  package let usefulUntil: Timestamp
  /// The show is near: goes first and alone.
  package let isUrgent: Bool
  /// What the group knows once this was sent.
  package let announced: AnnouncedEpisode
}

/// What to do about an announced episode that may have changed.
package enum CorrectionStep: Hashable, Sendable {
  /// What was told is so again, or nobody needs to know any more.
  case none
  /// Not yet; ask again at that instant. The episode's ordinary reminders wait for it.
  case wait(until: Timestamp)
  /// Say it now.
  case issue(Correction)
}

/// When a correction is said.
package struct CorrectionPolicy: Hashable, Sendable {
  /// It is said when no edit came for so long.
  package var quiet: Duration
  /// It is said at the latest so long after the first edit.
  package var atMost: Duration
  /// It is said at once when the show is nearer than this.
  package var near: Duration
  /// It waits for the end of these hours, unless the show is near or on that very day.
  package var quietHours: QuietHours?

  /// The usual policy: two minutes, ten minutes, an hour.
  package init(
    quiet: Duration = .seconds(120), atMost: Duration = .seconds(600),
    near: Duration = .seconds(3_600), quietHours: QuietHours? = .usual
  ) {
    self.quiet = quiet
    self.atMost = atMost
    self.near = near
    self.quietHours = quietHours
  }
}

// MARK: - Deciding

extension CorrectionPolicy {
  /// What to do now about `announced`, when the episode is `present`, and edits of it were adopted
  /// from `firstEditAt` to `lastEditAt`. An episode that vanished is passed as cancelled.
  package func nextStep(
    for announced: AnnouncedEpisode, present: EpisodeFacts, firstEditAt: Timestamp,
    lastEditAt: Timestamp, at now: Timestamp
  ) -> CorrectionStep {
    let changes = CorrectionPolicy.changes(from: announced.facts, to: present)
    guard !changes.isEmpty else { return .none }
    let starts = [announced.facts, present].map { CorrectionPolicy.lastUse(of: $0) }
    let usefulUntil = max(starts[0], starts[1])
    guard now < usefulUntil else { return .none }
    let soonest = starts.filter { $0 > now }.min() ?? usefulUntil
    let isNear = soonest - now < near
    let at = isNear ? now : calm(firstEditAt, lastEditAt, present.zone, soonest)
    guard at <= now else { return .wait(until: at) }
    return .issue(
      correction(
        of: announced, to: present, changes, usefulUntil: usefulUntil, isUrgent: isNear))
  }

  /// When the edits have calmed down and telephones may ring.
  private func calm(
    _ first: Timestamp, _ last: Timestamp, _ zone: Zone, _ soonest: Timestamp
  ) -> Timestamp {
    let at = min(last + quiet, first + atMost)
    let local = zone.local(of: at)
    guard let morning = quietHours?.edges(around: local)?.morning else { return at }
    let isShowDay = zone.local(of: soonest).day == local.day
    let rings = zone.timestamp(of: LeadReckoner.spread(morning, by: UInt64(at.seconds.magnitude)))
    return isShowDay || rings + near > soonest ? at : max(rings, at)
  }

  private func correction(
    of announced: AnnouncedEpisode, to present: EpisodeFacts, _ changes: [CorrectionChange],
    usefulUntil: Timestamp, isUrgent: Bool
  ) -> Correction {
    var hash = StableHash(["correction", present.episodeID, announced.group])
    hash.feed(announced.corrections)
    hash.feed(Int(truncatingIfNeeded: announced.facts.fingerprint))
    hash.feed(Int(truncatingIfNeeded: present.fingerprint))
    return Correction(
      id: hash.text, group: announced.group, from: announced.facts, to: present, changes: changes,
      usefulUntil: usefulUntil, isUrgent: isUrgent,
      announced: AnnouncedEpisode(
        group: announced.group, facts: present, corrections: announced.corrections + 1))
  }

  /// What groups must be told when `old` became `new`, in the order in which it is said. An episode
  /// that was aired is no change.
  package static func changes(from old: EpisodeFacts, to new: EpisodeFacts) -> [CorrectionChange] {
    if case .aired = new.fate { return [] }
    var changes: [CorrectionChange] = []
    if !isSameFate(old.fate, new.fate) { changes.append(.fate) }
    if case .on = new.fate {
      if !isSameTime(old.air, new.air) { changes.append(.time) }
      if old.departments != new.departments || old.groupWords != new.groupWords {
        changes.append(.departments)
      }
      if old.guests != new.guests, !old.guests.isEmpty { changes.append(.guests) }
      if old.hosts != new.hosts, !old.hosts.isEmpty { changes.append(.hosts) }
      if old.theme != new.theme, old.theme != nil { changes.append(.theme) }
    }
    return changes
  }

  /// Reasons that are reworded are no news.
  private static func isSameFate(_ old: FateFacts, _ new: FateFacts) -> Bool {
    switch (old, new) {
    case (.on, .on), (.cancelled, .cancelled), (.displaced, .displaced), (.aired, .aired): true
    case (.on, _), (.cancelled, _), (.displaced, _), (.aired, _): false
    }
  }

  /// A day's note is no part of its time.
  private static func isSameTime(_ old: AirFacts, _ new: AirFacts) -> Bool {
    switch (old, new) {
    case (.day(let start, let end), .day(let otherStart, let otherEnd)):
      start.local == otherStart.local && end == otherEnd
    case (.month(let year, let month), .month(let otherYear, let otherMonth)):
      year == otherYear && month == otherMonth
    case (.day, .month), (.month, .day): false
    }
  }

  /// Air start, or the end of the month whose day is open.
  private static func lastUse(of facts: EpisodeFacts) -> Timestamp {
    switch facts.air {
    case .day(let start, _): return facts.zone.timestamp(of: start.local)
    case .month(let year, let month):
      guard let first = CalendarDay(year: year, month: month, day: 1) else { return .distantFuture }
      return facts.zone.timestamp(
        of: LocalDateTime(day: first.adding(months: 1), time: .midnight))
    }
  }
}
