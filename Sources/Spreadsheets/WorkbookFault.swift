// Why a workbook cannot be read, each with the sentence that a producer needs.

import Language

/// What is wrong with a workbook as a whole.
enum WorkbookFault: Error, Hashable {
  /// No zip archive, or a damaged one.
  case damaged
  /// An archive of the old binary format, or one with a password: both are OLE containers.
  case oldOrEncrypted
  /// A password inside the zip archive.
  case encrypted
  /// A zip archive that holds no workbook: a document, a folder.
  case notWorkbook
  /// The binary kind of workbook, .xlsb.
  case binary
  /// A part that must be there is not.
  case missingPart(String)
  /// XML that is broken, too deep, or has a document type.
  case badXML(part: String)
  /// A document type declaration, which no spreadsheet program writes.
  case documentType(part: String)
  /// Unpacked it would be too large, or it is packed suspiciously well.
  case tooLarge
  /// More cells than are read.
  case tooManyCells
  /// More rows than are read.
  case tooManyRows
  /// One cell has more than 64 kB.
  case cellTooLong(line: Int)

  /// The complaint about the file called `file`.
  func diagnostic(file: String) -> PlanDiagnostic {
    let start = SourceSpan(file: file, line: 1, column: 1)
    let saveAs = "用 WPS 或 Excel 打开，另存为 .xlsx 后放回"
    switch self {
    case .damaged:
      return PlanDiagnostic(.workbookUnreadable, at: start, "表格文件已损坏或没有传完，打不开。", remedy: saveAs)
    case .oldOrEncrypted:
      return PlanDiagnostic(
        .workbookUnreadable, at: start, "表格文件加了密码，或者其实是旧的 .xls 格式，打不开。",
        remedy: "去掉密码；" + saveAs)
    case .encrypted:
      return PlanDiagnostic(.workbookUnreadable, at: start, "表格文件加了密码，打不开。", remedy: "去掉密码后再放回")
    case .notWorkbook:
      return PlanDiagnostic(.workbookUnreadable, at: start, "文件里没有工作簿，不是 .xlsx 表格。", remedy: saveAs)
    case .binary:
      return PlanDiagnostic(.workbookUnreadable, at: start, "这是 .xlsb 二进制工作簿，不能读。", remedy: saveAs)
    case .missingPart(let part):
      return PlanDiagnostic(
        .workbookPartMissing, at: start, "表格文件里缺少“\(part)”这一部分。", remedy: saveAs)
    case .badXML(let part):
      return PlanDiagnostic(.workbookUnreadable, at: start, "表格文件里的“\(part)”已损坏。", remedy: saveAs)
    case .documentType(let part):
      return PlanDiagnostic(
        .workbookUnreadable, at: start, "表格文件里的“\(part)”含有不该有的文档类型声明，为安全起见没有读。",
        remedy: saveAs)
    case .tooLarge:
      return PlanDiagnostic(
        .workbookTooLarge, at: start, "表格文件展开后太大，没有读。", remedy: "把计划表复制到新的表格里再保存")
    case .tooManyCells:
      return PlanDiagnostic(
        .tooManyCells, at: start, "有内容的单元格超过 \(WorkbookLimits.cells) 个，没有读。", remedy: "只保留计划表本身")
    case .tooManyRows:
      return PlanDiagnostic(
        .tooManyRows, at: start, "一张工作表超过 \(WorkbookLimits.rows) 行，没有读。", remedy: "按年度拆成几个文件")
    case .cellTooLong(let line):
      return PlanDiagnostic(
        .cellTooLong, at: SourceSpan(file: file, line: line, column: 1),
        "第\(line)行有一个单元格超过 64 KB，没有读。", remedy: "缩短内容")
    }
  }
}

/// The bounds of a workbook. A plan has a few hundred cells and a few ten kB.
enum WorkbookLimits {
  /// Files in the archive.
  static let entries: Int64 = 2_000
  /// Bytes of one unpacked part.
  static let partBytes: UInt64 = 64 * 1_024 * 1_024
  /// Bytes of all parts that are unpacked.
  static let totalBytes: UInt64 = 128 * 1_024 * 1_024
  /// Unpacked bytes for each packed one, beyond the first MB; XML of real tables stays below 60.
  static let ratio: UInt64 = 200
  /// Sheets that are read.
  static let sheets = 64
  /// Rows of a sheet.
  static let rows = 20_100
  /// Columns of a sheet; what lies beyond is remarked on and left out.
  static let columns = 256
  /// Cells with content, of all sheets.
  static let cells = 600_000
  /// Shared strings.
  static let strings = 600_000
  /// Merged ranges of a sheet.
  static let merges = 20_000
  /// Bytes of one cell.
  static let cellBytes = 64 * 1_024
  /// Nesting of XML.
  static let depth = 48
}
