// After a stop, an outage, a pause or a clock step, what is late and still useful is joined into one
// message for each group, so that a catch-up is no flood.

import Delivering
import Logging
import Reminding
import Storage
package import Timekeeping

extension DeliveryDesk {
  /// Joins what is late, group by group. True when anything was joined.
  func joinLate(_ waiting: [DeliveryRow], _ ledger: Ledger, at now: Timestamp) throws -> Bool {
    let groups = Set(waiting.filter { isLate($0, at: now) }.map(\.chatGroup))
    var hasJoined = false
    for group in groups.sorted() {
      let rows = try ledger.openDeliveries(in: group).filter {
        try isLate($0, at: now) && !ledger.isTried($0.id)
      }
      if try join(rows, ledger, at: now) { hasJoined = true }
    }
    return hasJoined
  }

  /// Late, of use, never tried, not urgent, and spoken by a robot to people: a machine that receives
  /// Standard Webhooks wants each event by itself.
  private func isLate(_ row: DeliveryRow, at now: Timestamp) -> Bool {
    guard row.state == .waiting, row.urgency == .ordinary,
      row.message == nil, now - row.dueAt > Limits.catchUpAfter, row.usefulUntil > now
    else { return false }
    return settings.robots[row.robot].map { $0.dialect != .standardWebhooks } ?? false
  }

  /// What can wait for the morning does; the rest is joined. True when anything was changed.
  private func join(_ rows: [DeliveryRow], _ ledger: Ledger, at now: Timestamp) throws -> Bool {
    guard let morning = morning(at: now) else { return try joinNow(rows, ledger, at: now) }
    var isHeld = false
    for row in rows where row.usefulUntil > morning && row.nextAttemptAt < morning {
      try ledger.holdBack(row.id, until: morning)
      isHeld = true
    }
    let pressing = rows.filter { $0.usefulUntil <= morning }
    let isJoined = try joinNow(pressing, ledger, at: now)
    return isHeld || isJoined
  }

  private func joinNow(
    _ rows: [DeliveryRow], _ ledger: Ledger, at now: Timestamp
  ) throws -> Bool {
    guard let first = rows.first, rows.count > 1 || first.kind != .catchUp else { return false }
    let joined = DeliveryRow(
      id: .digest(of: rows.map(\.id), for: first.robot), robot: first.robot,
      chatGroup: first.chatGroup, kind: .catchUp, dueAt: now,
      usefulUntil: rows.map(\.usefulUntil).max() ?? first.usefulUntil, urgency: .ordinary)
    guard try ledger.add(joined) else { return false }
    for row in rows {
      for reminder in try ledger.reminders(in: row.id) where reminder.state == .planned {
        if reminder.usefulUntil > now {
          try ledger.carry(reminder.id, by: joined.id)
        } else {
          try ledger.settle(reminder.id, as: .skipped, reason: SkipReason.tooLate.rawValue)
        }
      }
      try ledger.end(row, as: .withdrawn(.joined), at: now)
    }
    return true
  }
}

extension DeliveryDesk {
  /// When telephones may ring again; nil when they may now.
  private func morning(at now: Timestamp) -> Timestamp? {
    settings.quietHours?.edges(around: settings.zone.local(of: now)).map {
      settings.zone.timestamp(of: $0.morning)
    }
  }
}

// MARK: - After a start

extension DeliveryDesk {
  /// What a start has to put right: attempts that were cut off become uncertain, and pacing learns
  /// when robots were last spoken to. To be called before the first step; under a clock that can't be
  /// trusted it is put off until the first turn that can trust it.
  package func recover(at now: Timestamp) async throws {
    guard !gate.isRecovered, board.troubles[.clockUntrusted] == nil else { return }
    try await pastDamage { try await putRight(at: now) }
  }

  private func putRight(at now: Timestamp) async throws {
    let run = leaving == nil ? nil : LeavingMarks.newRun()
    let found = try await storage.write("recover what was under way") { ledger in
      let damaged = try ledger.forgetDamagedStandings(RobotStanding.self)
      let left = self.leaving?.left(by: try ledger.note(.leavingRun)) ?? .anything
      var recovery = Recovery(left: left, standings: try self.standings(afterStart: now, ledger))
      for row in try ledger.leasesEnded(before: .distantFuture) {
        try self.recover(row, in: &recovery, ledger, at: now)
      }
      // What never left was no attempt: pacing need not heed it.
      let sent = try ledger.attemptInstants(since: now - .seconds(61))
      try ledger.setNote(.leavingRun, to: run)
      return (sent, recovery, damaged)
    }
    if let run { leaving?.begin(run) }
    traffic.restore(sent: found.0, standings: found.1.standings)
    gate.noteRecovered()
    for robot in found.2 {
      logger.error(
        "Note of how a robot stands damaged", metadata: ["robot.name": "\(robot.rawValue)"])
    }
    note(found.1.report.endings)
    showSetAside()
  }

  private struct Recovery: Sendable {
    let left: LeavingMarks.Left
    let standings: [RobotName: RobotStanding]
    var report = Report()
  }

  /// How robots stand after a start. One that was set aside is asked once more: a start is what a
  /// person does who has renewed its address.
  private func standings(
    afterStart now: Timestamp, _ ledger: Ledger
  ) throws -> [RobotName: RobotStanding] {
    var standings = try ledger.robotStandings(RobotStanding.self)
    for (robot, standing) in standings {
      guard case .setAside(let since, let code, _) = standing.trust else { continue }
      standings[robot]?.trust = .setAside(since: since, code: code, probeAt: now)
      try ledger.release(robot, at: now)
    }
    return standings
  }

  private func recover(
    _ row: DeliveryRow, in recovery: inout Recovery, _ ledger: Ledger, at now: Timestamp
  ) throws {
    guard let open = try ledger.attempts(of: row.id).last(where: { $0.endedAt == nil }) else {
      return try ledger.wait(row, until: now)
    }
    guard recovery.left.mayInclude(row.id, attempt: open.number) else {
      return try takeBack(row, open.number, into: &recovery.report, ledger, at: now)
    }
    let outcome = Outcome.uncertain(.crashed)
    try ledger.finish([
      FinishedAttempt(of: row.id, open.number, as: outcome.code, code: outcome.particulars, at: now)
    ])
    let subject = RetryPolicy.Subject(
      id: row.id, usefulUntil: row.usefulUntil, earlier: row.tally)
    let step = RetryPolicy.nextStep(
      after: outcome, of: subject, standing: recovery.standings[row.robot] ?? .open, at: now)
    let send = PreparedSend(
      delivery: row, attempt: open.number, message: try words(ofTried: row, open, ledger, at: now),
      sendAt: now)
    try follow(step, send, outcome, into: &recovery.report, ledger, at: now)
  }

  /// An attempt whose request never left is as if it had never been; the delivery leaves at its time,
  /// unless the plan has withdrawn it in between.
  private func takeBack(
    _ row: DeliveryRow, _ attempt: Int, into report: inout Report, _ ledger: Ledger,
    at now: Timestamp
  ) throws {
    try ledger.revoke(row.id, attempt: attempt)
    if try isOutdated(row, into: &report.endings, ledger) {
      return try end(row, as: .withdrawn(.superseded), into: &report.endings, ledger, at: now)
    }
    if try !ledger.isTried(row.id) { try ledger.unmarkDelivered(by: row.id) }
    try ledger.wait(row, until: row.nextAttemptAt)
  }

  /// The words of an attempt that was cut off, as its row keeps them: a repeat says the same.
  private func words(
    ofTried row: DeliveryRow, _ attempt: AttemptRow, _ ledger: Ledger, at now: Timestamp
  ) throws -> Message {
    if let fixed = row.message { return fixed }
    var message =
      try message(of: row, ledger, at: attempt.startedAt)
      ?? Message(kind: row.kind, title: "", lines: [])
    message.lines = attempt.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    return message
  }
}
