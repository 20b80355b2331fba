// Shorthand for tables of figures: a row is a group, a column a measure.

import Questions

/// A column of a table of figures.
struct Column {
  let heading: String
  let cell: (FigureGroup) -> Run
  var isNumber = true
}

/// Makes cells from a tally.
struct TableBuilder {
  let counts: Counts

  /// A figure, with the count beside it when it is a rate.
  func figure(_ measure: Measure, of group: FigureGroup = .all) -> Run {
    let id = FigureID(measure, of: group)
    return .figure(id, counts.tally.value(id).textWithCount)
  }

  /// A count of issues on air; `—` when no record says it.
  func shows(_ measure: EpisodeMeasure) -> Run {
    .shows(measure, counts.episodes.number(measure).map(String.init) ?? Rounding.none)
  }

  /// The share that `group` has of all that were logged.
  func share(of group: FigureGroup) -> Run {
    let rate = Rate(
      counts.tally.number(.logged, of: group), of: counts.tally.number(.logged))
    return .text(rate.text)
  }

  /// One column for each measure.
  func columns(_ measures: [Measure]) -> [Column] {
    measures.map { measure in
      Column(heading: measure.wording) { figure(measure, of: $0) }
    }
  }

  /// A table with a row for each department, one for all, and a number for each row.
  func departments(
    _ name: String, _ caption: String, header: [[HeaderCell]]? = nil, _ columns: [Column]
  ) -> ReportTable {
    let flat = [HeaderCell("序号"), HeaderCell("单位")] + columns.map { HeaderCell($0.heading) }
    let shown = counts.departments.filter {
      counts.tally.number(.assigned, of: .department($0.code)) > 0
    }
    var rows = shown.enumerated().map { index, entry in
      [.text(String(index + 1)), .text(entry.name)]
        + columns.map { $0.cell(.department(entry.code)) }
    }
    rows.append([.text(""), .text("合计")] + columns.map { $0.cell(.all) })
    return ReportTable(
      name: name, caption: caption, header: header ?? [flat], rows: rows,
      alignment: [.number, .text] + columns.map { $0.isNumber ? .number : .text })
  }

  /// A table of two columns.
  func pairs(
    _ name: String, _ caption: String, heading: (String, String) = ("项目", "数量"),
    _ rows: [(String, Run)]
  ) -> ReportTable {
    ReportTable(
      name: name, caption: caption, header: [[HeaderCell(heading.0), HeaderCell(heading.1)]],
      rows: rows.map { [.text($0.0), $0.1] }, alignment: [.text, .number])
  }
}
