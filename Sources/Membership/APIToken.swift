// What a program shows instead of a password: 256 random bits behind a prefix by which it can be
// recognised when it has slipped into a file. It acts for one member, does no more than its scopes
// say, and ends by itself.

package import Timekeeping

/// A token of a program, without its secret.
package struct APIToken: Hashable, Sendable {
  /// Identifies it in lists and in the journal.
  package let id: String
  /// For whom it acts.
  package let memberID: MemberID
  /// What it is for, in the words of whoever made it.
  package let name: String
  /// The only permissions that it has, as far as the member has them.
  package let scopes: Set<Permission>
  /// When it was made.
  package let createdAt: Timestamp
  /// When it ends.
  package let expiresAt: Timestamp

  /// A token.
  package init(
    id: String, memberID: MemberID, name: String, scopes: Set<Permission>, createdAt: Timestamp,
    expiresAt: Timestamp
  ) {
    self.id = id
    self.memberID = memberID
    self.name = name
    self.scopes = scopes
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }

  /// Whether it still counts at `now`.
  package func isLive(at now: Timestamp) -> Bool { createdAt <= now && now < expiresAt }

  /// What every token begins with.
  package static let prefix = "hotline_"
  /// The digits after the prefix: 256 bits in hexadecimal.
  package static let digits = 64
  /// The longest that a token may last.
  package static let longest = Duration.seconds(366 * 86_400)

  /// Whether `text` has the form of a token; it says nothing of whether it is one.
  package static func isWellFormed(_ text: String) -> Bool {
    guard text.hasPrefix(prefix) else { return false }
    let rest = text.utf8.dropFirst(prefix.utf8.count)
    return rest.count == digits
      && rest.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// The token of an `Authorization: Bearer …` header; nil when it is written in another way.
  package static func token(inAuthorization value: String) -> String? {
    let parts = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bearer", isWellFormed(String(parts[1]))
    else { return nil }
    return String(parts[1])
  }
}
