// Callers and contacts. Whoever reads a caller is a person with the right to, and the journal says so:
// that is the desk's matter; here is the one place where callers are opened.

import Foundation
import GRDB
package import Questions
package import Timekeeping

extension Ledger {
  /// The caller `id`; nil when there is none any more.
  package func caller(_ id: CallerID) throws -> Caller? {
    guard
      let row = try row("SELECT keyID, sealed FROM caller WHERE id = ?", [id.rawValue])
    else { return nil }
    return try caller(id, Sealed(keyID: row[0], bytes: Array(row[1] as Data)))
  }

  /// Everybody who brought `question` or a question merged into it forward, first contact first.
  package func callers(of question: QuestionID) throws -> [Caller] {
    try rows(
      "SELECT DISTINCT caller.id, caller.keyID, caller.sealed FROM contact "
        + "JOIN caller ON caller.sequence = contact.caller "
        + "WHERE contact.question IN (SELECT sequence FROM question WHERE id = ?1 OR mergedInto = ?1)"
        + " ORDER BY contact.sequence", [question.rawValue]
    ).map { row in
      try caller(
        CallerID(rawValue: row[0]), Sealed(keyID: row[1], bytes: Array(row[2] as Data)))
    }
  }

  /// The callers with the telephone number of `mark`, newest first.
  package func callers(marked mark: PhoneMark) throws -> [CallerID] {
    try rows(
      "SELECT id FROM caller WHERE phoneMark = ? ORDER BY sequence DESC", [Data(mark.bytes)]
    ).map { CallerID(rawValue: $0[0]) }
  }

  /// How often the number of `mark` rang or wrote since `instant`.
  package func contactCount(marked mark: PhoneMark, since instant: Timestamp) throws -> Int {
    let statement = try prepared(
      "SELECT count(*) FROM caller JOIN contact ON contact.caller = caller.sequence "
        + "WHERE caller.phoneMark = ? AND contact.receivedAt >= ?")
    statement.bind(.bytes(mark.bytes), .number(instant.milliseconds))
    defer { statement.reset() }
    return try statement.step() ? Int(statement.number(0)) : 0
  }

  /// How often the caller of each question of a batch has rung or written since `instant`, in the order
  /// of the batch; 0 where no telephone number is known.
  package func contactCounts(of batch: [SealedQuestion], since instant: Timestamp) throws -> [Int] {
    try batch.map { sealed in
      try sealed.caller?.mark.map { try contactCount(marked: $0, since: instant) } ?? 0
    }
  }

  /// The questions that a caller brought forward, newest first.
  package func questionIDs(from caller: CallerID) throws -> [QuestionID] {
    try rows(
      "SELECT DISTINCT question.id FROM caller JOIN contact ON contact.caller = caller.sequence "
        + "JOIN question ON question.sequence = contact.question WHERE caller.id = ? "
        + "ORDER BY question.sequence DESC", [caller.rawValue]
    ).map { QuestionID(rawValue: $0[0]) }
  }

  /// Mends who a caller is.
  package func save(_ caller: Caller) throws {
    let sealed = try vault.sealed(caller)
    try run(
      "UPDATE caller SET keyID = ?, sealed = ?, phoneMark = ? WHERE id = ?",
      [
        sealed.body.keyID, Data(sealed.body.bytes), sealed.mark.map { Data($0.bytes) },
        caller.id.rawValue,
      ])
  }

  func caller(_ id: CallerID, _ sealed: Sealed) throws -> Caller {
    let place = SealPlace(.caller, row: id.rawValue)
    guard let caller = CallerSeal.caller(id, of: try vault.open(sealed, at: place)) else {
      throw VaultError.unreadable(place)
    }
    return caller
  }
}

// MARK: - Contacts

extension Ledger {
  /// The contacts of a question and of those merged into it, in the order in which they were logged.
  package func contacts(of question: QuestionID) throws -> [Contact] {
    try rows(
      "SELECT \(Ledger.contactColumns) FROM contact JOIN question ON question.sequence = "
        + "contact.question LEFT JOIN caller ON caller.sequence = contact.caller "
        + "WHERE question.id = ?1 OR question.mergedInto = ?1 ORDER BY contact.sequence",
      [question.rawValue]
    ).map(contact)
  }

  /// Notes that a question's callers were put through to the studio.
  package func markOnAir(_ question: QuestionID, at now: Timestamp) throws {
    try run(
      "UPDATE question SET onAirAt = ? WHERE id = ? AND onAirAt IS NULL",
      [now.milliseconds, question.rawValue])
    try run(
      "UPDATE contact SET isOnAir = 1 WHERE question = (SELECT sequence FROM question WHERE id = ?)",
      [question.rawValue])
  }

  static let contactColumns =
    "contact.id, question.id, contact.programme, contact.episode, contact.kind, contact.channel, "
    + "contact.receivedAt, contact.loggedBy, caller.id, contact.isOnAir, contact.isAnswered"

  func contact(_ row: Row) throws -> Contact {
    guard let kind = ContactKind(rawValue: row[4]), let channel = Channel(rawValue: row[5]) else {
      throw StorageError(.damaged, doing: "read a contact", cause: "unknown kind or channel")
    }
    return Contact(
      id: ContactID(rawValue: row[0]), questionID: QuestionID(rawValue: row[1]),
      programme: ProgrammeCode(rawValue: row[2]),
      episode: (row[3] as String?).map { EpisodeCode(rawValue: $0) }, kind: kind, channel: channel,
      receivedAt: row.timestamp(6), loggedBy: row[7],
      caller: (row[8] as String?).map { CallerID(rawValue: $0) }, isOnAir: row[9],
      isAnswered: row[10])
  }
}
