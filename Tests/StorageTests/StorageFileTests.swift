// The file: what it promises, what it refuses, how it is copied, and what its errors are called.

import Foundation
import GRDB
import TestSupport
import Testing
import Timekeeping

@testable import Storage

@Suite struct StorageFileTests {
  @Test func `a commit is on disk before it returns`() throws {
    let shelf = try Shelf()

    let facts = try shelf.storage.engineFacts()

    #expect(facts["journal"] == "wal")
    #expect(facts["synchronous"] == "2")
  }

  @Test func `a rehearsal promises nothing`() throws {
    let folder = try TemporaryFolder()
    let storage = try Storage(path: folder.path(of: "r.sqlite"), durability: .none)

    #expect(try storage.engineFacts()["synchronous"] == "0")
  }

  @Test func `a newer database is refused with both versions`() throws {
    let shelf = try Shelf()
    try shelf.storage.writeNow("age") { try $0.run("PRAGMA user_version = 99") }
    try shelf.storage.close()

    #expect {
      _ = try Storage(path: shelf.folder.path(of: "hotline.sqlite"))
    } throws: { error in
      guard let error = error as? StorageError else { return false }
      return error.kind == .tooNew && error.cause.contains("99")
        && error.cause.contains("\(Storage.schemaVersion)")
    }
  }

  @Test func `what is no database is called damaged and left as it is`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "这不是数据库\n", count: 200)
    let path = try folder.write(text, to: "hotline.sqlite")

    #expect {
      _ = try Storage(path: path)
    } throws: {
      ($0 as? StorageError)?.kind == .damaged
    }
    #expect(try folder.text(of: "hotline.sqlite") == text)
  }

  @Test func `a folder that is not there is called unreachable`() throws {
    let folder = try TemporaryFolder()

    #expect {
      _ = try Storage(path: folder.path(of: "nowhere/hotline.sqlite"))
    } throws: {
      ($0 as? StorageError)?.kind == .unreachable
    }
  }

  @Test func `a full disk is called so, and nothing of the transaction stays`() throws {
    let shelf = try Shelf()
    try shelf.storage.writeNow("fill") { ledger in
      let pages = try ledger.number("PRAGMA page_count") ?? 0
      try ledger.run("PRAGMA max_page_count = \(pages + 2)")
    }

    #expect {
      try shelf.storage.writeNow("write too much") { ledger in
        for index in 0..<2_000 { try ledger.add(Given.delivery("d\(index)")) }
      }
    } throws: {
      ($0 as? StorageError)?.kind == .noSpace
    }
    let counts = try shelf.storage.readNow("count") { try $0.deliveryCounts() }
    #expect(counts.isEmpty)
    try shelf.storage.writeNow("write a little") { try $0.setNote(.lastSeenAt, to: "1") }
  }

  @Test func `a store that may only be read says so`() throws {
    let shelf = try Shelf()
    try shelf.storage.writeNow("close the disk") { try $0.run("PRAGMA query_only = ON") }

    #expect {
      try shelf.storage.writeNow("write") { try $0.setNote(.lastSeenAt, to: "1") }
    } throws: {
      ($0 as? StorageError)?.kind == .noSpace
    }
  }

  @Test func `a copy opens and holds everything`() throws {
    let shelf = try Shelf()
    try shelf.storage.writeNow("fill") { ledger in
      try ledger.add(Given.delivery("d"))
      try ledger.save(Given.reminder("r"))
    }
    let place = shelf.folder.path(of: "copy.sqlite")

    try shelf.storage.backUp(to: place)

    let copy = try Storage(path: place)
    let reminder = try copy.readNow("read") { try $0.reminder("r") }
    let delivery = try copy.readNow("read") { try $0.delivery(Given.delivery("d").id) }
    #expect(reminder == Given.reminder("r"))
    #expect(delivery == Given.delivery("d"))
    #expect(try copy.integrityComplaints().isEmpty)
  }

  @Test func `a copy never overwrites`() throws {
    let shelf = try Shelf()
    try shelf.folder.write("wichtig", to: "copy.sqlite")

    #expect {
      try shelf.storage.backUp(to: shelf.folder.path(of: "copy.sqlite"))
    } throws: {
      ($0 as? StorageError)?.kind == .refused
    }
    #expect(try shelf.folder.text(of: "copy.sqlite") == "wichtig")
  }

  @Test func `what a transaction threw away is not there`() async throws {
    struct Stop: Error {}
    let shelf = try Shelf()

    await #expect(throws: Stop.self) {
      try await shelf.storage.write("stop half-way") { ledger in
        try ledger.add(Given.delivery("d"))
        throw Stop()
      }
    }
    let found = try shelf.storage.readNow("read") { try $0.delivery(Given.delivery("d").id) }
    #expect(found == nil)
  }
}

extension StorageFileTests {
  @Test(arguments: [false, true])
  func `a file that was deleted or replaced is noticed`(isReplaced: Bool) throws {
    let shelf = try Shelf()
    #expect(shelf.storage.isInPlace)
    let path = shelf.folder.path(of: "hotline.sqlite")

    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    if isReplaced { try shelf.folder.write("", to: "hotline.sqlite") }

    #expect(!shelf.storage.isInPlace)
  }

  @Test(arguments: [ResultCode.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC])
  func `a flush that was not confirmed is the last word`(code: ResultCode) throws {
    let shelf = try Shelf()

    for refused in [true, false] {
      #expect {
        try shelf.storage.writeNow("write") { _ in
          if refused { throw DatabaseError(resultCode: code) }
        }
      } throws: {
        ($0 as? StorageError)?.kind == .notFlushed && ($0 as? StorageError)?.isFinal == true
      }
    }
  }
}
