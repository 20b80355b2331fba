// Attempts: the point of no return is the commit of the row, before the request leaves.

package import Delivering
import GRDB
package import Timekeeping

extension Ledger {
  /// Writes down that an attempt of `delivery` begins, and gives its number.
  package func beginAttempt(_ delivery: DeliveryRow, text: String, at now: Timestamp) throws -> Int
  {
    let values: [BoundStatement.Value] = [
      .text(delivery.id.rawValue), .text(delivery.robot.rawValue), .number(now.milliseconds),
      .text(text),
    ]
    // Nearly every attempt is the first of its delivery.
    let first = try prepared(
      "INSERT INTO attempt (deliveryID, number, robot, startedAt, text) VALUES (?1, 1, ?2, ?3, ?4) "
        + "ON CONFLICT (deliveryID, number) DO NOTHING")
    first.bind(values)
    try first.run()
    if changedRows == 1 { return 1 }
    let next = try prepared(
      "INSERT INTO attempt (deliveryID, number, robot, startedAt, text) VALUES "
        + "(?1, (SELECT max(number) + 1 FROM attempt WHERE deliveryID = ?1), ?2, ?3, ?4)"
        + " RETURNING number")
    next.bind(values)
    var number = 1
    while try next.step() { number = Int(next.number(0)) }
    return number
  }

  /// Writes down how an attempt ended; one that has ended stays as it is.
  package func finish(
    _ id: DeliveryID, attempt number: Int, as outcome: Outcome.Code, code: String?,
    at now: Timestamp
  ) throws {
    let statement = try prepared(
      "UPDATE attempt SET endedAt = ?, outcome = ?, code = ? "
        + "WHERE deliveryID = ? AND number = ? AND endedAt IS NULL")
    statement.bind(
      .number(now.milliseconds), .text(outcome.rawValue), .init(code), .text(id.rawValue),
      .number(Int64(number)))
    try statement.run()
  }

  /// Removes an attempt that was revoked before its request left.
  package func revoke(_ id: DeliveryID, attempt number: Int) throws {
    try run(
      "DELETE FROM attempt WHERE deliveryID = ? AND number = ? AND endedAt IS NULL",
      [id.rawValue, number])
  }

  /// The attempts of a delivery, in order.
  package func attempts(of id: DeliveryID) throws -> [AttemptRow] {
    try rows(
      "SELECT deliveryID, number, robot, startedAt, endedAt, outcome, code, text FROM attempt "
        + "WHERE deliveryID = ? ORDER BY number", [id.rawValue]
    ).map { row in
      var attempt = AttemptRow(
        deliveryID: DeliveryID(rawValue: row[0]), number: row[1],
        robot: RobotName(rawValue: row[2]), startedAt: row.timestamp(3), text: row[7])
      attempt.endedAt = row.optionalTimestamp(4)
      attempt.outcome = (row[5] as String?).flatMap { Outcome.Code(rawValue: $0) }
      attempt.code = row[6]
      return attempt
    }
  }

  /// Whether a delivery was ever tried. A robot that said "too fast" was tried without a count.
  package func isTried(_ id: DeliveryID) throws -> Bool {
    try number("SELECT 1 FROM attempt WHERE deliveryID = ? LIMIT 1", [id.rawValue]) != nil
  }

  /// When robots were spoken to since `instant`, ascending: what pacing has to respect after a start.
  package func attemptInstants(since instant: Timestamp) throws -> [RobotName: [Timestamp]] {
    var found: [RobotName: [Timestamp]] = [:]
    let sql = "SELECT robot, startedAt FROM attempt WHERE startedAt >= ? ORDER BY startedAt"
    for row in try rows(sql, [instant.milliseconds]) {
      found[RobotName(rawValue: row[0]), default: []].append(row.timestamp(1))
    }
    return found
  }
}

// MARK: - Standing of robots

extension Ledger {
  /// How each robot stands, as the pure rules coded it; without those of which it can't be read.
  package func robotStandings<Standing: Decodable>(_ type: Standing.Type) throws
    -> [RobotName: Standing]
  {
    var found: [RobotName: Standing] = [:]
    for row in try rows("SELECT robot, value FROM robotStanding") {
      found[RobotName(rawValue: row[0])] = try? decoded(type, from: row[1])
    }
    return found
  }

  /// Writes how a robot stands.
  package func setStanding(_ standing: some Encodable, of robot: RobotName) throws {
    try run(
      "INSERT INTO robotStanding (robot, value) VALUES (?, ?) "
        + "ON CONFLICT (robot) DO UPDATE SET value = excluded.value",
      [robot.rawValue, try encoded(standing)])
  }
}

// MARK: - What was sent

/// One message that a platform accepted.
package struct SentMessage: Hashable, Sendable {
  /// Its delivery.
  package let id: DeliveryID
  /// To which robot it went.
  package let robot: RobotName
  /// The chat group.
  package let chatGroup: String
  /// What it was.
  package let kind: Message.Kind
  /// When the attempt was committed that the platform accepted.
  package let at: Timestamp
  /// The words, without mentions.
  package let text: String
}

extension Ledger {
  /// What platforms accepted from `from` through `through`, in the order in which it left.
  package func sentMessages(from: Timestamp, through: Timestamp) throws -> [SentMessage] {
    try rows(
      "SELECT delivery.id, attempt.robot, chatGroup, kind, startedAt, text FROM attempt "
        + "JOIN delivery ON delivery.id = attempt.deliveryID "
        + "WHERE startedAt BETWEEN ? AND ? AND outcome = 'accepted' "
        + "ORDER BY startedAt, delivery.id", [from.milliseconds, through.milliseconds]
    ).compactMap { row in
      Message.Kind(rawValue: row[3]).map { kind in
        SentMessage(
          id: DeliveryID(rawValue: row[0]), robot: RobotName(rawValue: row[1]),
          chatGroup: row[2], kind: kind, at: row.timestamp(4), text: row[5])
      }
    }
  }
}
