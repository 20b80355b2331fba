// What is kept beside the questions so that pages of a large register are quick: it must say the same as
// the questions themselves, whatever became of them.

import Foundation
import GRDB
import Questions
import TestSupport
import Testing
import Timekeeping

@testable import Storage

@Suite struct RegisterIndexTests {
  /// One question of every life, and the merged ones beside them.
  private func everyLife() throws -> Shelf {
    let shelf = try Shelf.withVault()
    for (index, life) in Life.allCases.enumerated() {
      try life.lead(index * 2 + 1, in: shelf.storage)
    }
    return shelf
  }

  @Test func `the counts that are kept are those of the questions`() throws {
    let shelf = try everyLife()

    try shelf.storage.readNow("compare") { ledger throws in
      let counted = try ledger.rows("SELECT handling, count(*) FROM question GROUP BY handling")
      let stages = Dictionary(
        uniqueKeysWithValues: counted.map { row in
          (Handling.Stage(rawValue: row[0]), row[1] as Int)
        })
      let today = CalendarDay(daysSinceEpoch: 20_000)
      let kept = try ledger.registerCounts(today: today)
      #expect(kept.stages == stages)
      #expect(stages.count > 5)
      let programmes: Set = [Calls.programme]
      #expect(try ledger.registerCounts(programmes: programmes, today: today).stages == stages)
      let others: Set = [ProgrammeCode(rawValue: "other")]
      #expect(try ledger.registerCounts(programmes: others, today: today).stages.isEmpty)
    }
  }

  @Test func `a question that is taken out of the table is not counted`() throws {
    let shelf = try Shelf.withVault()
    try shelf.storage.log(try Calls.intake(1))

    try shelf.storage.writeNow("take out") { ledger in
      for table in ["contact", "questionCampaign", "questionDepartment"] {
        try ledger.run("DELETE FROM \(table)")
      }
      try ledger.run("DELETE FROM questionBody")
      try ledger.run("DELETE FROM question")
    }

    let counts = try shelf.storage.readNow("count") {
      try $0.registerCounts(today: CalendarDay(daysSinceEpoch: 20_000))
    }
    #expect(counts.stages.isEmpty)
  }

  @Test(arguments: AwaitedStep.allCases)
  func `what waits for a step is what the questions say of themselves`(_ step: AwaitedStep) throws {
    let shelf = try everyLife()
    var filter = QuestionFilter()
    filter.awaited = step

    let (found, all, count) = try shelf.storage.readNow("list") { ledger in
      (
        try ledger.questions(filter, limit: 200).questions.map(\.id),
        try ledger.questions(limit: 200).questions,
        try ledger.questionCount(filter, upTo: 200)
      )
    }

    #expect(found == all.filter { $0.awaits(step) }.map(\.id))
    #expect(count == found.count && !found.isEmpty && found.count < all.count)
  }

  @Test(arguments: [
    (AwaitedStep.decision, "questionToDecide"), (.draft, "questionToDraft"),
    (.publication, "questionToPublish"),
  ])
  func `what waits for a step is read from its index`(_ step: AwaitedStep, _ index: String) throws {
    let shelf = try Shelf.withVault()
    var filter = QuestionFilter()
    filter.awaited = step
    let (source, arguments) = filter.source(before: nil, limit: 20)

    let plan = try shelf.storage.readNow("explain") { ledger in
      try ledger.rows("EXPLAIN QUERY PLAN SELECT 1" + source, arguments)
        .map { $0[3] as String }.joined(separator: "\n")
    }

    #expect(plan.contains(index) && !plan.contains("TEMP B-TREE"), "\(plan)")
  }

  @Test(arguments: UndoneCall.allCases, [nil, ProgrammeCode(rawValue: "limin")])
  func `calls that must stay in reach are read from their index`(
    _ call: UndoneCall, _ programme: ProgrammeCode?
  ) throws {
    let shelf = try Shelf.withVault()
    var filter = QuestionFilter()
    filter.undone = call
    filter.programmes = programme.map { [$0] }
    let (source, arguments) = filter.source(before: QuestionCursor(sequence: 9), limit: 200)

    let plan = try shelf.storage.readNow("explain") { ledger in
      try ledger.rows("EXPLAIN QUERY PLAN SELECT 1" + source, arguments)
        .map { $0[3] as String }.joined(separator: "\n")
    }

    #expect(plan.contains("questionUndone") && !plan.contains("TEMP B-TREE"), "\(plan)")
  }

  @Test func `the queue of a show is read from its index`() throws {
    let shelf = try Shelf.withVault()

    let plan = try shelf.storage.readNow("explain") { ledger in
      try ledger.rows(
        "EXPLAIN QUERY PLAN SELECT 1 FROM question WHERE \(Migration3.isInQueue) "
          + "AND question.programme = 'limin' ORDER BY question.sequence DESC"
      ).map { $0[3] as String }.joined()
    }

    #expect(plan.contains("questionInQueue"), "\(plan)")
  }
}

@Suite struct SpelledRuleTests {
  @Test(arguments: [
    ("CHECK (a IN ('x', 'y'))", "CHECK ((a = 'x' OR a = 'y'))"),
    ("CHECK (a NOT IN ('x',\n  'y') OR b)", "CHECK ((a != 'x' AND a != 'y') OR b)"),
    ("CHECK (a IN (0, 1)), CHECK (b = 1)", "CHECK ((a = 0 OR a = 1)), CHECK (b = 1)"),
    ("CHECK (length(a) >= 28)", "CHECK (length(a) >= 28)"),
  ])
  func `a list in a rule is spelled out`(_ rule: String, _ spelled: String) {
    #expect(Migration3.spelledOut(rule) == spelled)
  }

  @Test func `no table keeps a list in its rules`() throws {
    let shelf = try Shelf()

    let tables = try shelf.storage.readNow("read") {
      try $0.rows("SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '% IN (%'")
    }

    #expect(tables.isEmpty)
  }

  /// A database of the second schema, with a question in it.
  private func secondSchema(in folder: TemporaryFolder) throws -> String {
    let path = folder.path(of: "hotline.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(sql: Migration1.sql + Migration2.sql)
      try database.execute(
        sql: """
          INSERT INTO question (id, number, programme, nature, channel, urgency, consent, isDisputed,
            isForgotten, contactCount, receivedAt, loggedAt, handling, disclosure, isDueProvisional,
            generation, dispatchCount, extensionCount, returnCount)
          VALUES ('q1', 'L26-00017', 'limin', 'help', 'hotline', 'normal', 'publish', 0, 0, 1, 1, 1,
            'logged', 'undecided', 0, 1, 0, 0, 0);
          PRAGMA user_version = 2;
          """)
    }
    try queue.close()
    return path
  }

  @Test func `a database of the second schema keeps its rows and its rules`() throws {
    let folder = try TemporaryFolder()
    let path = try secondSchema(in: folder)

    let storage = try Storage(path: path, vault: try Keys.vault())

    let counts = try storage.readNow("count") {
      try $0.registerCounts(today: CalendarDay(daysSinceEpoch: 20_000))
    }
    #expect(counts.stages == [Handling.Stage.logged: 1])
    #expect(try storage.integrityComplaints().isEmpty)
    for sql in [
      "UPDATE question SET nature = 'weather'", "UPDATE question SET airStage = 'gone'",
      "UPDATE question SET disclosure = 'published'", "UPDATE question SET handling = 'closed'",
    ] {
      #expect(throws: StorageError.self, "\(sql)") {
        try storage.writeNow("break") { try $0.run(sql) }
      }
    }
    try storage.close()
    _ = try Storage(path: path, vault: try Keys.vault())
  }
}
