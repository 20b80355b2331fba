// From the adopted schedule to the outbox: reminders are laid over the stored ones as a set
// difference, and the open ones of each group that is touched are joined into deliveries anew.

import Delivering
import Reminding
import Scheduling
import Storage
import Timekeeping

extension PlanDesk {
  func plan(
    _ reading: Reading, _ records: [EpisodeID: EpisodeRecord], into adoption: inout Adoption,
    _ ledger: Ledger, at now: Timestamp
  ) throws {
    let plan = ReminderPlan.plan(
      reading.schedule, places: reading.assembly.places,
      history: try history(records, ledger),
      window: PlanWindow(now: now, through: horizon(at: now)),
      settings: settings.planningSettings)
    let stored = try ledger.storedReminders(from: comparedFrom(now))
    let moved = try write(plan.changes(from: stored), into: &adoption, ledger)
    try refreshTried(plan, stored, ledger)
    try withdrawUnderWay(
      reading.changes, planned: Set(plan.all.map(\.id.rawValue)), ledger, at: now)
    var groups = Set(moved.map(\.chatGroup))
    groups.formUnion(try ledger.groupsUncarried())
    groups.formUnion(try groupsWithOtherRobot(reading.schedule, ledger))
    let changedRobot = try moveToTheirRobots(reading.schedule, ledger, at: now)
    adoption.joinedGroups = groups.count + changedRobot
    try join(groups, of: plan, reading.schedule, ledger, at: now)
    try ledger.setNote(.plannedThrough, to: "\(now.milliseconds)")
  }

  /// Until when reminders are planned. It moves on at midnight, so that all adoptions of a day agree.
  func horizon(at now: Timestamp) -> Timestamp {
    let last = settings.zone.local(of: now).day.adding(days: Limits.planningHorizonDays)
    return settings.zone.timestamp(of: LocalDateTime(day: last, time: .midnight))
  }

  /// Whatever is still of use was due after this; older rows need not be compared.
  func comparedFrom(_ now: Timestamp) -> Timestamp { now - .seconds(90 * 86_400) }

  /// Writes what replanning changes. Returns where reminders were due that came, went or changed, as
  /// they were and as they are.
  func write(
    _ changes: ReminderChanges, into adoption: inout Adoption, _ ledger: Ledger
  ) throws -> Set<GroupInstant> {
    adoption.added = changes.add.count
    adoption.withdrawn = changes.withdraw.count
    adoption.refreshed = changes.refresh.count
    adoption.skipped = changes.skip.count
    var instants: Set<GroupInstant> = []
    func note(_ id: ReminderID) throws {
      guard let row = try ledger.reminder(id.rawValue) else { return }
      instants.insert(GroupInstant(chatGroup: row.chatGroup, dueAt: row.dueAt))
    }
    let isRestored = try ledger.note(.restoredAt) != nil
    for change in changes.withdraw {
      try note(change.id)
      try ledger.settle(change.id.rawValue, as: .withdrawn, reason: change.reason.rawValue)
    }
    for skip in changes.skip {
      try note(skip.reminder.id)
      let isOfGap = isRestored && skip.reason == .knownTooLate
      try ledger.save(
        ReminderRow(
          skip.reminder, state: .skipped,
          reason: isOfGap ? SkipReason.restored.rawValue : skip.reason.rawValue,
          wording: isOfGap ? SkipReason.restored.wording : skip.wording))
    }
    for reminder in changes.add + changes.refresh {
      try note(reminder.id)
      instants.insert(GroupInstant(chatGroup: reminder.group, dueAt: reminder.dueAt))
      try ledger.save(ReminderRow(reminder))
    }
    return instants
  }

  /// A reminder that was tried and refused for certain says at its next attempt what is so by then.
  func refreshTried(
    _ plan: ReminderPlan, _ stored: [StoredReminder], _ ledger: Ledger
  ) throws {
    let tried = Dictionary(
      stored.filter { $0.standing == .delivered }.map { ($0.id, $0.fingerprint) }
    ) { first, _ in first }
    for reminder in plan.all {
      guard let known = tried[reminder.id], known != reminder.fingerprint else { continue }
      try ledger.refreshTried(ReminderRow(reminder))
    }
  }

  /// Whatever waits for a group leaves through the robot that speaks there now, tried or not. Returns
  /// how many deliveries changed their robot.
  private func moveToTheirRobots(
    _ schedule: Schedule, _ ledger: Ledger, at now: Timestamp
  ) throws -> Int {
    var count = 0
    for (id, group) in schedule.directory.groups {
      count += try ledger.moveDeliveries(
        of: id.rawValue, to: RobotName(rawValue: group.robot), at: now)
    }
    return count
  }

  /// The groups in which another robot speaks than when their deliveries were planned.
  private func groupsWithOtherRobot(
    _ schedule: Schedule, _ ledger: Ledger
  ) throws -> Set<String> {
    let robots = Dictionary(
      uniqueKeysWithValues: schedule.directory.groups.map { ($0.key.rawValue, $0.value.robot) })
    let text = try coded(robots)
    guard let known = try ledger.note(.groupRobots), known != text else {
      try ledger.setNote(.groupRobots, to: text)
      return []
    }
    try ledger.setNote(.groupRobots, to: text)
    let before = try decodedValue([String: String].self, from: known)
    return Set(robots.filter { before[$0.key] != $0.value }.keys)
  }

  private func history(
    _ records: [EpisodeID: EpisodeRecord], _ ledger: Ledger
  ) throws -> PlanHistory {
    var history = PlanHistory()
    for (id, record) in records {
      history.firstSeenAt[id] = record.firstSeenAt
      if record.episode.generation > 1 { history.told[id] = try ledger.toldMilestones(of: id) }
    }
    return history
  }

  /// What was tried and not yet accepted, and is no longer true: a claim is revoked, a delivery that
  /// waits for its next attempt loses the reminder, or ends when its words are fixed in parts.
  func withdrawUnderWay(
    _ changes: [ScheduleChange], planned: Set<String>, _ ledger: Ledger, at now: Timestamp
  ) throws {
    var split: [DeliveryID: DeliveryRow] = [:]
    for id in Set(changes.map(\.episodeID)) {
      for row in try ledger.reminders(of: id.rawValue) where row.state == .delivered {
        guard !planned.contains(row.id), let deliveryID = row.deliveryID,
          let delivery = try ledger.delivery(deliveryID), delivery.endedAt == nil
        else { continue }
        if delivery.state == .claimed {
          // The request may be under way: the mark outlives a crash and keeps it from being repeated.
          try ledger.markRevoked(row.id)
          shared.revocations.revoke(deliveryID, in: ledger)
        } else if !delivery.tally.mayHaveArrived {
          try ledger.withdrawTried(row.id, reason: WithdrawReason.superseded.rawValue)
          if delivery.partCount > 1 { split[deliveryID] = delivery }
        }
      }
    }
    for (id, delivery) in split {
      try ledger.giveBack(from: id)
      for part in [delivery] + (try ledger.parts(of: id)) where part.endedAt == nil {
        if part.state == .claimed {
          shared.revocations.revoke(part.id, in: ledger)
        } else {
          try ledger.end(part, as: .withdrawn(.superseded), at: now)
        }
      }
    }
  }

  private func join(
    _ groups: Set<String>, of plan: ReminderPlan, _ schedule: Schedule, _ ledger: Ledger,
    at now: Timestamp
  ) throws {
    let byGroup = Dictionary(grouping: plan.all, by: \.group)
    for group in groups.sorted() where !group.isEmpty {
      let old = try ledger.openDeliveries(in: group)
      let caughtUp = Set(old.filter { $0.kind == .catchUp }.map(\.id))
      let carriers = Dictionary(
        try ledger.openReminders(in: group).map { ($0.id, $0.carrier) }
      ) { first, _ in first }
      let open = (byGroup[group] ?? []).filter { reminder in
        carriers[reminder.id].map { $0.map { !caughtUp.contains($0) } ?? true } ?? false
      }
      try carry(
        DigestRules().deliveries(of: open), over: old, carriers,
        robot: robot(of: group, in: schedule), ledger, at: now)
    }
  }

  func robot(of group: String, in schedule: Schedule) -> RobotName {
    RobotName(rawValue: schedule.directory.groups[GroupID(rawValue: group)]?.robot ?? "")
  }

  /// Lays the deliveries of a group that are wanted over the `old` ones. Most of a large group is as
  /// it was: only what differs is written.
  func carry(
    _ deliveries: [PlannedDelivery], over old: [DeliveryRow],
    _ carriers: [ReminderID: DeliveryID?], robot: RobotName, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let stored = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    var wanted: Set<String> = []
    for delivery in deliveries {
      var row = DeliveryRow(delivery, robot: robot)
      if stored[row.id] == nil { row.id = try unspent(row.id, ledger) }
      wanted.insert(row.id.rawValue)
      if stored[row.id] != row { try ledger.plan(row) }
      for id in delivery.reminderIDs where carriers[id] != .some(row.id) {
        try ledger.carry(id.rawValue, by: row.id)
      }
    }
    try withdraw(old, except: wanted, ledger, at: now)
  }

  /// An identity under which a delivery can still be sent: that of one which was tried and has ended
  /// is spent, and reminders that outlived it would wait under it for ever.
  private func unspent(_ id: DeliveryID, _ ledger: Ledger) throws -> DeliveryID {
    var candidate = id
    var round = 0
    while let stored = try ledger.delivery(candidate), stored.endedAt != nil,
      try ledger.isTried(candidate)
    {
      round += 1
      candidate = DeliveryID(rawValue: "\(id.rawValue)-r\(round)")
    }
    return candidate
  }

  /// Ends deliveries that nobody tried and that the plan no longer makes so.
  private func withdraw(
    _ old: [DeliveryRow], except wanted: Set<String>, _ ledger: Ledger, at now: Timestamp
  ) throws {
    for row in old {
      guard row.kind == .reminder || row.kind == .digest, row.state == .waiting,
        !wanted.contains(row.id.rawValue), row.message == nil, try !ledger.isTried(row.id)
      else { continue }
      // What is of no use any more is left to the courier, who says so.
      let carried = try ledger.reminders(in: row.id)
      if row.usefulUntil <= now, carried.contains(where: { $0.state == .planned }) { continue }
      let reasons = carried.compactMap { reminder in
        reminder.state == .withdrawn ? reminder.reason.flatMap(WithdrawReason.init) : nil
      }
      try ledger.end(row, as: .withdrawn(reasons.first ?? .joined), at: now)
    }
  }
}

// MARK: - Rows

extension ReminderRow {
  /// The row of `reminder`.
  init(
    _ reminder: Reminder, state: ReminderState = .planned, reason: String? = nil,
    wording: String? = nil
  ) throws {
    self.init(
      id: reminder.id.rawValue, episodeID: reminder.subject, milestone: reminder.milestone,
      chatGroup: reminder.group, dueAt: reminder.dueAt, usefulUntil: reminder.usefulUntil,
      urgency: reminder.isUrgent ? .urgent : .ordinary, generation: reminder.generation,
      fingerprint: reminder.fingerprint, state: state, reason: reason, wording: wording,
      value: try coded(reminder))
  }
}

extension DeliveryRow {
  /// The row of a planned delivery.
  init(_ delivery: PlannedDelivery, robot: RobotName) {
    self.init(
      id: DeliveryID(rawValue: delivery.id), robot: robot, chatGroup: delivery.group,
      kind: delivery.isDigest ? .digest : .reminder, dueAt: delivery.dueAt,
      usefulUntil: delivery.usefulUntil, urgency: delivery.isUrgent ? .urgent : .ordinary)
  }
}
