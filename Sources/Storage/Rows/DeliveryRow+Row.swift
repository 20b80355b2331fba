// Rows ⇄ deliveries. The list of columns stands once.

import Delivering
import GRDB
import Timekeeping

extension DeliveryRow {
  static let columns = """
    id, robot, chatGroup, kind, dueAt, usefulUntil, urgency, state, reason, nextAttemptAt, \
    claimedUntil, attemptCount, uncertainCount, unknownCount, busyCount, part, partCount, message, \
    announcement, endedAt
    """

  init(row: Row) throws {
    guard let kind = Message.Kind(rawValue: row[3]), let urgency = Urgency(rawValue: row[6]),
      let state = DeliveryState(rawValue: row[7])
    else {
      throw StorageError(.damaged, doing: "read a delivery", cause: "unknown kind or state")
    }
    let message = try (row[17] as String?).map { try decoded(Message.self, from: $0) }
    self.init(
      id: DeliveryID(rawValue: row[0]), robot: RobotName(rawValue: row[1]), chatGroup: row[2],
      kind: kind, dueAt: row.timestamp(4), usefulUntil: row.timestamp(5), urgency: urgency,
      message: message, announcement: row[18], part: row[15], partCount: row[16])
    self.state = state
    self.reason = row[8]
    self.nextAttemptAt = row.timestamp(9)
    self.claimedUntil = row.optionalTimestamp(10)
    self.attemptCount = row[11]
    self.uncertainCount = row[12]
    self.unknownCount = row[13]
    self.busyCount = row[14]
    self.endedAt = row.optionalTimestamp(19)
  }

  func arguments() throws -> StatementArguments {
    [
      id.rawValue, robot.rawValue, chatGroup, kind.rawValue, dueAt.milliseconds,
      usefulUntil.milliseconds, urgency.rawValue, state.rawValue, reason,
      nextAttemptAt.milliseconds, claimedUntil?.milliseconds, attemptCount, uncertainCount,
      unknownCount, busyCount, part, partCount, try message.map { try encoded($0) }, announcement,
      endedAt?.milliseconds,
    ]
  }
}
