// What lies in a sealed column, where it lies, and why it could not be opened.

/// Sealed bytes and the key that sealed them.
package struct Sealed: Hashable, Sendable {
  /// The key.
  package let keyID: String
  /// Nonce, sealed text and tag.
  package let bytes: [UInt8]

  /// What lies in a row.
  package init(keyID: String, bytes: [UInt8]) {
    self.keyID = keyID
    self.bytes = bytes
  }

  /// By how many bytes sealed bytes are longer than what they hold.
  static let overhead = 28
  /// The bytes before the sealed text.
  static let nonceLength = 12
}

/// A row and a column: what was sealed for one does not open in another.
package struct SealPlace: Hashable, Sendable, CustomStringConvertible {
  /// The column, with its table.
  package enum Column: String, CaseIterable, Sendable {
    /// What a question holds of the caller's words.
    case question
    /// Who a caller is.
    case caller
  }

  /// The column.
  package let column: Column
  /// The identity of the row.
  package let row: String

  /// A place; see the properties.
  package init(_ column: Column, row: String) {
    self.column = column
    self.row = row
  }

  package var description: String { "\(column.rawValue) \(row)" }

  var bytes: [UInt8] { Array(column.rawValue.utf8) + [0] + Array(row.utf8) }
}

/// Why private data cannot be sealed or opened. Never carries any of it.
package enum VaultError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A key has not 32 bytes.
  case keyLength(found: Int)
  /// No data key was given to the store: questions are refused, reminders go on.
  case noKey
  /// The data key is of another database: nothing is sealed with it.
  case wrongKey
  /// The row was sealed with a key that is not here.
  case unknownKey(String)
  /// The row was altered, or sealed for another place.
  case unreadable(SealPlace)

  package var description: String {
    switch self {
    case .keyLength(let found): "a key has \(found) bytes instead of \(Vault.keyLength)"
    case .noKey: "the store has no data key"
    case .wrongKey: "the data key is of another database"
    case .unknownKey(let id): "the key \(id) is not here"
    case .unreadable(let place): "\(place) cannot be opened"
    }
  }
}
