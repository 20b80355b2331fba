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

  /// A table of pairs becomes one sentence, a larger one numbered sentences: each row its first words,
  /// then column by column. What a row has no text for is left out.
  private mutating func add(_ table: ReportTable) {
    guard !table.repeatsChart else { return }
    let names = table.columnNames
    if names.count == 2 {
      let pairs = table.rows.map { $0.map(\.text).joined() }
      paragraph(table.caption + "：" + pairs.joined(separator: "，") + "。")
      return
    }
    let head = names.first == "序号" ? 1 : 0
    for (index, row) in table.rows.enumerated() {
      let number = head == 1 && row.first?.text == "" ? "" : "\(index + 1)."
      let cells = row.indices.dropFirst(head + 1).compactMap { column in
        cell(row[column], names[column], table.alignment[column])
      }
      paragraph(
        number + row[head].text + (cells.isEmpty ? "" : "：") + cells.joined(separator: "，") + "。")
    }
  }

  /// `办结2`, `地点：直播间`; nil for a text that is not there.
  private func cell(_ run: Run, _ name: String, _ alignment: ReportTable.Alignment) -> String? {
    var text = run.text
    if case .text(Rounding.none) = run, alignment == .text { return nil }
    // Sentences within the sentence lose their full stop.
    if text.hasSuffix("。") { text.removeLast() }
    return name + (alignment == .number ? "" : "：") + text
  }
}

extension [Run] {
  /// As plain text.
  var text: String { map(\.text).joined() }
}
