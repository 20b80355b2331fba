// The one SQLite file. Nothing above this target sees SQL, GRDB or SQLite's names: callers get a
// `Ledger` inside a transaction, load, decide with pure functions, and save, and a check and the act
// that depends on it cannot be separated because the closure cannot wait.

import Foundation
import GRDB

/// The store of everything that must survive: plan, reminders, deliveries, attempts.
package struct Storage: Sendable {
  /// How much a commit promises.
  package enum Durability: String, CaseIterable, Sendable {
    /// A commit is on disk before it returns.
    case full
    /// Nothing is promised: rehearsals on a throw-away file.
    case none
  }

  /// The version of the schema that this program writes.
  package static let schemaVersion = 3

  private let pool: DatabasePool
  /// Where the database lies.
  package let path: String
  private let identity: FileIdentity?
  /// What seals and opens callers' data; nil while the daemon has no data key, or one that belongs to
  /// another database: then questions are refused and reminders go on.
  package private(set) var vault: Vault?
  /// How the key that was given fits what is sealed.
  package private(set) var keyMatch = KeyMatch.absent
  private let flushing = FlushRecord()

  /// Opens the database at `path`, makes it when it is missing, and brings its schema up to date in
  /// one transaction. Refuses a database of a newer program (`.tooNew`) and what is no database.
  /// Without `vault` nothing private can be stored or read.
  package init(path: String, durability: Durability = .full, vault: Vault? = nil) throws {
    self.path = path
    self.vault = nil
    try Storage.requireOwn(at: path)
    var configuration = Configuration()
    configuration.label = "hotline"
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 2
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -2000")
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      // A REPLACE removes rows: without this it would pass by the triggers that forbid it.
      try database.execute(sql: "PRAGMA recursive_triggers = ON")
    }
    let prepared = configuration
    self.pool = try Storage.wrapping("open the database") {
      try DatabasePool(path: path, configuration: prepared)
    }
    identity = FileIdentity(of: path)
    try Storage.wrapping("prepare the database") {
      // The pool sets NORMAL after the configuration's own statements: FULL must be set afterwards.
      let level = durability == .full ? "FULL" : "OFF"
      try pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = \(level)")
        try Storage.requireEngine(database)
      }
    }
    try migrate()
    keyMatch = try keyMatch(of: vault)
    if keyMatch == .right { self.vault = vault }
  }

  private func ledger(_ database: Database) -> Ledger {
    switch keyMatch {
    case .absent, .right: Ledger(database: database, vault: vault)
    case .wrong: Ledger(database: database, vault: nil, lack: .wrongKey)
    }
  }

  /// Whether the file that was opened still lies at its path. When somebody deleted or replaced it,
  /// what is written is lost with the open file.
  package var isInPlace: Bool { identity == nil || FileIdentity(of: path) == identity }

  /// Runs `body` in one write transaction, alone among writers; everything or nothing.
  package func write<Value: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (Ledger) throws -> Value
  ) async throws -> Value {
    try flushing.requireKept(doing)
    do {
      return try await pool.write { try body(ledger($0)) }
    } catch {
      throw flushing.noted(Storage.error(error, doing: doing))
    }
  }

  /// Runs `body` on a snapshot; it can neither write nor hinder the writer.
  package func read<Value: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (Ledger) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.read { try body(ledger($0)) }
    } catch {
      throw Storage.error(error, doing: doing)
    }
  }

  /// The same as `write`, on the calling thread: for start-up and the benchmark.
  package func writeNow<Value>(_ doing: String, _ body: (Ledger) throws -> Value) throws -> Value {
    try flushing.requireKept(doing)
    do {
      return try pool.write { try body(ledger($0)) }
    } catch {
      throw flushing.noted(Storage.error(error, doing: doing))
    }
  }

  /// The same as `read`, on the calling thread.
  package func readNow<Value>(_ doing: String, _ body: (Ledger) throws -> Value) throws -> Value {
    try Storage.wrapping(doing) { try pool.read { try body(ledger($0)) } }
  }

  /// What the engine itself says: version, journal mode, durability.
  package func engineFacts() throws -> [String: String] {
    try Storage.wrapping("ask the engine") {
      try pool.writeWithoutTransaction { database in
        [
          "version": try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "",
          "journal": try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "",
          "synchronous": try String.fetchOne(database, sql: "PRAGMA synchronous") ?? "",
        ]
      }
    }
  }

  /// Writes a consistent copy to `destination`, which must not exist. Nothing lies there until the copy
  /// is whole and on the disk; what could not be finished is removed.
  package func backUp(to destination: String) throws {
    let copy = try GrowingCopy(for: destination)
    do {
      try Storage.wrapping("back up the database") {
        try pool.writeWithoutTransaction { database in
          try database.execute(sql: "VACUUM INTO ?", arguments: [copy.path])
        }
      }
      try copy.finish()
    } catch {
      copy.discard()
      throw error
    }
  }

  /// The complaints of the engine's own check; empty when all is well.
  package func integrityComplaints() throws -> [String] {
    try Storage.wrapping("check the database") {
      try pool.read { database in
        try String.fetchAll(database, sql: "PRAGMA integrity_check") + foreignKeys(database)
      }.filter { $0 != "ok" }
    }
  }

  /// Moves the write-ahead log into the database and empties it.
  package func checkpoint() throws {
    try Storage.wrapping("empty the write-ahead log") {
      _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }
  }

  /// Writes the whole file anew, so that no page holds what was deleted. Needs as much room again.
  func rewrite() throws {
    try Storage.wrapping("write the database anew") {
      try pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
    }
  }

  /// Ends all work and closes the file.
  package func close() throws {
    try Storage.wrapping("close the database") { try pool.close() }
  }
}

// MARK: - Schema

extension Storage {
  private func migrate() throws {
    try Storage.wrapping("bring the schema up to date") {
      let found = try pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
      try Storage.requireKnown(found)
      try pool.read { try Storage.requireOwn($0, version: found) }
      guard found < Storage.schemaVersion else { return }
      try pool.write { database in
        if found < 1 { try database.execute(sql: Migration1.sql) }
        if found < 2 { try database.execute(sql: Migration2.sql) }
        if found < 3 { try Migration3.run(in: database) }
        try database.execute(sql: "PRAGMA user_version = \(Storage.schemaVersion)")
      }
    }
  }

  private static func requireEngine(_ database: Database) throws {
    let version = try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""
    let parts = version.split(separator: ".").compactMap { Int($0) }
    guard parts.count >= 2, (parts[0], parts[1]) >= (3, 38) else {
      throw StorageError(
        .unreachable, doing: "check the engine", cause: "SQLite 3.38 is needed, found \(version)")
    }
  }
}

private func foreignKeys(_ database: Database) throws -> [String] {
  try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { "foreign key: \($0)" }
}

// MARK: - Errors

extension Storage {
  static func wrapping<Value>(_ doing: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw Storage.error(error, doing: doing)
    }
  }

  static func error(_ error: any Error, doing: String) -> any Error {
    guard let cause = error as? DatabaseError else { return error }
    let kind: StorageError.Kind
    switch cause.extendedResultCode {
    case .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC:
      return StorageError(.notFlushed, doing: doing, cause: cause.description)
    default: break
    }
    switch cause.resultCode.primaryResultCode {
    case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_IOERR: kind = .noSpace
    case .SQLITE_BUSY, .SQLITE_LOCKED: kind = .busy
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: kind = .damaged
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: kind = .unreachable
    default: kind = .refused
    }
    return StorageError(kind, doing: doing, cause: cause.description)
  }
}
