// Calls that must stay before the screeners' eyes until somebody has noted what became of them, however
// many ring after them.

/// A call about which nothing has been noted yet.
package enum UndoneCall: CaseIterable, Hashable, Sendable {
  /// An emergency that nobody has put through.
  case emergency
  /// Somebody with whom the host has spoken, without an answer.
  case spokenWith
}
