// Sheets that Excel and WPS open rightly: figures are numbers, texts from people are no formulas.

import Questions
import Timekeeping
import Writing

// MARK: - Tables

extension ReportDocument {
  /// A table as a sheet. A rate takes three columns, so that its counts are numbers: no program may
  /// take 3/5 for the third of May.
  func sheet(of table: ReportTable) -> [UInt8] {
    let names = table.columnNames
    let rates = names.indices.filter { column in
      table.rows.contains { column < $0.count && $0[column].rateParts != nil }
    }
    var sheet = CSVWriter(
      headings: names.enumerated().flatMap { column, name in
        rates.contains(column) ? [name, name + "分子", name + "分母"] : [name]
      })
    for row in table.rows {
      sheet.row(
        row.enumerated().flatMap { column, run -> [CSVWriter.Field] in
          guard rates.contains(column) else { return [run.field] }
          if let parts = run.rateParts {
            return [parts.rate, parts.part, parts.whole].map(CSVWriter.Field.figure)
          }
          return [run.field, .text(""), .text("")]
        })
    }
    sheet.row([])
    for line in [title] + headLines + footnotes { sheet.row([.text("注：" + line)]) }
    return sheet.bytes
  }
}

extension Run {
  /// The cell: a number that was made here, or a text that people wrote.
  fileprivate var field: CSVWriter.Field {
    switch self {
    case .figure(_, let text), .shows(_, let text): .figure(text)
    case .text(let text): isOwnNumber(text) ? .figure(text) : .text(text)
    case .link(_, let address): .text(address)
    case .caseNumber, .blank: .text(text)
    }
  }

  /// `+12.50%` and `-3.00%` are ours and no formula.
  private func isOwnNumber(_ text: String) -> Bool {
    guard text.hasSuffix("%"), let first = text.first, first == "+" || first == "-" else {
      return false
    }
    return text.dropFirst().dropLast().allSatisfy { $0 == "." || ("0"..."9").contains($0) }
  }

  /// The parts of `97.48%（302/506）`.
  fileprivate var rateParts: (rate: String, part: String, whole: String)? {
    guard let open = text.firstIndex(of: "（"), text.hasSuffix("）"), text[..<open].hasSuffix("%")
    else { return nil }
    let counts = text[text.index(after: open)...].dropLast().split(separator: "/")
    guard counts.count == 2 else { return nil }
    return (String(text[..<open]), String(counts[0]), String(counts[1]))
  }
}

// MARK: - Cases

extension Report {
  /// The measures that a case is marked with in `cases.csv`: all other figures follow from them.
  private static let marks: [Measure] = [
    .putOnAir, .answeredOnAir, .forwarded, .dealt, .published, .onAirOnly, .declined, .transferred,
    .pending, .merged, .closed, .closedInTime, .closedLate, .open, .overdue, .repliedInTime,
    .shouldReply, .followedUp, .satisfied, .mostlySatisfied, .dissatisfied, .unreached, .returned,
    .extended, .rehandled, .valid, .answered, .publicReplies,
  ]

  /// Every case of the period with what it counts in; filtering a column gives the cases of a figure.
  func caseSheet() -> [UInt8] {
    let names = Dictionary(counts.departments.map { ($0.code, $0.name) }) { first, _ in first }
    let tally = counts.tally
    var sheet = CSVWriter(
      headings: ["案号", "节目", "期次", "受理时间", "来源", "性质", "类别", "地区", "主办单位", "反映人次"]
        + Report.marks.map(\.wording), capacity: 256 * (tally.rows.count + 1))
    let marked = Report.marks.map(\.trait)
    for (row, traits) in zip(tally.rows, tally.traits) {
      let known = [
        row.caseNumber, row.programme.rawValue, row.episode?.rawValue ?? "",
        settings.zone.local(of: row.receivedAt).description, row.channel.wording,
        row.nature.wording, row.topic ?? "", row.area ?? "",
        row.course.lead.map { names[$0] ?? $0.rawValue } ?? "", String(row.contactCount),
      ]
      sheet.row(
        known.map(CSVWriter.Field.text) + marked.map { .number(traits.contains($0) ? 1 : 0) })
    }
    return sheet.bytes
  }
}
