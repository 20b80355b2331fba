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
      traffic.leave(
        round.sends.lazy.map { (robot: $0.delivery.robot, at: max(now, $0.sendAt)) })
      note(round.endings)
      // What has reached its second leaves while the next batch is claimed.
      send(at: clock.now)
      if !round.isFull && !round.endings.hasAlarms { return round.nextAt }
    }
  }

  /// Whether the network has enough to do. What waits for its second is no traffic yet, so that a whole
  /// rush is claimed ahead of it.
  private var isBusy: Bool {
    traffic.inFlight - queue.preparedCount >= Limits.claimBatch * 2
  }

  /// The robots that get nothing more now. While the network has enough to do these are all that have
  /// not answered what they were told: however much they keep waiting, the others do not.
  private func engaged(_ robots: [RobotName: RobotTraffic], isBusy: Bool) -> Set<RobotName> {
    isBusy ? Set(robots.filter { $0.value.inFlight > 0 }.keys) : []
  }

  private struct Round: Sendable {
    var sends: [PreparedSend] = []
    var endings = Endings()
    var nextAt = Timestamp.distantFuture
    var isFull = false
  }

  private func claimRound(at now: Timestamp) async throws -> Round {
    let robots = traffic.traffic(of: settings.robots, at: now)
    let isBusy = isBusy
    let soon = now + Limits.claimAhead
    // An answer wakes the courier; the silent ones are passed by now and then.
    if isBusy, !gate.mayPassBusy(at: now) { return Round(nextAt: soon) }
    let engaged = engaged(robots, isBusy: isBusy)
    return try await storage.write("claim due deliveries") { ledger in
      let ahead = now + Limits.claimAhead
      var waiting = try ledger.waiting(through: ahead, limit: Limits.claimBatch, except: engaged)
      if try self.joinLate(waiting, ledger, at: now) {
        waiting = try ledger.waiting(through: ahead, limit: Limits.claimBatch, except: engaged)
      }
      let isBatchFull = waiting.count == Limits.claimBatch
      waiting = try self.inOrder(waiting, ledger, at: now)
      var round = Round()
      guard !waiting.isEmpty else {
        round.nextAt = try self.nextLook(after: ahead, ledger)
        if isBusy { round.nextAt = min(round.nextAt, soon) }
        return round
      }
      let order = self.order(of: waiting, robots: robots, slots: Limits.underWay, at: now)
      let rows = Rows(waiting)
      try self.endUnsendable(order, rows, into: &round, ledger, at: now)
      try self.prepare(rows[order.leaving], into: &round, ledger, at: now)
      let held = try self.holdBack(
        waiting, leaving: Set(order.leaving), robots, ledger, at: now)
      // More may wait behind a full batch, but only if this one made room.
      round.isFull =
        isBatchFull && held + round.sends.count + round.endings.ended.count > 0
      round.nextAt = min(
        // What only waits for a free place is looked at when an answer frees one.
        order.nextAt.flatMap { $0 > now ? $0 : nil } ?? .distantFuture,
        try self.nextLook(after: ahead, ledger), isBusy ? soon : .distantFuture)
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
    var free: [WaitingDelivery] = []
    var paced: [WaitingDelivery] = []
    free.reserveCapacity(waiting.count)
    for row in waiting {
      if robots[row.robot]?.pacing.isLimited ?? false {
        paced.append(row.waiting)
      } else {
        free.append(row.waiting)
      }
    }
    return MergedOrder(
      ClaimOrder(of: free, robots: robots, slots: slots, at: now + Limits.claimAhead),
      ClaimOrder(of: paced, robots: robots, slots: slots, at: now))
  }

  private func endUnsendable(
    _ order: MergedOrder, _ rows: Rows, into round: inout Round,
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
    // Nearly always all of them leave.
    if leaving.count == waiting.count { return 0 }
    for row in waiting where leaving.contains(row.id) { sent[row.robot, default: []].append(now) }
    for row in waiting where !leaving.contains(row.id) && row.nextAttemptAt <= now {
      guard let traffic = robots[row.robot], row.usefulUntil > now else { continue }
      var opens = self.opens(traffic, sent[row.robot] ?? [], at: now)
      // Only its robot's share of the slots holds it back: it makes room for those behind it.
      if opens <= now { opens = now + Limits.claimAhead }
      try ledger.holdBack(row.id, until: min(opens, row.usefulUntil))
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
  /// Claims, fixes the words, and writes the attempts of all that may leave. Those that are not waiting
  /// any more or have nothing left to say fall away.
  private func prepare(
    _ leaving: [DeliveryRow], into round: inout Round, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let corrected = try episodesBeingCorrected(ledger)
    let carried = try ledger.reminders(
      inEach: leaving.compactMap { $0.message == nil || !corrected.isEmpty ? $0.id : nil })
    var free = corrected.isEmpty ? leaving : []
    for row in leaving where !corrected.isEmpty {
      if let until = heldForCorrection(row, carried[row.id] ?? [], corrected, at: now) {
        try ledger.holdBack(row.id, until: until)
      } else {
        free.append(row)
      }
    }
    var told: [DeliveryID] = []
    var fresh: [FreshAttempt] = []
    fresh.reserveCapacity(free.count)
    var ready: [(words: Words, sendAt: Timestamp)] = []
    ready.reserveCapacity(free.count)
    for row in try ledger.claim(free, until: now + Limits.leaseLength) {
      let words = try settings.robots[row.robot].flatMap { robot in
        try self.words(
          of: row, carrying: carried[row.id] ?? [], for: robot, ledger,
          at: max(now, row.nextAttemptAt))
      }
      guard let words else {
        try endSpeechless(row, into: &round.endings, ledger, at: now)
        continue
      }
      fresh.append(
        FreshAttempt(of: row, text: words.message.lines.joined(separator: "\n")))
      ready.append((words, max(now, row.nextAttemptAt)))
      if let said = words.said {
        try leaveOut(said.useless, ledger)
        told.append(row.id)
      }
    }
    try ledger.markDelivered(byEach: told)
    let attempts = try ledger.beginAttempts(fresh, at: now)
    let planReadAt = schedule.current?.readAt
    round.sends = zip(ready, attempts).map { ready, attempt in
      PreparedSend(
        delivery: ready.words.delivery, attempt: attempt, message: ready.words.message,
        told: ready.words.said?.facts, planReadAt: planReadAt, sendAt: ready.sendAt)
    }
  }

  /// Reminders that have lost their use on the way are not in the words of their delivery.
  private func leaveOut(_ useless: [String], _ ledger: Ledger) throws {
    for id in useless {
      try ledger.settle(id, as: .skipped, reason: SkipReason.tooLate.rawValue)
    }
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
    of row: DeliveryRow, carrying carried: [ReminderRow], for robot: Robot, _ ledger: Ledger,
    at instant: Timestamp
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
      guard let made = try self.said(by: row, carrying: carried, at: instant) else { return nil }
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
    if let said { try leaveOut(said.useless, ledger) }
    try ledger.markDelivered(by: row.id)
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

/// Deliveries that are found by their identity.
private struct Rows {
  private let rows: [DeliveryRow]
  private var places: [DeliveryID: Int] = [:]

  init(_ rows: [DeliveryRow]) {
    self.rows = rows
    places.reserveCapacity(rows.count)
    for (place, row) in rows.enumerated() { places[row.id] = place }
  }

  subscript(_ id: DeliveryID) -> DeliveryRow? { places[id].map { rows[$0] } }

  subscript(_ ids: [DeliveryID]) -> [DeliveryRow] { ids.compactMap { self[$0] } }
}
