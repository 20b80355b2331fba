// What the configuration decides about questions: who signs, how long callers are kept, which numbers
// and offices are nobody's private data.

package import Masking
package import Questions

/// The settings of the second half.
package struct QuestionSettings: Hashable, Sendable {
  /// How many levels sign, and whether by different people.
  package var policy: ReviewPolicy
  /// How long callers' data are kept after a question was closed.
  package var retention: Retention
  /// What is masked and how.
  package var masking: MaskingSettings
  /// For how long a program may send the same question again under one key.
  package var keyLifetime: Duration

  /// Settings; see the properties.
  package init(
    policy: ReviewPolicy = ReviewPolicy(), retention: Retention = Retention(),
    masking: MaskingSettings = MaskingSettings(), keyLifetime: Duration = .seconds(7 * 86_400)
  ) {
    self.policy = policy
    self.retention = retention
    self.masking = masking
    self.keyLifetime = keyLifetime
  }
}
