// From a table to the rows of a plan. Titles give year and programme, footnotes give defaults, the
// header gives meaning; a row that cannot be taken is held and explained, the others go on.

package import Language
import Timekeeping

/// What the tables of one file say.
package struct AnnualTableReading: Sendable {
  /// The plans, one per table with a plan's header.
  package var plans: [PlanTable] = []
  /// The directories of departments.
  package var directories: [DirectoryTable] = []
  /// What is to be said about them, in the order of the file.
  package var diagnostics: [PlanDiagnostic] = []

  /// Nothing yet.
  package init() {}
}

/// Reads annual plans and directories out of tables.
package enum AnnualTableReader {
  /// Reads the tables of the file called `file`: the one of a CSV or TSV, the sheets of a workbook.
  /// Sheets without a header are left out with a note, unless no sheet has one.
  package static func read(_ tables: [Table], file: String) -> AnnualTableReading {
    var reading = AnnualTableReading()
    var unknown: [Table] = []
    var refused: [(table: Table, complaints: [PlanDiagnostic])] = []
    for table in tables {
      switch TableLayoutFinder(table: table).find() {
      case .nothing: unknown.append(table)
      case .refused(let complaints): refused.append((table, complaints))
      case .layout(let layout, let notes):
        reading.diagnostics += notes
        read(table, layout, into: &reading)
      }
    }
    if reading.plans.isEmpty, reading.directories.isEmpty, !refused.isEmpty {
      reading.diagnostics += refused.flatMap(\.complaints)
    } else {
      unknown += refused.map(\.table)
    }
    reading.diagnostics += remarks(on: unknown, among: tables, file: file)
    reading.diagnostics.sort { $0.span < $1.span }
    return reading
  }

  private static func read(
    _ table: Table, _ layout: TableLayout, into reading: inout AnnualTableReading
  ) {
    switch layout.kind {
    case .directory:
      let (directory, complaints) = DirectoryTable.read(table, layout)
      reading.directories.append(directory)
      reading.diagnostics += complaints
    case .plan:
      let sections = TableSections(table: table, layout: layout)
      guard let year = sections.year else {
        reading.diagnostics.append(noYear(table, sections))
        return
      }
      var pass = PlanRows(table: table, layout: layout, sections: sections, year: year.value)
      pass.readAll()
      reading.diagnostics += pass.finishedDiagnostics()
      reading.plans.append(plan(table, sections, rows: pass.rows))
    }
  }

  private static func plan(
    _ table: Table, _ sections: TableSections, rows: [EpisodeRow]
  ) -> PlanTable {
    var plan = PlanTable(
      file: table.file, programme: sections.programme, year: sections.year, rows: rows)
    plan.title = sections.title
    return plan
  }

  private static func noYear(_ table: Table, _ sections: TableSections) -> PlanDiagnostic {
    PlanDiagnostic(
      .planYearMissing,
      at: SourceSpan(file: table.file, sheet: table.sheet, line: 1, column: 1),
      "标题里没有写是哪一年的计划，整张表暂不采用。", found: sections.title, expected: "标题里有“2026年”这样的年份",
      remedy: "在表头上面加一行标题，例如“2026年年度计划”")
  }

  private static func remarks(
    on unknown: [Table], among tables: [Table], file: String
  ) -> [PlanDiagnostic] {
    if tables.isEmpty { return [] }
    if unknown.count < tables.count {
      return unknown.map { table in
        PlanDiagnostic(
          .sheetIgnored,
          at: SourceSpan(file: file, sheet: table.sheet, line: 1, column: 1),
          "工作表“\(table.sheet ?? "")”没有年度计划的表头，没有读。")
      }
    }
    return [
      PlanDiagnostic(
        .planHeaderMissing, at: SourceSpan(file: file, line: 1, column: 1),
        "找不到年度计划的表头，整个文件暂不采用。", expected: "一行里有“上线单位”和“上线时间”（或“日期”“月份”）",
        remedy: "在数据上面补一行表头：序号、日期、时间、上线单位、访谈主题、带队领导、备注")
    ]
  }
}
