// From bytes to documents, by the file's ending: text through the language, workbooks through the
// spreadsheet reader. The one place where both meet.

package import Scheduling
import Spreadsheets
package import Timekeeping

/// Reads one schedule file.
package struct PlanFileReader: Sendable {
  private let parser: PlanParser

  /// A reader; files that name no zone are read in `defaultZone`.
  package init(defaultZone: Zone) {
    parser = PlanParser(defaultZone: defaultZone)
  }

  /// What the file holds, with every complaint about it. Never throws and never traps.
  package func read(name: String, bytes: [UInt8]) -> PlanReading {
    guard PlanParser.FileKind(name: name) == .workbook else {
      return parser.read(bytes, name: name)
    }
    return parser.read(Workbook.read(bytes, file: name), name: name)
  }
}
