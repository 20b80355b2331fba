// A row that can't be read must not stop the others: whatever reads many rows reads them strictly, and
// when that fails, what is damaged is looked for row by row and set aside under its identity.

package import Delivering
import GRDB
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
    let open = try rows("SELECT \(DeliveryRow.columns) FROM delivery WHERE endedAt IS NULL")
    for row in open {
      let id = DeliveryID(rawValue: row[0])
      // What can't be read is what is looked for here.
      if let delivery = try? DeliveryRow(row: row), let carried = try? reminders(in: id),
        isReadable(delivery, carried)
      {
        continue
      }
      damaged.append(
        DamagedDelivery(id: id, robot: RobotName(rawValue: row[1]), chatGroup: row[2]))
      try run(
        "UPDATE delivery SET state = 'skipped', reason = ?, claimedUntil = NULL, endedAt = ? "
          + "WHERE id = ?", [SkipReason.damaged.rawValue, now.milliseconds, id.rawValue])
      // A fingerprint that nothing has lets the next comparison write the reminder anew.
      try run(
        "UPDATE reminder SET deliveryID = NULL, fingerprint = 0 "
          + "WHERE deliveryID = ? AND state = 'planned'", [id.rawValue])
    }
    return damaged
  }
}
