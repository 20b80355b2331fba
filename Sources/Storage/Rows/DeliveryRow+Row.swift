// Rows ⇄ deliveries. The list of columns stands once.

import Delivering
import GRDB
import Timekeeping

extension DeliveryRow {
  static let columns = """
    id, robot, chatGroup, kind, dueAt, usefulUntil, urgency, state, reason, nextAttemptAt, \
    claimedUntil, attemptCount, uncertainCount, unknownCount, busyCount, refusedCount, part, \
    partCount, message, announcement, endedAt
    """

  init(row: Row) throws {
    guard let kind = Message.Kind(rawValue: row[3]), let urgency = Urgency(rawValue: row[6]),
      let state = DeliveryState(rawValue: row[7])
    else {
      throw StorageError(.damaged, doing: "read a delivery", cause: "unknown kind or state")
    }
    let message = try (row[18] as String?).map { try MessageText.message(of: $0) }
    self.init(
      id: DeliveryID(rawValue: row[0]), robot: RobotName(rawValue: row[1]), chatGroup: row[2],
      kind: kind, dueAt: row.timestamp(4), usefulUntil: row.timestamp(5), urgency: urgency,
      message: message, announcement: row[19], part: row[16], partCount: row[17])
    self.state = state
    self.reason = row[8]
    self.nextAttemptAt = row.timestamp(9)
    self.claimedUntil = row.optionalTimestamp(10)
    self.tally = AttemptTally(
      counted: row[11], uncertain: row[12], unknownCodes: row[13], vendorBusy: row[14],
      badTargetsInARow: row[15])
    self.endedAt = row.optionalTimestamp(20)
  }

  func arguments() throws -> StatementArguments {
    [
      id.rawValue, robot.rawValue, chatGroup, kind.rawValue, dueAt.milliseconds,
      usefulUntil.milliseconds, urgency.rawValue, state.rawValue, reason,
      nextAttemptAt.milliseconds, claimedUntil?.milliseconds, tally.counted, tally.uncertain,
      tally.unknownCodes, tally.vendorBusy, tally.badTargetsInARow, part, partCount,
      message.map(MessageText.text), announcement,
      endedAt?.milliseconds,
    ]
  }
}
