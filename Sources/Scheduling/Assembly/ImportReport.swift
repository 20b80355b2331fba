// What `hotline import FILE` shows: what was understood, row by row, what differs from what is in
// force, and what a person has to answer. Facts for programs, and the same in Chinese for people.

package import Language
package import Timekeeping

/// The preview of one file.
package struct ImportReport: Hashable, Sendable, Codable {
  /// The version of this form.
  package let schemaVersion: Int
  /// The file.
  package let file: String
  /// How much of it would be in force.
  package let state: FileReport.State
  /// Every row, in order.
  package let rows: [RowOutcome]
  /// What differs from what is in force, of episodes that stand or stood in this file.
  package let differences: [ScheduleChange]
  /// The same in Chinese, one line each.
  package let differenceLines: [String]
  /// Errors and warnings in this file: what a person has to answer.
  package let questions: [PlanDiagnostic]
  /// Remarks, those on days in the past among them.
  package let remarks: [PlanDiagnostic]
  /// Rows whose day is over already.
  package let pastRows: Int

  /// The report on `reading`, which is one of those that `assembly` was made of. Differences are
  /// reckoned from `adopted`; `today` tells which rows are past.
  package init(
    _ reading: PlanReading, in assembly: Assembly, adopted: [Episode], today: CalendarDay
  ) {
    let file = reading.file
    let rows = assembly.rows.filter { $0.span.file == file }
    let episodes = Dictionary(assembly.schedule.episodes.map { ($0.id, $0) }) { first, _ in first }
    let before = Dictionary(adopted.map { ($0.id, $0) }) { first, _ in first }
    let differences = PlanDifference.changes(
      from: adopted, to: assembly.schedule.episodes, because: assembly.overlay
    ).filter {
      episodes[$0.episodeID]?.span.file == file || before[$0.episodeID]?.span.file == file
    }
    let all = (reading.diagnostics + assembly.diagnostics.filter { $0.span.file == file })
      .sorted { ($0.span, $0.id) < ($1.span, $1.id) }
    self.schemaVersion = 1
    self.file = file
    self.state = assembly.fileReports.first { $0.file == file }?.state ?? .stale
    self.rows = rows
    self.differences = differences
    self.differenceLines = differences.map { $0.wording(in: assembly.schedule.directory) }
    self.questions = all.filter { $0.severity > .note }
    self.remarks = all.filter { $0.severity == .note }
    self.pastRows =
      rows.compactMap { $0.episodeID.flatMap { episodes[$0] } }
      .filter { $0.time.latest.day < today }.count
  }
}

// MARK: - Chinese

extension ImportReport {
  /// `读入23行：14行采用，9行待改`, then each row, the differences, and how many questions there are.
  package var lines: [String] {
    var lines = [summary, ""]
    lines += rows.map {
      ($0.span.sheet.map { "“\($0)”" } ?? "") + "第\($0.span.line)行 \($0.understood)"
        + ($0.state == .adopted ? "" : "（\($0.state.wording)）")
    }
    lines += [""]
    lines += differences.isEmpty ? ["与现行安排相同。"] : ["与现行安排相比：\(differenceSummary)"]
    lines += differenceLines.map { "  " + $0 }
    if pastRows > 0 { lines.append("其中\(pastRows)行的日期已经过去，只作记录，不再提醒。") }
    let waiting = questions.filter { $0.severity == .error }.count
    if !questions.isEmpty {
      lines += ["", "要改正的\(waiting)处，要确认的\(questions.count - waiting)处。"]
    }
    return lines
  }

  /// `“年度计划.csv”读入23行：14行采用，9行待改。部分生效。`
  package var summary: String {
    let held = rows.filter { $0.state == .heldOut || $0.state == .keptOld }.count
    let adopted = rows.filter { $0.state == .adopted }.count
    let merged = rows.filter { $0.state == .merged }.count
    var parts = ["\(adopted)行采用"]
    if held > 0 { parts.append("\(held)行待改") }
    if merged > 0 { parts.append("\(merged)行与另一文件相同") }
    return "“\(file)”读入\(rows.count)行：\(parts.joined(separator: "，"))。\(state.wording)。"
  }

  private var differenceSummary: String {
    ScheduleChange.Sort.allCases.compactMap { sort in
      let count = differences.filter { $0.sort == sort }.count
      return count > 0 ? "\(sort.wording)\(count)" : nil
    }.joined(separator: "，")
  }
}
