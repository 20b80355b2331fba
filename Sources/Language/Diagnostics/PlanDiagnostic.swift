// A complaint about a producer's file: a value with a place, a reason and a remedy.

/// How much a complaint weighs.
package enum Severity: String, CaseIterable, Comparable, Hashable, Sendable, Codable {
  /// Understood; shown so that the producer can see how.
  case note
  /// Kept and adopted, but to be confirmed.
  case warning
  /// The row, value or file is held until a person answers.
  case error

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One complaint. Everything a person reads in it is Chinese; `id` is a stable kebab-case name that
/// the catalogue and the manual explain.
package struct PlanDiagnostic: Hashable, Sendable, Codable {
  /// Which complaint it is, such as `weekday-disagrees`; an entry of the catalogue.
  package let id: String
  /// How much it weighs.
  package let severity: Severity
  /// Where it is.
  package let span: SourceSpan
  /// What is wrong, one sentence.
  package let message: String
  /// The text that stands there now, when quoting it helps.
  package let found: String?
  /// What was expected there, when that can be said in a phrase.
  package let expected: String?
  /// One proposed correction, ready to be typed or pasted; never applied silently.
  package let remedy: String?
  /// Other places and facts that explain the complaint.
  package let notes: [PlanNote]

  /// A complaint; see the properties.
  package init(
    id: String, severity: Severity, span: SourceSpan, message: String, found: String? = nil,
    expected: String? = nil, remedy: String? = nil, notes: [PlanNote] = []
  ) {
    self.id = id
    self.severity = severity
    self.span = span
    self.message = message
    self.found = found
    self.expected = expected
    self.remedy = remedy
    self.notes = notes
  }
}

/// A remark under a complaint, with a place of its own when it speaks of one.
package struct PlanNote: Hashable, Sendable, Codable {
  /// What to know, one sentence.
  package let message: String
  /// The place it speaks of.
  package let span: SourceSpan?

  /// A remark.
  package init(_ message: String, at span: SourceSpan? = nil) {
    self.message = message
    self.span = span
  }
}

/// A value together with the place it was read from.
package struct Located<Value: Sendable>: Sendable {
  /// The value.
  package let value: Value
  /// Its place.
  package let span: SourceSpan

  /// `value`, read at `span`.
  package init(_ value: Value, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
