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

  /// The row at which `row` stands, of a statement that selects `columns` and then the row's number.
  init(_ row: BoundStatement) throws {
    guard let kind = Message.Kind(rawValue: row.text(3)),
      let urgency = Urgency(rawValue: Int(row.number(6))),
      let state = DeliveryState(rawValue: row.text(7))
    else {
      throw StorageError(.damaged, doing: "read a delivery", cause: "unknown kind or state")
    }
    self.init(
      id: DeliveryID(rawValue: row.text(0)), robot: RobotName(rawValue: row.text(1)),
      chatGroup: row.text(2), kind: kind, dueAt: Timestamp(milliseconds: row.number(4)),
      usefulUntil: Timestamp(milliseconds: row.number(5)), urgency: urgency,
      message: try row.bytes(18).map { try MessageText.message(of: $0) },
      announcement: row.optionalText(19), part: Int(row.number(16)),
      partCount: Int(row.number(17)))
    self.state = state
    self.reason = row.optionalText(8)
    self.nextAttemptAt = Timestamp(milliseconds: row.number(9))
    self.claimedUntil = row.optionalNumber(10).map { Timestamp(milliseconds: $0) }
    self.tally = AttemptTally(
      counted: Int(row.number(11)), uncertain: Int(row.number(12)),
      unknownCodes: Int(row.number(13)), vendorBusy: Int(row.number(14)),
      badTargetsInARow: Int(row.number(15)))
    self.endedAt = row.optionalNumber(20).map { Timestamp(milliseconds: $0) }
    self.place = RowPlace(number: row.number(21))
  }

  func arguments() throws -> [BoundStatement.Value] {
    [
      .text(id.rawValue), .text(robot.rawValue), .text(chatGroup), .text(kind.rawValue),
      .number(dueAt.milliseconds), .number(usefulUntil.milliseconds),
      .number(Int64(urgency.rawValue)), .text(state.rawValue), .init(reason),
      .number(nextAttemptAt.milliseconds), .init(claimedUntil?.milliseconds),
      .number(Int64(tally.counted)), .number(Int64(tally.uncertain)),
      .number(Int64(tally.unknownCodes)), .number(Int64(tally.vendorBusy)),
      .number(Int64(tally.badTargetsInARow)), .number(Int64(part)), .number(Int64(partCount)),
      .init(message.map(MessageText.text)), .init(announcement), .init(endedAt?.milliseconds),
    ]
  }
}

/// Where a row lies in its table: the quickest way back to it. It is no part of what the row says, so
/// that two rows that say the same are equal wherever they lie.
struct RowPlace: Sendable {
  /// The engine's own number of the row; nil while it is in no table. The number holds as long as the
  /// database is open: rows are never renumbered in place.
  var number: Int64?
}

extension RowPlace: Hashable {
  static func == (left: RowPlace, right: RowPlace) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
