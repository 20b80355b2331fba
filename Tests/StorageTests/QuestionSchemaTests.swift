// The second schema refuses by itself what may not be, whoever writes.

import Foundation
import GRDB
import Questions
import TestSupport
import Testing
import Timekeeping

@testable import Storage

@Suite struct QuestionSchemaTests {
  private func refusal(_ sql: String, of life: Life) throws -> String? {
    let shelf = try Shelf.withVault()
    try life.lead(1, in: shelf.storage)
    do {
      try shelf.storage.writeNow("try") { try $0.run(sql) }
      return nil
    } catch let error as StorageError {
      return error.cause
    }
  }

  @Test(arguments: [
    "UPDATE question SET handling = 'assigned', lead = NULL, assignedAt = NULL",
    "UPDATE question SET handling = 'assigned'",
    "UPDATE question SET handling = 'closed'",
    "UPDATE question SET handling = 'closed', endedAt = 1",
    "UPDATE question SET handling = 'merged', endedAt = 1",
    "UPDATE question SET handling = 'declined', endedAt = 1",
    "UPDATE question SET handling = 'lost'",
    "UPDATE question SET disclosure = 'seen'",
    "UPDATE question SET disclosure = 'decided'",
    "UPDATE question SET disclosure = 'published'",
    "UPDATE question SET disclosure = 'inReview', decision = 'public'",
    "UPDATE question SET decision = 'public'",
    "UPDATE question SET nextLevel = 1",
    "UPDATE question SET slug = 's'",
    "UPDATE question SET assignedAt = 1",
    "UPDATE question SET dueOn = 1",
    "UPDATE question SET dueMinute = 5",
    "UPDATE question SET answeredAt = 1",
    "UPDATE question SET answerKind = 'onAir', answeredAt = 1",
    "UPDATE question SET verdict = 'satisfied'",
    "UPDATE question SET verdict = 'fine', followedUpAt = 1",
    "UPDATE question SET extendedAt = 1",
    "UPDATE question SET endedAt = 1",
    "UPDATE question SET contactCount = 0",
    "UPDATE question SET generation = 0",
    "UPDATE question SET nature = 'rumour'",
    "UPDATE question SET channel = 'pigeon'",
    "UPDATE question SET urgency = 'yes'",
    "UPDATE question SET consent = 'maybe'",
    "UPDATE question SET airStage = 'gone'",
    "UPDATE question SET isDisputed = 2",
    "UPDATE question SET mergedInto = 'nobody'",
    "UPDATE question SET receivedAt = 'gestern'",
    "UPDATE questionBody SET sealed = x'00'",
    "UPDATE questionBody SET digest = x'00'",
    "UPDATE questionBody SET salt = x'00'",
    "UPDATE caller SET salt = x'00'",
    "UPDATE caller SET phoneMark = x'00'",
    "UPDATE caller SET sealed = x'00'",
    "UPDATE contact SET kind = 'dream'",
    "UPDATE contact SET question = 99",
    "UPDATE contact SET caller = 99",
    "DELETE FROM question",
    "DELETE FROM caller",
    "UPDATE serialCounter SET last = 0",
    "INSERT INTO questionDepartment VALUES ('a', 99, 1)",
    "INSERT INTO idempotency VALUES (x'00', x'00', 'q', 1)",
  ])
  func `a row that cannot be is refused`(_ sql: String) throws {
    #expect(try refusal(sql, of: .logged) != nil)
  }

  @Test(arguments: [
    "UPDATE question SET consent = 'forwardOnly'",
    "UPDATE question SET consent = 'none'",
    "UPDATE question SET decision = 'withheld'",
    "UPDATE question SET slug = NULL",
    "UPDATE question SET publishedAt = NULL",
    "INSERT INTO publication (slug, version, question, programme, isCurrent, approvedHash, "
      + "publishedAt, digest) VALUES ('s', 1, 'q1', 'limin', 1, 'h', 1, zeroblob(16))",
  ])
  func `what is public cannot lose its consent, its decision or its words`(_ sql: String) throws {
    #expect(try refusal(sql, of: .published) != nil)
  }

  @Test(arguments: [
    "UPDATE journal SET reason = 'x'", "UPDATE journal SET at = 1 WHERE number = 1",
    "DELETE FROM journal", "DELETE FROM journal WHERE number = 1",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 1",
    "INSERT INTO journal SELECT 99, at, act, subject, by, reason, details, commitment, "
      + "previousHash, hash FROM journal WHERE number = 1",
    "INSERT INTO journal SELECT NULL, at, act, subject, by, reason, details, commitment, "
      + "previousHash, x'00' FROM journal WHERE number = 1",
  ])
  func `the journal can neither be changed nor cut nor jumped`(_ sql: String) throws {
    #expect(try refusal(sql, of: .assigned) != nil)
  }

  @Test func `without consent nothing enters the table of what is public`() throws {
    let cause = try refusal(
      "INSERT INTO publication (slug, version, question, programme, isCurrent, approvedHash, "
        + "publishedAt, value, digest) SELECT 's', 1, id, 'limin', 1, 'h', 1, '{}', zeroblob(16) "
        + "FROM question", of: .declined)
    #expect(cause == nil)
    let shelf = try Shelf.withVault()
    var form = Calls.form(1)
    form.consent = Consent(disclosure: .forwardOnly)
    try shelf.storage.log(try Calls.intake(1, form))
    #expect(throws: StorageError.self) {
      try shelf.storage.writeNow("publish") {
        try $0.run(
          "INSERT INTO publication (slug, version, question, programme, isCurrent, approvedHash, "
            + "publishedAt, value, digest) VALUES ('s', 1, 'q1', 'limin', 1, 'h', 1, '{}', "
            + "zeroblob(16))")
      }
    }
  }
}

// MARK: - Upgrade

@Suite struct UpgradeTests {
  /// A database that the first release of the program wrote.
  private static let fixture = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Databases/version-1.sqlite")

  private func shelved(_ folder: TemporaryFolder) throws -> String {
    try folder.write(Array(Data(contentsOf: Self.fixture)), to: "hotline.sqlite")
  }

  @Test func `a database of the first schema is brought up to date with all its rows`() throws {
    let folder = try TemporaryFolder()
    let path = try shelved(folder)

    let storage = try Storage(path: path, vault: try Keys.vault())

    try storage.readNow("read") { ledger throws in
      #expect(try ledger.number("PRAGMA user_version") == 3)
      #expect(try ledger.number("SELECT count(*) FROM reminder") == 43)
      #expect(try ledger.number("SELECT count(*) FROM attempt") == 34)
      #expect(try ledger.deliveryCounts().values.reduce(0, +) == 40)
    }
    #expect(try storage.integrityComplaints().isEmpty)
    try Life.published.lead(1, in: storage)
  }

  @Test func `an upgrade that is killed half-way leaves the first schema`() throws {
    let folder = try TemporaryFolder()
    let path = try shelved(folder)
    let half = try DatabaseQueue(path: path)
    try half.write { try $0.execute(sql: "CREATE TABLE tombstone (x)") }
    try half.close()

    #expect(throws: StorageError.self) { try Storage(path: path) }

    let queue = try DatabaseQueue(path: path)
    try queue.read { database throws in
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 1)
      #expect(try !database.tableExists("question"))
    }
  }
}
