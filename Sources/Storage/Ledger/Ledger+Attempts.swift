// Attempts: the point of no return is the commit of the row, before the request leaves.

package import Delivering
import GRDB
package import Timekeeping

extension Ledger {
  /// Writes down that attempts begin, and gives their numbers in the same order.
  package func beginAttempts(_ attempts: [FreshAttempt], at now: Timestamp) throws -> [Int] {
    // Nearly every attempt is the first of its delivery.
    let first = try prepared(
      "INSERT INTO attempt (deliveryID, number, robot, startedAt, text) VALUES (?1, 1, ?2, ?3, ?4) "
        + "ON CONFLICT (deliveryID, number) DO NOTHING")
    var numbers: [Int] = []
    numbers.reserveCapacity(attempts.count)
    for attempt in attempts {
      bind(attempt, to: first, at: now)
      try first.run()
      numbers.append(changedRows == 1 ? 1 : try beginNext(attempt, at: now))
    }
    return numbers
  }

  private func beginNext(_ attempt: FreshAttempt, at now: Timestamp) throws -> Int {
    let next = try prepared(
      "INSERT INTO attempt (deliveryID, number, robot, startedAt, text) VALUES "
        + "(?1, (SELECT max(number) + 1 FROM attempt WHERE deliveryID = ?1), ?2, ?3, ?4)"
        + " RETURNING number")
    bind(attempt, to: next, at: now)
    var number = 1
    while try next.step() { number = Int(next.number(0)) }
    return number
  }

  private func bind(_ attempt: FreshAttempt, to statement: BoundStatement, at now: Timestamp) {
    statement.bind(attempt.deliveryID.rawValue, at: 1)
    statement.bind(attempt.robot.rawValue, at: 2)
    statement.bind(now.milliseconds, at: 3)
    statement.bind(attempt.text, at: 4)
  }

  /// Writes down how attempts ended; one that has ended stays as it is.
  package func finish(_ attempts: some Sequence<FinishedAttempt>) throws {
    let statement = try prepared(
      "UPDATE attempt SET endedAt = ?, outcome = ?, code = ? "
        + "WHERE deliveryID = ? AND number = ? AND endedAt IS NULL")
    for attempt in attempts {
      statement.bind(attempt.at.milliseconds, at: 1)
      statement.bind(attempt.outcome.rawValue, at: 2)
      statement.bind(.init(attempt.code), at: 3)
      statement.bind(attempt.deliveryID.rawValue, at: 4)
      statement.bind(Int64(attempt.number), at: 5)
      try statement.run()
    }
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

/// An attempt that is about to begin.
package struct FreshAttempt: Hashable, Sendable {
  /// Of which delivery.
  package let deliveryID: DeliveryID
  /// The robot that is addressed.
  package let robot: RobotName
  /// The words.
  package let text: String

  /// An attempt of `delivery` with its words.
  package init(of delivery: DeliveryRow, text: String) {
    deliveryID = delivery.id
    robot = delivery.robot
    self.text = text
  }
}

/// How one attempt ended.
package struct FinishedAttempt: Hashable, Sendable {
  /// Of which delivery.
  package let deliveryID: DeliveryID
  /// Its number.
  package let number: Int
  /// How it ended.
  package let outcome: Outcome.Code
  /// The platform's code, the fault or the cause.
  package let code: String?
  /// When.
  package let at: Timestamp

  /// The end of an attempt; see the properties.
  package init(
    of deliveryID: DeliveryID, _ number: Int, as outcome: Outcome.Code, code: String?,
    at: Timestamp
  ) {
    self.deliveryID = deliveryID
    self.number = number
    self.outcome = outcome
    self.code = code
    self.at = at
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
