// The rows of one plan, read in order. What a row means may depend on those above it (the month, a
// joint edition, December passed), and a correction may depend on those below it, so complaints wait
// for the last row.

import Language
import Timekeeping

/// One pass over the rows.
struct PlanRows {
  let table: Table
  let layout: TableLayout
  let sections: TableSections
  let year: Int

  /// The rows that were read.
  private(set) var rows: [EpisodeRow] = []
  /// What the rows are known by, for corrections that look at other rows.
  private(set) var facts: [RowFacts] = []
  private var drafts: [Draft] = []
  /// The month written last in the month column.
  private var month: MonthContext?
  private var serials: [String: SourceSpan] = [:]
  private var hasPassedDecember = false

  /// A complaint whose correction other rows may give.
  private struct Draft {
    let diagnostic: PlanDiagnostic
    let hint: RowHint?
  }

  init(table: Table, layout: TableLayout, sections: TableSections, year: Int) {
    self.table = table
    self.layout = layout
    self.sections = sections
    self.year = year
  }

  mutating func readAll() {
    for row in sections.rows {
      if sections.monthLines.contains(row.line) {
        noteMonth(row)
      } else {
        read(row)
      }
    }
  }

  /// The complaints with the corrections that the other rows suggest.
  func finishedDiagnostics() -> [PlanDiagnostic] {
    let hints = RowHints(facts: facts)
    return drafts.map { draft in
      guard let hint = draft.hint, let remedy = hints.remedy(hint) else { return draft.diagnostic }
      let plain = draft.diagnostic
      return PlanDiagnostic(
        id: plain.id, severity: plain.severity, span: plain.span, message: plain.message,
        found: plain.found, expected: plain.expected, remedy: remedy, notes: plain.notes)
    }
  }

  /// Remarks on the row that is being read; an error holds it.
  mutating func complain(
    _ diagnostic: PlanDiagnostic, about row: inout EpisodeRow, hint: RowHint? = nil
  ) {
    drafts.append(Draft(diagnostic: diagnostic, hint: hint))
    if diagnostic.severity == .error { row.isHeld = true }
  }
}

// MARK: - Cells

extension PlanRows {
  /// A cell with its meaning, where a merged block above may stand in for it.
  func cell(_ column: TableColumn, of row: TableRow) -> TableCell? {
    guard let number = layout[column] else { return nil }
    let own = row[column: number]
    guard own.isBlank, let merge = table.mergeFromAbove(line: row.line, column: number),
      let anchor = table.row(onLine: merge.firstLine)?[column: number], !anchor.isBlank
    else { return own.isBlank ? nil : own }
    return TableCell(text: anchor.text, kind: anchor.kind, line: row.line, column: number)
  }

  /// The text of a cell with its place.
  func located(_ column: TableColumn, of row: TableRow) -> Located<String>? {
    cell(column, of: row).map { Located($0.text, at: span($0, column)) }
  }

  func span(_ cell: TableCell, _ column: TableColumn) -> SourceSpan {
    table.span(of: cell, columnName: layout.heading(column))
  }

  /// The place of a cell, or of its column in this row where the cell is empty.
  func place(_ column: TableColumn, of row: TableRow) -> SourceSpan {
    if let cell = cell(column, of: row) { return span(cell, column) }
    guard let number = layout[column], number <= row.cells.count || table.sheet != nil else {
      let whole = table.span(of: row)
      return SourceSpan(
        file: whole.file, sheet: whole.sheet, line: row.line, column: whole.column,
        endColumn: whole.endColumn, columnName: layout.heading(column))
    }
    return table.span(of: row[column: number], columnName: layout.heading(column))
  }
}

// MARK: - One row

extension PlanRows {
  private mutating func read(_ row: TableRow) {
    if joinsEditionAbove(row) {
      addToEditionAbove(row)
      return
    }
    var episode = EpisodeRow(span: table.span(of: row))
    var fact = RowFacts(line: row.line)
    readSerial(row, &episode)
    readPeople(row, &episode)
    readTexts(row, &episode)
    readDepartments(row, &episode)
    fact.guests = episode.guests.map(\.name).filter { !$0.isEmpty }
    fact.department = episode.departments.first?.value
    readTime(row, &episode, &fact)
    facts.append(fact)
  }

  /// 序号: shown and compared, never an identity. A 编号 that only counts is one as well.
  private mutating func readSerial(_ row: TableRow, _ episode: inout EpisodeRow) {
    episode.serial = located(.serial, of: row)
    if let id = located(.id, of: row) {
      let isCounter = id.value.count <= 4 && id.value.allSatisfy(\.isNumber)
      if isCounter, episode.serial == nil { episode.serial = id }
      if !isCounter { episode.writtenID = id }
    }
    guard let serial = episode.serial, serial.value.contains(where: \.isNumber) else { return }
    guard let earlier = serials[serial.value] else {
      serials[serial.value] = serial.span
      return
    }
    let next = Int(serial.value).map { "序号改为\($0 + 1)，后面依次顺延" }
    complain(
      PlanDiagnostic(
        .serialTwice, at: serial.span, "序号\(serial.value)与第\(earlier.line)行重复，已按两条读入。",
        found: serial.value, expected: "序号不重复", remedy: next,
        notes: [PlanNote("第一次出现在这里。", at: earlier)]), about: &episode)
  }

  private mutating func readPeople(_ row: TableRow, _ episode: inout EpisodeRow) {
    if let cell = located(.guest, of: row) {
      let reading = GuestReading(cell.value)
      episode.guests = reading.guests
      episode.leaveReason = reading.leaveReason
      if !reading.remarks.isEmpty { add(reading.remarks.joined(separator: "、"), to: &episode.note) }
    }
    if let cell = located(.liaison, of: row) {
      let name = PlanRows.name(in: cell.value)
      if !name.isEmpty { episode.liaison = Located(name, at: cell.span) }
    }
    episode.hosts = names(.host, of: row)
    episode.screeners = names(.screener, of: row)
    for column in [TableColumn.phone, .liaison] {
      guard let cell = located(column, of: row), PlanRows.hasLostDigits(cell.value) else {
        continue
      }
      complain(
        PlanDiagnostic(
          .digitsLost, at: cell.span, "号码“\(cell.value)”已被表格软件改成科学计数，后面的数字已经丢失。",
          found: cell.value, expected: "完整的号码", remedy: "把这一列设为文本格式，重新填写号码"),
        about: &episode)
    }
  }

  private func names(_ column: TableColumn, of row: TableRow) -> [Located<String>] {
    guard let cell = located(column, of: row) else { return [] }
    return cell.value.split { "、，,;；/\n".contains($0) }.map(String.init)
      .map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
      .map { Located($0, at: cell.span) }
  }

  private func add(_ text: String, to note: inout String?) {
    note = note.map { $0 + "；" + text } ?? text
  }

  /// The name in 李静 0421-0000111; blanks inside it go, the number is not kept.
  static func name(in text: String) -> String {
    let letters = text.prefix { !$0.isNumber && !"+＋(（:：".contains($0) }
    return letters.filter { !$0.isWhitespace }
  }

  /// 1.38E+10: a number that a spreadsheet program has shortened.
  static func hasLostDigits(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts.first, let last = parts.last else { return false }
    return !first.isEmpty && first.allSatisfy { $0.isNumber || $0 == "." }
      && last.count >= 2 && last.allSatisfy { $0.isNumber || "+-".contains($0) }
  }
}

// MARK: - Texts

extension PlanRows {
  private mutating func readTexts(_ row: TableRow, _ episode: inout EpisodeRow) {
    episode.programme = located(.programme, of: row)
    if let theme = located(.theme, of: row), !["待定", "未定"].contains(theme.value) {
      let text = theme.value.split(whereSeparator: \.isNewline).joined()
      episode.theme = Located(text, at: theme.span)
    }
    if let campaign = located(.campaign, of: row) {
      episode.campaigns = campaign.value.split { "、，,;；\n".contains($0) }
        .map { Located(String($0).trimmed, at: campaign.span) }
    }
    let remark = RowRemark(text: cell(.remark, of: row)?.text ?? "")
    let kind = RowRemark(text: cell(.edition, of: row)?.text ?? "")
    episode.edition = remark.edition(theme: episode.theme?.value)
    if episode.edition == .regular { episode.edition = kind.edition(theme: nil) }
    if episode.leaveReason == nil { episode.leaveReason = remark.leaveReason }
    if !remark.text.isEmpty { add(remark.text, to: &episode.note) }
    if let due = cell(.materialsDue, of: row)?.text { add("材料报送截止：" + due, to: &episode.note) }
    let status = cell(.status, of: row)?.text ?? ""
    if status.contains("已确认") || remark.text.contains("已确认") { episode.agreement = .confirmed }
    if ["停播", "取消", "已取消"].contains(status) {
      episode.fate = .cancelled(reason: remark.text.isEmpty ? status : remark.text)
    }
  }

  private mutating func readDepartments(_ row: TableRow, _ episode: inout EpisodeRow) {
    for column in [TableColumn.department, .coDepartment] {
      guard let cell = located(column, of: row) else { continue }
      add(DepartmentNames(cell.value), at: cell.span, to: &episode)
    }
    guard episode.departments.isEmpty, episode.groupWords.isEmpty, episode.edition != .feedback
    else { return }
    let guests = episode.guests.map(\.name).filter { !$0.isEmpty }
    complain(
      PlanDiagnostic(
        .departmentMissing, at: place(.department, of: row),
        "缺\(layout.heading(.department) ?? "上线单位")。", expected: "单位的名称；还没有定的写“待定”"),
      about: &episode, hint: .department(guests: guests))
  }

  private mutating func add(
    _ names: DepartmentNames, at span: SourceSpan, to episode: inout EpisodeRow
  ) {
    episode.departments += names.departments.map { Located($0, at: span) }
    episode.groupWords += names.groupWords.map { Located($0, at: span) }
    guard !names.groupWords.isEmpty else { return }
    let words = names.groupWords.map { "“\($0)”" }.joined(separator: "、")
    complain(
      PlanDiagnostic(.groupWord, at: span, "\(words)不指某一个单位，按文字保留，不发提醒。"), about: &episode)
  }
}

// MARK: - Joint editions in merged blocks

extension PlanRows {
  /// Serial and date are one merged block with the row above: one edition, one more department.
  private func joinsEditionAbove(_ row: TableRow) -> Bool {
    guard !rows.isEmpty, let date = layout[.date], row[column: date].isBlank,
      table.mergeFromAbove(line: row.line, column: date) != nil
    else { return false }
    guard let serial = layout[.serial] else { return false }
    return table.mergeFromAbove(line: row.line, column: serial) != nil
  }

  private mutating func addToEditionAbove(_ row: TableRow) {
    guard var episode = rows.popLast() else { return }
    if let number = layout[.department], !row[column: number].isBlank,
      let cell = located(.department, of: row)
    {
      add(DepartmentNames(cell.value), at: cell.span, to: &episode)
    }
    if let number = layout[.guest], !row[column: number].isBlank {
      episode.guests += GuestReading(row[column: number].text).guests
    }
    rows.append(episode)
  }
}

// MARK: - State that the time needs

extension PlanRows {
  mutating func append(_ episode: EpisodeRow) { rows.append(episode) }

  private mutating func noteMonth(_ row: TableRow) {
    guard let cell = row.cells.first(where: { !$0.isBlank }),
      case .month(let year, let number) = DateReading.read(cell.text, planYear: year).value
    else { return }
    month = MonthContext(value: .month(year: year, month: number))
  }

  /// The month of the row: its own, that of a merged block, or the last one written above.
  mutating func monthContext(of row: TableRow) -> MonthContext? {
    guard let cell = cell(.month, of: row) else { return month.map { $0.inherited } }
    let own = !row[column: cell.column].isBlank
    let text = cell.text.allSatisfy(\.isNumber) ? cell.text + "月" : cell.text
    let context = MonthContext(
      value: DateReading.read(text, planYear: year).value, span: span(cell, .month),
      isOwn: own || table.mergeFromAbove(line: row.line, column: cell.column) != nil)
    month = context
    return context
  }

  /// Whether a day at the year's beginning without a written year follows December.
  mutating func followsDecember(_ day: CalendarDay, isYearWritten: Bool) -> Bool {
    let asks = hasPassedDecember && !isYearWritten && day.month <= 2
    if !asks, day.month == 12 || day.year > year { hasPassedDecember = true }
    return asks
  }

  mutating func passDecember(ifMonth number: Int) {
    if number == 12 { hasPassedDecember = true }
  }
}

/// The month that the month column gives to a row.
struct MonthContext {
  let value: DateReading.Value
  var span: SourceSpan?
  /// Written in this row or in a merged block that covers it.
  var isOwn = false

  /// The same month for a row below.
  var inherited: MonthContext { MonthContext(value: value, span: span, isOwn: false) }
}
