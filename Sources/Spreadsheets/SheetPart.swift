// A sheet: rows of cells and merged ranges. Rows and cells may leave out their references, and stand
// then behind the ones before.

import Language

/// `sheet1.xml`.
struct SheetPart: XMLPart {
  /// Where a cell's text comes from.
  private enum Source {
    case value
    case sharedString
    case inline
    case boolean
    case literal
  }

  private let strings: [String]
  private let formats: [TableCell.DateFormat]
  private let countsFrom1904: Bool
  /// How many cells other sheets have had already.
  private(set) var cellCount: Int

  private(set) var rows: [TableRow] = []
  private(set) var merges: [MergedRange] = []
  /// The first cell beyond the last column that is read.
  private(set) var firstIgnored: (line: Int, column: Int)?
  private(set) var fault: WorkbookFault?

  private var line = 0
  private var column = 0
  private var cells: [Int: TableCell] = [:]
  private var source = Source.value
  private var format: TableCell.DateFormat = []
  private var value: [UInt8] = []
  private var isInValue = false
  private var isInInline = false
  private var inline = TextCollector()

  init(
    strings: [String], formats: [TableCell.DateFormat], countsFrom1904: Bool, cellCount: Int
  ) {
    self.strings = strings
    self.formats = formats
    self.countsFrom1904 = countsFrom1904
    self.cellCount = cellCount
  }

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row": beginRow(attributes)
    case "c": beginCell(attributes)
    case "v": isInValue = true
    case "is": isInInline = true
    case "mergeCell": addMerge(attributes["ref"] ?? "")
    default: if isInInline { inline.begin(name) }
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "row": endRow()
    case "c": endCell()
    case "v": isInValue = false
    case "is": isInInline = false
    default: if isInInline { inline.end(name) }
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue { value.append(contentsOf: bytes) }
    if isInInline { inline.add(bytes) }
    if value.count > WorkbookLimits.cellBytes || inline.isTooLong {
      fault = .cellTooLong(line: max(line, 1))
    }
  }
}

// MARK: - Rows

extension SheetPart {
  private mutating func beginRow(_ attributes: XMLAttributes) {
    let number = attributes["r"].flatMap { Int($0) } ?? line + 1
    // Rows that go backwards are damaged or hostile; they are put behind the ones before.
    line = number > line && number <= 1_048_576 ? number : line + 1
    column = 0
    cells.removeAll(keepingCapacity: true)
  }

  private mutating func endRow() {
    guard let last = cells.keys.max() else { return }
    let row = TableRow(
      line: line,
      cells: (1...last).map {
        cells[$0] ?? TableCell(text: "", kind: .empty, line: line, column: $0)
      })
    cells.removeAll(keepingCapacity: true)
    guard !row.isBlank else { return }
    guard rows.count < WorkbookLimits.rows else {
      fault = .tooManyRows
      return
    }
    rows.append(row)
  }

  private mutating func addMerge(_ reference: String) {
    guard merges.count < WorkbookLimits.merges else { return }
    let ends = reference.split(separator: ":").compactMap { CellReference($0) }
    guard ends.count == 2, ends[0].line <= ends[1].line, ends[0].column <= ends[1].column else {
      return
    }
    merges.append(
      MergedRange(
        firstLine: ends[0].line, lastLine: ends[1].line, firstColumn: ends[0].column,
        lastColumn: ends[1].column))
  }
}

// MARK: - Cells

extension SheetPart {
  private mutating func beginCell(_ attributes: XMLAttributes) {
    column = attributes["r"].flatMap { CellReference($0[...])?.column } ?? column + 1
    value.removeAll(keepingCapacity: true)
    inline = TextCollector()
    format = []
    if let style = attributes["s"].flatMap({ Int($0) }), formats.indices.contains(style) {
      format = formats[style]
    }
    switch attributes["t"] {
    case "s": source = .sharedString
    case "inlineStr": source = .inline
    case "b": source = .boolean
    case "str", "e", "d": source = .literal
    default: source = .value
    }
  }

  private mutating func endCell() {
    guard let (text, kind) = content(), !text.isEmpty else { return }
    guard column <= WorkbookLimits.columns else {
      if firstIgnored == nil { firstIgnored = (line, column) }
      return
    }
    cellCount += 1
    if cellCount > WorkbookLimits.cells { fault = .tooManyCells }
    cells[column] = TableCell(text: text, kind: kind, line: line, column: column)
  }

  private func content() -> (String, TableCell.Kind)? {
    let raw = String(decoding: value, as: UTF8.self)
    switch source {
    case .sharedString:
      guard let index = Int(raw), strings.indices.contains(index) else { return nil }
      return (SheetPart.clean(strings[index]), .text)
    case .inline: return (SheetPart.clean(inline.text), .text)
    case .literal: return (SheetPart.clean(raw), .text)
    case .boolean: return raw.isEmpty ? nil : (raw == "1" ? "是" : "否", .boolean)
    case .value: return number(raw.trimmed)
    }
  }

  private func number(_ raw: String) -> (String, TableCell.Kind)? {
    guard let number = Double(raw), number.isFinite else { return raw.isEmpty ? nil : (raw, .text) }
    if !format.isEmpty, let text = date(number) { return (text, .date(format)) }
    if number == number.rounded(), abs(number) < 1e15 { return (String(Int64(number)), .number) }
    return (raw, .number)
  }

  /// The ISO form of a serial number; nil when it is none.
  private func date(_ number: Double) -> String? {
    guard let serial = SpreadsheetSerial(number, from1904: countsFrom1904) else { return nil }
    let isTimeOnly = format == [.time] || number < 1
    guard !isTimeOnly, let day = serial.day else { return "\(serial.time)" }
    let hasTime = !serial.isMidnight || format.contains(.time)
    return hasTime ? "\(day) \(serial.time)" : "\(day)"
  }

  /// Without outer blanks, with one kind of line break.
  private static func clean(_ text: String) -> String {
    let trimmed = text.trimmed
    guard trimmed.utf8.contains(0x0D) else { return trimmed }
    return String(trimmed.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }
}

/// `AB12`.
struct CellReference {
  let line: Int
  let column: Int

  /// Refuses (nil) what is no reference, or one beyond the largest sheet.
  init?(_ text: Substring) {
    var column = 0
    var line = 0
    var hasDigits = false
    for byte in text.utf8 where byte != 0x24 {
      switch byte {
      case 0x41...0x5A where !hasDigits: column = column * 26 + Int(byte - 0x40)
      case 0x61...0x7A where !hasDigits: column = column * 26 + Int(byte - 0x60)
      case 0x30...0x39:
        hasDigits = true
        line = line * 10 + Int(byte - 0x30)
      default: return nil
      }
      guard column <= 16_384, line <= 1_048_576 else { return nil }
    }
    guard column > 0, line > 0 else { return nil }
    self.line = line
    self.column = column
  }
}
