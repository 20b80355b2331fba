// What can go wrong at the store, as a sentence from intent to cause.

/// The store could not do something. `cause` is for the operator's log, never for a page.
package struct StorageError: Error, CustomStringConvertible {
  /// The kind of trouble, for decisions.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The disk is full or read-only.
    case noSpace
    /// Another process holds the database.
    case busy
    /// The database was made by a newer program.
    case tooNew
    /// The file is no database of ours, or is damaged.
    case damaged
    /// The file or its folder cannot be opened.
    case unreachable
    /// A row that was asked for is not there, or a rule of the schema was broken.
    case refused
  }

  /// The kind of trouble.
  package let kind: Kind
  /// What was being done, as a verb phrase.
  package let doing: String
  /// The engine's own words.
  package let cause: String

  /// An error; see the properties.
  package init(_ kind: Kind, doing: String, cause: String) {
    self.kind = kind
    self.doing = doing
    self.cause = cause
  }

  package var description: String { "\(doing): \(cause) [\(kind.rawValue)]" }
}
