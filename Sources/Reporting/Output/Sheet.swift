// Sheets that Excel and WPS open rightly: UTF-8 with its mark, CRLF, and nothing that a cell could
// take for a formula.

import Questions
import Timekeeping

/// Writes sheets.
struct Sheet {
  private var output = "\u{FEFF}"

  /// What Excel would run, or what would break a row out of its cell.
  private static let dangerous: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]

  mutating func row(_ cells: [String]) {
    output += cells.map(Sheet.quoted).joined(separator: ",") + "\r\n"
  }

  /// A row that ends with marks, which need no quotes: there are millions of them.
  mutating func row(_ cells: [String], marks: [Bool]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output += "," }
      output += Sheet.quoted(cell)
    }
    for mark in marks { output += mark ? ",1" : ",0" }
    output += "\r\n"
  }

  var text: String { output }

  /// A text from people, made harmless: a leading apostrophe keeps a formula asleep.
  static func guarded(_ text: String) -> String {
    let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{3000}" && $0 != "\n" }
    guard let first, dangerous.contains(first) || dangerous.contains(first.folded) else {
      return text
    }
    return "'" + text
  }

  private static func quoted(_ cell: String) -> String {
    // Comma, quotation mark, line feed, carriage return.
    let needsQuotes = cell.utf8.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
    guard needsQuotes else { return cell }
    var quoted = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension Unicode.Scalar {
  /// Full-width ＝＋－＠ are folded by some programs before they look.
  fileprivate var folded: Unicode.Scalar {
    guard 0xFF01...0xFF5E ~= value, let plain = Unicode.Scalar(value - 0xFEE0) else { return self }
    return plain
  }
}

// MARK: - Tables

extension ReportDocument {
  /// A table as a sheet. A rate takes three columns, so that its counts are numbers: no program may
  /// take 3/5 for the third of May.
  func sheet(of table: ReportTable) -> String {
    var sheet = Sheet()
    let names = table.columnNames
    let rates = names.indices.filter { column in
      table.rows.contains { column < $0.count && $0[column].rateParts != nil }
    }
    sheet.row(
      names.enumerated().flatMap { column, name in
        rates.contains(column) ? [name, name + "分子", name + "分母"] : [name]
      })
    for row in table.rows {
      sheet.row(
        row.enumerated().flatMap { column, run -> [String] in
          guard rates.contains(column) else { return [run.cellText] }
          if let parts = run.rateParts { return [parts.rate, parts.part, parts.whole] }
          return [run.cellText, "", ""]
        })
    }
    sheet.row([])
    for line in [title] + headLines + footnotes { sheet.row(["注：" + line]) }
    return sheet.text
  }
}

extension Run {
  /// The text of a cell, made harmless when people wrote it.
  fileprivate var cellText: String {
    switch self {
    case .figure(_, let text), .shows(_, let text): text
    case .text(let text): isOwnNumber(text) ? text : Sheet.guarded(text)
    case .link(_, let address): Sheet.guarded(address)
    case .caseNumber, .blank: Sheet.guarded(text)
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
  func caseSheet() -> String {
    var sheet = Sheet()
    let names = Dictionary(counts.departments.map { ($0.code, $0.name) }) { first, _ in first }
    sheet.row(
      ["案号", "节目", "期次", "受理时间", "来源", "性质", "类别", "地区", "主办单位", "反映人次"]
        + Report.marks.map(\.wording))
    let tally = counts.tally
    let marked = Report.marks.map(\.trait)
    for (row, traits) in zip(tally.rows, tally.traits) {
      let known = [
        row.caseNumber, row.programme.rawValue, row.episode?.rawValue ?? "",
        settings.zone.local(of: row.receivedAt).description, row.channel.wording,
        row.nature.wording, row.topic ?? "", row.area ?? "",
        row.course.lead.map { names[$0] ?? $0.rawValue } ?? "", String(row.contactCount),
      ]
      sheet.row(known.map(Sheet.guarded), marks: marked.map { traits.contains($0) })
    }
    return sheet.text
  }
}
