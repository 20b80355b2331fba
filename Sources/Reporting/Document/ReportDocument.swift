// A report as a piece of writing, before it is a page, a sheet or a letter: sections, paragraphs,
// tables and charts. Every number in it knows which figure it is.

/// A report as a piece of writing.
package struct ReportDocument: Sendable {
  /// The title, made from the period.
  package let title: String
  /// Lines below the title: period, cut-off, deadline.
  package let headLines: [String]
  /// The sections.
  package let sections: [ReportSection]
  /// Definitions and rules, one sentence each.
  package let footnotes: [String]
  /// Who issues it; empty leaves a place to fill in.
  package let issuer: String
  /// The date line: 2020年5月29日.
  package let dateLine: String
}

/// A part of a report with a heading.
package struct ReportSection: Sendable {
  /// The heading, without its number.
  package let heading: String
  /// What stands in it.
  package var blocks: [ReportBlock]
  /// Parts of it with headings of their own.
  package var parts: [ReportSection]

  /// A section.
  init(_ heading: String, _ blocks: [ReportBlock] = [], parts: [ReportSection] = []) {
    self.heading = heading
    self.blocks = blocks
    self.parts = parts
  }
}

/// A paragraph, a list, a table or a chart.
package enum ReportBlock: Sendable {
  /// Running text.
  case paragraph([Run])
  /// Numbered points.
  case points([[Run]])
  /// A table.
  case table(ReportTable)
  /// A chart; its numbers stand in a table too, so a letter without pictures lacks nothing.
  case chart(Chart)
}

/// A piece of text.
package enum Run: Hashable, Sendable {
  /// Words.
  case text(String)
  /// A figure of the register, which opens to its cases.
  case figure(FigureID, String)
  /// A figure of issues on air, which opens to them.
  case shows(EpisodeMeasure, String)
  /// An address that can be followed.
  case link(title: String, address: String)
  /// A case by its number.
  case caseNumber(String)
  /// 待填: what nobody has written yet, and what it is.
  case blank(String)

  /// As plain text.
  package var text: String {
    switch self {
    case .text(let text), .figure(_, let text), .shows(_, let text): text
    case .link(let title, let address): title == address ? title : "\(title)（\(address)）"
    case .caseNumber(let number): number
    case .blank(let what): "〔待填：\(what)〕"
    }
  }
}

/// A table.
package struct ReportTable: Sendable {
  /// Its name in file names.
  package let name: String
  /// Its caption.
  package let caption: String
  /// One or two rows of headings.
  package let header: [[HeaderCell]]
  /// The rows.
  package let rows: [[Run]]
  /// Which columns are numbers, from the left.
  package let alignment: [Alignment]
  /// It only repeats a chart in numbers: the page and the sheets have it, the letter does not.
  package var repeatsChart = false

  /// How a column stands.
  package enum Alignment: Hashable, Sendable {
    /// Text, at the left.
    case text
    /// Numbers, at the right.
    case number
  }

  /// The names of the columns; under a heading that spans, with that heading in front.
  package var columnNames: [String] {
    guard header.count > 1 else { return header.first?.map(\.text) ?? [] }
    var below = header[1][...]
    return header[0].flatMap { cell -> [String] in
      guard cell.rows == 1 else { return [cell.text] }
      let names = below.prefix(cell.columns).map { cell.text + $0.text }
      below = below.dropFirst(cell.columns)
      return names
    }
  }
}

/// A heading of a table.
package struct HeaderCell: Hashable, Sendable {
  /// Its words.
  package let text: String
  /// How many columns it spans.
  package let columns: Int
  /// How many rows it spans.
  package let rows: Int

  /// A heading.
  init(_ text: String, columns: Int = 1, rows: Int = 1) {
    self.text = text
    self.columns = columns
    self.rows = rows
  }
}

/// A simple chart.
package struct Chart: Sendable {
  /// How it is drawn.
  package enum Form: Hashable, Sendable {
    /// Lying bars, one below another.
    case bars
    /// A line over time.
    case line
  }

  /// How it is drawn.
  package let form: Form
  /// Its title.
  package let title: String
  /// The labels and counts, in order.
  package let points: [(label: String, count: Int)]

  /// The same in words, for those who can't see it.
  package var wording: String {
    points.map { "\($0.label)\($0.count)" }.joined(separator: "，")
  }
}
