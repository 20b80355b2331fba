// How deliveries end otherwise than by being accepted. A first part takes the others with it, a group
// that may have heard something counts as told, and what is still of use finds another delivery.

import Delivering
import Logging
import Reminding
import Scheduling
import Storage
import Timekeeping

/// What ended in one transaction, for the counters and the journal, and what follows from it.
struct Endings: Sendable {
  /// One delivery.
  struct Ended: Sendable {
    var id: DeliveryID
    var robot: RobotName
    var ending: DeliveryEnding
    var lateness: Duration
  }

  var ended: [Ended] = []
  /// Reminders wait for another delivery.
  var hasGivenBack = false
  /// A group knows what is no longer so.
  var hasEdits = false
  /// Administrators are told something.
  var hasAlarms = false
}

extension DeliveryDesk {
  /// Ends a delivery that was not accepted. What of it may have arrived counts as told; the other
  /// parts of its message, which alone would say half, end with it.
  func end(
    _ row: DeliveryRow, as ending: DeliveryEnding, into endings: inout Endings, _ ledger: Ledger,
    at now: Timestamp
  ) throws {
    guard try ledger.end(row, as: ending, at: now) else { return }
    endings.note(row, ending, at: now)
    if row.tally.mayHaveArrived, try announce(row, told: nil, ledger, at: now) {
      endings.hasEdits = true
    }
    guard row.part == 1, row.partCount > 1 else { return }
    for part in try ledger.parts(of: row.id) where part.endedAt == nil {
      if part.state == .claimed {
        revocations.revoke(part.id, in: ledger)
      } else if try ledger.end(part, as: ending, at: now) {
        endings.note(part, ending, at: now)
      }
    }
  }

  /// Ends a delivery whose useful time is over. A digest is over with the first of its reminders:
  /// those that are still of use wait for another delivery.
  func expire(
    _ row: DeliveryRow, into endings: inout Endings, _ ledger: Ledger, at now: Timestamp
  ) throws {
    switch RetryPolicy.end(ofExpired: row.tally) {
    case .skipped(let reason):
      try end(row, as: .skipped(reason), into: &endings, ledger, at: now)
    case .abandoned(let reason):
      try end(row, as: .abandoned(reason), into: &endings, ledger, at: now)
      // Of a robot that is set aside people have been told already.
      if row.part == 1, !traffic.standing(of: row.robot).isSetAside {
        try tellAbandoned(row, reason, ledger, at: now)
        endings.hasAlarms = true
      }
    }
    try giveBackUseful(from: row, into: &endings, ledger, at: now)
    try settleReminders(of: row, reason: .tooLate, ledger)
  }

  /// Lets what outlives its delivery wait for another one, unless it may have arrived.
  func giveBackUseful(
    from row: DeliveryRow, into endings: inout Endings, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let isGivenBack = try ledger.giveBackUseful(
      from: row.id, tried: !row.tally.mayHaveArrived, at: max(now, row.usefulUntil))
    if isGivenBack { endings.hasGivenBack = true }
  }

  /// Ends a delivery that has nothing to say any more.
  func endSpeechless(
    _ row: DeliveryRow, into endings: inout Endings, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let isLate = try ledger.reminders(in: row.id).contains { $0.state == .planned }
    try settleReminders(of: row, reason: .tooLate, ledger)
    try end(
      row, as: isLate ? .skipped(.tooLate) : .withdrawn(.superseded), into: &endings, ledger,
      at: now)
  }

  func settleReminders(of row: DeliveryRow, reason: SkipReason, _ ledger: Ledger) throws {
    for reminder in try ledger.reminders(in: row.id) where reminder.state == .planned {
      try ledger.settle(reminder.id, as: .skipped, reason: reason.rawValue)
    }
  }

  /// Counts and logs what has ended, and asks for what follows.
  func note(_ endings: Endings) {
    for ended in endings.ended {
      tally.count(ended.ending.state, lateness: ended.lateness)
      log(ended)
    }
    if endings.hasGivenBack { askForPlan() }
    if endings.hasEdits { replan.wake() }
  }

  private func log(_ ended: Endings.Ended) {
    let level: Logger.Level
    switch ended.ending {
    case .sent: return
    case .withdrawn: level = .info
    case .skipped, .abandoned: level = .warning
    }
    logger.log(
      level: level, "Delivery ended",
      metadata: [
        "delivery.id": "\(ended.id.rawValue)", "robot.name": "\(ended.robot.rawValue)",
        "delivery.state": "\(ended.ending.state.rawValue)",
        "delivery.reason": "\(ended.ending.reason ?? "")",
      ])
  }
}

extension Endings {
  /// Notes that `row` ended.
  mutating func note(_ row: DeliveryRow, _ ending: DeliveryEnding, at now: Timestamp) {
    ended.append(
      Ended(id: row.id, robot: row.robot, ending: ending, lateness: now - row.dueAt))
  }
}

// MARK: - What nothing carries

extension DeliveryDesk {
  /// Looks once a minute for reminders that are due and that no open delivery carries, whatever has
  /// become of theirs: each finds another one, or an end.
  func settleStranded(at now: Timestamp) async throws {
    guard gate.isSweepDue(at: now) else { return }
    let isAny = try await storage.read("look for stranded reminders") { ledger in
      try ledger.isAnyStranded(at: now)
    }
    guard isAny else { return }
    let waits = try await storage.write("settle stranded reminders") { ledger in
      try ledger.settleStranded(at: now)
    }
    if waits { askForPlan() }
  }
}

// MARK: - What is no longer so

extension DeliveryDesk {
  /// Whether a delivery that was tried must not be tried again, because nothing of it is true any
  /// more. What was revoked while the request was under way is left out of the next words.
  func isOutdated(
    _ row: DeliveryRow, into endings: inout Endings, _ ledger: Ledger
  ) throws -> Bool {
    if let coded = row.announcement {
      let told = try decodedValue(AnnouncedEpisode.self, from: coded)
      let known = try ledger.announced(
        of: EpisodeID(rawValue: told.facts.episodeID), in: row.chatGroup)
      return known?.lastEditAt != nil
    }
    let reminders = try ledger.reminders(in: row.id)
    // What carries no reminders is revoked as a whole.
    guard !reminders.isEmpty else { return !revocations.mayLeave(row.id) }
    let carried = reminders.filter { $0.state == .delivered }
    let revoked = carried.filter(\.isRevoked)
    guard !revoked.isEmpty else { return false }
    if !row.tally.mayHaveArrived {
      for reminder in revoked {
        try ledger.withdrawTried(reminder.id, reason: WithdrawReason.superseded.rawValue)
      }
    }
    if revoked.count == carried.count { return true }
    // The words of a split message are fixed: what of it is still so finds another delivery.
    guard row.partCount > 1, !row.tally.mayHaveArrived else { return false }
    try ledger.giveBack(from: row.id)
    endings.hasGivenBack = true
    return true
  }

  /// The rows without parts whose first part is still open, which wait for it: a message is read from
  /// its beginning.
  func inOrder(
    _ waiting: [DeliveryRow], _ ledger: Ledger, at now: Timestamp
  ) throws -> [DeliveryRow] {
    guard waiting.contains(where: { $0.part > 1 }) else { return waiting }
    return try waiting.filter { row in
      guard row.part > 1, row.usefulUntil > now,
        let first = try ledger.delivery(row.id.whole), first.endedAt == nil
      else { return true }
      let next = max(first.claimedUntil ?? first.nextAttemptAt, now)
      try ledger.holdBack(
        row.id, until: min(next + .milliseconds(Int64(row.part)), row.usefulUntil))
      return false
    }
  }

  /// Lets the other parts follow a first one that was accepted.
  func letFollow(_ first: DeliveryRow, _ ledger: Ledger, at now: Timestamp) throws {
    guard first.part == 1, first.partCount > 1 else { return }
    for part in try ledger.parts(of: first.id) where part.state == .waiting {
      try ledger.holdBack(part.id, until: now + .milliseconds(Int64(part.part - 1)))
    }
  }
}

// MARK: - At a stop

extension DeliveryDesk {
  /// Gives back what was claimed ahead and has not left: the next start sends it at its second, and
  /// not as something that may have arrived.
  package func giveBackUnsent() async throws {
    let unsent = queue.takePrepared()
    guard !unsent.isEmpty else { return }
    try await storage.write("give claims back") { ledger in
      for send in unsent {
        let delivery = send.delivery
        try ledger.revoke(delivery.id, attempt: send.attempt)
        if try !ledger.isTried(delivery.id) { try ledger.unmarkDelivered(by: delivery.id) }
        try ledger.wait(delivery, until: send.sendAt)
      }
    }
    traffic.arrive(unsent.lazy.map(\.delivery.robot))
  }
}

extension DeliveryID {
  /// The identity of the message of which this is a part after the first.
  var whole: DeliveryID {
    guard let dot = rawValue.lastIndex(of: ".") else { return self }
    return DeliveryID(rawValue: String(rawValue[..<dot]))
  }
}
