// A row that can't be read must not stop the others: whatever reads many rows reads them strictly, and
// when that fails, what is damaged is looked for row by row and set aside under its identity.

package import Delivering
import GRDB
import Scheduling
package import Timekeeping

/// An open delivery that could not be read.
package struct DamagedDelivery: Hashable, Sendable {
  /// Its identity.
  package let id: DeliveryID
  /// To whom it would have gone.
  package let robot: RobotName
  /// The chat group.
  package let chatGroup: String
}

extension Ledger {
  /// Ends the open deliveries that can't be read, or of which the desk can't read what stands in
  /// them. Their reminders wait for another delivery, to be written anew from the plan. Returns what
  /// was ended.
  package func endDamaged(
    at now: Timestamp, isReadable: (DeliveryRow, [ReminderRow]) -> Bool
  ) throws -> [DamagedDelivery] {
    var damaged: [DamagedDelivery] = []
    for open in try openIdentities() {
      // What can't be read is what is looked for here.
      if let delivery = try? delivery(open.id), let carried = try? reminders(in: open.id),
        isReadable(delivery, carried)
      {
        continue
      }
      damaged.append(open)
      try run(
        "UPDATE delivery SET state = 'skipped', reason = ?, claimedUntil = NULL, endedAt = ? "
          + "WHERE id = ?", [SkipReason.damaged.rawValue, now.milliseconds, open.id.rawValue])
      // A fingerprint that nothing has lets the next comparison write the reminder anew.
      try run(
        "UPDATE reminder SET deliveryID = NULL, fingerprint = 0 "
          + "WHERE deliveryID = ? AND state = 'planned'", [open.id.rawValue])
    }
    return damaged
  }

  private func openIdentities() throws -> [DamagedDelivery] {
    try rows("SELECT id, robot, chatGroup FROM delivery WHERE endedAt IS NULL").map { row in
      DamagedDelivery(
        id: DeliveryID(rawValue: row[0]), robot: RobotName(rawValue: row[1]), chatGroup: row[2])
    }
  }
}

// MARK: - Notes about robots and groups

extension Ledger {
  /// Forgets how those robots stand of which that can't be read: each begins anew. Returns which.
  package func forgetDamagedStandings<Standing: Decodable>(
    _ type: Standing.Type
  ) throws -> [RobotName] {
    var damaged: [RobotName] = []
    for row in try rows("SELECT robot, value FROM robotStanding ORDER BY robot") {
      // What can't be read is what is looked for here.
      if (try? decoded(type, from: row[1])) != nil { continue }
      damaged.append(RobotName(rawValue: row[0]))
    }
    for robot in damaged {
      try run("DELETE FROM robotStanding WHERE robot = ?", [robot.rawValue])
    }
    return damaged
  }

  /// Forgets what a group was told of an episode: the note can't be read.
  package func forget(_ announced: AnnouncedRow) throws {
    try run(
      "DELETE FROM announced WHERE episodeID = ? AND chatGroup = ?",
      [announced.episodeID.rawValue, announced.chatGroup])
  }
}
