// What is looked at stays as it is, and what could not be finished leaves nothing.

import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite struct RecognitionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func bytes(of name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder.path(of: name)))
  }

  private func names() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
  }

  @Test func `another program's database is refused and not touched`() throws {
    let path = folder.path(of: "foreign.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE invoice (id INTEGER PRIMARY KEY, sum)") }
    try queue.close()
    let before = try bytes(of: "foreign.sqlite")

    #expect {
      _ = try Storage(path: path)
    } throws: {
      ($0 as? StorageError)?.kind == .damaged
    }
    #expect(throws: StorageError.self) { try Storage.glance(at: path) { _, _ in } }
    #expect(try Storage.version(at: path) == 0)

    #expect(try bytes(of: "foreign.sqlite") == before)
    #expect(try names() == ["foreign.sqlite"])
  }

  @Test func `a look makes no database and brings none up to date`() throws {
    let path = folder.path(of: "old.sqlite")
    #expect(throws: StorageError.self) { _ = try Storage.version(at: path) }
    #expect(try names().isEmpty)
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(sql: Migration1.sql)
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    try queue.close()
    let before = try bytes(of: "old.sqlite")

    #expect(try Storage.glance(at: path) { _, version in version } == 1)

    #expect(try bytes(of: "old.sqlite") == before)
    #expect(try names() == ["old.sqlite"])
  }

  @Test func `a copy of a damaged database leaves nothing behind`() throws {
    let path = folder.path(of: "hotline.sqlite")
    let whole = try Storage(path: path)
    try whole.writeNow("fill") { ledger in
      for number in 0..<400 {
        try ledger.run(
          "INSERT INTO note (key, value) VALUES (?, ?)",
          ["key\(number)", String(repeating: "x", count: 900)])
      }
    }
    try whole.checkpoint()
    try whole.close()
    var bytes = try bytes(of: "hotline.sqlite")
    // The last pages hold what was written last; nothing of the schema.
    bytes.replaceSubrange(
      (bytes.count - 40 * 4096)..<bytes.count, with: Data(repeating: 0xA5, count: 40 * 4096))
    try bytes.write(to: URL(fileURLWithPath: path))
    let storage = try Storage(path: path)

    #expect(throws: StorageError.self) { try storage.backUp(to: folder.path(of: "b.sqlite")) }

    #expect(try names().filter { $0.hasPrefix("b.sqlite") }.isEmpty)
  }

  @Test func `a copy whose name was taken meanwhile is not put over it`() throws {
    let copy = try GrowingCopy(for: folder.path(of: "b.sqlite"))
    try folder.write("somebody's own", to: "b.sqlite")

    #expect(throws: StorageError.self) { try copy.finish() }
    copy.discard()

    #expect(try folder.text(of: "b.sqlite") == "somebody's own")
    #expect(try names() == ["b.sqlite"])
  }
}
