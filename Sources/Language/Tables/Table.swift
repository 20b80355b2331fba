// A table as it came out of a CSV, a TSV or a workbook: rows of cells, each with its place. What the
// columns mean is the reader's matter.

/// One sheet of cells.
package struct Table: Sendable {
  /// The file's name.
  package let file: String
  /// The sheet's name, for workbooks.
  package let sheet: String?
  /// The rows that hold anything, in order. Blank rows are left out, so look at `TableRow.line`.
  package let rows: [TableRow]
  /// Merged ranges that reach over several rows, by their first column.
  private let tallMerges: [Int: [MergedRange]]
  /// The text that the cells were cut from; nil for workbooks.
  private let source: PlanText?

  /// A sheet of a workbook.
  package init(file: String, sheet: String?, rows: [TableRow], merges: [MergedRange] = []) {
    self.init(file: file, sheet: sheet, rows: rows, merges: merges, source: nil)
  }

  init(file: String, sheet: String?, rows: [TableRow], merges: [MergedRange], source: PlanText?) {
    self.file = file
    self.sheet = sheet
    self.rows = rows
    self.source = source
    var tall: [Int: [MergedRange]] = [:]
    for merge in merges where merge.lastLine > merge.firstLine {
      tall[merge.firstColumn, default: []].append(merge)
    }
    self.tallMerges = tall.mapValues { $0.sorted { $0.firstLine < $1.firstLine } }
  }

  /// The place of a cell, with the heading of its column.
  package func span(of cell: TableCell, columnName: String?) -> SourceSpan {
    guard let source else {
      return SourceSpan(
        file: file, sheet: sheet, line: cell.line, column: cell.column, columnName: columnName)
    }
    let span = source.span(cell.bytes)
    return SourceSpan(
      file: file, line: span.line, column: span.column, endColumn: span.endColumn,
      columnName: columnName)
  }

  /// The place of a row: from its first to its last cell.
  package func span(of row: TableRow) -> SourceSpan {
    guard let source, let first = row.cells.first, let last = row.cells.last else {
      return SourceSpan(file: file, sheet: sheet, line: row.line, column: 1)
    }
    let bytes = first.bytes.lowerBound..<max(first.bytes.upperBound, last.bytes.upperBound)
    return source.span(bytes)
  }
}

/// One row of cells.
package struct TableRow: Sendable {
  /// The physical line in a text file, the row's number in a workbook; from 1.
  package let line: Int
  /// Its cells from column 1 without gaps; empty ones at the end are left out.
  package let cells: [TableCell]

  /// A row; blank cells at its end are dropped.
  package init(line: Int, cells: [TableCell]) {
    self.line = line
    self.cells = Array(cells[...(cells.lastIndex { !$0.isBlank } ?? -1)])
  }

  /// The cell of `column`, from 1; a blank one when the row is shorter.
  package subscript(column column: Int) -> TableCell {
    column >= 1 && column <= cells.count
      ? cells[column - 1] : TableCell(text: "", kind: .empty, line: line, column: column)
  }

  /// Nothing stands in it.
  package var isBlank: Bool { cells.isEmpty }
}

/// One cell.
package struct TableCell: Hashable, Sendable {
  /// What a cell holds.
  package enum Kind: Hashable, Sendable {
    /// Nothing.
    case empty
    /// Text; everything in a text file is.
    case text
    /// A number whose format is no date.
    case number
    /// A number whose format is a date or a time; `text` is its ISO form.
    case date(DateFormat)
    /// True or false.
    case boolean
  }

  /// Which parts of a date a cell's number format shows.
  package struct DateFormat: OptionSet, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// The year is shown.
    package static let year = DateFormat(rawValue: 1)
    /// The month is shown.
    package static let month = DateFormat(rawValue: 2)
    /// The day is shown.
    package static let day = DateFormat(rawValue: 4)
    /// The time of the day is shown.
    package static let time = DateFormat(rawValue: 8)
  }

  /// Its text; line breaks are kept, a leading apostrophe (text marker) and outer blanks are not.
  package let text: String
  /// What it holds.
  package let kind: Kind
  /// The line on which it begins.
  package let line: Int
  /// Its column, from 1.
  package let column: Int
  /// Where it stands in the file's text, quotes included; empty for workbooks.
  package let bytes: Range<Int>

  /// A cell; see the properties.
  package init(text: String, kind: Kind, line: Int, column: Int, bytes: Range<Int> = 0..<0) {
    self.text = text
    self.kind = kind
    self.line = line
    self.column = column
    self.bytes = bytes
  }

  /// Nothing stands in it.
  package var isBlank: Bool { text.isEmpty }
}

/// Cells that were merged into one; their text stands in the first.
package struct MergedRange: Hashable, Sendable {
  /// First row.
  package let firstLine: Int
  /// Last row.
  package let lastLine: Int
  /// First column.
  package let firstColumn: Int
  /// Last column.
  package let lastColumn: Int

  /// A range; both ends belong to it.
  package init(firstLine: Int, lastLine: Int, firstColumn: Int, lastColumn: Int) {
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.firstColumn = firstColumn
    self.lastColumn = lastColumn
  }
}

// MARK: - Merged cells

extension Table {
  /// The merged range that covers `column` of `line` from above, unless it begins there.
  package func mergeFromAbove(line: Int, column: Int) -> MergedRange? {
    guard let merges = tallMerges[column] else { return nil }
    var low = 0
    var high = merges.count
    while low < high {
      let middle = (low + high) / 2
      if merges[middle].firstLine < line { low = middle + 1 } else { high = middle }
    }
    guard low > 0, merges[low - 1].lastLine >= line else { return nil }
    return merges[low - 1]
  }

  /// The row that begins on `line`, if it holds anything.
  package func row(onLine line: Int) -> TableRow? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].line == line ? rows[low] : nil
  }
}

// MARK: - What a table was read to

/// Tables of one file, and what is to be said about them.
package struct TableReading: Sendable {
  /// The tables; empty when an error of structure holds the file.
  package let tables: [Table]
  /// The complaints.
  package let complaints: [PlanDiagnostic]

  /// A reading; see the properties.
  package init(tables: [Table], complaints: [PlanDiagnostic]) {
    self.tables = tables
    self.complaints = complaints
  }
}
