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
    try storedReminders(
      "episodeID = ? AND (dueAt >= ? OR state = 'planned')", [subject, instant.milliseconds])
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
}
