// Forgetting, proved by the bytes of the files; and that the proof is worth something: without each of
// its steps it finds what should be gone.

import Discretion
import Foundation
import GRDB
import Journal
import Questions
import TestSupport
import Testing
import Timekeeping

@testable import Storage

@Suite struct ForgettingTests {
  private let later = Calls.morning + .seconds(9_000)

  private func forget(_ number: Int, in storage: Storage) throws -> Forgotten {
    let forgotten = try storage.writeNow("forget") {
      try $0.forget(Calls.caller(number), reason: "本人要求", by: "guan", at: later)
    }
    return try #require(forgotten)
  }

  @Test func `after forgetting, no byte of the person is in any file`() throws {
    let shelf = try Shelf.withVault()
    for number in 1...60 { try Life.logged.lead(number, in: shelf.storage) }
    try Life.followedUp.lead(70, in: shelf.storage)
    try Life.inReview.lead(80, in: shelf.storage)

    var needles: [Needle] = []
    for number in [7, 30, 70, 80] { needles += try forget(number, in: shelf.storage).needles }
    let before = try shelf.storage.byteSearch(needles)
    let (_, proof) = try shelf.storage.scrub(needles)

    #expect(!before.isClean, "the search must find what is still there")
    #expect(proof.isClean, "\(proof.traces)")
    #expect(proof.needleCount == needles.count && proof.needleCount > 60)
    #expect((proof.searched[shelf.path] ?? 0) > 100_000)
  }

  @Test func `the questions stay, without words, salt or caller`() throws {
    let shelf = try Shelf.withVault()
    let before = try Life.answered.lead(1, in: shelf.storage)

    let forgotten = try forget(1, in: shelf.storage)

    try shelf.storage.readNow("read") { ledger throws in
      let question = try #require(try ledger.question(before.id))
      #expect(question.isForgotten && question.text == Private(""))
      #expect(question.number == before.number)
      #expect(question.handling.stage == .answered)
      #expect(try ledger.salt(of: before.id) == nil)
      #expect(try ledger.caller(Calls.caller(1)) == nil)
      #expect(try ledger.contacts(of: before.id).map(\.caller) == [nil])
      #expect(try ledger.journal(about: before.id.rawValue).map(\.act).last == .forgotten)
      #expect(try ledger.journalFaults().faults.isEmpty)
      #expect(try ledger.sealReport().damaged.isEmpty)
    }
    #expect(forgotten.questions == [before.id] && forgotten.published.isEmpty)
    #expect(
      try shelf.storage.writeNow("again") {
        try $0.forget(Calls.caller(1), reason: "x", by: "guan", at: later)
      } == nil)
  }

  @Test func `a published page is named, and what was signed stays`() throws {
    let shelf = try Shelf.withVault()
    let question = try Life.published.lead(1, in: shelf.storage)

    let forgotten = try forget(1, in: shelf.storage)

    let slug = try #require(question.slug)
    #expect(forgotten.published == [slug])
    let read = try shelf.storage.readNow("read") { try $0.question(question.id) }
    #expect(read?.disclosure.stage == .published && read?.isForgotten == true)
  }

  /// The steps without which something stays.
  enum Step: CaseIterable { case overwriting, emptying }

  @Test(arguments: Step.allCases)
  func `without this step the search finds what should be gone`(_ missing: Step) throws {
    let shelf = try Shelf.withVault()
    for number in 1...60 { try Life.logged.lead(number, in: shelf.storage) }
    try shelf.storage.checkpoint()
    if missing == .overwriting {
      try shelf.storage.unprotected { try $0.execute(sql: "PRAGMA secure_delete = OFF") }
    }

    var needles: [Needle] = []
    for number in [7, 30] { needles += try forget(number, in: shelf.storage).needles }
    if missing == .overwriting { try shelf.storage.checkpoint() }
    let proof = try shelf.storage.byteSearch(needles)

    #expect(!proof.isClean)
    let files = Set(proof.traces.map(\.path))
    #expect(
      files.contains(shelf.path + (missing == .emptying ? "-wal" : ""))
        || files.contains(shelf.path))
    let (done, clean) = try shelf.storage.scrub(needles)
    #expect(clean.isClean)
    #expect(done == (missing == .overwriting ? .rewritten : .emptied))
  }

  @Test func `a copy that still holds the person is named`() throws {
    let shelf = try Shelf.withVault()
    try Life.logged.lead(1, in: shelf.storage)
    let copy = shelf.folder.path(of: "copy.sqlite")
    try shelf.storage.backUp(to: copy)
    let needles = try forget(1, in: shelf.storage).needles

    let (_, proof) = try shelf.storage.scrub(needles, alsoIn: [copy])

    #expect(Set(proof.traces.map(\.path)) == [copy])
    #expect(throws: StorageError.self) {
      try shelf.storage.byteSearch(needles, alsoIn: [shelf.folder.path(of: "nowhere")])
    }
  }

  @Test func `something that lies across two readings of the file is found`() throws {
    let shelf = try Shelf.withVault()
    var bytes = [UInt8](repeating: 0x55, count: 3 << 20)
    let words = Array("across the edge".utf8)
    for edge in [1 << 20, 2 << 20] {
      bytes.replaceSubrange((edge - 7)..<(edge + 8), with: words)
      let file = try shelf.folder.write(bytes, to: "file")
      let needle = try #require(Needle("words", words))
      let proof = try shelf.storage.byteSearch([needle], alsoIn: [file])
      #expect(proof.traces.map(\.offset) == [(1 << 20) - 7])
    }
    #expect(Needle("short", [1, 2, 3]) == nil)
  }

  @Test func `a caller is kept while a question is open, disputed or fresh`() throws {
    let shelf = try Shelf.withVault()
    try Life.closed.lead(1, in: shelf.storage)
    try Life.assigned.lead(2, in: shelf.storage)
    try Life.declined.lead(3, in: shelf.storage)
    try Life.answeredOnAir.lead(4, in: shelf.storage)
    try Life.closed.lead(5, in: shelf.storage)
    try shelf.storage.change(Calls.question(5)) {
      [try $0.noteDispute(true, reason: "来电人有异议", by: "lin", at: later)]
    }

    func found(_ instant: Timestamp) throws -> [CallerID] {
      try shelf.storage.readNow("look") {
        try $0.callersToForget(
          endedBefore: instant, restingBefore: Timestamp(seconds: 0), limit: 10)
      }
    }
    #expect(try found(Calls.morning + .seconds(3_600)).isEmpty)
    #expect(try found(later) == [Calls.caller(1), Calls.caller(3), Calls.caller(4)])
  }

  @Test func `what nobody ends is over when nobody has touched it for long`() throws {
    let shelf = try Shelf.withVault()
    for (number, life) in [Life.logged, .assigned, .answered, .reopened, .logged].enumerated() {
      try life.lead(number + 1, in: shelf.storage)
    }
    try shelf.storage.change(Calls.question(5)) {
      [try $0.noteDispute(true, reason: "来电人有异议", by: "lin", at: later)]
    }
    let long = later + .seconds(3_600)
    _ = try shelf.storage.change(Calls.question(3)) { [try $0.close(by: "lin", at: long)] }
    _ = try shelf.storage.change(Calls.question(3)) {
      [try $0.reopen(reason: "又不热了", by: "lin", at: long)]
    }
    // Whoever looks or is refused, and what the program does by itself, keep nobody's data.
    try shelf.storage.writeNow("look") { ledger in
      for act in [
        JournalAct.read, .retimed, .chased, .blocked, .denied, .exported, .reported,
      ] {
        _ = try ledger.append(
          JournalEvent(act, subject: Calls.question(1).rawValue, by: "lin", at: long))
      }
    }

    func found(_ instant: Timestamp) throws -> [CallerID] {
      try shelf.storage.readNow("look") {
        try $0.callersToForget(endedBefore: instant, restingBefore: instant, limit: 10)
      }
    }
    #expect(try found(Calls.morning).isEmpty)
    #expect(try found(later) == [1, 2, 4].map(Calls.caller))
    #expect(try found(long + .seconds(1)) == (1...4).map(Calls.caller))
    let resting = try shelf.storage.readNow("look") { try $0.resting(since: later, limit: 2) }
    #expect(resting.count == 3 && resting.first.count == 2)
    #expect(resting.first.first?.since == Calls.morning + .seconds(1))
  }

  @Test func `rows that stay are opened and read, and the journal with them`() throws {
    let shelf = try Shelf.withVault()
    let question = try Life.answered.lead(1, in: shelf.storage)
    // As it could be written before reasons were looked through.
    try shelf.storage.change(question.id) {
      [try $0.noteDispute(true, reason: "孙先生要求撤下", by: "lin", at: later)]
    }

    let forgotten = try forget(1, in: shelf.storage)
    let traces = try shelf.storage.readNow("look") { try $0.openedTraces(of: forgotten.words) }

    #expect(traces.map(\.label) == ["caller name"])
    #expect(traces.first?.number == question.number)
    guard case .journal = traces.first?.place else {
      Issue.record("\(traces)")
      return
    }
  }

  @Test func `a list that was taken in is not known again by whoever holds its bytes`() throws {
    let shelf = try Shelf.withVault()
    let vault = try Keys.vault()
    for number in 1...2 { try Life.logged.lead(number, in: shelf.storage) }
    let record = ImportRecord(
      mark: vault.mark("import", Array("whole file".utf8)), importedAt: Calls.morning,
      importedBy: "lin",
      lines: (1...2).map { line in
        ImportRecord.Line(
          number: line, mark: vault.mark("import line", Array("line \(line)".utf8)),
          outcome: "logged", question: Calls.question(line))
      })
    try shelf.storage.writeNow("keep") { try $0.keep(record) }

    let forgotten = try forget(1, in: shelf.storage)

    #expect(forgotten.lists.count == 1)
    #expect(try shelf.storage.readNow("look") { try $0.importRecord(record.mark) } == nil)
    let marks = [record.mark, record.lines[0].mark].compactMap { Needle("mark", $0) }
    #expect(try shelf.storage.scrub(marks).proof.isClean)
    let kept = [record.lines[1].mark].compactMap { Needle("mark", $0) }
    #expect(try !shelf.storage.byteSearch(kept).isClean)
    #expect(try shelf.storage.integrityComplaints().isEmpty)
    #expect(try forget(2, in: shelf.storage).lists == forgotten.lists, "one list, named once")
    #expect(try shelf.storage.integrityComplaints().isEmpty)
  }
}

extension Storage {
  /// Something that the store itself never does.
  func unprotected(_ body: (Database) throws -> Void) throws {
    try writeNow("take a defence away") { try body($0.database) }
  }
}
