// Where in a producer's file something stands, in the words the producer sees: line and column for
// text, row and column name for tables.

/// A place in a schedule file. Lines and columns are counted from 1; columns count characters as the
/// author sees them (grapheme clusters), not bytes.
package struct SourceSpan: Hashable, Sendable, Codable {
  /// The file's name inside the schedule folder, never a path.
  package let file: String
  /// The sheet's name, for workbooks only.
  package let sheet: String?
  /// The line in a text file, the row in a table.
  package let line: Int
  /// The first character's column in a text file, the cell's column number in a workbook.
  package let column: Int
  /// The column behind the last character; equal to `column` when only a point is known.
  package let endColumn: Int
  /// The column's heading, for tables only.
  package let columnName: String?

  /// A place; `endColumn` defaults to `column`.
  package init(
    file: String, sheet: String? = nil, line: Int, column: Int, endColumn: Int? = nil,
    columnName: String? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.endColumn = endColumn ?? column
    self.columnName = columnName
  }
}

extension SourceSpan: Comparable {
  package static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.file, left.sheet ?? "", left.line, left.column)
      < (right.file, right.sheet ?? "", right.line, right.column)
  }
}
