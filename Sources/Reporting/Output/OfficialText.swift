// The report as an official letter in plain text: 一、（一）1. numbering, paragraphs that begin with two
// blanks, the date at the end. It can be pasted into a template, mailed or faxed as it is.

extension Report {
  /// The letter.
  package func officialText() -> String { document.officialText() }
}

extension ReportDocument {
  /// The letter.
  package func officialText() -> String {
    var letter = Letter()
    letter.line(title)
    letter.line("")
    for line in headLines { letter.line(line) }
    letter.line("")
    for (index, section) in sections.enumerated() {
      letter.paragraph(ChineseNumber.text(index + 1) + "、" + section.heading)
      letter.body(section, isTop: true)
    }
    letter.line("")
    if !footnotes.isEmpty {
      letter.paragraph("附注：")
      for (index, note) in footnotes.enumerated() { letter.paragraph("\(index + 1)." + note) }
      letter.line("")
    }
    letter.signature(issuer.isEmpty ? Run.blank("落款单位").text : issuer)
    letter.signature(dateLine)
    return letter.text
  }
}

/// Writes a letter line by line.
private struct Letter {
  private(set) var text = ""

  mutating func line(_ words: String) { text += words + "\n" }

  mutating func paragraph(_ words: String) { line("\u{3000}\u{3000}" + words) }

  /// At the right: thirty characters are a line of a letter.
  mutating func signature(_ words: String) {
    line(String(repeating: "\u{3000}", count: max(2, 28 - words.count)) + words)
  }

  mutating func body(_ section: ReportSection, isTop: Bool) {
    for block in section.blocks { add(block) }
    for (index, part) in section.parts.enumerated() {
      paragraph("（" + ChineseNumber.text(index + 1) + "）" + part.heading)
      body(part, isTop: false)
    }
  }

  private mutating func add(_ block: ReportBlock) {
    switch block {
    case .paragraph(let runs): paragraph(runs.text)
    case .points(let points):
      for (index, runs) in points.enumerated() { paragraph("\(index + 1)." + runs.text) }
    case .table(let table): add(table)
    // Its numbers stand in a table.
    case .chart: break
    }
  }

  /// A table becomes numbered sentences: each row its first words, then column by column.
  private mutating func add(_ table: ReportTable) {
    let names = table.columnNames
    let isNumbered = names.first == "序号"
    let head = isNumbered ? 1 : 0
    for (index, row) in table.rows.enumerated() {
      let cells = zip(names, row).dropFirst(head + 1).map { name, run in
        table.columnNames.count == head + 2 ? run.text : name + run.text
      }
      let number = isNumbered && row.first?.text == "" ? "" : "\(index + 1)."
      paragraph(number + row[head].text + "：" + cells.joined(separator: "，") + "。")
    }
  }
}

extension [Run] {
  /// As plain text.
  var text: String { map(\.text).joined() }
}
