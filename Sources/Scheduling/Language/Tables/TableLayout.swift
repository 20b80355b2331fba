// Where the header of a table stands, and which column means what: titles above, two levels, headings
// in any order.

import Language

/// The header of a table, understood.
struct TableLayout {
  /// What kind of table it is.
  enum Kind {
    case plan
    case directory
  }

  /// What kind of table it is.
  let kind: Kind
  /// Column numbers by meaning.
  let columns: [TableColumn: Int]
  /// Headings by column number.
  let headings: [Int: String]
  /// The rows above the header: title, sub-title.
  let titles: [TableRow]
  /// The rows below it.
  let body: [TableRow]
  /// The texts of the header row, for tables that repeat it on every page.
  let headerTexts: [String]

  /// The column number of a meaning.
  subscript(column: TableColumn) -> Int? { columns[column] }

  /// The heading above a column, for spans.
  func heading(_ column: TableColumn) -> String? {
    columns[column].flatMap { headings[$0] }
  }
}

/// Looks for the header.
struct TableLayoutFinder {
  let table: Table

  /// What came of looking.
  enum Finding {
    /// A table of ours; notes may remark on single columns.
    case layout(TableLayout, notes: [PlanDiagnostic])
    /// A header that cannot be used.
    case refused([PlanDiagnostic])
    /// No header at all.
    case nothing
  }

  /// Rows that may stand above the header.
  private static let titleRows = 20

  func find() -> Finding {
    let candidates = table.rows.prefix(TableLayoutFinder.titleRows).enumerated().map {
      (index: $0.offset, score: score($0.element))
    }
    guard let best = candidates.max(by: { ($0.score, $1.index) < ($1.score, $0.index) }),
      best.score >= 2
    else { return .nothing }
    return layout(headerIndex: best.index)
  }

  /// How many different meanings a row names.
  private func score(_ row: TableRow) -> Int {
    Set(row.cells.compactMap { TableColumn(heading: $0.text) }).count
  }

  private func layout(headerIndex: Int) -> Finding {
    let header = table.rows[headerIndex]
    var headings: [Int: TableCell] = [:]
    for cell in header.cells where !cell.isBlank { headings[cell.column] = cell }
    var bodyIndex = headerIndex + 1
    if bodyIndex < table.rows.count, isSecondLevel(table.rows[bodyIndex]) {
      for cell in table.rows[bodyIndex].cells where !cell.isBlank { headings[cell.column] = cell }
      bodyIndex += 1
    }
    var sorter = ColumnSorter(table: table)
    for column in headings.keys.sorted() {
      if let cell = headings[column] { sorter.add(cell) }
    }
    sorter.settleTimes()
    let layout = TableLayout(
      kind: sorter.isDirectory ? .directory : .plan, columns: sorter.columns,
      headings: headings.mapValues { $0.text.filter { !$0.isWhitespace } },
      titles: Array(table.rows[..<headerIndex]), body: Array(table.rows[bodyIndex...]),
      headerTexts: header.cells.map(\.text))
    if sorter.isBroken { return .refused(sorter.diagnostics) }
    if layout.kind == .plan, let missing = missing(in: layout, header: header) {
      return .refused(sorter.diagnostics + [missing])
    }
    return .layout(layout, notes: sorter.diagnostics)
  }

  /// A row all of whose texts are headings is the lower half of the header.
  private func isSecondLevel(_ row: TableRow) -> Bool {
    row.cells.allSatisfy { $0.isBlank || TableColumn(heading: $0.text) != nil }
  }

  private func missing(in layout: TableLayout, header: TableRow) -> PlanDiagnostic? {
    let hasDate = layout[.date] != nil || layout[.month] != nil
    guard layout[.department] == nil || !hasDate else { return nil }
    let column = layout[.department] == nil ? TableColumn.department : .date
    return PlanDiagnostic(
      .columnMissing, at: table.span(of: header), "表头里缺少“\(column.rawValue)”一列。",
      found: header.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: "、"),
      expected: column.headings.prefix(4).joined(separator: "、"),
      remedy: "在表头补上“\(column.rawValue)”一列")
  }
}

/// Gives each column its meaning.
private struct ColumnSorter {
  let table: Table
  var columns: [TableColumn: Int] = [:]
  var diagnostics: [PlanDiagnostic] = []
  private var cells: [TableColumn: TableCell] = [:]
  private var times: [TableCell] = []

  init(table: Table) {
    self.table = table
  }

  /// Columns that must not be there twice, for a guess would change what is adopted.
  private static let single: Set<TableColumn> = [
    .id, .serial, .month, .date, .time, .department, .theme, .officialName, .shortName,
  ]

  var isBroken: Bool { diagnostics.contains { $0.severity == .error } }

  var isDirectory: Bool {
    columns[.officialName] != nil && columns[.date] == nil && columns[.month] == nil
  }

  mutating func add(_ cell: TableCell) {
    guard let column = TableColumn(heading: cell.text) else {
      diagnostics.append(
        PlanDiagnostic(
          .columnIgnored, at: table.span(of: cell, columnName: cell.text),
          "“\(cell.text)”一列不认识，没有采用。"))
      return
    }
    if column == .time {
      times.append(cell)
    } else {
      assign(column, cell)
    }
  }

  /// 时间 is the clock time beside a 日期 column, and both together where it stands alone.
  mutating func settleTimes() {
    for cell in times {
      let isClock = TableColumn.clockHeadings.contains(cell.text.filter { !$0.isWhitespace })
      assign(isClock || columns[.date] != nil ? .time : .date, cell)
    }
  }

  private mutating func assign(_ column: TableColumn, _ cell: TableCell) {
    guard let earlier = cells[column] else {
      cells[column] = cell
      columns[column] = cell.column
      return
    }
    let span = table.span(of: cell, columnName: cell.text)
    guard ColumnSorter.single.contains(column) || earlier.text == cell.text else {
      diagnostics.append(
        PlanDiagnostic(
          .columnIgnored, at: span, "“\(cell.text)”与“\(earlier.text)”意思相同，只采用前一列。"))
      return
    }
    diagnostics.append(
      PlanDiagnostic(
        .columnTwice, at: span, "“\(cell.text)”与“\(earlier.text)”意思相同，不能断定用哪一列。",
        remedy: "删去其中一列，或改用不同的名字",
        notes: [PlanNote("先出现的一列在这里。", at: table.span(of: earlier, columnName: earlier.text))]))
  }
}

extension TableColumn {
  /// Headings that mean the clock time even where no date column stands beside them.
  static let clockHeadings: Set<String> = ["起止时间", "时段", "时间段", "上线时段", "播出时段"]
}
