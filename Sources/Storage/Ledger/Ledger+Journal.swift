// The journal's rows. An act is written in the transaction that carries it out, so neither is there
// without the other; the engine itself refuses to change or remove a row.

import Foundation
import GRDB
package import Journal
package import Questions
package import Timekeeping

extension Ledger {
  /// Writes an act into the journal.
  @discardableResult
  package func append(_ event: JournalEvent) throws -> JournalEntry {
    var pen = try journalPen()
    return JournalEntry(number: try pen.write(event), event: event)
  }

  /// Writes the acts of questions into the journal, in order.
  package func append(_ events: [QuestionEvent]) throws {
    var pen = try journalPen()
    for event in events { try pen.write(try event.journalled()) }
  }

  /// Where the journal stands: what is noted outside.
  package func journalHead() throws -> JournalHead {
    guard
      let row = try row("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")
    else { return .start }
    return JournalHead(number: row[0], hash: JournalHash(stored: Array(row[1] as Data)))
  }

  /// What is written about `subject`, oldest first.
  package func journal(about subject: String, limit: Int = 1_000) throws -> [JournalEntry] {
    try rows(
      "SELECT \(Ledger.journalColumns) FROM journal WHERE subject = ? ORDER BY number LIMIT ?",
      [subject, limit]
    ).compactMap { journalLink($0).entry }
  }

  /// The newest entries before number `before`, newest first.
  package func journal(before: Int64 = .max, limit: Int) throws -> [JournalEntry] {
    try rows(
      "SELECT \(Ledger.journalColumns) FROM journal WHERE number < ? ORDER BY number DESC LIMIT ?",
      [before, limit]
    ).compactMap { journalLink($0).entry }
  }

  /// Whether the journal says that `member` has seen who called in `question` since `instant`.
  package func hasRead(
    _ question: QuestionID, _ member: String, since instant: Timestamp
  ) throws -> Bool {
    try number(
      "SELECT 1 FROM journal WHERE subject = ? AND act = 'read' AND by = ? AND at > ? LIMIT 1",
      [question.rawValue, member, instant.milliseconds]) != nil
  }

  func journalPen() throws -> JournalPen {
    JournalPen(ledger: self, chain: JournalChain(after: try journalHead()))
  }

  static let journalColumns =
    "number, at, act, subject, by, reason, details, commitment, previousHash, hash"

  func journalLink(_ row: Row) -> JournalLink {
    JournalLink(
      number: row[0], at: row.timestamp(1), act: row[2], subject: row[3], by: row[4],
      reason: row[5], details: row[6],
      commitment: (row[7] as Data?).map { JournalHash(stored: Array($0)) },
      previous: JournalHash(stored: Array(row[8] as Data)),
      hash: JournalHash(stored: Array(row[9] as Data)))
  }
}

/// Writes rows one after another inside one transaction.
struct JournalPen {
  let ledger: Ledger
  private(set) var chain: JournalChain

  init(ledger: Ledger, chain: JournalChain) {
    self.ledger = ledger
    self.chain = chain
  }

  @discardableResult
  mutating func write(_ event: JournalEvent) throws -> Int64 {
    let link = chain.append(event)
    let statement = try ledger.prepared(
      "INSERT INTO journal (\(Ledger.journalColumns)) VALUES (?,?,?,?,?,?,?,?,?,?)")
    statement.bind(
      .number(link.number), .number(link.at.milliseconds), .text(link.act), .text(link.subject),
      .text(link.by), .init(link.reason), .init(link.details), .init(link.commitment?.bytes),
      .bytes(link.previous.bytes), .bytes(link.hash.bytes))
    try statement.run()
    return link.number
  }
}

extension QuestionEvent {
  /// The event as the journal takes it. Throws `JournalRefusal` when something in it is no identity, no
  /// code and no reason that may stand there.
  func journalled(_ commitment: Commitment? = nil) throws -> JournalEvent {
    guard let act = JournalAct(rawValue: act.rawValue) else {
      throw StorageError(.refused, doing: "write the journal", cause: "no act \(act.rawValue)")
    }
    guard let subject = JournalID(questionID.rawValue) else { throw JournalRefusal.badSubject }
    guard let by = JournalID(by) else { throw JournalRefusal.badMember }
    // A particular that says nothing is left out; what a person typed, the basis of a decision, the
    // number of a paper, comes as near as the journal's alphabet allows.
    var values: [String: JournalDetail] = [:]
    for (name, words) in details where !words.isEmpty {
      values[name] = JournalDetail(plain: words) ?? .code(JournalCode(near: words))
    }
    return JournalEvent(
      at: at, act: act, subject: subject, by: by, reason: try reason.map(JournalReason.init),
      details: try JournalDetails(values), commitment: commitment)
  }
}

// MARK: - Noted heads

extension Ledger {
  /// Keeps a head beside the journal that was also noted outside.
  package func keepNoted(_ head: JournalHead, at now: Timestamp) throws {
    guard head.number > 0 else { return }
    try run(
      "INSERT OR IGNORE INTO journalHead (number, hash, notedAt) VALUES (?,?,?)",
      [head.number, Data(head.hash.bytes), now.milliseconds])
  }

  /// The heads that were noted, oldest first.
  package func notedHeads() throws -> [JournalHead] {
    try rows("SELECT number, hash FROM journalHead ORDER BY number").map {
      JournalHead(number: $0[0], hash: JournalHash(stored: Array($0[1] as Data)))
    }
  }

  /// Checks the whole journal in one pass against the heads noted here and those noted `outside`.
  package func journalFaults(
    outside heads: [JournalHead] = []
  ) throws -> (rowCount: Int, head: JournalHead, faults: [JournalFault]) {
    var check = JournalCheck(notedHeads: try notedHeads() + heads)
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(Ledger.journalColumns) FROM journal ORDER BY number")
    while let row = try rows.next() { check.append(journalLink(row)) }
    let faults = check.finish()
    return (check.rowCount, check.head, faults)
  }
}
