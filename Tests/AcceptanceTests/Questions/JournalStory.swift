// Somebody who can write to the file of the database alters, removes or cuts what was done: `verify` finds
// it and names the row.

import Desk
import Foundation
import GRDBSQLite
import HotlineDaemon
import Journal
import Questions
import Storage
import TestSupport
import Testing

@Suite struct JournalStory {
  @Test(arguments: [
    ("UPDATE journal SET reason = 'x' WHERE number = 3", "3"),
    ("UPDATE journal SET by = 'somebody' WHERE number = 5", "5"),
    ("DELETE FROM journal WHERE number = 4", "4"),
    ("DELETE FROM journal WHERE number > 6", "7–8"),
  ])
  func `an altered, removed or cut row is named`(sql: String, row: String) async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      var flock = Canaries()
      for _ in 0..<8 {
        _ = try await office.desk.questions.log(
          flock.form(at: office.clock.now), by: Crew.screener)
      }
      let clean = try office.desk.check()
      #expect(clean.isWell && clean.journalCount >= 8, "\(clean.lines)")
      let path = office.folder.path(of: "hotline.sqlite")
      #expect(JournalStory.run(sql, on: path) != SQLITE_OK, "the triggers forbid it")
      #expect(try office.desk.check().isWell)

      for trigger in try JournalStory.triggers(on: path) {
        #expect(JournalStory.run("DROP TRIGGER \(trigger)", on: path) == SQLITE_OK)
      }
      #expect(JournalStory.run(sql, on: path) == SQLITE_OK)

      let found = try StoreCheck(of: office.desk.storage, outside: [clean.head])
      #expect(!found.isWell)
      #expect(found.complaints.joined().contains(row), "\(found.complaints)")
    }
  }

  private static func run(_ sql: String, on path: String) -> Int32 {
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    guard sqlite3_open(path, &connection) == SQLITE_OK else { return SQLITE_CANTOPEN }
    return sqlite3_exec(connection, sql, nil, nil, nil)
  }

  /// The triggers that keep the journal as it is.
  private static func triggers(on path: String) throws -> [String] {
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    let sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    guard sqlite3_open(path, &connection) == SQLITE_OK,
      sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK
    else { throw CocoaError(.fileReadUnknown) }
    var names: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      if let text = sqlite3_column_text(statement, 0) { names.append(String(cString: text)) }
    }
    return names
  }
}
