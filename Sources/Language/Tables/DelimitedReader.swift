// CSV and TSV by RFC 4180, in one pass over the bytes: quotes double inside quotes, line breaks of
// every kind, cells that run over several lines. The separator follows from the file's name and is
// never guessed.

/// Reads delimited text.
package enum DelimitedReader {
  /// The largest cell.
  package static let cellBytes = 64 * 1_024
  /// The most rows.
  package static let rows = 20_100
  /// The most columns.
  package static let columns = 256

  /// `text` as a table; tabs separate in files called `.tsv`, commas in all others.
  package static func read(_ text: PlanText) -> TableReading {
    read(text, separator: text.name.lowercased().hasSuffix(".tsv") ? 0x09 : 0x2C)
  }

  /// `text` as a table of which somebody said what separates its cells.
  package static func read(_ text: PlanText, separator: UInt8) -> TableReading {
    var scanner = DelimitedScanner(text: text, separator: separator)
    if let complaint = scanner.scan() { return TableReading(tables: [], complaints: [complaint]) }
    let table = Table(
      file: text.name, sheet: nil, rows: scanner.rows, merges: [], source: text)
    return TableReading(tables: [table], complaints: [])
  }
}

/// The state of one pass.
private struct DelimitedScanner {
  let text: PlanText
  let separator: UInt8
  var rows: [TableRow] = []
  private var cells: [TableCell] = []
  private var line = 1
  private var rowLine = 1

  init(text: PlanText, separator: UInt8) {
    self.text = text
    self.separator = separator
  }

  private enum Fault: Error {
    case openQuote(at: Int)
    case cellTooLong(at: Int)
    case tooManyRows
  }

  mutating func scan() -> PlanDiagnostic? {
    do {
      try pass()
      return nil
    } catch {
      return complaint(error)
    }
  }

  private mutating func pass() throws(Fault) {
    var index = 0
    let bytes = text.utf8
    while index < bytes.count {
      let start = index
      let startLine = line
      let value = try field(at: &index)
      add(value, line: startLine, bytes: start..<index)
      guard index < bytes.count else { break }
      if bytes[index] == separator {
        index += 1
        if index == bytes.count { add("", line: line, bytes: index..<index) }
        continue
      }
      passLineEnd(&index)
      try endRow()
    }
    try endRow()
  }

  /// The value that begins at `index`, which is moved to the separator or line end behind it.
  private mutating func field(at index: inout Int) throws(Fault) -> String {
    let bytes = text.utf8
    let start = index
    guard bytes[index] == 0x22 else { return try bare(at: &index) }
    var value: [UInt8] = []
    index += 1
    while true {
      guard index < bytes.count else { throw .openQuote(at: start) }
      guard index - start <= DelimitedReader.cellBytes else { throw tooLong(at: start) }
      let byte = bytes[index]
      index += 1
      if byte == 0x22 {
        guard index < bytes.count, bytes[index] == 0x22 else { break }
        index += 1
      } else if isLineEnd(byte, behind: index) {
        line += 1
      }
      value.append(byte)
    }
    // Text behind the closing quote belongs to the cell, as spreadsheet programs have it.
    let tail = try bare(at: &index)
    return String(decoding: value, as: UTF8.self) + tail
  }

  private func bare(at index: inout Int) throws(Fault) -> String {
    let bytes = text.utf8
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      index += 1
    }
    if index - start > DelimitedReader.cellBytes { throw .cellTooLong(at: start) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// An overlong cell in quotes is almost always a quote that was never closed.
  private func tooLong(at start: Int) -> Fault {
    let rest = text.utf8[(start + 1)...]
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == 0x22 {
        guard index + 1 < rest.endIndex, rest[index + 1] == 0x22 else {
          return .cellTooLong(at: start)
        }
        index += 1
      }
      index += 1
    }
    return .openQuote(at: start)
  }

  private func isLineEnd(_ byte: UInt8, behind index: Int) -> Bool {
    if byte == 0x0A { return true }
    return byte == 0x0D && !(index < text.utf8.count && text.utf8[index] == 0x0A)
  }

  private mutating func passLineEnd(_ index: inout Int) {
    let isReturn = text.utf8[index] == 0x0D
    index += 1
    if isReturn, index < text.utf8.count, text.utf8[index] == 0x0A { index += 1 }
    line += 1
  }

  private mutating func add(_ value: String, line: Int, bytes: Range<Int>) {
    guard cells.count < DelimitedReader.columns else { return }
    let text = DelimitedScanner.clean(value)
    cells.append(
      TableCell(
        text: text, kind: text.isEmpty ? .empty : .text, line: line, column: cells.count + 1,
        bytes: bytes))
  }

  /// Without outer blanks and the apostrophe by which spreadsheet programs mark text.
  private static func clean(_ value: String) -> String {
    var text = value.trimmed
    if text.hasPrefix("'") { text = String(text.dropFirst()).trimmed }
    guard text.utf8.contains(0x0D) else { return text }
    // A Swift character is \r\n as one; a lone \r is a line break as well.
    return String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }

  private mutating func endRow() throws(Fault) {
    let row = TableRow(line: rowLine, cells: cells)
    cells.removeAll(keepingCapacity: true)
    rowLine = line
    guard !row.isBlank else { return }
    guard rows.count < DelimitedReader.rows else { throw .tooManyRows }
    rows.append(row)
  }

  private func complaint(_ fault: Fault) -> PlanDiagnostic {
    switch fault {
    case .openQuote(let offset):
      PlanDiagnostic(
        .unclosedQuote, at: text.span(offset..<offset + 1), "从这里开始的引号没有配对，整个文件暂不采用。",
        expected: "引号成对出现；单元格里的引号要写两次", remedy: "在这一格的末尾补上英文双引号，或删去开头的一个")
    case .cellTooLong(let offset):
      PlanDiagnostic(
        .cellTooLong, at: text.span(offset..<offset + 1), "从这里开始的单元格超过 64 KB，整个文件暂不采用。",
        remedy: "检查引号是否配对，或缩短内容")
    case .tooManyRows:
      PlanDiagnostic(
        .tooManyRows, at: SourceSpan(file: text.name, line: line, column: 1),
        "表格超过 \(DelimitedReader.rows) 行，整个文件暂不采用。", remedy: "按年度拆成几个文件")
    }
  }
}
