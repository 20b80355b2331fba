// `schema` and `explain`.

import Language
import Scheduling

/// Prints what the schedule language is.
package struct ReferenceCommands: Sendable {
  private let output: CommandOutput

  /// Commands that print to `output`.
  package init(output: CommandOutput) {
    self.output = output
  }

  /// The JSON Schema of YAML schedule files.
  package func schema() { output.text(PlanSchema.json()) }

  /// The explanation of one complaint, or a list of all.
  package func explain(_ id: String?) throws {
    guard let id else {
      for area in DiagnosticCatalogue.areas {
        output.line(area.title)
        for (id, entry) in area.entries.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          output.line("  \(id.rawValue)：\(entry.title)")
        }
      }
      return
    }
    guard let known = DiagnosticID(rawValue: id) else {
      let nearest = Suggestion.nearest(to: id, among: DiagnosticID.allCases.map(\.rawValue))
      throw CommandFailure(
        .badInput,
        "没有编号为“\(id)”的问题" + (nearest.map { "，是否为“\($0)”？" } ?? "。")
          + "全部编号：hotline explain")
    }
    output.line(DiagnosticCatalogue.explanation(known))
  }
}
