// What a person decided about one finding.

/// A person's decision about one finding.
package enum Resolution: Hashable, Codable, Sendable {
  /// Take the proposed mask.
  case mask
  /// Put these words in its place.
  case replace(String)
  /// Leave the words as they are, for this reason.
  case keep(reason: String)
}
