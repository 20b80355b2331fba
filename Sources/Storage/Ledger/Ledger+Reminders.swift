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
    try run(
      "INSERT INTO reminder (\(Ledger.reminderColumns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
        + "ON CONFLICT (id) DO UPDATE SET dueAt = excluded.dueAt, chatGroup = excluded.chatGroup, "
        + "usefulUntil = excluded.usefulUntil, urgency = excluded.urgency, "
        + "generation = excluded.generation, fingerprint = excluded.fingerprint, "
        + "wording = excluded.wording, state = excluded.state, reason = excluded.reason, deliveryID = excluded.deliveryID, "
        + "value = excluded.value WHERE reminder.state != 'delivered'",
      [
        reminder.id, reminder.episodeID, reminder.milestone, reminder.chatGroup,
        reminder.dueAt.milliseconds, reminder.usefulUntil.milliseconds, reminder.urgency.rawValue,
        reminder.generation, Int64(bitPattern: reminder.fingerprint), reminder.state.rawValue,
        reminder.reason, reminder.wording, reminder.deliveryID?.rawValue, reminder.value,
      ])
  }

  /// The reminder with this identity.
  package func reminder(_ id: String) throws -> ReminderRow? {
    try row("SELECT \(Ledger.reminderColumns) FROM reminder WHERE id = ?", [id]).map(reminderRow)
  }

  /// The reminders of an episode (or another subject), by time.
  package func reminders(of episode: String) throws -> [ReminderRow] {
    try rows(
      "SELECT \(Ledger.reminderColumns) FROM reminder WHERE episodeID = ? ORDER BY dueAt, id",
      [episode]
    ).map(reminderRow)
  }

  /// The reminders that a delivery carries, by time.
  package func reminders(in delivery: DeliveryID) throws -> [ReminderRow] {
    try rows(
      "SELECT \(Ledger.reminderColumns) FROM reminder WHERE deliveryID = ? ORDER BY dueAt, id",
      [delivery.rawValue]
    ).map(reminderRow)
  }

  /// Reminders due in [`from`, `through`], by time, at most `limit`.
  package func reminders(from: Timestamp, through: Timestamp, limit: Int) throws -> [ReminderRow] {
    try rows(
      "SELECT \(Ledger.reminderColumns) FROM reminder WHERE dueAt BETWEEN ? AND ? "
        + "ORDER BY dueAt, id LIMIT ?", [from.milliseconds, through.milliseconds, limit]
    ).map(reminderRow)
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

  private func reminderRow(_ row: Row) throws -> ReminderRow {
    guard let urgency = Urgency(rawValue: row[6]), let state = ReminderState(rawValue: row[9])
    else {
      throw StorageError(.damaged, doing: "read a reminder", cause: "unknown urgency or state")
    }
    return ReminderRow(
      id: row[0], episodeID: row[1], milestone: row[2], chatGroup: row[3], dueAt: row.timestamp(4),
      usefulUntil: row.timestamp(5), urgency: urgency, generation: row[7],
      fingerprint: UInt64(bitPattern: row[8]), state: state, reason: row[10], wording: row[11],
      deliveryID: (row[12] as String?).map { DeliveryID(rawValue: $0) }, value: row[13])
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
    try run(
      "INSERT INTO announced (episodeID, chatGroup, value, firstEditAt, lastEditAt) "
        + "VALUES (?,?,?,?,?) ON CONFLICT (episodeID, chatGroup) DO UPDATE SET "
        + "value = excluded.value, firstEditAt = excluded.firstEditAt, "
        + "lastEditAt = excluded.lastEditAt",
      [
        announced.episodeID.rawValue, announced.chatGroup, announced.value,
        announced.firstEditAt?.milliseconds, announced.lastEditAt?.milliseconds,
      ])
  }

  /// What the groups were told about an episode.
  package func announced(of episode: EpisodeID) throws -> [AnnouncedRow] {
    try rows(
      "SELECT episodeID, chatGroup, value, firstEditAt, lastEditAt FROM announced "
        + "WHERE episodeID = ? ORDER BY chatGroup", [episode.rawValue]
    ).map(announcedRow)
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
    try rows(
      "SELECT id, episodeID, generation, usefulUntil, fingerprint, state FROM reminder "
        + "WHERE dueAt >= ? OR state = 'planned'", [instant.milliseconds]
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
