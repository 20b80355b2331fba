// What the public pages are made from: a connection of its own that can only read, and a type that has
// no question but the public one. Whoever holds it can name no caller, because it has no word for one.

import Foundation
import GRDB
package import Questions
import Timekeeping

/// The published questions and the tombstones; nothing else.
package struct PublicLibrary: Sendable {
  let queue: DatabaseQueue

  /// Opens the database at `path`, which the store made, for reading.
  package init(path: String) throws {
    var configuration = Configuration()
    configuration.label = "hotline public"
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA query_only = ON")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cache_size = -1000")
    }
    let prepared = configuration
    queue = try Storage.wrapping("open the database for the public pages") {
      try DatabaseQueue(path: path, configuration: prepared)
    }
  }

  /// Everything that is up and every tombstone, in one snapshot. A row that was damaged is named in
  /// `damaged` and left out: it is never published.
  package func record() throws -> PublicHoldings {
    try reading { database in
      var holdings = PublicHoldings(mark: try mark(database))
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT slug, value, digest FROM publication WHERE isCurrent = 1 ORDER BY number")
      while let row = try rows.next() { holdings.add(row) }
      holdings.tombstones = try tombstones(database, after: 0)
      return holdings
    }
  }

  /// What changed after `mark`: what was put up or corrected and is still up, and new tombstones.
  package func changes(after mark: PublicMark) throws -> PublicHoldings {
    try reading { database in
      var holdings = PublicHoldings(mark: try self.mark(database))
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT slug, value, digest FROM publication WHERE number > ? AND isCurrent = 1 "
          + "ORDER BY number", arguments: [mark.publication])
      while let row = try rows.next() { holdings.add(row) }
      holdings.tombstones = try tombstones(database, after: mark.tombstone)
      return holdings
    }
  }

  /// The page at `slug`, while it is up.
  package func question(_ slug: PublicSlug) throws -> PublicQuestion? {
    try reading { database in
      try Row.fetchOne(
        database, sql: "SELECT value, digest FROM publication WHERE slug = ? AND isCurrent = 1",
        arguments: [slug.rawValue]
      ).map { try PublicationText.question($0[0], digest: $0[1]) }
    }
  }

  /// Ends the connection.
  package func close() throws {
    try Storage.wrapping("close the database of the public pages") { try queue.close() }
  }

  private func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Storage.wrapping("read what is public") { try queue.read(body) }
  }

  private func mark(_ database: Database) throws -> PublicMark {
    PublicMark(
      publication: try Int64.fetchOne(
        database, sql: "SELECT coalesce(max(number), 0) FROM publication") ?? 0,
      tombstone: try Int64.fetchOne(
        database, sql: "SELECT coalesce(max(number), 0) FROM tombstone") ?? 0)
  }

  private func tombstones(_ database: Database, after number: Int64) throws -> [Tombstone] {
    try Row.fetchAll(
      database,
      sql: "SELECT slug, withdrawnAt, publicReason FROM tombstone WHERE number > ? ORDER BY number",
      arguments: [number]
    ).map {
      Tombstone(
        slug: PublicSlug(rawValue: $0[0]), withdrawnAt: $0.timestamp(1), publicReason: $0[2])
    }
  }
}

/// How far the public pages are: what was read up to there.
package struct PublicMark: Hashable, Sendable, Codable {
  let publication: Int64
  let tombstone: Int64

  /// Before anything was published.
  package static let start = PublicMark(publication: 0, tombstone: 0)
}

/// What a reading of the library found.
package struct PublicHoldings: Sendable {
  /// What is up, in the order in which it was published.
  package fileprivate(set) var questions: [PublicQuestion] = []
  /// What was taken down.
  package fileprivate(set) var tombstones: [Tombstone] = []
  /// Pages whose rows are damaged; they are left out.
  package fileprivate(set) var damaged: [PublicSlug] = []
  /// How far this reading went.
  package let mark: PublicMark

  fileprivate init(mark: PublicMark) {
    self.mark = mark
  }

  fileprivate mutating func add(_ row: Row) {
    do {
      questions.append(try PublicationText.question(row[1], digest: row[2]))
    } catch {
      damaged.append(PublicSlug(rawValue: row[0]))
    }
  }
}
