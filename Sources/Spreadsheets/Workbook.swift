// XLSX workbooks to tables: shared and inline strings, rich text, number formats, merged cells. A
// file that cannot be read is a complaint in Chinese with what to do, whatever its bytes are.

package import Language

/// Reads workbooks.
package enum Workbook {
  /// The visible sheets of the workbook in `bytes`, in their order. When the workbook cannot be read
  /// there are no tables, and a complaint says why.
  package static func read(_ bytes: [UInt8], file: String) -> TableReading {
    guard bytes.count <= LanguageLimits.fileBytes else {
      return TableReading(tables: [], complaints: [tooLarge(bytes.count, file: file)])
    }
    do {
      let (tables, notes) = try WorkbookReader(archive: ZipArchive(bytes), file: file).read()
      let complaints = notes + CellCheck.complaints(about: tables)
      let isBroken = complaints.contains { $0.severity == .error }
      return TableReading(tables: isBroken ? [] : tables, complaints: complaints)
    } catch {
      return TableReading(tables: [], complaints: [error.diagnostic(file: file)])
    }
  }

  private static func tooLarge(_ count: Int, file: String) -> PlanDiagnostic {
    PlanDiagnostic(
      .fileTooLarge, at: SourceSpan(file: file, line: 1, column: 1),
      "文件有 \(count) 字节，超过 \(LanguageLimits.fileBytes) 字节（16 MB）的上限。",
      remedy: "把计划表复制到新的表格里再保存")
  }
}

/// Puts the parts of one workbook together.
private struct WorkbookReader {
  let archive: ZipArchive
  let file: String

  func read() throws(WorkbookFault) -> ([Table], [PlanDiagnostic]) {
    let path = try workbookPath()
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let workbook = try XMLScanner.read(path, of: archive, into: WorkbookPart())
    let relations = try relations(of: path, in: folder)
    let strings = try optional(relations, "/sharedStrings", folder, StringsPart())?.strings ?? []
    let formats = try optional(relations, "/styles", folder, StylesPart())?.formats ?? []
    var tables: [Table] = []
    var notes: [PlanDiagnostic] = []
    var cellCount = 0
    for sheet in chosen(workbook.sheets, notes: &notes) {
      guard let relation = relations.relations.first(where: { $0.id == sheet.relation }),
        relation.type.hasSuffix("/worksheet")
      else { continue }
      let part = try XMLScanner.read(
        RelationsPart.resolve(relation.target, in: folder), of: archive,
        into: SheetPart(
          strings: strings, formats: formats, countsFrom1904: workbook.countsFrom1904,
          cellCount: cellCount))
      cellCount = part.cellCount
      if let ignored = part.firstIgnored { notes.append(note(ignored, sheet.name)) }
      tables.append(
        Table(file: file, sheet: sheet.name, rows: part.rows, merges: part.merges))
    }
    if tables.isEmpty { throw .missingPart("工作表") }
    return (tables, notes)
  }

  /// Where the workbook is: named by the root relations, else at its usual place.
  private func workbookPath() throws(WorkbookFault) -> String {
    let usual = "xl/workbook.xml"
    guard archive.contains("_rels/.rels") else {
      if archive.contains(usual) { return usual }
      throw .notWorkbook
    }
    let root = try XMLScanner.read("_rels/.rels", of: archive, into: RelationsPart())
    let path = root.target(ofType: "/officeDocument", in: "") ?? usual
    if path.hasSuffix(".bin") { throw .binary }
    guard archive.contains(path) else { throw .notWorkbook }
    let isWorkbook = path.hasPrefix("xl/") || path.lowercased().hasSuffix("workbook.xml")
    guard isWorkbook else { throw .notWorkbook }
    return path
  }

  private func relations(
    of path: String, in folder: String
  ) throws(WorkbookFault) -> RelationsPart {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let prefix = folder.isEmpty ? "" : folder + "/"
    return try XMLScanner.read(
      prefix + "_rels/" + name + ".rels", of: archive, into: RelationsPart())
  }

  /// A part that a workbook may do without.
  private func optional<Part: XMLPart>(
    _ relations: RelationsPart, _ type: String, _ folder: String, _ part: Part
  ) throws(WorkbookFault) -> Part? {
    guard let path = relations.target(ofType: type, in: folder), archive.contains(path) else {
      return nil
    }
    return try XMLScanner.read(path, of: archive, into: part)
  }

  /// The visible sheets, or all when every one is hidden.
  private func chosen(
    _ sheets: [WorkbookPart.Sheet], notes: inout [PlanDiagnostic]
  ) -> [WorkbookPart.Sheet] {
    let visible = sheets.filter { !$0.isHidden }
    guard !visible.isEmpty else { return Array(sheets.prefix(WorkbookLimits.sheets)) }
    for sheet in sheets where sheet.isHidden {
      notes.append(
        PlanDiagnostic(
          .sheetIgnored, at: SourceSpan(file: file, sheet: sheet.name, line: 1, column: 1),
          "工作表“\(sheet.name)”是隐藏的，没有读。"))
    }
    return Array(visible.prefix(WorkbookLimits.sheets))
  }

  private func note(_ cell: (line: Int, column: Int), _ sheet: String) -> PlanDiagnostic {
    PlanDiagnostic(
      .cellIgnored,
      at: SourceSpan(file: file, sheet: sheet, line: cell.line, column: cell.column),
      "第\(cell.line)行第\(cell.column)列以及第 \(WorkbookLimits.columns) 列以后的内容没有采用。")
  }
}
