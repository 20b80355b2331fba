// What replanning a few episodes compares with: their reminders alone, and what lies round the
// instants at which theirs are due.

import Delivering
import GRDB
package import Reminding
package import Timekeeping

/// An instant at which something is due in a chat group.
package struct GroupInstant: Hashable, Sendable {
  /// The group.
  package let chatGroup: String
  /// When.
  package let dueAt: Timestamp

  /// An instant of a group.
  package init(chatGroup: String, dueAt: Timestamp) {
    self.chatGroup = chatGroup
    self.dueAt = dueAt
  }
}

extension Ledger {
  /// What is stored of the reminders of one subject that are due at or after `instant` or still open.
  package func storedReminders(
    of subject: String, from instant: Timestamp
  ) throws -> [StoredReminder] {
    try rows(
      "SELECT id, generation, usefulUntil, fingerprint, state FROM reminder "
        + "WHERE episodeID = ?1 AND (dueAt >= ?2 OR state = 'planned')",
      [subject, instant.milliseconds]
    ).map { row in
      StoredReminder(
        id: ReminderID(rawValue: row[0]), subject: subject, generation: row[1],
        usefulUntil: row.timestamp(2), fingerprint: UInt64(bitPattern: row[3]),
        standing: ReminderState(rawValue: row[4])?.standing ?? .delivered)
    }
  }

  /// Where open reminders wait that no delivery carries.
  package func instantsUncarried() throws -> Set<GroupInstant> {
    let found = try rows(
      "SELECT DISTINCT chatGroup, dueAt FROM reminder "
        + "WHERE state = 'planned' AND deliveryID IS NULL")
    return Set(found.map { GroupInstant(chatGroup: $0[0], dueAt: $0.timestamp(1)) })
  }

  /// The stretch of time round `instant` in which open reminders of the group follow each other at no
  /// more than `gap`.
  package func stretch(
    round instant: GroupInstant, gap: Duration
  ) throws -> ClosedRange<Timestamp> {
    var first = instant.dueAt
    var last = instant.dueAt
    // The index by time is wanted: a group may have tens of thousands of open reminders.
    let before = """
      SELECT min(dueAt) FROM reminder INDEXED BY reminderOpen \
      WHERE state = 'planned' AND chatGroup = ?1 AND dueAt >= ?2 AND dueAt < ?3
      """
    let after = """
      SELECT max(dueAt) FROM reminder INDEXED BY reminderOpen \
      WHERE state = 'planned' AND chatGroup = ?1 AND dueAt > ?2 AND dueAt <= ?3
      """
    while let found = try number(
      before, [instant.chatGroup, (first - gap).milliseconds, first.milliseconds])
    {
      first = Timestamp(milliseconds: found)
    }
    while let found = try number(
      after, [instant.chatGroup, last.milliseconds, (last + gap).milliseconds])
    {
      last = Timestamp(milliseconds: found)
    }
    return first...last
  }

  /// The open reminders of a group that are due in `range`, by time.
  package func openReminders(
    in chatGroup: String, due range: ClosedRange<Timestamp>
  ) throws -> [ReminderRow] {
    try rows(
      "SELECT id FROM reminder INDEXED BY reminderOpen WHERE state = 'planned' "
        + "AND chatGroup = ?1 AND dueAt BETWEEN ?2 AND ?3 ORDER BY dueAt, id",
      [chatGroup, range.lowerBound.milliseconds, range.upperBound.milliseconds]
    ).compactMap { try reminder($0[0]) }
  }

  /// The open deliveries of a group that are due in `range`, by time.
  package func openDeliveries(
    in chatGroup: String, due range: ClosedRange<Timestamp>
  ) throws -> [DeliveryRow] {
    try rows(
      "SELECT id FROM delivery WHERE chatGroup = ?1 AND endedAt IS NULL "
        + "AND dueAt BETWEEN ?2 AND ?3 ORDER BY dueAt, id",
      [chatGroup, range.lowerBound.milliseconds, range.upperBound.milliseconds]
    ).compactMap { row in try delivery(DeliveryID(rawValue: row[0])) }
  }
}
