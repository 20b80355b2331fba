// Whether a file is a database of ours. An empty file and the database of another program open without a
// word: the engine would lay our tables into them, and everything that was stored would seem forgotten.

import Foundation
import GRDB

extension Storage {
  /// The version of the schema in the file at `path`: 0 for an empty file. Throws `StorageError` for
  /// what is no database. The file stays as it is.
  package static func version(at path: String) throws -> Int {
    try glance(at: path) { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
  }

  /// Reads a database of ours as it lies, with the version of its schema: it is not brought up to date,
  /// and a program that wrote it still opens it. Throws `StorageError` for one of a newer program, of
  /// another one, and for an empty file.
  package static func glance<Value>(
    at path: String, _ body: (Ledger, Int) throws -> Value
  ) throws -> Value {
    try glance(at: path) { database in
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      try requireKnown(version)
      try requireOwn(database, version: version)
      guard version > 0 else {
        throw StorageError(.damaged, doing: "look at a database", cause: "nothing is in it")
      }
      return try body(Ledger(database: database, vault: nil), version)
    }
  }

  private static func glance<Value>(
    at path: String, _ body: (Database) throws -> Value
  ) throws -> Value {
    try wrapping("look at a database") {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let value = try queue.read(body)
      try queue.close()
      return value
    }
  }

  /// Refuses what lies at `path` and is not ours before anything is set in it. What can't be looked at
  /// without writing is judged when it is opened.
  static func requireOwn(at path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      try glance(at: path) { database in
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        try requireKnown(version)
        try requireOwn(database, version: version)
      }
    } catch let error as StorageError where error.kind == .damaged || error.kind == .tooNew {
      throw error
    } catch is StorageError {
      return
    }
  }

  static func requireKnown(_ version: Int) throws {
    guard version <= schemaVersion else {
      throw StorageError(
        .tooNew, doing: "bring the schema up to date",
        cause: "the database has version \(version), this program knows \(schemaVersion)")
    }
  }

  /// Refuses a database that another program made, or one of ours from which tables are gone.
  static func requireOwn(_ database: Database, version: Int) throws {
    let tables = Set(
      try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
    let isOwn =
      switch version {
      case ..<1: tables.allSatisfy { $0.hasPrefix("sqlite_") }
      case 1: firstTables.isSubset(of: tables)
      default: firstTables.union(secondTables).isSubset(of: tables)
      }
    guard isOwn else {
      throw StorageError(
        .damaged, doing: "look at a database",
        cause: "it is the database of another program, or tables of it are missing")
    }
  }

  private static let firstTables: Set = [
    "note", "planFile", "episode", "reminder", "delivery", "attempt",
  ]
  private static let secondTables: Set = [
    "question", "questionBody", "caller", "contact", "journal", "publication", "tombstone",
    "member",
  ]
}

// MARK: - Copies

/// A copy that is being written: under another name until it is whole, readable by its owner alone.
struct GrowingCopy {
  private let destination: String
  let path: String

  /// Begins a copy for `destination`, where nothing may lie.
  init(for destination: String) throws {
    self.destination = destination
    path = destination + ".unfinished"
    let files = FileManager.default
    guard !files.fileExists(atPath: destination) else {
      throw StorageError(.refused, doing: "back up the database", cause: "the file exists")
    }
    // What a kill left there is no copy of anything.
    discard()
    guard
      files.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: GrowingCopy.rights])
    else { throw StorageError(.unreachable, doing: "back up the database", cause: "no file there") }
  }

  /// Brings the copy to the disk and gives it its name.
  func finish() throws {
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.synchronize()
      try handle.close()
      try FileManager.default.moveItem(atPath: path, toPath: destination)
    } catch {
      throw StorageError(.noSpace, doing: "back up the database", cause: "\(error)")
    }
  }

  /// Removes what was written so far.
  func discard() {
    for suffix in ["", "-journal"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  private static let rights = 0o600
}
