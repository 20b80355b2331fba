// What a check of the journal can find, as values.

/// The kinds of fault.
package enum JournalFaultKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// A row's content does not match its own digest.
  case altered
  /// Rows are missing.
  case removed
  /// A row stands twice or where none belongs.
  case inserted
  /// A row comes after one with a higher number.
  case reordered
  /// A row does not hang on the one before it, which was rewritten.
  case unlinked
  /// The end is missing: a head noted outside lies beyond the last row.
  case cut
  /// A row has another digest than was noted outside: the journal was written anew.
  case rewritten
}

/// One fault, with its place.
package struct JournalFault: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package let kind: JournalFaultKind
  /// The first row concerned.
  package let first: Int64
  /// The last row concerned; the same as `first` when it is one.
  package let last: Int64

  /// A fault of rows `first` to `last`.
  package init(_ kind: JournalFaultKind, _ first: Int64, through last: Int64? = nil) {
    self.kind = kind
    self.first = first
    self.last = last ?? first
  }

  package var description: String { wording }
}
