// From the bytes of a list to lines with named fields. Tables are read by the readers of the schedule;
// nothing is guessed, and what does not fit is named with its line.

import Foundation
import Language
import Spreadsheets

/// One line of a list.
struct ListLine: Sendable {
  /// A value as it stands in the file.
  struct Value: Hashable, Sendable {
    var text: String
    /// A number of a workbook whose format is no date.
    var isNumber = false
  }

  let number: Int
  var values: [ListField: Value]
  /// What other lines of the same file must be told apart by.
  var mark: String {
    ListField.allCases.map { values[$0]?.text ?? "" }.joined(separator: "\u{1F}")
  }

  /// Whether it has a time, or a number of the other channel, by which it is the same line in whatever
  /// file it stands. A number that only counts lines is none: every list has a first line.
  var isTellingItself: Bool {
    if values[.receivedAt] != nil { return true }
    guard let number = values[.number]?.text else { return false }
    return Int(number.filter { !$0.isWhitespace }).map { $0 > ListReader.lineLimit } ?? true
  }
}

/// The lines of a list, or why there are none.
struct ListReading: Sendable {
  var lines: [ListLine] = []
  var complaints: [ListComplaint] = []
  var notes: [ListComplaint] = []
}

/// Reads lists.
enum ListReader {
  /// The most lines of one list.
  static let lineLimit = 20_000
  /// The largest list.
  static let byteLimit = 16 << 20
  /// The largest field.
  static let fieldLimit = 64 << 10

  /// The lines of the list in `bytes`.
  static func read(_ bytes: [UInt8], as form: ListForm) -> ListReading {
    guard bytes.count <= byteLimit else {
      return refusal("文件有 \(bytes.count >> 20) MB，超过 16 MB 的上限。", "请拆成几个文件分别导入。")
    }
    switch form {
    case .xlsx: return table(Workbook.read(bytes, file: "名单.xlsx"))
    case .csv: return delimited(bytes, 0x2C)
    case .tsv: return delimited(bytes, 0x09)
    case .semicolon: return delimited(bytes, 0x3B)
    case .jsonLines: return jsonLines(bytes)
    }
  }

  private static func refusal(_ wording: String, _ remedy: String) -> ListReading {
    ListReading(complaints: [ListComplaint(line: 0, wording, remedy: remedy)])
  }
}

// MARK: - Tables

extension ListReader {
  private static func delimited(_ bytes: [UInt8], _ separator: UInt8) -> ListReading {
    let reading = PlanTextReading(name: "名单", bytes: bytes, utf16: .accepted)
    guard let text = reading.text else { return failed(reading.diagnostics) }
    guard let declared = declaredSeparator(text.line(1)) else {
      return table(DelimitedReader.read(text, separator: separator))
    }
    guard let byte = separators[declared] else {
      return refusal(
        "第一行的“sep=”写了不认识的分隔符。", "可以写逗号、分号、制表符或竖线，例如 sep=;；也可以另存为用逗号分隔的 CSV。")
    }
    return table(DelimitedReader.read(text, separator: byte), isDeclared: true)
  }

  private static let separators: [String: UInt8] = [",": 0x2C, ";": 0x3B, "\t": 0x09, "|": 0x7C]

  /// What stands after `sep=`, which spreadsheets write into a line of its own before the columns.
  private static func declaredSeparator(_ line: String) -> String? {
    var line = line.filter { $0 != "\u{FEFF}" && $0 != "\"" }
    while line.last?.isNewline == true { line.removeLast() }
    guard line.lowercased().hasPrefix("sep=") else { return nil }
    let signs = line.dropFirst(4)
    // What stands behind the sign separates the columns now: the sheet was saved once more.
    return String(signs.dropFirst(signs.count > 1 ? 1 : 0).prefix(1))
  }

  /// The first row with something in it names the columns.
  private static func table(_ reading: TableReading, isDeclared: Bool = false) -> ListReading {
    let errors = reading.complaints.filter { $0.severity == .error }
    guard errors.isEmpty else { return failed(errors) }
    let rows = reading.tables.first { !$0.rows.isEmpty }?.rows.dropFirst(isDeclared ? 1 : 0) ?? []
    guard let header = rows.first else { return refusal("名单是空的。", "第一行写列名，例如：时间、姓名、电话、内容。") }
    var result = ListReading()
    let columns = columns(of: header, &result)
    guard result.complaints.isEmpty else { return result }
    for row in rows.dropFirst() where !row.isBlank {
      guard result.lines.count < lineLimit else {
        return refusal("名单超过 \(lineLimit) 行。", "请拆成几个文件分别导入。")
      }
      var values: [ListField: ListLine.Value] = [:]
      for cell in row.cells where !cell.isBlank {
        guard let field = columns[cell.column] else { continue }
        values[field] = ListLine.Value(text: cell.text, isNumber: cell.kind == .number)
      }
      if values.isEmpty { continue }
      result.lines.append(ListLine(number: row.line, values: values))
    }
    if result.lines.isEmpty {
      return refusal("名单里除了列名没有别的内容。", "请核对文件是否选对。")
    }
    return result
  }

  private static func columns(of header: TableRow, _ result: inout ListReading) -> [Int: ListField]
  {
    var columns: [Int: ListField] = [:]
    var seen: Set<ListField> = []
    for cell in header.cells where !cell.isBlank {
      if cell.text.lowercased().hasPrefix("sep=") {
        result.complaints.append(
          ListComplaint(
            line: header.line, "第一行是“sep=”，不是列名。", remedy: "请删去这一行。"))
        return [:]
      }
      guard let field = ListField(header: cell.text) else {
        result.notes.append(
          ListComplaint(
            line: header.line, "第\(cell.column)列的列名不认识，这一列没有导入。",
            remedy: "需要导入时请改用：" + known + "。"))
        continue
      }
      if !seen.insert(field).inserted {
        result.complaints.append(
          ListComplaint(
            line: header.line, field: field, "有两列都是“\(field.wording)”。", remedy: "请删去或改名其中一列。"))
      }
      columns[cell.column] = field
    }
    if !seen.contains(.text), !seen.contains(.gist), result.complaints.isEmpty {
      result.complaints.append(
        ListComplaint(
          line: header.line, field: .text, "第一行里没有“内容”这一列。",
          remedy: "第一行写列名，可用：\(known)。用分号分隔的，请在最前面加一行 sep=;。"))
    }
    return columns
  }

  private static let known = ListField.allCases.map(\.wording).joined(separator: "、")

  private static func failed(_ diagnostics: [PlanDiagnostic]) -> ListReading {
    ListReading(
      complaints: diagnostics.filter { $0.severity == .error }.map { diagnostic in
        // Plans are divided by years; calls have no year of a plan.
        let isLong = diagnostic.id == "too-many-rows"
        return ListComplaint(
          line: diagnostic.span.line,
          isLong ? "名单太长：最多 \(lineLimit) 行。" : diagnostic.message,
          remedy: isLong
            ? "请按收到的时间拆成几个文件，分别导入。"
            : diagnostic.remedy ?? diagnostic.expected ?? "请改好后重新导入。")
      })
  }
}

// MARK: - JSON lines

extension ListReader {
  private static func jsonLines(_ bytes: [UInt8]) -> ListReading {
    let reading = PlanTextReading(name: "名单", bytes: bytes, utf16: .accepted)
    guard let text = reading.text else { return failed(reading.diagnostics) }
    var result = ListReading()
    var left: Set<String> = []
    for number in 1...max(1, text.lineCount) {
      let line = text.line(number)
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      guard result.lines.count < lineLimit else {
        return refusal("名单超过 \(lineLimit) 行。", "请拆成几个文件分别导入。")
      }
      read(line, number, &result, &left)
    }
    if result.lines.isEmpty, result.complaints.isEmpty {
      return refusal("名单是空的。", "每行写一个 JSON 对象。")
    }
    if !left.isEmpty {
      result.notes.append(
        ListComplaint(
          line: 0, "有 \(left.count) 个字段不认识，没有导入。", remedy: "需要导入时请改用：" + known + "。"))
    }
    return result
  }

  private static func read(
    _ line: String, _ number: Int, _ result: inout ListReading, _ left: inout Set<String>
  ) {
    guard
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
      let fields = object as? [String: Any]
    else {
      result.complaints.append(
        ListComplaint(line: number, "这一行不是完整的 JSON 对象。", remedy: "请检查引号、逗号和括号。"))
      return
    }
    var values: [ListField: ListLine.Value] = [:]
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      guard let field = ListField(header: name) else {
        left.insert(name)
        continue
      }
      if value is NSNull { continue }
      guard let text = plain(value) else {
        result.complaints.append(
          ListComplaint(
            line: number, field: field, "“\(field.wording)”既不是文字也不是数。", remedy: "请写成一段文字。"))
        continue
      }
      if text.contains(where: { !$0.isWhitespace }) { values[field] = ListLine.Value(text: text) }
    }
    result.lines.append(ListLine(number: number, values: values))
  }

  private static func plain(_ value: Any) -> String? {
    if let text = value as? String { return text }
    guard let number = value as? NSNumber else { return nil }
    return number.stringValue
  }
}
