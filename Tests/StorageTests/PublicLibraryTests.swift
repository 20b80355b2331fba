// What the public pages read: what is up, and nothing else, by a connection that cannot write.

import Foundation
import GRDB
import Questions
import TestSupport
import Testing
import Timekeeping

@testable import Storage

@Suite struct PublicLibraryTests {
  /// Publishes question `number` and gives what the public sees.
  private func publish(_ number: Int, in storage: Storage) throws -> PublicQuestion {
    let question = try Life.published.lead(number, in: storage)
    let shown = try #require(question.publicQuestion(in: .shanghai) { $0 })
    try storage.writeNow("publish") { try $0.publish(shown, of: question.id) }
    return shown
  }

  @Test func `what is up is read as it was published`() throws {
    let shelf = try Shelf.withVault()
    let shown = try [1, 2].map { try publish($0, in: shelf.storage) }
    let library = try PublicLibrary(path: shelf.path)

    let record = try library.record()

    #expect(record.questions == shown)
    #expect(record.tombstones.isEmpty && record.damaged.isEmpty)
    #expect(try library.question(shown[1].slug) == shown[1])
    #expect(try library.question(PublicSlug(rawValue: "nowhere0")) == nil)
    #expect(
      try shelf.storage.readNow("read") { try $0.questionID(publishedAt: shown[0].slug) }
        == Calls.question(1))
  }

  @Test func `a withdrawal leaves a tombstone and nothing else, for good`() throws {
    let shelf = try Shelf.withVault()
    let shown = try publish(1, in: shelf.storage)
    let library = try PublicLibrary(path: shelf.path)
    let mark = try library.record().mark
    let tombstone = Tombstone(
      slug: shown.slug, withdrawnAt: Calls.morning, publicReason: "情况有变")

    try shelf.storage.writeNow("withdraw") { try $0.withdraw(tombstone) }

    let changes = try library.changes(after: mark)
    #expect(changes.questions.isEmpty && changes.tombstones == [tombstone])
    #expect(try library.changes(after: changes.mark).tombstones.isEmpty)
    #expect(try library.question(shown.slug) == nil)
    #expect(throws: StorageError.self) {
      try shelf.storage.writeNow("publish again") { try $0.publish(shown, of: Calls.question(1)) }
    }
  }

  @Test func `only what changed is read after a mark`() throws {
    let shelf = try Shelf.withVault()
    _ = try publish(1, in: shelf.storage)
    let library = try PublicLibrary(path: shelf.path)
    let mark = try library.record().mark
    let second = try publish(2, in: shelf.storage)

    #expect(try library.changes(after: mark).questions == [second])
    #expect(try library.changes(after: .start).questions.count == 2)
  }

  @Test(arguments: [
    "UPDATE publication SET value = replace(value, '某小区', '某小巷')",
    "UPDATE publication SET value = '{}'",
  ])
  func `a page that is not what was published is left out by name`(_ sql: String) throws {
    let shelf = try Shelf.withVault()
    let shown = try publish(1, in: shelf.storage)
    try shelf.storage.writeNow("alter") { try $0.run(sql) }
    let library = try PublicLibrary(path: shelf.path)

    let record = try library.record()

    #expect(record.questions.isEmpty && record.damaged == [shown.slug])
    #expect(throws: StorageError.self) { try library.question(shown.slug) }
  }

  @Test func `what was published is neither changed nor removed`() throws {
    let shelf = try Shelf.withVault()
    let shown = try publish(1, in: shelf.storage)
    for sql in [
      "DELETE FROM publication", "UPDATE publication SET approvedHash = 'x'",
      "UPDATE publication SET slug = 'x'", "UPDATE publication SET question = 'x'",
      "UPDATE publication SET value = NULL",
      "INSERT OR REPLACE INTO publication SELECT * FROM publication",
      "INSERT INTO tombstone VALUES ('\(shown.slug.rawValue)', 1, 1, 'x')",
    ] {
      #expect(throws: StorageError.self) {
        try shelf.storage.writeNow("try") { try $0.run(sql) }
      }
    }
  }

  @Test func `its connection cannot write`() throws {
    let shelf = try Shelf.withVault()
    let library = try PublicLibrary(path: shelf.path)

    for sql in ["DELETE FROM tombstone", "CREATE TABLE x (y)", "PRAGMA user_version = 9"] {
      #expect(throws: DatabaseError.self) {
        try library.queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      }
    }
  }

  @Test func `reading never stops the writer from emptying its log`() throws {
    let shelf = try Shelf.withVault()
    let library = try PublicLibrary(path: shelf.path)
    _ = try publish(1, in: shelf.storage)
    _ = try library.record()

    try shelf.storage.checkpoint()

    let size = try FileManager.default.attributesOfItem(atPath: shelf.path + "-wal")[.size]
    #expect(size as? Int == 0)
  }
}
