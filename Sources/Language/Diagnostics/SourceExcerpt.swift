// The piece of a file that is shown under a complaint, with the cells that the caret has to pass.

/// What complaints of one file are shown in.
package enum PictureSource: Sendable {
  /// A text file; tables in text files are shown as text too.
  case text(PlanText)
  /// The sheets of a workbook.
  case sheets([Table])
}

/// One line of a file as it is shown, and where in it the caret stands.
struct SourceExcerpt: Hashable {
  /// The line, made fit for a terminal.
  private(set) var line: String
  /// Cells before the caret.
  private(set) var indent: Int
  /// Cells that are underlined, at least one.
  private(set) var width: Int

  /// Wider excerpts are cut on both sides.
  private static let widest = 96

  /// The line of `span` in `source`; nil when there is none.
  init?(_ span: SourceSpan, in source: PictureSource?) {
    switch source {
    case nil: return nil
    case .text(let text):
      guard span.line >= 1, span.line <= text.lineCount else { return nil }
      self.init(line: text.line(span.line), columns: span.column..<max(span.endColumn, span.column))
    case .sheets(let tables):
      guard let table = tables.first(where: { $0.sheet == span.sheet }),
        let row = table.row(onLine: span.line)
      else { return nil }
      self.init(row: row, span: span)
    }
  }

  /// A line of text; `columns` count its characters from 1.
  init(line: String, columns: Range<Int>) {
    let characters = Array(line)
    let first = min(max(columns.lowerBound - 1, 0), characters.count)
    let last = min(max(columns.upperBound - 1, first), characters.count)
    self.init(
      before: characters[..<first].map(SourceExcerpt.shown).joined(),
      marked: characters[first..<last].map(SourceExcerpt.shown).joined(),
      behind: characters[last...].map(SourceExcerpt.shown).joined())
  }

  /// A row of a workbook: its cells side by side, the meant one marked.
  private init(row: TableRow, span: SourceSpan) {
    let gap = " │ "
    let cells = row.cells.map { cell in
      cell.text.map(SourceExcerpt.shown).joined()
    }
    let isCell = span.columnName != nil || span.endColumn > span.column || span.column > 1
    guard isCell else {
      self.init(before: "", marked: cells.joined(separator: gap), behind: "")
      return
    }
    let place = min(max(span.column - 1, 0), cells.count)
    let before = cells[..<place].map { $0 + gap }.joined()
    let marked = place < cells.count ? cells[place] : ""
    let behind = place < cells.count ? cells[(place + 1)...].map { gap + $0 }.joined() : ""
    self.init(before: before, marked: marked, behind: behind)
  }

  private init(before: String, marked: String, behind: String) {
    var before = before
    var marked = marked
    var behind = behind
    var cells = CellWidth.of(marked)
    if cells > SourceExcerpt.widest {
      marked = SourceExcerpt.head(of: marked, cells: SourceExcerpt.widest - 4) + "…"
      cells = CellWidth.of(marked)
    }
    let room = SourceExcerpt.widest - cells
    let left = min(CellWidth.of(before), max(room - min(room / 2, CellWidth.of(behind)), 0))
    if CellWidth.of(before) > left { before = "…" + SourceExcerpt.tail(of: before, cells: left) }
    let right = max(SourceExcerpt.widest - cells - CellWidth.of(before), 0)
    if CellWidth.of(behind) > right { behind = SourceExcerpt.head(of: behind, cells: right) + "…" }
    line = before + marked + behind
    indent = CellWidth.of(before)
    width = max(1, cells)
  }

  /// A character as it may go to a terminal: tabs become blanks, line breaks a sign, and what would
  /// steer the terminal or turn the direction of writing becomes a question mark.
  private static func shown(_ character: Character) -> String {
    if character == "\t" { return "    " }
    if character.isNewline { return "⏎" }
    let isUnsafe = character.unicodeScalars.contains {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value)
        || (0x2066...0x2069).contains($0.value) || $0.value == 0xFEFF
    }
    if isUnsafe { return "?" }
    // An ideographic space at a line's end would be invisible, but its width is right.
    return String(character)
  }

  private static func head(of text: String, cells: Int) -> String {
    var taken = ""
    var width = 0
    for character in text {
      width += CellWidth.of(character)
      if width > cells { break }
      taken.append(character)
    }
    return taken
  }

  private static func tail(of text: String, cells: Int) -> String {
    var taken: [Character] = []
    var width = 0
    for character in text.reversed() {
      width += CellWidth.of(character)
      if width > cells { break }
      taken.append(character)
    }
    return String(taken.reversed())
  }
}
