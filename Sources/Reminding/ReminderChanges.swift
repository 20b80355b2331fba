// Replanning is a set difference: identities are computed, so what is stored and what is planned can
// be laid over each other. What was sent, or has ended in any way, is never touched.

package import Timekeeping

/// What replanning needs to know of a stored reminder.
package struct StoredReminder: Hashable, Sendable, Identifiable {
  /// How it stands in the store.
  package enum Standing: String, CaseIterable, Hashable, Sendable {
    /// Nothing was tried yet.
    case open
    /// An attempt was made or it was sent: it is never touched again.
    case delivered
    /// Skipped or withdrawn; it may be asked for again.
    case ended
  }

  /// Its identity.
  package let id: ReminderID
  /// What it is about.
  package let subject: String
  /// The schedule generation it was planned for.
  package let generation: Int
  /// After this it is never sent.
  package let usefulUntil: Timestamp
  /// The fingerprint of what was stored.
  package let fingerprint: UInt64
  /// How it stands.
  package let standing: Standing

  /// A stored reminder; see the properties.
  package init(
    id: ReminderID, subject: String, generation: Int, usefulUntil: Timestamp, fingerprint: UInt64,
    standing: Standing
  ) {
    self.id = id
    self.subject = subject
    self.generation = generation
    self.usefulUntil = usefulUntil
    self.fingerprint = fingerprint
    self.standing = standing
  }

  /// What is stored of `reminder`.
  package init(_ reminder: Reminder, standing: Standing) {
    self.init(
      id: reminder.id, subject: reminder.subject, generation: reminder.generation,
      usefulUntil: reminder.usefulUntil, fingerprint: reminder.fingerprint, standing: standing)
  }
}

/// Why a reminder is recorded and never tried. The raw values are those of the deliveries' reasons.
package enum ReminderSkip: String, CaseIterable, Hashable, Sendable, Codable {
  /// The subject became known after the lead had passed.
  case knownTooLate
  /// The milestone is already done.
  case done
  /// The group is not configured.
  case noRobot
  /// It would be due when it is of no use any more.
  case tooLate
}

/// A reminder that is recorded with the reason why it will not leave.
package struct PlannedSkip: Hashable, Sendable {
  /// The reminder.
  package let reminder: Reminder
  /// Why.
  package let reason: ReminderSkip
  /// The reason in words, for people: `市住建局没有登记群`.
  package let wording: String

  /// A skip.
  package init(_ reminder: Reminder, _ reason: ReminderSkip, wording: String) {
    self.reminder = reminder
    self.reason = reason
    self.wording = wording
  }
}

/// Why a stored reminder is no longer true. The raw values are those of the deliveries' reasons.
package enum ReminderWithdrawal: String, CaseIterable, Hashable, Sendable, Codable {
  /// The episode moved.
  case rescheduled
  /// The episode is cancelled.
  case cancelled
  /// A special edition took its slot.
  case displaced
  /// The schedule no longer asks for it.
  case superseded
}

/// How a subject stands, for the reason of a withdrawal.
package struct SubjectStanding: Hashable, Sendable {
  /// Its present generation.
  package let generation: Int
  /// The fate that ends its reminders; nil while it will be on.
  package let end: ReminderWithdrawal?

  /// A standing.
  package init(generation: Int, end: ReminderWithdrawal? = nil) {
    self.generation = generation
    self.end = end
  }
}

/// What has to be done so that the stored reminders are the planned ones.
package struct ReminderChanges: Hashable, Sendable {
  /// New ones.
  package var add: [Reminder] = []
  /// No longer true.
  package var withdraw: [Withdrawn] = []
  /// Still true, with other times, words, group or people.
  package var refresh: [Reminder] = []
  /// Recorded with the reason why they will not leave; stored ones end so.
  package var skip: [PlannedSkip] = []
  /// How many stay as they are.
  package var keepCount = 0

  /// A stored reminder that is no longer true.
  package struct Withdrawn: Hashable, Sendable {
    /// Which.
    package let id: ReminderID
    /// Why.
    package let reason: ReminderWithdrawal
  }

  /// Nothing has to be done.
  package var isEmpty: Bool {
    add.isEmpty && withdraw.isEmpty && refresh.isEmpty && skip.isEmpty
  }
}

// MARK: - Difference

extension ReminderChanges {
  /// The difference between `planned` (with `skips`) and `stored`.
  ///
  /// A new reminder whose time has already passed when it is first asked for is recorded as known
  /// too late and never sent as if new. One that was skipped or withdrawn and is asked for again in
  /// time is added again. A stored one that is no longer planned only because its use is over is left
  /// to the courier, who says so.
  package init(
    from stored: [StoredReminder], to planned: [Reminder], skips: [PlannedSkip],
    standings: [String: SubjectStanding], now: Timestamp
  ) {
    var rest = Dictionary(stored.map { ($0.id, $0) }) { first, _ in first }
    for reminder in planned { place(reminder, over: rest.removeValue(forKey: reminder.id), now) }
    for skipped in skips {
      let row = rest.removeValue(forKey: skipped.reminder.id)
      if let row, row.standing != .open { continue }
      skip.append(skipped)
    }
    for row in stored where row.standing == .open && row.usefulUntil > now {
      guard rest[row.id] != nil else { continue }
      withdraw.append(
        Withdrawn(id: row.id, reason: ReminderChanges.reason(for: row, standings[row.subject])))
    }
  }

  private mutating func place(_ reminder: Reminder, over row: StoredReminder?, _ now: Timestamp) {
    let isAhead = reminder.dueAt > now || reminder.content.kind == .shortNotice
    switch row?.standing {
    case nil where isAhead: add.append(reminder)
    case nil:
      skip.append(PlannedSkip(reminder, .knownTooLate, wording: "安排知道得晚，提前量已过"))
    case .open where row?.fingerprint != reminder.fingerprint: refresh.append(reminder)
    case .ended where reminder.dueAt > now: add.append(reminder)
    case .open, .delivered, .ended: keepCount += 1
    }
  }

  private static func reason(
    for row: StoredReminder, _ standing: SubjectStanding?
  ) -> ReminderWithdrawal {
    guard let standing else { return .superseded }
    if let end = standing.end { return end }
    return standing.generation != row.generation ? .rescheduled : .superseded
  }
}

// MARK: - Fingerprints

extension Reminder {
  /// A number that differs when anything that is sent, or when it is sent, differs.
  package var fingerprint: UInt64 {
    var hash = StableHash()
    hash.feed(group)
    hash.feed(Int(dueAt.milliseconds))
    hash.feed(Int(usefulUntil.milliseconds))
    hash.feed((isUrgent ? 1 : 0) + (isExact ? 2 : 0) + (isProvisional ? 4 : 0))
    content.feed(into: &hash)
    return hash.number
  }
}

extension ReminderContent {
  func feed(into hash: inout StableHash) {
    hash.feed(kind.rawValue)
    hash.feed(name)
    hash.feed(text)
    episode.value.feed(into: &hash)
    hash.feed(addressee ?? "")
    hash.feed(mentions.count)
    for person in mentions { hash.feed(person) }
    hash.feed(dueBy)
    hash.feed(feedbackAt)
    hash.feed((needsAck ? 1 : 0) + (isUrgent ? 2 : 0) + (isProvisional ? 4 : 0))
    hash.feed(skipped.count)
    for step in skipped {
      hash.feed(step.name)
      hash.feed(NotedTime(step.plannedAt))
      hash.feed(step.dueBy)
    }
  }
}

extension EpisodeFacts {
  /// A number that differs when anything that groups are told differs.
  package var fingerprint: UInt64 {
    var hash = StableHash()
    feed(into: &hash)
    return hash.number
  }

  func feed(into hash: inout StableHash) {
    hash.feed(episodeID)
    hash.feed(keyword)
    hash.feed(programme)
    hash.feed(edition)
    for list in [departments, groupWords, hosts, guests.flatMap { [$0.name, $0.title] }] {
      hash.feed(list.count)
      for text in list { hash.feed(text) }
    }
    hash.feed(theme ?? "")
    switch air {
    case .day(let start, let end):
      hash.feed(start)
      hash.feed(NotedTime(end))
    case .month(let year, let month): hash.feed(year * 12 + month)
    }
    hash.feed(zone.identifier)
    switch fate {
    case .on: hash.feed(0)
    case .cancelled(let reason): hash.feed("cancelled " + reason)
    case .displaced(let reason): hash.feed("displaced " + reason)
    case .aired: hash.feed(1)
    }
    hash.feed(generation)
  }
}

extension StableHash {
  mutating func feed(_ time: NotedTime?) {
    guard let time else { return feed(-1) }
    feed(time.local.day.daysSinceEpoch * 1_440 + time.local.time.minutesSinceMidnight)
    feed(time.note ?? "")
  }
}
