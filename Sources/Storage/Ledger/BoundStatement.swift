// Statements that run for each of thousands of rows in one transaction. A general binding boxes every
// value and a general row copies every column, which costs more than the engine's own work; here values
// go straight into the engine and come straight out of it.

import GRDB
import GRDBSQLite

/// A prepared statement of the engine, kept by its connection.
struct BoundStatement {
  /// A value to be bound.
  enum Value: Hashable, Sendable {
    case text(String)
    case number(Int64)
    case bytes([UInt8])
    case nothing

    init(_ text: String?) {
      self = text.map { .text($0) } ?? .nothing
    }

    init(_ number: Int64?) {
      self = number.map { .number($0) } ?? .nothing
    }

    init(_ number: Int?) {
      self = number.map { .number(Int64($0)) } ?? .nothing
    }

    init(_ flag: Bool) {
      self = .number(flag ? 1 : 0)
    }

    init(_ bytes: [UInt8]?) {
      self = bytes.map { .bytes($0) } ?? .nothing
    }
  }

  private let statement: Statement
  private let handle: OpaquePointer

  init(_ sql: String, in database: Database) throws {
    statement = try database.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    sqlite3_reset(handle)
  }

  /// Binds `values` from the first place on.
  func bind(_ values: Value...) {
    bind(values)
  }

  /// Binds `values` from the first place on.
  func bind(_ values: [Value]) {
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
  }

  /// Binds one value at its place, counted from 1.
  func bind(_ value: Value, at place: Int32) {
    switch value {
    case .text(let text): bind(text, at: place)
    case .number(let number): bind(number, at: place)
    case .bytes(let bytes): bind(bytes, at: place)
    case .nothing: sqlite3_bind_null(handle, place)
    }
  }

  private func bind(_ bytes: [UInt8], at place: Int32) {
    // Without an address the engine would bind NULL.
    _ =
      bytes.isEmpty
      ? sqlite3_bind_zeroblob(handle, place, 0)
      : sqlite3_bind_blob(handle, place, bytes, Int32(bytes.count), copied)
  }

  /// Binds a number at its place.
  func bind(_ number: Int64, at place: Int32) {
    sqlite3_bind_int64(handle, place, number)
  }

  /// Binds a text at its place.
  func bind(_ text: String, at place: Int32) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // Without an address the engine would bind NULL.
        _ =
          characters.isEmpty
          ? sqlite3_bind_text(handle, place, "", 0, nil)
          : sqlite3_bind_text(
            handle, place, characters.baseAddress, Int32(characters.count), copied)
      }
    }
  }

  /// Runs it for what it does.
  func run() throws {
    while try step() {}
  }

  /// Moves to the next row; false at the end, and the statement is at its beginning again.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      let connection = sqlite3_db_handle(handle)
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
        message: sqlite3_errmsg(connection).map { String(cString: $0) }, sql: statement.sql)
    }
    return false
  }

  /// Ends reading before the last row.
  func reset() {
    sqlite3_reset(handle)
  }

  // MARK: Columns of the row it stands at, from 0

  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func isNothing(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func optionalText(_ column: Int32) -> String? { isNothing(column) ? nil : text(column) }

  func optionalNumber(_ column: Int32) -> Int64? { isNothing(column) ? nil : number(column) }

  /// Whether the bytes of a column are these.
  func holds(_ bytes: [UInt8], in column: Int32) -> Bool {
    guard let start = sqlite3_column_blob(handle, column) else { return bytes.isEmpty }
    let count = Int(sqlite3_column_bytes(handle, column))
    return UnsafeRawBufferPointer(start: start, count: count).elementsEqual(bytes)
  }

  /// The bytes of a text, valid until the statement moves on; nil for nothing.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
    guard !isNothing(column), let bytes = sqlite3_column_text(handle, column) else { return nil }
    return UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column)))
  }
}

extension Ledger {
  /// The statement `sql`, prepared once for each connection.
  func prepared(_ sql: String) throws -> BoundStatement {
    try BoundStatement(sql, in: database)
  }
}

/// Tells the engine to copy what is bound.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
