// The parts of a plan's table: what stands above the header, the rows, and the notes below them.

import Language
import Timekeeping

/// A table cut into titles, rows and notes.
struct TableSections {
  /// The rows that are to be read as rows of the plan.
  private(set) var rows: [TableRow] = []
  /// Single-cell rows that give the month for the rows below: 三月, 4月.
  private(set) var monthLines: Set<Int> = []
  /// The title as written; nil when nothing stands above the header.
  private(set) var title: String?
  /// The plan's year, from the title, the sheet's name or the file's.
  private(set) var year: Located<Int>?
  /// The programme between quotation marks in the title.
  private(set) var programme: Located<String>?
  /// What holds for rows that do not say otherwise.
  let defaults: PlanDefaults

  init(table: Table, layout: TableLayout) {
    var notes: [String] = []
    var isInNotes = false
    for row in layout.body {
      switch TableSections.kind(of: row, layout: layout, isInNotes: isInNotes) {
      case .plan: rows.append(row)
      case .month:
        rows.append(row)
        monthLines.insert(row.line)
      case .note:
        notes.append(row.cells.map(\.text).joined(separator: " "))
        isInNotes = true
      case .nothing: break
      }
    }
    if let remark = layout[.remark] { notes += rows.map { $0[column: remark].text } }
    let titles = layout.titles.flatMap { $0.cells.filter { !$0.isBlank } }
    self.defaults = PlanDefaults(texts: notes + titles.map(\.text))
    self.title = titles.first?.text
    self.programme =
      titles.lazy.compactMap { cell in
        TableSections.programme(in: cell.text).map {
          Located($0, at: table.span(of: cell, columnName: nil))
        }
      }.first
    self.year = TableSections.year(of: table, titles: titles)
  }

  private enum RowKind {
    case plan
    case month
    case note
    case nothing
  }

  private static func kind(of row: TableRow, layout: TableLayout, isInNotes: Bool) -> RowKind {
    let written = row.cells.filter { !$0.isBlank }
    guard let first = written.first else { return .nothing }
    if row.cells.map(\.text) == layout.headerTexts { return .nothing }
    let text = first.text
    if ["合计", "总计", "小计"].contains(text) { return .nothing }
    if isNoteOpening(text) { return .note }
    guard written.count == 1 else { return .plan }
    if isInNotes { return .note }
    if first.column == layout[.serial], text.allSatisfy(\.isNumber) { return .nothing }
    let isHead = first.column == 1 || first.column == layout[.month]
    if isHead, case .month = DateReading.read(text, planYear: 2_000).value {
      return first.column == layout[.date] ? .plan : .month
    }
    if first.column == layout[.department], text.count <= 25, !isSentence(text) { return .plan }
    if first.column == layout[.date], text.count <= 25, !isSentence(text) { return .plan }
    return .note
  }

  private static func isNoteOpening(_ text: String) -> Bool {
    let head = text.filter { !$0.isWhitespace }
    return noteOpenings.contains { head.hasPrefix($0 + "：") || head.hasPrefix($0 + ":") }
      || head.hasPrefix("注1") || head.hasPrefix("填表说明")
  }

  /// Openings of notes, and of the lines on which a form is signed.
  private static let noteOpenings = [
    "注", "备注", "说明", "附", "填表人", "制表人", "填报人", "审核人", "审批人", "负责人", "制表单位", "填报单位",
    "填表日期", "填报日期", "制表日期", "联系人", "联系电话",
  ]

  /// 2.主要负责人因故不能上线的… begins like a serial and is none.
  private static func isSentence(_ text: String) -> Bool {
    if text.contains(where: { "。；：:".contains($0) }) { return true }
    let behind = text.drop { $0.isNumber }
    return behind.count < text.count && behind.first.map { ".．、）)".contains($0) } == true
      && behind.dropFirst().contains { !$0.isNumber }
  }
}

// MARK: - Year and programme

extension TableSections {
  private static func year(of table: Table, titles: [TableCell]) -> Located<Int>? {
    for cell in titles {
      if let year = year(in: cell.text, needsSign: true) {
        return Located(year, at: table.span(of: cell, columnName: nil))
      }
    }
    let start = SourceSpan(file: table.file, sheet: table.sheet, line: 1, column: 1)
    let other = [(table.sheet ?? "", true), (table.sheet ?? "", false), (table.file, false)]
    for (name, needsSign) in other {
      if let year = year(in: name, needsSign: needsSign) { return Located(year, at: start) }
    }
    return nil
  }

  /// The first four digits that are a year, with 年 behind them where `needsSign`. The year of a date
  /// such as 2025年12月6日, on which a plan was made, is not the plan's.
  static func year(in text: String, needsSign: Bool) -> Int? {
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      let run = characters[index...].prefix { $0.isNumber && ($0.wholeNumberValue ?? 10) < 10 }
      let value = run.reduce(0) { $0 &* 10 &+ ($1.wholeNumberValue ?? 0) }
      index += max(run.count, 1)
      let behind = characters[index...]
      guard run.count == 4, LanguageLimits.years.contains(value) else { continue }
      let hasSign = behind.first == "年"
      if hasSign, isDate(behind.dropFirst()) { continue }
      if hasSign || !needsSign { return value }
    }
    return nil
  }

  /// A month and a day follow.
  private static func isDate(_ text: ArraySlice<Character>) -> Bool {
    let month = text.prefix(while: \.isNumber)
    let behind = text.dropFirst(month.count)
    return !month.isEmpty && behind.first == "月" && behind.dropFirst().first?.isNumber == true
  }

  /// The first quoted words of a title that can be a programme's name: no digits, as in “5·15…”.
  static func programme(in text: String) -> String? {
    let closings: [Character: Character] = ["“": "”", "「": "」", "《": "》", "\"": "\"", "『": "』"]
    var rest = text[...]
    while let open = rest.firstIndex(where: { closings[$0] != nil }) {
      let behind = rest[rest.index(after: open)...]
      guard let sign = closings[rest[open]], let close = behind.firstIndex(of: sign) else {
        return nil
      }
      let name = behind[..<close].filter { !$0.isWhitespace }
      if (2...20).contains(name.count), !name.contains(where: \.isNumber) { return String(name) }
      rest = behind[behind.index(after: close)...]
    }
    return nil
  }
}
