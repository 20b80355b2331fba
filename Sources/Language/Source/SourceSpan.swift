// Where in a producer's file something stands, in the words the producer sees: line and column for
// text, row and column name for tables. A large plan has a hundred thousand places, so the places of
// one text keep its name once; each place of a table carries its own.

/// A place in a schedule file. Lines and columns are counted from 1; columns count characters as the
/// author sees them (grapheme clusters), not bytes.
package struct SourceSpan: Hashable, Sendable {
  private let origin: SourceOrigin
  private let shortLine: Int32
  private let shortColumn: Int32
  private let shortEnd: Int32

  /// The file's name inside the schedule folder, never a path.
  package var file: String { origin.file }
  /// The sheet's name, for workbooks only.
  package var sheet: String? { origin.sheet }
  /// The line in a text file, the row in a table.
  package var line: Int { Int(shortLine) }
  /// The first character's column in a text file, the cell's column number in a workbook.
  package var column: Int { Int(shortColumn) }
  /// The column behind the last character; equal to `column` when only a point is known.
  package var endColumn: Int { Int(shortEnd) }
  /// The column's heading, for tables only.
  package var columnName: String? { origin.columnName }

  /// A place; `endColumn` defaults to `column`.
  package init(
    file: String, sheet: String? = nil, line: Int, column: Int, endColumn: Int? = nil,
    columnName: String? = nil
  ) {
    self.init(
      SourceOrigin(file: file, sheet: sheet, columnName: columnName), line: line, column: column,
      endColumn: endColumn)
  }

  /// A place of a file that has many.
  init(_ origin: SourceOrigin, line: Int, column: Int, endColumn: Int? = nil) {
    self.origin = origin
    shortLine = Int32(clamping: line)
    shortColumn = Int32(clamping: column)
    shortEnd = Int32(clamping: endColumn ?? column)
  }
}

extension SourceSpan: Comparable {
  package static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.file, left.sheet ?? "", left.line, left.column)
      < (right.file, right.sheet ?? "", right.line, right.column)
  }
}

extension SourceSpan: Codable {
  private enum CodingKeys: String, CodingKey {
    case file, sheet, line, column, endColumn, columnName
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      file: try values.decode(String.self, forKey: .file),
      sheet: try values.decodeIfPresent(String.self, forKey: .sheet),
      line: try values.decode(Int.self, forKey: .line),
      column: try values.decode(Int.self, forKey: .column),
      endColumn: try values.decode(Int.self, forKey: .endColumn),
      columnName: try values.decodeIfPresent(String.self, forKey: .columnName))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(file, forKey: .file)
    try values.encodeIfPresent(sheet, forKey: .sheet)
    try values.encode(line, forKey: .line)
    try values.encode(column, forKey: .column)
    try values.encode(endColumn, forKey: .endColumn)
    try values.encodeIfPresent(columnName, forKey: .columnName)
  }
}

/// What the places of one text, or those of one column of a sheet, have in common. One word wide.
struct SourceOrigin: Hashable, Sendable {
  private indirect enum Box: Hashable, Sendable {
    case of(file: String, sheet: String?, columnName: String?)
  }

  private let box: Box

  init(file: String, sheet: String? = nil, columnName: String? = nil) {
    box = .of(file: file, sheet: sheet, columnName: columnName)
  }

  var file: String {
    switch box {
    case .of(let file, _, _): file
    }
  }

  var sheet: String? {
    switch box {
    case .of(_, let sheet, _): sheet
    }
  }

  var columnName: String? {
    switch box {
    case .of(_, _, let columnName): columnName
    }
  }
}
