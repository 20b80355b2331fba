// Questions in the store: whole and unchanged at every stage of their life, set aside by name when they
// are damaged, and refused without a key.

import Discretion
import Foundation
import GRDB
import Journal
import Questions
import Testing
import Timekeeping

@testable import Storage

@Suite struct QuestionStoreTests {
  @Test(arguments: Life.allCases)
  func `a question is read as it was saved, after a restart too`(_ life: Life) throws {
    let shelf = try Shelf.withVault()

    let saved = try life.lead(1, in: shelf.storage)
    let storage = try shelf.reopened(vault: try Keys.vault())

    let read = try storage.readNow("read") { try $0.question(saved.id) }
    #expect(read == saved)
    #expect(try storage.readNow("verify") { try $0.sealReport() }.damaged.isEmpty)
    #expect(try storage.readNow("verify") { try $0.journalFaults() }.faults.isEmpty)
    #expect(try storage.integrityComplaints().isEmpty)
  }

  @Test func `what was logged is read word for word`() throws {
    let shelf = try Shelf.withVault()
    var form = Calls.form(1)
    let hostile = "<script>\"\\\u{1}\u{7F}\u{2028}\n\r\t😀é\u{301}‮{{7*7}}'; DROP TABLE question; --"
    form.text = Private(hostile)
    form.topic = "a\"b"
    let intake = try Calls.intake(1, form)

    try shelf.storage.log(intake)

    let read = try shelf.storage.readNow("read") { try $0.question(intake.question.id) }
    #expect(read?.text == intake.question.text)
    #expect(read?.gist == intake.question.gist)
    #expect(read?.topic == intake.question.topic)
    let caller = try shelf.storage.readNow("read") { try $0.callers(of: intake.question.id) }
    let known = try #require(intake.caller)
    #expect(caller == [known])
    #expect(
      try shelf.storage.readNow("read") { try $0.contacts(of: intake.question.id) }
        == [intake.contact])
  }

  @Test func `a fresh question written by hand is what the general encoder writes`() throws {
    for number in 0..<20 {
      var form = Calls.form(number)
      if number % 2 == 0 { form.incidentPlace = Private("") }
      if number % 3 == 0 { form.topic = "" }
      if number % 4 == 0 { form.campaignTags = ["营商环境\"", "x"] }
      if number % 5 == 0 { form.suggestedDepartment = DepartmentCode(rawValue: "gongre") }
      form.entersQueue = number % 2 == 1
      let question = try Calls.intake(number, form).question
      let text = try #require(FreshQuestionText(question))
      let bytes = try QuestionSeal.bytesWithoutNumber(of: question)

      #expect(
        try QuestionSeal.question(of: bytes, number: question.number.description) == question)
      #expect(
        try decoded(Question.Hidden.self, from: String(decoding: text.hidden, as: UTF8.self))
          == question.reveal(for: .comparing))
    }
  }

  @Test func `nothing can be logged or read without a key, and the rest goes on`() throws {
    let shelf = try Shelf.withVault()
    let saved = try Life.assigned.lead(1, in: shelf.storage)

    let storage = try shelf.reopened()

    #expect(throws: VaultError.noKey) {
      try storage.readNow("read") { try $0.question(saved.id) }
    }
    #expect(throws: VaultError.noKey) { try storage.log(try Calls.intake(2)) }
    try storage.writeNow("go on") { _ = try $0.add(Given.delivery("d")) }
    let counts = try storage.readNow("count") {
      try $0.registerCounts(today: CalendarDay(daysSinceEpoch: 0))
    }
    #expect(counts.stages == [.assigned: 1])
    #expect(try storage.readNow("register") { try $0.register() }.count == 1)
    let report = try storage.readNow("verify") { try $0.sealReport() }
    #expect(report.isWithoutKey && report.damaged.isEmpty)
  }

  @Test func `a row under a wrong key is set aside by name, and the list goes on`() throws {
    let shelf = try Shelf.withVault()
    let old = try Life.logged.lead(1, in: shelf.storage)
    // Somebody said that the key is lost: the house goes on with another.
    let lost = [shelf.storage.vault?.keyID].compactMap(\.self)
    try shelf.storage.writeNow("give up") { try $0.giveUp(lost) }
    let storage = try shelf.reopened(vault: try Keys.vault(2))
    try storage.log(try Calls.intake(2))

    let page = try storage.readNow("list") { try $0.questions() }

    #expect(page.questions.map(\.id) == [Calls.question(2)])
    #expect(page.unreadable == [old.id])
    #expect(try storage.readNow("verify") { try $0.sealReport() }.damaged == ["q1", "p1"])
  }

  @Test(arguments: [
    "UPDATE questionBody SET sealed = zeroblob(length(sealed))",
    "UPDATE questionBody SET sealed = substr(sealed, 1, 28)",
    "UPDATE questionBody SET sealed = (SELECT sealed FROM questionBody WHERE sequence = 2)",
    "UPDATE question SET nature = 'praise' WHERE sequence = 1",
    "UPDATE question SET dueOn = dueOn + 30 WHERE sequence = 1",
    "UPDATE question SET consent = 'none' WHERE sequence = 1",
    "UPDATE question SET receivedAt = 0 WHERE sequence = 1",
    "UPDATE question SET lead = 'other' WHERE sequence = 1",
  ])
  func `a row that was altered is not read`(_ sql: String) throws {
    let shelf = try Shelf.withVault()
    try Life.assigned.lead(1, in: shelf.storage)
    try Life.logged.lead(2, in: shelf.storage)
    try shelf.storage.writeNow("alter") { try $0.run(sql) }

    let page = try shelf.storage.readNow("list") { try $0.questions() }
    let report = try shelf.storage.readNow("verify") { try $0.sealReport() }

    #expect(page.unreadable.contains(Calls.question(1)))
    #expect(report.damaged.contains("q1"))
  }

  @Test func `a damaged seal is found without a key`() throws {
    let shelf = try Shelf.withVault()
    try Life.logged.lead(1, in: shelf.storage)
    try shelf.storage.writeNow("alter") {
      try $0.run("UPDATE questionBody SET sealed = zeroblob(length(sealed))")
    }

    let report = try shelf.reopened().readNow("verify") { try $0.sealReport() }

    #expect(report.isWithoutKey && report.damaged == ["q1"])
  }

  @Test func `seals are renewed in steps until the old key can go`() throws {
    let shelf = try Shelf.withVault()
    for number in 1...7 { try Life.logged.lead(number, in: shelf.storage) }
    var storage = try shelf.reopened(vault: try Keys.vault(2, older: [1]))

    var steps: [Int] = []
    repeat {
      steps.append(try storage.writeNow("renew") { try $0.renewSeals(limit: 5) })
    } while steps.last != 0
    try storage.close()
    storage = try Storage(path: shelf.path, vault: try Keys.vault(2))

    #expect(steps.reduce(0, +) == 14 && steps.max() == 5)
    let report = try storage.readNow("verify") { try $0.sealReport() }
    #expect(report.damaged.isEmpty && report.count == 14 && report.keys.count == 1)
  }

  @Test func `the journal binds what was said as long as the salt exists`() throws {
    let shelf = try Shelf.withVault()
    let question = try Life.logged.lead(1, in: shelf.storage)

    let (entry, salt) = try shelf.storage.readNow("read") { ledger in
      (
        try ledger.journal(about: question.id.rawValue).first,
        try ledger.salt(of: question.id)
      )
    }

    #expect(entry?.act == .logged)
    #expect(entry?.commitment != nil)
    let known = try #require(salt)
    #expect(entry?.commitment == question.commitment(salt: known))
    #expect(entry?.details.values["number"]?.shown == question.number.description)
  }
}

extension Ledger {
  /// The salt of a question; nil once it was destroyed.
  func salt(of question: QuestionID) throws -> [UInt8]? {
    try row(
      "SELECT salt FROM questionBody JOIN question USING (sequence) WHERE id = ?",
      [question.rawValue]
    ).flatMap { ($0[0] as Data?).map { Array($0) } }
  }
}
