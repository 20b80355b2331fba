// The sample plans, read from their bytes as the daemon reads them.

import Foundation
import Language
import Scheduling
import Spreadsheets
import Testing

/// Files of `Tests/Fixtures/Plans`.
enum SamplePlans {
  static func bytes(_ name: String, testFile: String = #filePath) throws -> [UInt8] {
    var parts = testFile.split(separator: "/", omittingEmptySubsequences: false)
    let tests = try #require(parts.lastIndex(of: "Tests"))
    parts = Array(parts[...tests])
    let path = parts.joined(separator: "/") + "/Fixtures/Plans/" + name
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// What `bytes` say, with everything that was said about them on the way.
  static func read(_ bytes: [UInt8], as name: String) -> AnnualTableReading {
    var tables: [Table] = []
    var complaints: [PlanDiagnostic] = []
    if name.hasSuffix(".xlsx") {
      let reading = Workbook.read(bytes, file: name)
      tables = reading.tables
      complaints = reading.complaints
    } else {
      let text = PlanTextReading(name: name, bytes: bytes, utf16: .accepted)
      complaints = text.diagnostics
      if let text = text.text {
        let reading = DelimitedReader.read(text)
        tables = reading.tables
        complaints += reading.complaints
      }
    }
    var reading = AnnualTableReader.read(tables, file: name)
    reading.diagnostics = complaints + reading.diagnostics
    return reading
  }

  static func read(_ name: String) throws -> AnnualTableReading {
    read(try bytes(name), as: name)
  }

  /// A CSV that is written in the test.
  static func read(csv text: String, as name: String = "计划.csv") -> AnnualTableReading {
    read(Array(text.utf8), as: name)
  }
}
