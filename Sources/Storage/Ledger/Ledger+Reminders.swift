// Reminders: each is written once under its computed identity and ends in exactly one recorded state.

package import Delivering
import GRDB
package import Reminding
package import Scheduling
package import Timekeeping

extension Ledger {
  private static let reminderColumns = """
    id, episodeID, milestone, chatGroup, dueAt, usefulUntil, urgency, generation, fingerprint, \
    state, reason, wording, deliveryID, value
    """

  /// Writes a reminder, or renews one that is still planned; others stay as they are.
  package func save(_ reminder: ReminderRow) throws {
    let statement = try prepared(
      "INSERT INTO reminder (\(Ledger.reminderColumns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
        + "ON CONFLICT (id) DO UPDATE SET dueAt = excluded.dueAt, chatGroup = excluded.chatGroup, "
        + "usefulUntil = excluded.usefulUntil, urgency = excluded.urgency, "
        + "generation = excluded.generation, fingerprint = excluded.fingerprint, "
        + "wording = excluded.wording, state = excluded.state, reason = excluded.reason, deliveryID = excluded.deliveryID, "
        + "value = excluded.value WHERE reminder.state != 'delivered'")
    statement.bind(
      .text(reminder.id), .text(reminder.episodeID), .text(reminder.milestone),
      .text(reminder.chatGroup), .number(reminder.dueAt.milliseconds),
      .number(reminder.usefulUntil.milliseconds), .number(Int64(reminder.urgency.rawValue)),
      .number(Int64(reminder.generation)), .number(Int64(bitPattern: reminder.fingerprint)),
      .text(reminder.state.rawValue), .init(reminder.reason), .init(reminder.wording),
      .init(reminder.deliveryID?.rawValue), .text(reminder.value))
    try statement.run()
  }

  /// The reminder with this identity.
  package func reminder(_ id: String) throws -> ReminderRow? {
    try reminders("WHERE id = ?", .text(id)).first
  }

  /// The reminders of an episode (or another subject), by time.
  package func reminders(of episode: String) throws -> [ReminderRow] {
    try reminders("WHERE episodeID = ? ORDER BY dueAt, id", .text(episode))
  }

  /// The reminders that a delivery carries, by time.
  package func reminders(in delivery: DeliveryID) throws -> [ReminderRow] {
    try reminders("WHERE deliveryID = ? ORDER BY dueAt, id", .text(delivery.rawValue))
  }

  /// The reminders that each of these deliveries carries, by time.
  package func reminders(
    inEach deliveries: [DeliveryID]
  ) throws -> [DeliveryID: [ReminderRow]] {
    guard !deliveries.isEmpty else { return [:] }
    let found = try reminders(
      "WHERE deliveryID IN (SELECT value FROM json_each(?))",
      .text(MessageText.list(of: deliveries.lazy.map(\.rawValue))))
    var carried: [DeliveryID: [ReminderRow]] = [:]
    carried.reserveCapacity(deliveries.count)
    for reminder in found {
      if let delivery = reminder.deliveryID { carried[delivery, default: []].append(reminder) }
    }
    for (delivery, reminders) in carried where reminders.count > 1 {
      carried[delivery] = reminders.sorted { ($0.dueAt, $0.id) < ($1.dueAt, $1.id) }
    }
    return carried
  }

  /// Reminders due in [`from`, `through`], by time, at most `limit`.
  package func reminders(from: Timestamp, through: Timestamp, limit: Int) throws -> [ReminderRow] {
    try reminders(
      "WHERE dueAt BETWEEN ? AND ? ORDER BY dueAt, id LIMIT ?", .number(from.milliseconds),
      .number(through.milliseconds), .number(Int64(limit)))
  }

  /// Says what became of a reminder that was not delivered.
  package func settle(
    _ id: String, as state: ReminderState, reason: String?, wording: String? = nil
  ) throws {
    try run(
      "UPDATE reminder SET state = ?, reason = ?, wording = ? "
        + "WHERE id = ? AND state != 'delivered'", [state.rawValue, reason, wording, id])
  }

  /// Withdraws a reminder whose delivery was tried and refused for certain: the next attempt is
  /// worded without it.
  package func withdrawTried(_ id: String, reason: String) throws {
    try run(
      "UPDATE reminder SET state = 'withdrawn', reason = ?, wording = NULL "
        + "WHERE id = ? AND state = 'delivered'", [reason, id])
  }

  /// Notes that a reminder is no longer true while a request that says it is under way: whatever
  /// becomes of that request, no later one says it.
  package func markRevoked(_ id: String) throws {
    try run(
      "UPDATE reminder SET wording = ? WHERE id = ? AND state = 'delivered'",
      [ReminderRow.revokedWording, id])
  }

  /// Renews what a reminder says that was tried and refused for certain and waits for its next
  /// attempt, unless its words are fixed.
  package func refreshTried(_ reminder: ReminderRow) throws {
    try run(
      "UPDATE reminder SET usefulUntil = ?, fingerprint = ?, value = ? "
        + "WHERE id = ? AND state = 'delivered' AND EXISTS (SELECT 1 FROM delivery "
        + "WHERE delivery.id = reminder.deliveryID AND delivery.state = 'waiting' "
        + "AND delivery.uncertainCount = 0 AND delivery.message IS NULL)",
      [
        reminder.usefulUntil.milliseconds, Int64(bitPattern: reminder.fingerprint),
        reminder.value, reminder.id,
      ])
  }

  /// Marks the reminders that `delivery` carries as delivered: an attempt has begun.
  package func markDelivered(by delivery: DeliveryID) throws {
    try run(
      "UPDATE reminder SET state = 'delivered', reason = NULL "
        + "WHERE deliveryID = ? AND state = 'planned'", [delivery.rawValue])
  }

  /// The same of many deliveries, in one stroke.
  package func markDelivered(byEach deliveries: [DeliveryID]) throws {
    guard !deliveries.isEmpty else { return }
    let statement = try prepared(
      "UPDATE reminder SET state = 'delivered', reason = NULL "
        + "WHERE deliveryID IN (SELECT value FROM json_each(?)) AND state = 'planned'")
    statement.bind(.text(MessageText.list(of: deliveries.lazy.map(\.rawValue))))
    try statement.run()
  }

  /// Reminders of a delivery whose attempt was revoked were not delivered after all.
  package func unmarkDelivered(by delivery: DeliveryID) throws {
    try run(
      "UPDATE reminder SET state = 'planned', wording = NULL "
        + "WHERE deliveryID = ? AND state = 'delivered'",
      [delivery.rawValue])
  }

  /// The same, and they wait for another delivery.
  package func giveBack(from delivery: DeliveryID) throws {
    try run(
      "UPDATE reminder SET state = 'planned', deliveryID = NULL, wording = NULL "
        + "WHERE deliveryID = ? AND state IN ('delivered', 'planned')", [delivery.rawValue])
  }

  /// Reminders of a delivery that ended wait for another one if they are still of use at `now`: those
  /// that were never tried, and with `tried` those of which nothing can have arrived. True when there
  /// are some.
  package func giveBackUseful(
    from delivery: DeliveryID, tried: Bool = false, at now: Timestamp
  ) throws -> Bool {
    try run(
      "UPDATE reminder SET deliveryID = NULL, state = 'planned', wording = NULL "
        + "WHERE deliveryID = ?1 AND usefulUntil > ?2 "
        + "AND (state = 'planned' OR (?3 AND state = 'delivered'))",
      [delivery.rawValue, now.milliseconds, tried])
    return changedRows > 0
  }

  /// Whether a reminder is due at `now` that no open delivery carries.
  package func isAnyStranded(at now: Timestamp) throws -> Bool {
    try number("SELECT 1 FROM reminder WHERE \(Ledger.stranded) LIMIT 1", [now.milliseconds]) != nil
  }

  /// Ends the reminders that are due at `now`, that no open delivery carries, and that are of no use any
  /// more; the others of them wait for another delivery. True when there are such others.
  package func settleStranded(at now: Timestamp) throws -> Bool {
    try run(
      "UPDATE reminder SET state = 'skipped', reason = ?2 WHERE usefulUntil <= ?1 "
        + "AND \(Ledger.stranded)", [now.milliseconds, SkipReason.tooLate.rawValue])
    try run(
      "UPDATE reminder SET deliveryID = NULL WHERE deliveryID IS NOT NULL AND \(Ledger.stranded)",
      [now.milliseconds])
    return changedRows > 0
  }

  private static let stranded = """
    state = 'planned' AND dueAt <= ?1 AND NOT EXISTS (SELECT 1 FROM delivery \
    WHERE delivery.id = reminder.deliveryID AND delivery.endedAt IS NULL)
    """

  /// The groups of reminders that no delivery carries.
  package func groupsUncarried() throws -> Set<String> {
    let found = try rows(
      "SELECT DISTINCT chatGroup FROM reminder WHERE state = 'planned' AND deliveryID IS NULL")
    return Set(found.map { $0[0] as String })
  }

  /// Hands a reminder to another delivery, as joining does.
  package func carry(_ id: String, by delivery: DeliveryID) throws {
    try run("UPDATE reminder SET deliveryID = ? WHERE id = ?", [delivery.rawValue, id])
  }

  /// The open reminders of a group that are due in `range`, by time.
  package func openReminders(
    in chatGroup: String, due range: ClosedRange<Timestamp>
  ) throws -> [ReminderRow] {
    try reminders(
      "INDEXED BY reminderOpen WHERE state = 'planned' AND chatGroup = ? "
        + "AND dueAt BETWEEN ? AND ? ORDER BY dueAt, id", .text(chatGroup),
      .number(range.lowerBound.milliseconds), .number(range.upperBound.milliseconds))
  }

  private func reminders(
    _ condition: String, _ values: BoundStatement.Value...
  ) throws -> [ReminderRow] {
    let statement = try prepared(
      "SELECT \(Ledger.reminderColumns) FROM reminder " + condition)
    // What throws halfway must leave no statement that still reads.
    defer { statement.reset() }
    statement.bind(values)
    var found: [ReminderRow] = []
    while try statement.step() { found.append(try reminderRow(statement)) }
    return found
  }

  private func reminderRow(_ row: BoundStatement) throws -> ReminderRow {
    guard let urgency = Urgency(rawValue: Int(row.number(6))),
      let state = ReminderState(rawValue: row.text(9))
    else {
      throw StorageError(.damaged, doing: "read a reminder", cause: "unknown urgency or state")
    }
    return ReminderRow(
      id: row.text(0), episodeID: row.text(1), milestone: row.text(2), chatGroup: row.text(3),
      dueAt: Timestamp(milliseconds: row.number(4)),
      usefulUntil: Timestamp(milliseconds: row.number(5)), urgency: urgency,
      generation: Int(row.number(7)), fingerprint: UInt64(bitPattern: row.number(8)),
      state: state, reason: row.optionalText(10), wording: row.optionalText(11),
      deliveryID: row.optionalText(12).map { DeliveryID(rawValue: $0) }, value: row.text(13))
  }
}

// MARK: - What groups were told

/// What one group was told about one episode, and since when that is no longer so.
package struct AnnouncedRow: Hashable, Sendable {
  /// The episode.
  package var episodeID: EpisodeID
  /// The group.
  package var chatGroup: String
  /// What it was told, as the pure rules coded it.
  package var value: String
  /// When the first edit after that was adopted; nil while what was told is still so.
  package var firstEditAt: Timestamp?
  /// When the last edit was adopted.
  package var lastEditAt: Timestamp?

  /// A row; see the properties.
  package init(
    episodeID: EpisodeID, chatGroup: String, value: String, firstEditAt: Timestamp? = nil,
    lastEditAt: Timestamp? = nil
  ) {
    self.episodeID = episodeID
    self.chatGroup = chatGroup
    self.value = value
    self.firstEditAt = firstEditAt
    self.lastEditAt = lastEditAt
  }
}

extension Ledger {
  /// Writes what a group has been told.
  package func save(_ announced: AnnouncedRow) throws {
    let statement = try prepared(
      "INSERT INTO announced (episodeID, chatGroup, value, firstEditAt, lastEditAt) "
        + "VALUES (?,?,?,?,?) ON CONFLICT (episodeID, chatGroup) DO UPDATE SET "
        + "value = excluded.value, firstEditAt = excluded.firstEditAt, "
        + "lastEditAt = excluded.lastEditAt")
    statement.bind(
      .text(announced.episodeID.rawValue), .text(announced.chatGroup), .text(announced.value),
      .init(announced.firstEditAt?.milliseconds), .init(announced.lastEditAt?.milliseconds))
    try statement.run()
  }

  /// What the groups were told about an episode.
  package func announced(of episode: EpisodeID) throws -> [AnnouncedRow] {
    try rows(
      "SELECT episodeID, chatGroup, value, firstEditAt, lastEditAt FROM announced "
        + "WHERE episodeID = ? ORDER BY chatGroup", [episode.rawValue]
    ).map(announcedRow)
  }

  /// What one group was told about an episode; nil when nothing.
  package func announced(of episode: EpisodeID, in chatGroup: String) throws -> AnnouncedRow? {
    let statement = try prepared(
      "SELECT value, firstEditAt, lastEditAt FROM announced WHERE episodeID = ? AND chatGroup = ?")
    defer { statement.reset() }
    statement.bind(.text(episode.rawValue), .text(chatGroup))
    guard try statement.step() else { return nil }
    return AnnouncedRow(
      episodeID: episode, chatGroup: chatGroup, value: statement.text(0),
      firstEditAt: statement.optionalNumber(1).map { Timestamp(milliseconds: $0) },
      lastEditAt: statement.optionalNumber(2).map { Timestamp(milliseconds: $0) })
  }

  /// All that groups were told.
  package func announcedAll() throws -> [AnnouncedRow] {
    try rows(
      "SELECT episodeID, chatGroup, value, firstEditAt, lastEditAt FROM announced "
        + "ORDER BY episodeID, chatGroup"
    ).map(announcedRow)
  }

  /// What groups were told that has been edited since and not yet corrected.
  package func announcedEdited() throws -> [AnnouncedRow] {
    try rows(
      "SELECT episodeID, chatGroup, value, firstEditAt, lastEditAt FROM announced "
        + "WHERE lastEditAt IS NOT NULL ORDER BY episodeID, chatGroup"
    ).map(announcedRow)
  }

  private func announcedRow(_ row: Row) -> AnnouncedRow {
    AnnouncedRow(
      episodeID: EpisodeID(rawValue: row[0]), chatGroup: row[1], value: row[2],
      firstEditAt: row.optionalTimestamp(3), lastEditAt: row.optionalTimestamp(4))
  }
}

// MARK: - What replanning compares with

extension ReminderState {
  var standing: StoredReminder.Standing {
    switch self {
    case .planned: .open
    case .delivered: .delivered
    case .skipped, .withdrawn: .ended
    }
  }
}

extension Ledger {
  /// What is stored of the reminders that are due at or after `instant` or still open, without their
  /// words: what replanning compares with.
  package func storedReminders(from instant: Timestamp) throws -> [StoredReminder] {
    try storedReminders("dueAt >= ? OR state = 'planned'", [instant.milliseconds])
  }

  func storedReminders(
    _ condition: String, _ arguments: StatementArguments
  ) throws -> [StoredReminder] {
    try rows(
      "SELECT id, episodeID, generation, usefulUntil, fingerprint, state FROM reminder WHERE "
        + condition, arguments
    ).map { row in
      StoredReminder(
        id: ReminderID(rawValue: row[0]), subject: row[1], generation: row[2],
        usefulUntil: row.timestamp(3), fingerprint: UInt64(bitPattern: row[4]),
        standing: ReminderState(rawValue: row[5])?.standing ?? .delivered)
    }
  }
}

extension Ledger {
  /// The milestones of an episode of which its groups have been reminded, whatever its generation.
  package func toldMilestones(of episode: EpisodeID) throws -> Set<String> {
    let found = try rows(
      "SELECT DISTINCT milestone FROM reminder WHERE episodeID = ? AND state = 'delivered'",
      [episode.rawValue])
    return Set(found.map { $0[0] as String })
  }

  /// The open reminders of a group, each with the delivery that carries it, for joining.
  package func openReminders(in chatGroup: String) throws -> [(
    id: ReminderID, carrier: DeliveryID?
  )] {
    let sql = "SELECT id, deliveryID FROM reminder WHERE chatGroup = ? AND state = 'planned'"
    return try rows(sql, [chatGroup]).map { row in
      let carrier: String? = row[1]
      return (ReminderID(rawValue: row[0]), carrier.map { DeliveryID(rawValue: $0) })
    }
  }
}

extension Ledger {
  /// The one reminder or delivery whose identity begins with `prefix` (at least four characters); nil
  /// when there is none or more than one.
  package func identity(beginningWith prefix: String) throws -> String? {
    guard prefix.utf8.count >= 4 else { return nil }
    let found = try rows(
      "SELECT id FROM reminder WHERE id >= ?1 AND id < ?1 || '~' "
        + "UNION SELECT id FROM delivery WHERE id >= ?1 AND id < ?1 || '~' LIMIT 2", [prefix])
    return found.count == 1 ? found[0][0] : nil
  }
}
