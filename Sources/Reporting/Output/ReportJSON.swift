// The report for machines. Every figure carries its definition and its cases, so that another program
// can check it.

import Questions
import Timekeeping
import Writing

extension Report {
  /// The version of this form; it rises when a key changes its meaning.
  package static let schemaVersion = 1
  /// Cases that one figure carries at most; `cases.csv` has all.
  private static let casesOfOneFigure = 1_000

  /// The report as JSON.
  package func json() -> String {
    var json = JSONText()
    json.braces {
      $0.field("schemaVersion") { $0.number(Report.schemaVersion) }
      $0.field("kind") { $0.string(period.kind.rawValue) }
      $0.field("title") { $0.string(document.title) }
      $0.field("from") { $0.string(period.from.description) }
      $0.field("through") { $0.string(period.through.description) }
      $0.field("cutOff") { $0.string(cutOff.description) }
      $0.field("zone") { $0.string(settings.zone.identifier) }
      $0.field("figures") { $0.array(printedFigures) { write($1, into: &$0) } }
      $0.field("shows") { $0.array(printedShows) { write($1, into: &$0) } }
      $0.field("tables") { $0.array(tables) { write($1, into: &$0) } }
      $0.field("footnotes") { $0.array(document.footnotes) { $0.string($1) } }
    }
    return json.text + "\n"
  }

  private func write(_ id: FigureID, into json: inout JSONText) {
    let cases = cases(of: id, limit: Report.casesOfOneFigure)
    json.braces {
      $0.field("id") { $0.string(id.code) }
      $0.field("name") { $0.string(name(of: id)) }
      $0.field("definition") { $0.string(id.measure.definition(settings)) }
      switch value(id) {
      case .count(let count): $0.field("value") { $0.number(count) }
      case .rate(let rate):
        $0.field("value") { $0.hundredths(rate.hundredths) }
        $0.field("part") { $0.number(rate.part) }
        $0.field("whole") { $0.number(rate.whole) }
      case .meanLength(let length):
        $0.field("value") { $0.hundredths(length.hundredthsOfDay) }
        $0.field("count") { $0.number(length.count) }
      }
      $0.field("text") { $0.string(value(id).textWithCount) }
      $0.field("caseCount") { $0.number(caseCount(of: id)) }
      $0.field("cases") { $0.array(cases) { $0.string($1) } }
    }
  }

  private func write(_ measure: EpisodeMeasure, into json: inout JSONText) {
    let shows = counts.episodes.episodes(of: measure)
    json.braces {
      $0.field("id") { $0.string("shows/" + measure.rawValue) }
      $0.field("name") { $0.string(measure.wording) }
      $0.field("value") { json in
        if let number = counts.episodes.number(measure) { json.number(number) } else { json.null() }
      }
      $0.field("episodes") { $0.array(shows) { $0.string($1.id.rawValue) } }
    }
  }

  private func write(_ table: ReportTable, into json: inout JSONText) {
    json.braces {
      $0.field("name") { $0.string(table.name) }
      $0.field("caption") { $0.string(table.caption) }
      $0.field("columns") { $0.array(table.columnNames) { $0.string($1) } }
      $0.field("rows") { $0.array(table.rows) { $0.array($1) { $0.string($1.text) } } }
    }
  }
}

/// Writes JSON on one line, keys in order.
private struct JSONText {
  private(set) var text = ""
  private var needsComma = false

  mutating func null() { value("null") }
  mutating func number(_ number: Int) { value(String(number)) }
  mutating func hundredths(_ number: Int?) { value(number.map(Rounding.decimal) ?? "null") }

  mutating func string(_ words: String) {
    separate()
    needsComma = true
    text += "\"" + TextReader.json.safe(words) + "\""
  }

  mutating func braces(_ body: (inout JSONText) -> Void) {
    separate()
    text += "{"
    needsComma = false
    body(&self)
    text += "}"
    needsComma = true
  }

  mutating func field(_ name: String, _ body: (inout JSONText) -> Void) {
    string(name)
    text += ":"
    needsComma = false
    body(&self)
    needsComma = true
  }

  mutating func array<Elements: Sequence>(
    _ elements: Elements, _ body: (inout JSONText, Elements.Element) -> Void
  ) {
    separate()
    text += "["
    needsComma = false
    for element in elements { body(&self, element) }
    text += "]"
    needsComma = true
  }

  private mutating func value(_ words: String) {
    separate()
    text += words
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = false
  }
}
