// A report as files: the page, the letter, the sheets and the machine's form. The same report gives
// the same bytes.

/// A finished file.
package struct ReportFile: Hashable, Sendable {
  /// Its name: lower-case Latin letters, so that it survives every mail program.
  package let name: String
  /// What stands in it.
  package let bytes: [UInt8]

  /// A file of text in UTF-8.
  init(_ name: String, _ text: String) {
    self.init(name, Array(text.utf8))
  }

  /// A file of bytes.
  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension Report {
  /// All files: `report.html`, `report.txt`, `report.json`, one sheet for each table, and `cases.csv`
  /// with every case and what it counts in.
  package func files() -> [ReportFile] {
    [
      ReportFile("report.html", html()), ReportFile("report.txt", officialText()),
      ReportFile("report.json", json()),
    ] + sheets()
  }

  /// One sheet for each table, and `cases.csv`.
  package func sheets() -> [ReportFile] {
    tables.map { ReportFile($0.name + ".csv", document.sheet(of: $0)) }
      + [ReportFile("cases.csv", caseSheet())]
  }
}

extension ReportDocument {
  /// The page of a document that no register stands behind, such as a preparation list.
  package func html() -> String { PageWriter(self, cases: nil).page() }

  /// All files of such a document: page, letter and one sheet for each table.
  package func files() -> [ReportFile] {
    [ReportFile("report.html", html()), ReportFile("report.txt", officialText())]
      + sections.flatMap(\.tables).map { ReportFile($0.name + ".csv", sheet(of: $0)) }
  }
}
