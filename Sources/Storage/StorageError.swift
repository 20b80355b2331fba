// What can go wrong at the store, as a sentence from intent to cause.

/// The store could not do something. `cause` is for the operator's log, never for a page.
package struct StorageError: Error, CustomStringConvertible {
  /// The kind of trouble, for decisions.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The disk is full or read-only.
    case noSpace
    /// The device did not confirm that what was written is on it: nobody knows what is. Nothing more
    /// may be written; the truth is what a new start finds on the disk.
    case notFlushed
    /// The file was deleted or replaced while it was open: what is written is lost.
    case replaced
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

  /// Whether the program must stop: going on would promise what nobody can keep.
  package var isFinal: Bool {
    switch kind {
    case .notFlushed, .replaced: true
    case .noSpace, .busy, .tooNew, .damaged, .unreachable, .refused: false
    }
  }

  package var description: String { "\(doing): \(cause) [\(kind.rawValue)]" }
}
