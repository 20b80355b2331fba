// The report as one page that needs nothing else: no script, no picture file, no font. It can be
// mailed, opened from a stick, printed, read aloud and read on a telephone.

import Questions
import Timekeeping

extension Report {
  /// The page.
  package func html() -> String { PageWriter(document, cases: self).page() }
}

/// Writes the page of a document; `cases` opens its figures.
struct PageWriter {
  let document: ReportDocument
  let report: Report?
  private let places: [FigureID: Int]
  private let showPlaces: [EpisodeMeasure: Int]

  init(_ document: ReportDocument, cases report: Report?) {
    self.document = document
    self.report = report
    places = Dictionary(
      PageWriter.listed(report).enumerated().map { ($1, $0 + 1) }
    ) { first, _ in first }
    showPlaces = Dictionary(
      (report?.printedShows ?? []).enumerated().filter {
        report?.counts.episodes.episodes(of: $1).isEmpty == false
      }.map { ($1, $0 + 1) }
    ) { first, _ in first }
  }

  func page() -> String {
    var body = "<header><h1>\(HTML.escaped(document.title))</h1>\n"
    body += document.headLines.map { "<p class=\"head\">\(HTML.escaped($0))</p>\n" }.joined()
    body += "</header>\n<main>\n"
    for (index, section) in document.sections.enumerated() {
      let heading = ChineseNumber.text(index + 1) + "、" + section.heading
      body += self.section(section, heading: heading, level: 2, path: "\(index + 1)")
    }
    body += notes() + "</main>\n<footer>" + signature() + "</footer>\n" + caseLists()
    return """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>\(HTML.escaped(document.title))</title>
      <style>
      \(PageStyle.css)
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private func signature() -> String {
    let issuer =
      document.issuer.isEmpty ? mark(.blank("落款单位")) : HTML.escaped(document.issuer)
    return "<p>\(issuer)</p><p>\(HTML.escaped(document.dateLine))</p>"
  }

  private func notes() -> String {
    guard !document.footnotes.isEmpty else { return "" }
    return "<section class=\"notes\"><h2>附注</h2>\n<ol>\n"
      + document.footnotes.map { "<li>\(HTML.escaped($0))</li>\n" }.joined()
      + "</ol></section>\n"
  }
}

// MARK: - Sections

extension PageWriter {
  private func section(
    _ section: ReportSection, heading: String, level: Int, path: String
  ) -> String {
    var output = "<section>\n<h\(level)>\(HTML.escaped(heading))</h\(level)>\n"
    for (index, block) in section.blocks.enumerated() {
      output += self.block(block, id: "b\(path)-\(index + 1)")
    }
    for (index, part) in section.parts.enumerated() {
      output += self.section(
        part, heading: "（\(ChineseNumber.text(index + 1))）\(part.heading)", level: level + 1,
        path: "\(path)-p\(index + 1)")
    }
    return output + "</section>\n"
  }

  private func block(_ block: ReportBlock, id: String) -> String {
    switch block {
    case .paragraph(let runs): return "<p>\(runs.map(mark).joined())</p>\n"
    case .points(let points):
      return "<ol>\n" + points.map { "<li>\($0.map(mark).joined())</li>\n" }.joined() + "</ol>\n"
    case .table(let table):
      guard table.repeatsChart else { return self.table(table) }
      return "<details><summary>\(HTML.escaped(table.caption))：数字</summary>"
        + self.table(table) + "</details>\n"
    case .chart(let chart):
      return "<figure>\(ChartDrawing(chart: chart, id: id).svg())"
        + "<figcaption>\(HTML.escaped(chart.title))</figcaption></figure>\n"
    }
  }

  private func table(_ table: ReportTable) -> String {
    var output = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
    let style = table.columnNames.count == 2 ? " class=\"pairs\"" : ""
    output += HTML.escaped(table.caption) + "\"><table\(style)>\n<caption>"
    output += HTML.escaped(table.caption) + "</caption>\n<thead>\n"
    for row in table.header {
      output += "<tr>"
      for cell in row {
        let scope = cell.columns > 1 ? "colgroup" : "col"
        var span = cell.columns > 1 ? " colspan=\"\(cell.columns)\"" : ""
        span += cell.rows > 1 ? " rowspan=\"\(cell.rows)\"" : ""
        output += "<th scope=\"\(scope)\"\(span)>\(HTML.escaped(cell.text))</th>"
      }
      output += "</tr>\n"
    }
    output += "</thead>\n<tbody>\n"
    let head = table.columnNames.first == "序号" ? 1 : 0
    for row in table.rows {
      output += "<tr>"
      for (column, run) in row.enumerated() {
        let isNumber = column < table.alignment.count && table.alignment[column] == .number
        let style = isNumber ? " class=\"number\"" : ""
        output +=
          column == head
          ? "<th scope=\"row\">\(mark(run))</th>" : "<td\(style)>\(mark(run))</td>"
      }
      output += "</tr>\n"
    }
    return output + "</tbody>\n</table></div>\n"
  }

  /// A piece of text; a figure opens to its cases.
  private func mark(_ run: Run) -> String {
    switch run {
    case .text(let text): return HTML.escaped(text)
    case .figure(let id, let text):
      guard let report, let place = places[id] else { return number(text) }
      switch report.settings.links {
      case .address(let prefix):
        let address = HTML.escaped(prefix) + HTML.percentEncoded(id.code)
        return "<a href=\"\(address)\">\(number(text))</a>"
      case .listed: return "<a href=\"#f\(place)\">\(number(text))</a>"
      }
    case .shows(let measure, let text):
      guard let place = showPlaces[measure] else { return number(text) }
      return "<a href=\"#s\(place)\">\(number(text))</a>"
    case .link(let title, let address):
      guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
        return HTML.escaped(run.text)
      }
      return "<a href=\"\(HTML.escaped(address))\">\(HTML.escaped(title))</a>"
    case .caseNumber(let number): return "<span class=\"case\">\(HTML.escaped(number))</span>"
    case .blank: return "<mark>\(HTML.escaped(run.text))</mark>"
    }
  }
}

extension PageWriter {
  /// A rate may break before its counts and nowhere else.
  private func number(_ text: String) -> String {
    guard let open = text.firstIndex(of: "（") else { return HTML.escaped(text) }
    return "<span>\(HTML.escaped(String(text[..<open])))</span>"
      + "<span>\(HTML.escaped(String(text[open...])))</span>"
  }
}

// MARK: - Cases

extension PageWriter {
  /// The figures that have cases to show.
  private static func listed(_ report: Report?) -> [FigureID] {
    guard let report else { return [] }
    return report.printedFigures.filter { report.caseCount(of: $0) > 0 }
  }

  private func caseLists() -> String {
    guard let report else { return "" }
    var output = ""
    for (index, measure) in report.printedShows.enumerated() {
      let shows = report.counts.episodes.episodes(of: measure)
      guard !shows.isEmpty else { continue }
      output += list(
        id: "s\(index + 1)", title: "\(measure.wording)：\(shows.count)期",
        shows.map { "\($0.day?.description ?? "日期待定") \($0.id.rawValue)" }, of: shows.count)
    }
    if case .listed(let limit) = report.settings.links {
      for (index, id) in PageWriter.listed(report).enumerated() {
        let count = report.caseCount(of: id)
        output += list(
          id: "f\(index + 1)", title: "\(report.name(of: id))：\(count)件",
          report.cases(of: id, limit: limit), of: count)
      }
    }
    guard !output.isEmpty else { return "" }
    return "<section class=\"cases\"><h2>每个数字对应的案件</h2>\n\(output)</section>\n"
  }

  /// The fragment lies inside, so that following a link opens the list.
  private func list(id: String, title: String, _ lines: [String], of count: Int) -> String {
    var output = "<details><summary>\(HTML.escaped(title))</summary>"
    output += "<p id=\"\(id)\" tabindex=\"-1\">"
    output += lines.isEmpty ? "没有。" : HTML.escaped(lines.joined(separator: "、"))
    if count > lines.count { output += "……共\(count)件，其余见 cases.csv" }
    return output + "</p></details>\n"
  }
}

extension Report {
  /// A figure's name in words: 市医保局 办结率.
  package func name(of id: FigureID) -> String {
    let word = id.measure.wording
    switch id.group {
    case .all: return word
    case .department(let code): return name(of: code) + " " + word
    case .departmentBy(let code, let ways): return "\(name(of: code)) \(ways.wording) \(word)"
    case .kind(let kind): return kind + " " + word
    case .nature(let nature): return nature.wording + " " + word
    case .channel(let channel): return channel.wording + " " + word
    case .channels(let ways): return ways.wording + " " + word
    case .topic(let topic): return (topic ?? "未分类") + " " + word
    case .area(let area): return (area ?? "未注明地区") + " " + word
    case .programme(let code): return code.rawValue + " " + word
    case .extent(let extent): return extent.wording + " " + word
    case .part(let number): return "第\(number + 1)时段 " + word
    }
  }

  private func name(of code: DepartmentCode) -> String {
    counts.departments.first { $0.code == code }?.name ?? code.rawValue
  }
}
