// Writing down what comes in: many questions in one transaction, each with its contact, its caller, its
// number and its line in the journal. One flush to disk then acknowledges them all.

import Foundation
import GRDB
import Journal
import Questions
package import Timekeeping

extension Ledger {
  /// Writes a batch of prepared questions and gives each its case number, in the order of the batch.
  /// One that was written before with the same key is not written again, and one whose letter has no
  /// number left is not written at all; neither holds up the others.
  package func log(_ batch: [SealedQuestion]) throws -> [LogOutcome] {
    var outcomes: [LogOutcome] = []
    outcomes.reserveCapacity(batch.count)
    var counters = SerialCounters(ledger: self)
    var pen = try journalPen()
    for sealed in batch {
      if let known = try outcome(of: sealed.key) {
        outcomes.append(known)
        continue
      }
      guard let number = try counters.next(after: sealed.number) else {
        outcomes.append(.numbersUsedUp(letter: sealed.number.letter))
        continue
      }
      try write(sealed, number: number, pen: &pen)
      outcomes.append(.logged(sealed.id, number))
    }
    try counters.save()
    return outcomes
  }

  /// Removes keys that are no longer promised; returns how many there were.
  @discardableResult
  package func dropIntakeKeys(expiredAt now: Timestamp) throws -> Int {
    try run("DELETE FROM idempotency WHERE expiresAt <= ?", [now.milliseconds])
    return changedRows
  }

  /// What became of what was sent with `key` before; nil when nothing was.
  package func outcome(of key: IntakeKey?) throws -> LogOutcome? {
    guard let key else { return nil }
    let known = try prepared(
      "SELECT request, question, (SELECT number FROM question WHERE id = idempotency.question) "
        + "FROM idempotency WHERE mark = ?")
    known.bind(.bytes(key.mark))
    guard try known.step() else { return nil }
    defer { known.reset() }
    guard known.holds(key.request, in: 0) else { return .keyReused }
    return .repeated(QuestionID(rawValue: known.text(1)), try caseNumber(known.optionalText(2)))
  }

  private func write(
    _ sealed: SealedQuestion, number: CaseNumber, pen: inout JournalPen
  ) throws {
    let text = number.description
    let question = try prepared(Ledger.insertQuestion)
    question.bind(sealed.columns.values)
    question.bind(text, at: Int32(QuestionColumns.numberPlace + 1))
    try question.run()
    let sequence = database.lastInsertedRowID
    let body = try prepared(
      "INSERT INTO questionBody (sequence, keyID, sealed, salt, digest) VALUES (?,?,?,?,?)")
    body.bind(
      .number(sequence), .text(sealed.body.keyID), .bytes(sealed.body.bytes), .bytes(sealed.salt),
      .bytes(QuestionSeal.digest(number: text, sealed.body)))
    try body.run()
    try tag(sequence, departments: sealed.departments, campaigns: sealed.campaigns)
    let caller = try sealed.caller.map { try add($0, at: sealed.event.at) }
    try add(sealed.contact, to: sequence, caller: caller, at: sealed.event.at)
    try pen.write(sealed.event.numbered(text))
    if let key = sealed.key {
      let promise = try prepared(
        "INSERT INTO idempotency (mark, request, question, expiresAt) VALUES (?,?,?,?)")
      promise.bind(
        .bytes(key.mark), .bytes(key.request), .text(sealed.id.rawValue),
        .number(key.expiresAt.milliseconds))
      try promise.run()
    }
  }

  static let insertQuestion =
    "INSERT INTO question (" + QuestionColumns.names.joined(separator: ", ") + ") VALUES ("
    + QuestionColumns.names.map { _ in "?" }.joined(separator: ", ") + ")"

  func add(_ caller: SealedCaller, at now: Timestamp) throws -> Int64 {
    let statement = try prepared(
      "INSERT INTO caller (id, keyID, sealed, phoneMark, salt, loggedAt) VALUES (?,?,?,?,?,?)")
    statement.bind(
      .text(caller.id.rawValue), .text(caller.body.keyID), .bytes(caller.body.bytes),
      .init(caller.mark?.bytes), .bytes(caller.salt), .number(now.milliseconds))
    try statement.run()
    return database.lastInsertedRowID
  }

  func add(
    _ contact: Contact, to sequence: Int64, caller: Int64?, at now: Timestamp
  ) throws {
    let statement = try prepared(
      "INSERT INTO contact (id, question, caller, programme, episode, kind, channel, receivedAt, "
        + "loggedAt, loggedBy, isOnAir, isAnswered) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")
    statement.bind(
      .text(contact.id.rawValue), .number(sequence), .init(caller),
      .text(contact.programme.rawValue), .init(contact.episode?.rawValue),
      .text(contact.kind.rawValue), .text(contact.channel.rawValue),
      .number(contact.receivedAt.milliseconds), .number(now.milliseconds),
      .text(contact.loggedBy), .number(contact.isOnAir ? 1 : 0),
      .number(contact.isAnswered ? 1 : 0))
    try statement.run()
  }

  func tag(
    _ sequence: Int64, departments: [DepartmentCode], campaigns: [String]
  ) throws {
    for (index, department) in departments.enumerated() {
      try run(
        "INSERT OR IGNORE INTO questionDepartment (department, sequence, isLead) VALUES (?,?,?)",
        [department.rawValue, sequence, index == 0 ? 1 : 0])
    }
    for tag in campaigns {
      try run(
        "INSERT OR IGNORE INTO questionCampaign (tag, sequence) VALUES (?,?)", [tag, sequence])
    }
  }

  func caseNumber(_ text: String?) throws -> CaseNumber {
    guard let text, let number = try? CaseNumber(parsing: text) else {
      throw StorageError(.damaged, doing: "read a case number", cause: "it is none")
    }
    return number
  }
}

extension JournalEvent {
  /// The event with the number that was given. Seven digits in a row could be a telephone number to the
  /// journal; without the dash they hang on the letter, and are read as the same number.
  fileprivate func numbered(_ number: String) throws -> JournalEvent {
    guard let known = JournalID(number) ?? JournalID(number.filter({ $0 != "-" })) else {
      return self
    }
    return JournalEvent(
      at: at, act: act, subject: subject, by: by, reason: reason,
      details: try details.adding("number", .id(known)), commitment: commitment)
  }
}

/// The serials of one transaction: read once, counted on, saved once.
private struct SerialCounters {
  private struct Series: Hashable {
    let letter: Character
    let year: Int
  }

  let ledger: Ledger
  private var last: [Series: Int] = [:]

  init(ledger: Ledger) {
    self.ledger = ledger
  }

  /// Nil when the series has run out. Programmes of one letter count in one series.
  mutating func next(after provisional: CaseNumber) throws -> CaseNumber? {
    let series = Series(letter: provisional.letter, year: provisional.year)
    let serial = try (last[series] ?? stored(series)) + 1
    let number = CaseNumber(letter: series.letter, year: series.year, serial: serial)
    if number != nil { last[series] = serial }
    return number
  }

  func save() throws {
    for (series, serial) in last {
      try ledger.run(
        "INSERT INTO serialCounter (letter, year, last) VALUES (?,?,?) "
          + "ON CONFLICT (letter, year) DO UPDATE SET last = excluded.last",
        [String(series.letter), series.year, serial])
    }
  }

  private func stored(_ series: Series) throws -> Int {
    let found = try ledger.number(
      "SELECT last FROM serialCounter WHERE letter = ? AND year = ?",
      [String(series.letter), series.year])
    return Int(found ?? 0)
  }
}
