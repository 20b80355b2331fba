// Why a lead time could not be read. The schedule's readers put it beside the line and the caret;
// here only the words are made.

/// What is wrong with the text of a lead, in Chinese: what happened, what is expected, what to write.
package struct LeadComplaint: Error, Hashable, Sendable {
  /// What is wrong: `看不懂“5工日”里的单位`.
  package let message: String
  /// What would be understood here.
  package let expected: String
  /// One proposed correction, ready to be typed.
  package let remedy: String

  /// A complaint; see the properties.
  package init(message: String, expected: String, remedy: String) {
    self.message = message
    self.expected = expected
    self.remedy = remedy
  }
}
