// The journal's rows: written with the act or not at all, and what was done to them behind the engine's
// back is found.

import Foundation
import GRDB
import Journal
import Questions
import TestSupport
import Testing
import Timekeeping

@testable import Storage

@Suite struct JournalStoreTests {
  @Test func `an act and its line stand together or not at all`() throws {
    struct Stop: Error {}
    let shelf = try Shelf.withVault()
    let question = try Life.logged.lead(1, in: shelf.storage)

    #expect(throws: JournalRefusal.self) {
      try shelf.storage.change(question.id) { question in
        [try question.decline(.litigation, note: "n", by: "有问题 的名字", at: Calls.morning)]
      }
    }

    let read = try shelf.storage.readNow("read") { try $0.question(question.id) }
    #expect(read == question)
    #expect(try shelf.storage.readNow("read") { try $0.journalHead() }.number == 1)
  }

  @Test func `a subject's acts are read in order, the newest from the end`() throws {
    let shelf = try Shelf.withVault()
    try Life.closed.lead(1, in: shelf.storage)
    _ = try shelf.storage.writeNow("append") {
      try $0.append(
        try JournalEvent(.signedIn, subject: "lin", by: "lin", at: Calls.morning))
    }

    try shelf.storage.readNow("read") { ledger throws in
      let acts = try ledger.journal(about: "q1").map(\.act)
      #expect(acts == [.logged, .assigned, .coAssigned, .answered, .closed])
      #expect(try ledger.journal(limit: 2).map(\.act) == [.signedIn, .closed])
      #expect(try ledger.journal(before: 2, limit: 2).map(\.number) == [1])
    }
  }

  /// What somebody with the file in hand does to the journal.
  enum Attack: String, CaseIterable, Sendable {
    case altered = "UPDATE journal SET reason = '别的' WHERE number = 3"
    case member = "UPDATE journal SET by = 'other' WHERE number = 3"
    case removed = "DELETE FROM journal WHERE number = 3"
    case cut = "DELETE FROM journal WHERE number > 3"
    case emptied = "DELETE FROM journal"
    case swapped =
      "UPDATE journal SET number = CASE number WHEN 3 THEN -4 ELSE -3 END WHERE number IN (3, 4); UPDATE journal SET number = -number WHERE number < 0"
  }

  @Test(arguments: Attack.allCases)
  func `what was done behind the engine's back is found`(_ attack: Attack) throws {
    let shelf = try Shelf.withVault()
    for number in 1...3 { try Life.answered.lead(number, in: shelf.storage) }
    try shelf.storage.writeNow("note") { ledger in
      try ledger.keepNoted(try ledger.journalHead(), at: Calls.morning)
    }
    #expect(try shelf.storage.readNow("check") { try $0.journalFaults() }.faults.isEmpty)

    try shelf.storage.unprotected { database in
      for trigger in ["journalKept", "journalWhole", "journalInOrder"] {
        try database.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try database.execute(sql: attack.rawValue)
    }

    let faults = try shelf.storage.readNow("check") { try $0.journalFaults() }.faults
    #expect(!faults.isEmpty)
  }

  @Test func `a head that was noted outside finds a journal that was written anew`() throws {
    let shelf = try Shelf.withVault()
    try Life.answered.lead(1, in: shelf.storage)
    let noted = try shelf.storage.readNow("read") { try $0.journalHead() }
    let other = try Shelf.withVault()
    try Life.declined.lead(1, in: other.storage)

    let faults = try other.storage.readNow("check") { try $0.journalFaults(outside: [noted]) }
      .faults

    #expect(!faults.isEmpty)
    #expect(JournalHead("\(noted)") == noted)
  }
}
