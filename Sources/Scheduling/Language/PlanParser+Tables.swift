// Tables as schedule files: what the reader of annual tables finds, in the same form as YAML's.

package import Language
import Timekeeping

extension PlanParser {
  /// The reading of a file whose tables are unpacked already: a workbook's sheets.
  package func read(_ tables: TableReading, name: String, text: PlanText? = nil) -> PlanReading {
    let isUnreadable = tables.tables.isEmpty && tables.complaints.contains { $0.severity == .error }
    if isUnreadable {
      return PlanReading(
        file: name, diagnostics: tables.complaints, isStructureBroken: true, text: text)
    }
    let reading = AnnualTableReader.read(tables.tables, file: name)
    let plans = reading.plans.map { PlanDocument.plan($0) }
    let directories = reading.directories.map { PlanDocument.directory(DirectoryDraft($0)) }
    let documents = directories + plans
    let all = tables.complaints + reading.diagnostics
    let isBroken = documents.isEmpty && all.contains { $0.severity == .error }
    return PlanReading(
      file: name, documents: documents, diagnostics: PlanParser.sorted(all),
      isStructureBroken: isBroken, text: text)
  }

  func readDelimited(_ bytes: [UInt8], name: String) -> PlanReading {
    let decoded = PlanTextReading(name: name, bytes: bytes, utf16: .accepted)
    guard let text = decoded.text else {
      return PlanReading(file: name, diagnostics: decoded.diagnostics, isStructureBroken: true)
    }
    let table = DelimitedReader.read(text)
    let secrets = SecretScan(text: text).diagnostics
    var reading = read(table, name: name, text: text)
    reading.diagnostics = PlanParser.sorted(decoded.diagnostics + secrets + reading.diagnostics)
    return reading
  }
}

extension DirectoryDraft {
  /// The directory of a table. A table has no codes: the official name is the identity.
  init(_ table: DirectoryTable) {
    self.init()
    departments = table.rows.map { row in
      Located(
        Department(
          id: DepartmentID(rawValue: row.name), name: row.name, shortName: row.shortName,
          formerNames: row.formerNames, kind: row.kind), at: row.span)
    }
  }
}

extension HolidayNotice.Complaint {
  /// The complaint as a diagnostic of the file called `file`.
  func diagnostic(file: String) -> PlanDiagnostic {
    let span = SourceSpan(file: file, line: line, column: column, endColumn: endColumn)
    // The notice names its faults itself; a test proves that each name is in the catalogue.
    let id = DiagnosticID(rawValue: id) ?? .noticeNothingUnderstood
    return PlanDiagnostic(id, at: span, what, found: found, remedy: remedy)
  }
}
