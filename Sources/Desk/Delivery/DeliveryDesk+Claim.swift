// Claiming: which waiting deliveries may leave now, under a lease, with their words fixed and their
// attempt rows committed — at most half a second before they are due.

import Announcing
import Delivering
import Reminding
import Robots
import Storage
import Timekeeping

extension DeliveryDesk {
  /// Claims what is due; returns when claiming is next worth while.
  func claim(at now: Timestamp) async throws -> Timestamp {
    while true {
      let round = try await claimRound(at: now)
      queue.add(round.sends.map(readied))
      for send in round.sends { traffic.leave(send.delivery.robot, at: max(now, send.sendAt)) }
      note(round.endings)
      // What has reached its second leaves while the next batch is claimed.
      send(at: clock.now)
      if !round.isFull && !round.endings.hasAlarms { return round.nextAt }
    }
  }

  /// How many may be under way in all, counting those that are: none more while the network has
  /// enough to do. What waits for its second is no traffic yet, so that a whole rush is claimed
  /// ahead of it.
  private var slots: Int {
    let sentOut = traffic.inFlight - queue.preparedCount
    return sentOut < Limits.claimBatch * 2 ? Limits.underWay : 0
  }

  private struct Round: Sendable {
    var sends: [PreparedSend] = []
    var endings = Endings()
    var nextAt = Timestamp.distantFuture
    var isFull = false
  }

  private func claimRound(at now: Timestamp) async throws -> Round {
    let robots = traffic.traffic(of: settings.robots, at: now)
    let slots = slots
    // An answer wakes the courier.
    guard slots > 0 else { return Round() }
    return try await storage.write("claim due deliveries") { ledger in
      let ahead = now + Limits.claimAhead
      var waiting = try ledger.waiting(through: ahead, limit: Limits.claimBatch)
      if try self.joinLate(waiting, ledger, at: now) {
        waiting = try ledger.waiting(through: ahead, limit: Limits.claimBatch)
      }
      let isBatchFull = waiting.count == Limits.claimBatch
      waiting = try self.inOrder(waiting, ledger, at: now)
      var round = Round()
      guard !waiting.isEmpty else {
        round.nextAt = try self.nextLook(after: ahead, ledger)
        return round
      }
      let order = self.order(of: waiting, robots: robots, slots: slots, at: now)
      let rows = Dictionary(waiting.map { ($0.id, $0) }) { first, _ in first }
      try self.endUnsendable(order, rows, into: &round, ledger, at: now)
      let corrected = try self.episodesBeingCorrected(ledger)
      for id in order.leaving {
        guard let delivery = rows[id] else { continue }
        if let until = try self.heldForCorrection(delivery, corrected, ledger, at: now) {
          try ledger.holdBack(id, until: until)
        } else if let send = try self.prepare(delivery, into: &round, ledger, at: now) {
          round.sends.append(send)
        }
      }
      let held = try self.holdBack(
        waiting, leaving: Set(order.leaving), robots, ledger, at: now)
      // More may wait behind a full batch, but only if this one made room.
      round.isFull =
        isBatchFull && held + round.sends.count + round.endings.ended.count > 0
      round.nextAt = min(
        // What only waits for a free place is looked at when an answer frees one.
        order.nextAt.flatMap { $0 > now ? $0 : nil } ?? .distantFuture,
        try self.nextLook(after: ahead, ledger))
      round.sends.sort { $0.sendAt < $1.sendAt }
      return round
    }
  }

  /// When the earliest delivery should be claimed that this turn has not looked at. Those it has
  /// looked at wait for the instant that their order gave, or for an answer that wakes the courier.
  private func nextLook(after ahead: Timestamp, _ ledger: Ledger) throws -> Timestamp {
    try ledger.nextWaiting(after: ahead).map { $0 - Limits.claimAhead } ?? .distantFuture
  }

  /// Robots without pacing are claimed for ahead of the second; paced ones at their second, so that
  /// what the pacing counts are instants at which messages really left.
  private func order(
    of waiting: [DeliveryRow], robots: [RobotName: RobotTraffic], slots: Int, at now: Timestamp
  ) -> MergedOrder {
    let isPaced = { (row: DeliveryRow) in robots[row.robot]?.pacing.isLimited ?? false }
    let free = waiting.filter { !isPaced($0) }
    let paced = waiting.filter(isPaced)
    return MergedOrder(
      ClaimOrder(
        of: free.map(\.waiting), robots: robots, slots: slots, at: now + Limits.claimAhead),
      ClaimOrder(of: paced.map(\.waiting), robots: robots, slots: slots, at: now))
  }

  private func endUnsendable(
    _ order: MergedOrder, _ rows: [DeliveryID: DeliveryRow], into round: inout Round,
    _ ledger: Ledger, at now: Timestamp
  ) throws {
    var missed: [DeliveryRow] = []
    for id in order.expired {
      // Claimed ahead, a delivery may look expired half a second before it is.
      guard let row = rows[id], row.usefulUntil <= now else { continue }
      try expire(row, into: &round.endings, ledger, at: now)
      if row.tally.counted == 0 && row.kind != .alarm { missed.append(row) }
    }
    if try tellMissed(missed, ledger, at: now) { round.endings.hasAlarms = true }
    for id in order.unknownRobot {
      guard let row = rows[id] else { continue }
      try settleReminders(of: row, reason: .noRobot, ledger)
      try end(row, as: .skipped(.noRobot), into: &round.endings, ledger, at: now)
    }
  }

  /// Moves what a pause or the pacing holds back to the instant at which it may be looked at again,
  /// so that one robot's backlog is not read again at every turn. Returns how many were moved.
  private func holdBack(
    _ waiting: [DeliveryRow], leaving: Set<DeliveryID>, _ robots: [RobotName: RobotTraffic],
    _ ledger: Ledger, at now: Timestamp
  ) throws -> Int {
    var sent: [RobotName: [Timestamp]] = [:]
    var count = 0
    for row in waiting where leaving.contains(row.id) { sent[row.robot, default: []].append(now) }
    for row in waiting where !leaving.contains(row.id) && row.nextAttemptAt <= now {
      guard let traffic = robots[row.robot] else { continue }
      let opens = min(self.opens(traffic, sent[row.robot] ?? [], at: now), row.usefulUntil)
      guard opens > now else { continue }
      try ledger.holdBack(row.id, until: opens)
      count += 1
    }
    return count
  }

  /// When a robot may be spoken to again by those that did not leave now.
  private func opens(
    _ traffic: RobotTraffic, _ sent: [Timestamp], at now: Timestamp
  ) -> Timestamp {
    switch traffic.standing.allowance(at: now) {
    case .none(let until): until ?? .distantFuture
    // One of them asks whether the robot works again: its answer lets the others go.
    case .probe: now + Limits.rescanBeat
    case .asPaced: traffic.pacing.earliest(at: now, after: traffic.sent + sent)
    }
  }
}

// MARK: - Words

extension DeliveryDesk {
  /// Fixes the words, claims, and commits the attempt. Nil when the delivery is not waiting any more
  /// or has nothing left to say.
  private func prepare(
    _ row: DeliveryRow, into round: inout Round, _ ledger: Ledger, at now: Timestamp
  ) throws -> PreparedSend? {
    guard let robot = settings.robots[row.robot],
      let words = try words(of: row, for: robot, ledger, at: max(now, row.nextAttemptAt))
    else {
      try endSpeechless(row, into: &round.endings, ledger, at: now)
      return nil
    }
    guard try ledger.claim(row.id, until: now + Limits.leaseLength) else { return nil }
    let delivery = words.delivery
    let text = words.message.lines.joined(separator: "\n")
    let attempt = try ledger.beginAttempt(delivery, text: text, at: now)
    if let said = words.said { try settle(said, of: row, ledger) }
    return PreparedSend(
      delivery: delivery, attempt: attempt, message: words.message, told: words.said?.facts,
      sendAt: max(now, row.nextAttemptAt))
  }

  /// The reminders of a delivery that is tried count as delivered; those that have lost their use on
  /// the way are not in its words.
  private func settle(_ said: Said, of row: DeliveryRow, _ ledger: Ledger) throws {
    for id in said.useless {
      try ledger.settle(id, as: .skipped, reason: SkipReason.tooLate.rawValue)
    }
    try ledger.markDelivered(by: row.id)
  }

  private struct Words {
    var delivery: DeliveryRow
    var message: Message
    /// What the words were made of just now; nil when they were fixed before.
    var said: Said?
  }

  /// The words to be sent: those that are fixed, or made afresh from the reminders. A message that is
  /// too long for the robot is split here once, before anything of it was sent.
  private func words(
    of row: DeliveryRow, for robot: Robot, _ ledger: Ledger, at instant: Timestamp
  ) throws -> Words? {
    var row = row
    let said: Said?
    let whole: Message
    if let fixed = row.message {
      if row.partCount > 1 || row.tally.counted > 0 {
        return Words(delivery: row, message: fixed)
      }
      whole = fixed
      said = nil
    } else {
      guard let made = try self.said(by: row, ledger, at: instant) else { return nil }
      whole = made.message
      said = made
    }
    let parts = Robots.parts(
      of: whole, for: robot, mentions: mentions.mentions(of: whole.mentions))
    guard parts.count > 1, let first = parts.first else {
      return Words(delivery: row, message: whole, said: said)
    }
    row.message = first
    row.partCount = parts.count
    try ledger.fix(row)
    if let said { try settle(said, of: row, ledger) } else { try ledger.markDelivered(by: row.id) }
    try add(parts.dropFirst(), of: row, ledger)
    return Words(delivery: row, message: first, said: said)
  }

  private func add(_ rest: ArraySlice<Message>, of row: DeliveryRow, _ ledger: Ledger) throws {
    for (index, message) in rest.enumerated() {
      var part = DeliveryRow(
        id: row.id.part(index + 2), robot: row.robot, chatGroup: row.chatGroup, kind: row.kind,
        dueAt: row.dueAt, usefulUntil: row.usefulUntil, urgency: row.urgency, message: message,
        part: index + 2, partCount: row.partCount)
      part.nextAttemptAt = row.nextAttemptAt + .milliseconds(Int64(index + 1))
      try ledger.add(part)
    }
  }
}
