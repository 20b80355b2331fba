// The outbox: promises to robots. A delivery goes waiting → claimed → (waiting | an end state); the
// end states are final.

package import Delivering
import GRDB
package import Timekeeping

extension Ledger {
  /// Adds a delivery. A delivery of the same identity stays as it is; true when this one was added.
  @discardableResult
  package func add(_ delivery: DeliveryRow) throws -> Bool {
    let statement = try prepared(
      "INSERT INTO delivery (\(DeliveryRow.columns)) "
        + "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING")
    statement.bind(try delivery.arguments())
    try statement.run()
    return changedRows == 1
  }

  /// Adds a delivery that the plan asks for, or renews one that nobody has tried: times and words
  /// change, and one that was withdrawn or skipped is wanted again. What was tried stays as it is.
  package func plan(_ delivery: DeliveryRow) throws {
    let statement = try prepared(
      "INSERT INTO delivery (\(DeliveryRow.columns)) "
        + "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
        + "robot = excluded.robot, chatGroup = excluded.chatGroup, kind = excluded.kind, "
        + "dueAt = excluded.dueAt, usefulUntil = excluded.usefulUntil, "
        + "urgency = excluded.urgency, nextAttemptAt = excluded.nextAttemptAt, "
        + "part = 1, partCount = 1, message = excluded.message, "
        + "announcement = excluded.announcement, "
        + "state = 'waiting', reason = NULL, endedAt = NULL "
        + "WHERE delivery.state IN ('waiting', 'withdrawn', 'skipped') "
        + "AND NOT EXISTS (SELECT 1 FROM attempt WHERE deliveryID = delivery.id)")
    statement.bind(try delivery.arguments())
    try statement.run()
  }

  /// Sends a delivery that was tried, and is open or was withdrawn, another way: to the robot and group
  /// of `delivery`, with its words and useful time. What was accepted or given up stays as it is.
  package func redirect(_ delivery: DeliveryRow) throws {
    try run(
      "UPDATE delivery SET robot = ?, chatGroup = ?, usefulUntil = ?, nextAttemptAt = ?, "
        + "message = ?, state = 'waiting', reason = NULL, endedAt = NULL "
        + "WHERE id = ? AND state IN ('waiting', 'withdrawn')",
      [
        delivery.robot.rawValue, delivery.chatGroup, delivery.usefulUntil.milliseconds,
        delivery.nextAttemptAt.milliseconds, delivery.message.map(MessageText.text),
        delivery.id.rawValue,
      ])
  }

  /// The delivery with this identity.
  package func delivery(_ id: DeliveryID) throws -> DeliveryRow? {
    try deliveries("WHERE id = ?", .text(id.rawValue)).first
  }

  /// Waiting deliveries whose time comes up to `instant`, earliest first, at most `limit`, without those
  /// of some robots.
  package func waiting(
    through instant: Timestamp, limit: Int, except robots: Set<RobotName> = []
  ) throws -> [DeliveryRow] {
    guard !robots.isEmpty else {
      return try deliveries(
        "WHERE state = 'waiting' AND nextAttemptAt <= ? ORDER BY nextAttemptAt LIMIT ?",
        .number(instant.milliseconds), .number(Int64(limit)))
    }
    return try deliveries(
      "WHERE state = 'waiting' AND nextAttemptAt <= ? "
        + "AND robot NOT IN (SELECT value FROM json_each(?)) ORDER BY nextAttemptAt LIMIT ?",
      .number(instant.milliseconds), .text(MessageText.list(of: robots.map(\.rawValue).sorted())),
      .number(Int64(limit)))
  }

  /// When the earliest waiting delivery wants to be looked at that comes after `instant`; nil when
  /// none does.
  package func nextWaiting(
    after instant: Timestamp = Timestamp(milliseconds: .min)
  ) throws -> Timestamp? {
    try number(
      "SELECT min(nextAttemptAt) FROM delivery WHERE state = 'waiting' AND nextAttemptAt > ?",
      [instant.milliseconds]
    ).map { Timestamp(milliseconds: $0) }
  }

  /// Takes a waiting delivery under a lease. False when it is not waiting any more.
  package func claim(_ id: DeliveryID, until: Timestamp) throws -> Bool {
    try run(
      "UPDATE delivery SET state = 'claimed', claimedUntil = ? "
        + "WHERE id = ? AND state = 'waiting'", [until.milliseconds, id.rawValue])
    return changedRows == 1
  }

  /// The deliveries whose lease ended before `instant`.
  package func leasesEnded(before instant: Timestamp) throws -> [DeliveryRow] {
    try deliveries(
      "WHERE state = 'claimed' AND claimedUntil < ?", .number(instant.milliseconds))
  }

  /// Puts a claimed or waiting delivery back to wait until `instant`, with its counters as given.
  package func wait(_ delivery: DeliveryRow, until instant: Timestamp) throws {
    try run(
      "UPDATE delivery SET state = 'waiting', claimedUntil = NULL, nextAttemptAt = ?, "
        + "attemptCount = ?, uncertainCount = ?, unknownCount = ?, busyCount = ?, refusedCount = ?, "
        + "message = ? "
        + "WHERE id = ? AND endedAt IS NULL",
      [
        instant.milliseconds, delivery.tally.counted, delivery.tally.uncertain,
        delivery.tally.unknownCodes, delivery.tally.vendorBusy, delivery.tally.badTargetsInARow,
        delivery.message.map(MessageText.text),
        delivery.id.rawValue,
      ])
  }

  /// Fixes the words of a delivery and, when it was split, its place among the parts.
  package func fix(_ delivery: DeliveryRow) throws {
    try run(
      "UPDATE delivery SET message = ?, part = ?, partCount = ? WHERE id = ?",
      [
        delivery.message.map(MessageText.text), delivery.part, delivery.partCount,
        delivery.id.rawValue,
      ])
  }

  /// Moves the time of all waiting deliveries of `robot` that come before `instant` to it.
  package func holdBack(_ robot: RobotName, until instant: Timestamp) throws {
    try run(
      "UPDATE delivery SET nextAttemptAt = ?1 "
        + "WHERE state = 'waiting' AND robot = ?2 AND nextAttemptAt < ?1",
      [instant.milliseconds, robot.rawValue])
  }

  /// Lets everything leave that is due and was held back for `robot`: it takes messages again.
  package func release(_ robot: RobotName, at now: Timestamp) throws {
    try run(
      "UPDATE delivery SET nextAttemptAt = ?1 WHERE state = 'waiting' AND robot = ?2 "
        + "AND nextAttemptAt > ?1 AND dueAt <= ?1", [now.milliseconds, robot.rawValue])
  }

  /// Hands what waits for a chat group to the robot that speaks there now; what was held back because
  /// of another robot may leave. Alarms stay with the robot that was chosen for them. Returns how many
  /// were handed over.
  package func moveDeliveries(
    of chatGroup: String, to robot: RobotName, at now: Timestamp
  ) throws -> Int {
    try run(
      "UPDATE delivery SET robot = ?2, nextAttemptAt = "
        + "CASE WHEN dueAt <= ?3 AND nextAttemptAt > ?3 THEN ?3 ELSE nextAttemptAt END "
        + "WHERE chatGroup = ?1 AND endedAt IS NULL AND state = 'waiting' AND robot != ?2 "
        + "AND kind != 'alarm'",
      [chatGroup, robot.rawValue, now.milliseconds])
    return changedRows
  }

  /// Moves one waiting delivery to `instant`.
  package func holdBack(_ id: DeliveryID, until instant: Timestamp) throws {
    try run(
      "UPDATE delivery SET nextAttemptAt = ? WHERE state = 'waiting' AND id = ?",
      [instant.milliseconds, id.rawValue])
  }

  /// Ends a delivery. Its end state is final: ending it again changes nothing; true when it ended now.
  @discardableResult
  package func end(_ delivery: DeliveryRow, as ending: DeliveryEnding, at now: Timestamp) throws
    -> Bool
  {
    try run(
      "UPDATE delivery SET state = ?, reason = ?, claimedUntil = NULL, endedAt = ?, "
        + "attemptCount = ?, uncertainCount = ?, unknownCount = ?, busyCount = ?, refusedCount = ? "
        + "WHERE id = ? AND endedAt IS NULL",
      [
        ending.state.rawValue, ending.reason, now.milliseconds, delivery.tally.counted,
        delivery.tally.uncertain, delivery.tally.unknownCodes, delivery.tally.vendorBusy,
        delivery.tally.badTargetsInARow, delivery.id.rawValue,
      ])
    return changedRows == 1
  }

  /// The open deliveries of a chat group, by time. One that can't be read is left to the claim, which
  /// sets it aside by name.
  package func openDeliveries(in chatGroup: String) throws -> [DeliveryRow] {
    let statement = try selection("WHERE chatGroup = ? AND endedAt IS NULL ORDER BY dueAt, id")
    statement.bind(.text(chatGroup))
    return try readable(statement)
  }

  /// The same, those that are due in `range` alone.
  package func openDeliveries(
    in chatGroup: String, due range: ClosedRange<Timestamp>
  ) throws -> [DeliveryRow] {
    let statement = try selection(
      "WHERE chatGroup = ? AND endedAt IS NULL AND dueAt BETWEEN ? AND ? ORDER BY dueAt, id")
    statement.bind(
      .text(chatGroup), .number(range.lowerBound.milliseconds),
      .number(range.upperBound.milliseconds))
    return try readable(statement)
  }

  private func readable(_ statement: BoundStatement) throws -> [DeliveryRow] {
    var found: [DeliveryRow] = []
    while try statement.step() {
      if let delivery = try? DeliveryRow(statement) { found.append(delivery) }
    }
    return found
  }

  /// Deliveries due in [`from`, `through`], by time, at most `limit`.
  package func deliveries(from: Timestamp, through: Timestamp, limit: Int) throws -> [DeliveryRow] {
    try deliveries(
      "WHERE dueAt BETWEEN ? AND ? ORDER BY dueAt, id LIMIT ?", .number(from.milliseconds),
      .number(through.milliseconds), .number(Int64(limit)))
  }

  /// The deliveries that ended last, newest first.
  package func latestEnded(limit: Int) throws -> [DeliveryRow] {
    try deliveries(
      "WHERE endedAt IS NOT NULL ORDER BY endedAt DESC LIMIT ?", .number(Int64(limit)))
  }

  /// How many deliveries stand in each state.
  package func deliveryCounts() throws -> [DeliveryState: Int] {
    let found = try rows("SELECT state, count(*) FROM delivery GROUP BY state")
    return Dictionary(
      found.compactMap { row in DeliveryState(rawValue: row[0]).map { ($0, row[1] as Int) } }
    ) { first, _ in first }
  }

  /// How many deliveries wait with a time up to `instant`.
  package func overdueCount(at instant: Timestamp) throws -> Int {
    Int(
      try number(
        "SELECT count(*) FROM delivery WHERE state = 'waiting' AND nextAttemptAt <= ?",
        [instant.milliseconds]) ?? 0)
  }

  /// How many deliveries wait for `robot`.
  package func waitingCount(for robot: RobotName) throws -> Int {
    Int(
      try number(
        "SELECT count(*) FROM delivery WHERE state = 'waiting' AND robot = ? AND nextAttemptAt <= "
          + "(SELECT coalesce(max(startedAt), 0) + 86400000 FROM attempt)", [robot.rawValue]) ?? 0)
  }

  /// The other parts of the message that `delivery` belongs to.
  package func parts(of id: DeliveryID) throws -> [DeliveryRow] {
    try deliveries(
      "WHERE id >= ?1 || '.' AND id < ?1 || '/' ORDER BY part", .text(id.rawValue))
  }

  /// The deliveries that `condition` selects.
  private func deliveries(
    _ condition: String, _ values: BoundStatement.Value...
  ) throws -> [DeliveryRow] {
    let statement = try selection(condition)
    // What throws halfway must leave no statement that still reads.
    defer { statement.reset() }
    statement.bind(values)
    var found: [DeliveryRow] = []
    while try statement.step() { found.append(try DeliveryRow(statement)) }
    return found
  }

  func selection(_ condition: String) throws -> BoundStatement {
    try prepared("SELECT \(DeliveryRow.columns), rowid FROM delivery " + condition)
  }
}

// MARK: - Many at once

extension Ledger {
  /// Takes waiting deliveries under a lease, in one stroke. Returns those that were still waiting, in
  /// their order.
  package func claim(_ deliveries: [DeliveryRow], until: Timestamp) throws -> [DeliveryRow] {
    guard !deliveries.isEmpty else { return [] }
    let statement = try prepared(
      "UPDATE delivery SET state = 'claimed', claimedUntil = ? "
        + "WHERE rowid IN (SELECT value FROM json_each(?)) AND state = 'waiting'")
    statement.bind(
      .number(until.milliseconds),
      .text(MessageText.list(of: deliveries.compactMap(\.place.number))))
    try statement.run()
    if changedRows == deliveries.count { return deliveries }
    return try deliveries.filter { try claimedUntil($0.id) == until }
  }

  private func claimedUntil(_ id: DeliveryID) throws -> Timestamp? {
    try delivery(id)?.claimedUntil
  }

  /// Ends claimed deliveries that were accepted, all with the same counters, in one stroke. Returns
  /// those that had not ended before.
  package func endAccepted(_ deliveries: [DeliveryRow], at now: Timestamp) throws -> [DeliveryRow] {
    guard let tally = deliveries.first?.tally else { return [] }
    let statement = try prepared(
      "UPDATE delivery SET state = 'sent', reason = NULL, claimedUntil = NULL, endedAt = ?, "
        + "attemptCount = ?, uncertainCount = ?, unknownCount = ?, busyCount = ?, refusedCount = ? "
        + "WHERE rowid IN (SELECT value FROM json_each(?)) AND state = 'claimed'")
    statement.bind(
      .number(now.milliseconds), .number(Int64(tally.counted)), .number(Int64(tally.uncertain)),
      .number(Int64(tally.unknownCodes)), .number(Int64(tally.vendorBusy)),
      .number(Int64(tally.badTargetsInARow)),
      .text(MessageText.list(of: deliveries.compactMap(\.place.number))))
    try statement.run()
    if changedRows == deliveries.count { return deliveries }
    return try deliveries.filter { row in
      let stored = try delivery(row.id)
      return stored?.state == .sent && stored?.endedAt == now
    }
  }
}

/// An end state with its reason; the only ways in which a delivery ends.
package enum DeliveryEnding: Hashable, Sendable {
  /// The platform accepted it.
  case sent
  /// Never tried.
  case skipped(SkipReason)
  /// Tried and given up.
  case abandoned(AbandonReason)
  /// No longer true.
  case withdrawn(WithdrawReason)

  /// The end state.
  package var state: DeliveryState {
    switch self {
    case .sent: .sent
    case .skipped: .skipped
    case .abandoned: .abandoned
    case .withdrawn: .withdrawn
    }
  }

  /// The raw value of the reason; nil for what was accepted.
  package var reason: String? {
    switch self {
    case .sent: nil
    case .skipped(let reason): reason.rawValue
    case .abandoned(let reason): reason.rawValue
    case .withdrawn(let reason): reason.rawValue
    }
  }
}
