// The copies that the program made of its database. Whoever asks to be forgotten is told of each, so the
// database itself remembers where they went.

package import Timekeeping

/// A copy of the database.
package struct MadeCopy: Hashable, Sendable, Codable {
  /// Where it was written.
  package let path: String
  /// When.
  package let at: Timestamp

  /// A copy; see the properties.
  package init(path: String, at: Timestamp) {
    self.path = path
    self.at = at
  }
}

extension Ledger {
  /// The copies that were made and not yet taken away, oldest first.
  package func copies() throws -> [MadeCopy] {
    try note(.copies).map { try decoded([MadeCopy].self, from: $0) } ?? []
  }

  /// Notes a copy; at most `limit` are remembered.
  package func noteCopy(_ copy: MadeCopy, limit: Int) throws {
    let others = try copies().filter { $0.path != copy.path }
    try setNote(.copies, to: try encoded(Array((others + [copy]).suffix(limit))))
  }

  /// Copies at these paths are no longer there.
  package func dropCopies(_ paths: Set<String>) throws {
    try setNote(.copies, to: try encoded(try copies().filter { !paths.contains($0.path) }))
  }
}
