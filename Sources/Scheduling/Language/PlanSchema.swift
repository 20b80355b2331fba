// What `hotline schema` prints, and the chapter of the manual about the keys: both are made from the
// tables that the reader uses.

import Language

/// The schedule language for editors and readers.
package enum PlanSchema {
  /// The JSON Schema (draft 2020-12) of a schedule file; the same bytes for the same program.
  package static func json() -> String {
    RootKey.table.schema(id: "https://hotline.invalid/schemas/schedule-1.json").text
  }

  /// All keys with their meaning, in Markdown; the headings begin at `level`.
  package static func markdown(level: Int = 2) -> String {
    RootKey.table.markdown(level: level)
  }
}
