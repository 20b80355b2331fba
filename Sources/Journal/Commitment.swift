// A row of the journal says "this very text was meant" without holding it: it carries a keyed digest
// of the private bytes under a salt that belongs to the person. While the salt exists the text can
// be proved; when `forget` destroys the salt, the digest says nothing any more, and the chain of
// rows is whole all the same.

import Crypto

/// The secret of one person from which commitments are made: 32 random bytes.
package struct CommitmentSalt: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The length of a salt.
  package static let length = 32

  /// The bytes, to be kept beside the person's sealed data and destroyed with them.
  package let bytes: [UInt8]

  /// A salt of `bytes`; nil unless there are 32 of them.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  package var description: String { "salt(32)" }

  /// Nothing: a dump shows no secret.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// HMAC-SHA256 of private bytes under the salt of their person.
package struct Commitment: Hashable, Sendable, CustomStringConvertible {
  /// The digest.
  package let hash: JournalHash

  /// The commitment to `bytes`, which are best made with `CanonicalBytes`.
  package init(salt: CommitmentSalt, bytes: [UInt8]) {
    var code = HMAC<SHA256>(key: SymmetricKey(data: salt.bytes))
    code.update(data: bytes)
    hash = code.finalize().withUnsafeBytes { JournalHash($0) } ?? .none
  }

  /// A commitment that was stored.
  package init(stored hash: JournalHash) {
    self.hash = hash
  }

  /// Whether it was made from `bytes` under `salt`.
  package func matches(salt: CommitmentSalt, bytes: [UInt8]) -> Bool {
    Commitment(salt: salt, bytes: bytes) == self
  }

  package var description: String { hash.hex }
}
