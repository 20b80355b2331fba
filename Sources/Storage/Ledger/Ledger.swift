// The store's façade inside one transaction. Each topic (plan, reminders, deliveries …) is an
// extension in a file of its own; this one holds what they share.

import Foundation
import GRDB
import Timekeeping

/// What can be read and written inside one transaction. Must not outlive the closure it is given to.
package struct Ledger {
  let database: Database
  private let openedVault: Vault?
  private let lack: VaultError

  init(database: Database, vault: Vault?, lack: VaultError = .noKey) {
    self.database = database
    self.openedVault = vault
    self.lack = lack
  }

  /// What seals and opens; throws `VaultError.noKey` when the store has no data key, and `.wrongKey`
  /// when it is of another database.
  var vault: Vault {
    get throws {
      guard let openedVault else { throw lack }
      return openedVault
    }
  }

  func run(_ sql: String, _ arguments: StatementArguments = []) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments)
  }

  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: arguments)
  }

  func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int64? {
    try Int64.fetchOne(try database.cachedStatement(sql: sql), arguments: arguments)
  }

  /// How many rows the last statement changed.
  var changedRows: Int { database.changesCount }

  /// Runs `body` once this transaction is on disk and before any other one begins to write; never when
  /// it is rolled back. What others are told of a change is said here.
  package func afterCommit(_ body: @escaping @Sendable () -> Void) {
    database.afterNextTransaction { _ in body() }
  }
}

// MARK: - Notes

extension Ledger {
  /// A small fact that belongs to no table: the last recorded instant, the epoch of the database.
  package func note(_ key: NoteKey) throws -> String? {
    try row("SELECT value FROM note WHERE key = ?", [key.rawValue])?[0]
  }

  /// Writes a small fact, or removes it when `value` is nil.
  package func setNote(_ key: NoteKey, to value: String?) throws {
    if let value {
      try run(
        "INSERT INTO note (key, value) VALUES (?, ?) "
          + "ON CONFLICT (key) DO UPDATE SET value = excluded.value", [key.rawValue, value])
    } else {
      try run("DELETE FROM note WHERE key = ?", [key.rawValue])
    }
  }
}

/// The small facts that belong to no table.
package enum NoteKey: String, CaseIterable, Sendable {
  /// The last instant at which the daemon recorded that it was running, in milliseconds.
  case lastSeenAt
  /// Until when reminders have been planned, in milliseconds.
  case plannedThrough
  /// The digest of everything that the stored plan was made from.
  case planDigest
  /// Rises at each restore, so that the gap is not sent again.
  case epoch
  /// When the database was restored from a backup, in milliseconds, until the plan is adopted after it.
  case restoredAt
  /// Episodes that vanished from the files, and which of them a person confirmed.
  case vanishing
  /// What a restore found to have been taken back since the copy, and which is not done again yet.
  case takenBack
  /// Nobody could say after a restore what was taken back since the copy: the site is held.
  case siteHeld
  /// What was said of the outputs that are held back.
  case toldHeld
  /// The keys that a person gave up for lost.
  case lostKeys
  /// Which robot speaks in each group, as the stored deliveries have it.
  case groupRobots
  /// Files that are gone and whose loss a person confirmed.
  case confirmedFiles
  /// The run of the program whose marks say what was handed to the network.
  case leavingRun
  /// The figures that stand on the public site.
  case publishedFigures
  /// When administrators were last told where the journal stands, in milliseconds.
  case headToldAt
  /// The copies of the database that the program made, with the instant of each.
  case copies
  /// When a sign-in to an account that nobody has was last refused without a line of its own.
  case lastStrangerAt
}

// MARK: - Coding

extension Row {
  func timestamp(_ index: Int) -> Timestamp { Timestamp(milliseconds: self[index]) }

  func optionalTimestamp(_ index: Int) -> Timestamp? {
    (self[index] as Int64?).map { Timestamp(milliseconds: $0) }
  }
}

func encoded(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func decoded<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
  try JSONDecoder().decode(type, from: Data(text.utf8))
}
