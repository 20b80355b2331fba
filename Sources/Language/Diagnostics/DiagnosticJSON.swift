// Complaints for programs. The keys are part of the interface: they are only ever added to.

/// Complaints as JSON.
package enum DiagnosticJSON {
  /// The version of the form; it rises when a key changes its meaning.
  package static let schemaVersion = 1

  /// `{"schemaVersion": 1, "errors": …, "diagnostics": […]}`.
  package static func document(_ diagnostics: [PlanDiagnostic]) -> OrderedJSON {
    .object([
      ("schemaVersion", .number(schemaVersion)),
      ("errors", .number(diagnostics.count { $0.severity == .error })),
      ("warnings", .number(diagnostics.count { $0.severity == .warning })),
      ("diagnostics", .array(diagnostics.map { value($0) })),
    ])
  }

  /// One complaint.
  package static func value(_ diagnostic: PlanDiagnostic) -> OrderedJSON {
    .object([
      ("id", .string(diagnostic.id)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("span", value(diagnostic.span)),
      ("message", .string(diagnostic.message)),
      ("found", text(diagnostic.found)),
      ("expected", text(diagnostic.expected)),
      ("remedy", text(diagnostic.remedy)),
      (
        "notes",
        .array(
          diagnostic.notes.map {
            .object([
              ("message", .string($0.message)), ("span", $0.span.map { value($0) } ?? .null),
            ])
          })
      ),
    ])
  }

  private static func value(_ span: SourceSpan) -> OrderedJSON {
    .object([
      ("file", .string(span.file)), ("sheet", text(span.sheet)), ("line", .number(span.line)),
      ("column", .number(span.column)), ("endColumn", .number(span.endColumn)),
      ("columnName", text(span.columnName)),
    ])
  }

  private static func text(_ value: String?) -> OrderedJSON {
    value.map { .string($0) } ?? .null
  }
}
