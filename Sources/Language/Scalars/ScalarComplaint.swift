// What is wrong with one short text, before anyone knows where it stands: the reader of a table and
// the reader of YAML add the place and make a diagnostic of it.

/// A complaint about a value, without its place.
package struct ScalarComplaint: Hashable, Sendable {
  /// Which complaint.
  package let kind: DiagnosticID
  /// What is wrong, one sentence.
  package let message: String
  /// The text that was read.
  package let found: String
  /// What was expected, in a phrase.
  package let expected: String?
  /// Corrections to choose from, each ready to be typed; the likeliest first.
  package let remedies: [String]

  /// A complaint; see the properties.
  package init(
    _ kind: DiagnosticID, _ message: String, found: String, expected: String? = nil,
    remedies: [String] = []
  ) {
    self.kind = kind
    self.message = message
    self.found = found
    self.expected = expected
    self.remedies = remedies
  }

  /// The corrections as one text: `5月15日（周五） 或 5月16日（周六）`; nil when there are none.
  package var remedy: String? {
    remedies.isEmpty ? nil : remedies.joined(separator: " 或 ")
  }

  /// The same complaint at its place.
  package func diagnostic(at span: SourceSpan, notes: [PlanNote] = []) -> PlanDiagnostic {
    PlanDiagnostic(
      kind, at: span, message, found: found, expected: expected, remedy: remedy, notes: notes)
  }
}
