// What an answer means, for the program and for the person who must mend something.

package import Delivering

/// An outcome with what stands behind it.
package struct Verdict: Hashable, Sendable {
  /// How the attempt ended.
  package let outcome: Outcome
  /// What the peer said: at most 200 bytes, without addresses, tokens, numbers that may be telephones,
  /// and control characters.
  package let words: String?
  /// What a person can do, in Chinese; nil when nothing is known to help.
  package let advice: String?

  /// A verdict; `words` is redacted here.
  init(_ outcome: Outcome, words: String? = nil, advice: String? = nil) {
    self.outcome = outcome
    self.words = words.map(Redaction.redacted)
    self.advice = advice
  }
}
