// A directory of departments kept as a table: 标准名称, 简称, 曾用名, 类别.

package import Language

/// The departments of one table. A table has no codes, so the official name is the identity.
package struct DirectoryTable: Sendable {
  /// The file's name.
  package let file: String
  /// Its rows, in order.
  package let rows: [DirectoryTableRow]
}

/// One department of a table.
package struct DirectoryTableRow: Hashable, Sendable {
  /// The whole row.
  package let span: SourceSpan
  /// Official name, and identity.
  package let name: String
  /// Short name; the official one where none is written.
  package let shortName: String
  /// Names it had before.
  package let formerNames: [String]
  /// 类别, as written.
  package let kind: String?
}

extension DirectoryTable {
  static func read(_ table: Table, _ layout: TableLayout) -> (DirectoryTable, [PlanDiagnostic]) {
    var rows: [DirectoryTableRow] = []
    var complaints: [PlanDiagnostic] = []
    for row in layout.body {
      func text(_ column: TableColumn) -> String? {
        let text = layout[column].map { row[column: $0].text.filter { !$0.isWhitespace } } ?? ""
        return text.isEmpty ? nil : text
      }
      if row.cells.map(\.text) == layout.headerTexts { continue }
      guard let name = text(.officialName) else {
        complaints.append(
          PlanDiagnostic(
            .departmentNameMissing, at: table.span(of: row), "这一行没有写标准名称，没有采用。",
            found: text(.shortName), remedy: "补上单位的标准名称"))
        continue
      }
      if name.hasPrefix("注：") || name.hasPrefix("注:") { continue }
      rows.append(
        DirectoryTableRow(
          span: table.span(of: row), name: name, shortName: text(.shortName) ?? name,
          formerNames: (text(.formerNames) ?? "").split { "；;、，,".contains($0) }.map(String.init),
          kind: text(.kind)))
    }
    return (DirectoryTable(file: table.file, rows: rows), complaints)
  }
}
