// Writing down what comes in: numbers without gap or double, keys that keep a question from being written
// twice, and nothing half-written.

import Discretion
import Foundation
import GRDB
import Journal
import Questions
import Synchronization
import TestSupport
import Testing
import Timekeeping

@testable import Storage

@Suite struct IntakeTests {
  private func numbers(_ outcomes: [LogOutcome]) -> [Int] {
    outcomes.compactMap { if case .logged(_, let number) = $0 { number.serial } else { nil } }
  }

  @Test func `two screeners at once never get the same number`() async throws {
    let shelf = try Shelf.withVault()
    let vault = try Keys.vault()

    let outcomes = try await withThrowingTaskGroup(of: [LogOutcome].self) { group in
      for screener in 0..<8 {
        group.addTask {
          var found: [LogOutcome] = []
          for call in 0..<25 {
            let sealed = try vault.prepared(try Calls.intake(screener * 100 + call))
            found += try await shelf.storage.write("log") { try $0.log([sealed]) }
          }
          return found
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }

    #expect(numbers(outcomes).sorted() == Array(1...200))
    let entries = try shelf.storage.readNow("read") { try $0.register() }
    #expect(Set(entries.map(\.number)).count == 200)
    #expect(try shelf.storage.readNow("verify") { try $0.journalFaults() }.rowCount == 200)
  }

  @Test func `numbers go on after a restart, by letter and year`() throws {
    let shelf = try Shelf.withVault()
    try shelf.storage.log(try Calls.intake(1))
    try shelf.storage.log(try Calls.intake(2))
    let storage = try shelf.reopened(vault: try Keys.vault())

    #expect(numbers([try storage.log(try Calls.intake(3))]) == [3])
    let other = try #require(CaseNumber(letter: "M", year: 26, serial: 1))
    let ids = IntakeIdentities(
      question: Calls.question(4), contact: ContactID(rawValue: "c4"), caller: Calls.caller(4))
    let intake = try Calls.form(4).checked().logged(
      as: ids, number: other, by: "lin", at: Calls.morning)
    #expect(try storage.log(intake) == .logged(Calls.question(4), other))
  }

  @Test func `a batch gives each its number in its order`() throws {
    let shelf = try Shelf.withVault()
    let batch = try (1...64).map { try Keys.vault().prepared(try Calls.intake($0)) }

    let outcomes = try shelf.storage.writeNow("log") { try $0.log(batch) }

    #expect(numbers(outcomes) == Array(1...64))
    let found = try shelf.storage.readNow("read") { ledger throws in
      try (1...64).map { try ledger.question(Calls.question($0))?.number.serial }
    }
    #expect(found == Array(1...64))
  }

  @Test func `the hundred-thousandth question of a year is written like the first`() throws {
    let shelf = try Shelf.withVault()
    try shelf.storage.log(try Calls.intake(1))
    try shelf.storage.writeNow("age") { try $0.run("UPDATE serialCounter SET last = 99999") }

    #expect(numbers([try shelf.storage.log(try Calls.intake(2))]) == [100_000])
    let line = try shelf.storage.readNow("read") { try $0.journal(about: "q2").first }
    let shown = try #require(line?.details.values["number"]?.shown)
    let question = try shelf.storage.readNow("read") { try $0.question(Calls.question(2)) }
    #expect(try CaseNumber(parsing: shown) == question?.number)
  }

  @Test func `a series that has run out holds up its own questions and no others`() throws {
    let shelf = try Shelf.withVault()
    let vault = try Keys.vault()
    try shelf.storage.log(try Calls.intake(1))
    try shelf.storage.writeNow("age") {
      try $0.run("UPDATE serialCounter SET last = ?", [CaseNumber.greatestSerial - 1])
    }
    let other = try #require(CaseNumber(letter: "M", year: 26, serial: 1))
    func sealed(_ number: Int, _ letter: CaseNumber) throws -> SealedQuestion {
      let ids = IntakeIdentities(
        question: Calls.question(number), contact: ContactID(rawValue: "c\(number)"),
        caller: Calls.caller(number))
      return try vault.prepared(
        try Calls.form(number).checked().logged(
          as: ids, number: letter, by: "lin", at: Calls.morning))
    }
    let letter = try Calls.provisional
    let batch = try [
      sealed(2, letter), sealed(3, letter), sealed(4, other), sealed(5, letter), sealed(6, other),
    ]

    let outcomes = try shelf.storage.writeNow("log") { try $0.log(batch) }

    #expect(numbers(outcomes) == [CaseNumber.greatestSerial, 1, 2])
    #expect(outcomes[1] == .numbersUsedUp(letter: "L") && outcomes[3] == outcomes[1])
    #expect(try shelf.storage.readNow("read") { try $0.register() }.count == 4)
    #expect(try shelf.storage.log(try Calls.intake(7)) == .numbersUsedUp(letter: "L"))
  }

  @Test func `what is said after a commit is said in its order, and never of what was rolled back`()
    throws
  {
    struct Refused: Error {}
    let shelf = try Shelf.withVault()
    let said = Mutex<[String]>([])
    func say(_ ledger: Ledger, _ words: String) {
      ledger.afterCommit { said.withLock { $0.append(words) } }
    }
    #expect(throws: Refused.self) {
      try shelf.storage.writeNow("fail") { ledger in
        try ledger.setNote(.planDigest, to: "x")
        say(ledger, "rolled back")
        throw Refused()
      }
    }
    try shelf.storage.writeNow("write") { ledger in
      try ledger.setNote(.planDigest, to: "y")
      say(ledger, "one")
      say(ledger, "two")
      #expect(said.withLock { $0.isEmpty })
    }
    try shelf.storage.writeNow("write nothing") { say($0, "three") }

    #expect(said.withLock { $0 } == ["one", "two", "three"])
  }

  @Test func `a batch of which one is refused leaves nothing`() throws {
    let shelf = try Shelf.withVault()
    try shelf.storage.log(try Calls.intake(2))
    let batch = try (1...3).map { try Keys.vault().prepared(try Calls.intake($0)) }

    #expect(throws: StorageError.self) {
      try shelf.storage.writeNow("log") { try $0.log(batch) }
    }
    #expect(try shelf.storage.readNow("read") { try $0.register() }.map(\.id.rawValue) == ["q2"])
    #expect(numbers([try shelf.storage.log(try Calls.intake(4))]) == [2])
  }

  @Test func `the same key logs once, another request under it is refused`() throws {
    let shelf = try Shelf.withVault()
    let vault = try Keys.vault()
    func key(_ request: String, scope: String = "token1") -> IntakeKey {
      vault.intakeKey(
        "13800138003", scope: scope, request: Array(request.utf8),
        expiresAt: Calls.morning + .seconds(86_400))
    }

    let outcomes = try [
      shelf.storage.log(try Calls.intake(1), key: key("a")),
      shelf.storage.log(try Calls.intake(2), key: key("a")),
      shelf.storage.log(try Calls.intake(3), key: key("b")),
      shelf.storage.log(try Calls.intake(4), key: key("b", scope: "token2")),
    ]
    let batch = try [5, 6].map {
      try vault.prepared(try Calls.intake($0), key: key("c", scope: "t"))
    }
    let joined = try shelf.storage.writeNow("log") { try $0.log(batch) }

    let first = try #require(CaseNumber(letter: "L", year: 26, serial: 1))
    let third = try #require(CaseNumber(letter: "L", year: 26, serial: 3))
    #expect(outcomes[0] == .logged(Calls.question(1), first))
    #expect(outcomes[1] == .repeated(Calls.question(1), first))
    #expect(outcomes[2] == .keyReused)
    #expect(numbers(outcomes) == [1, 2])
    #expect(joined == [.logged(Calls.question(5), third), .repeated(Calls.question(5), third)])
    let dropped = try shelf.storage.writeNow("drop") {
      try $0.dropIntakeKeys(expiredAt: Calls.morning + .seconds(86_400))
    }
    #expect(dropped == 3)
  }

  @Test func `repeat callers are counted by the number alone`() throws {
    let shelf = try Shelf.withVault()
    for number in 1...3 {
      var form = Calls.form(number)
      form.phone = Private(number == 2 ? "+86 139-0000-0000" : "13900000000")
      if number == 3 { form.phone = Private("13900000001") }
      try shelf.storage.log(try Calls.intake(number, form))
    }
    let mark = try #require(
      try Keys.vault().phoneMark(
        of: Caller(id: CallerID(rawValue: "x"), phone: Private("13900000000"))))

    try shelf.storage.readNow("count") { ledger throws in
      #expect(try ledger.contactCount(marked: mark, since: Calls.morning) == 2)
      #expect(try ledger.contactCount(marked: mark, since: Calls.morning + .seconds(2)) == 1)
      #expect(try ledger.callers(marked: mark) == [Calls.caller(2), Calls.caller(1)])
      #expect(try ledger.questionIDs(from: Calls.caller(2)) == [Calls.question(2)])
    }
  }

  @Test func `a caller of whom nothing is known leaves no row`() throws {
    let shelf = try Shelf.withVault()
    var form = Calls.form(1)
    form.name = Private("")
    form.phone = Private("")
    form.homeAddress = Private("")
    form.workplace = Private("")
    let intake = try Calls.intake(1, form)

    try shelf.storage.log(intake)

    #expect(intake.caller == nil)
    #expect(try shelf.storage.readNow("read") { try $0.callers(of: intake.question.id) } == [])
    #expect(try shelf.storage.readNow("read") { try $0.number("SELECT count(*) FROM caller") } == 0)
  }

  @Test func `a list is taken in once, and its receipts are kept without its words`() throws {
    let shelf = try Shelf.withVault()
    let vault = try Keys.vault()
    let lines = (1...3).map { line in
      ImportRecord.Line(
        number: line, mark: vault.mark("line", Array("孙先生 1380013800\(line)".utf8)),
        outcome: "logged", question: Calls.question(line))
    }
    let record = ImportRecord(
      mark: vault.mark("import", Array("whole file".utf8)), importedAt: Calls.morning,
      importedBy: "lin", lines: lines)

    try shelf.storage.writeNow("keep") { try $0.keep(record) }

    #expect(try shelf.storage.readNow("read") { try $0.importRecord(record.mark) } == record)
    #expect(
      try shelf.storage.readNow("read") { try $0.importRecord(vault.mark("import", [])) } == nil)
    #expect(throws: StorageError.self) {
      try shelf.storage.writeNow("keep") { try $0.keep(record) }
    }
  }

  @Test func `what was acknowledged is there for whoever opens the file next`() throws {
    let shelf = try Shelf.withVault()
    let batch = try (1...64).map { try Keys.vault().prepared(try Calls.intake($0)) }
    _ = try shelf.storage.writeNow("log") { try $0.log(batch) }

    // A copy of the files as they lie on the disk at this moment: what a killed process leaves.
    let copy = shelf.folder.path(of: "left.sqlite")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: shelf.path + suffix, toPath: copy + suffix)
    }
    let left = try Storage(path: copy, vault: try Keys.vault())

    let page = try left.readNow("read") { try $0.questions(limit: 100) }
    #expect(page.questions.count == 64 && page.unreadable.isEmpty)
    #expect(try left.readNow("verify") { try $0.journalFaults() }.faults.isEmpty)
  }
}
