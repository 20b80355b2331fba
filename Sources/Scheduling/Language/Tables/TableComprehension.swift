// What was understood, row by row, in Chinese: the answer that a producer compares with the table.

package import Language
import Timekeeping

/// Words what a plan was understood to say.
package enum TableComprehension {
  /// One line per row, in the order of the file: `第12行：5月28日（周四）9:00–10:00 市教育局 义务教育招生入学`.
  /// Rows that are held say so, with the first error of that row.
  package static func lines(_ plan: PlanTable, diagnostics: [PlanDiagnostic] = []) -> [String] {
    var errors: [Place: String] = [:]
    for diagnostic in diagnostics where diagnostic.severity == .error {
      let place = Place(diagnostic.span)
      if errors[place] == nil { errors[place] = diagnostic.message }
    }
    return plan.rows.map { row in
      let line = "第\(row.span.line)行：" + sentence(row, planYear: plan.year?.value)
      guard row.isHeld else { return line }
      return line + "（暂不采用：" + (errors[Place(row.span)] ?? "有待核对的内容。") + "）"
    }
  }

  /// The row itself: `5月28日（周四）9:00–10:00 市教育局 义务教育招生入学`.
  package static func sentence(_ row: EpisodeRow, planYear: Int?) -> String {
    var parts = [time(row, planYear: planYear)]
    let names = row.departments.map(\.value) + row.groupWords.map(\.value)
    parts.append(names.isEmpty ? "单位未写" : names.joined(separator: "、"))
    if let theme = row.theme?.value { parts.append(theme) }
    switch row.edition {
    case .regular: break
    case .special: parts.append("［特别节目］")
    case .feedback: parts.append("［回音壁］")
    }
    let guests = row.guests.map { ($0.title + " " + $0.name).trimmed }
    if !guests.isEmpty { parts.append("嘉宾：" + guests.joined(separator: "、")) }
    return parts.joined(separator: " ")
  }

  private struct Place: Hashable {
    let sheet: String?
    let line: Int

    init(_ span: SourceSpan) {
      sheet = span.sheet
      line = span.line
    }
  }

  private static func time(_ row: EpisodeRow, planYear: Int?) -> String {
    if let time = row.time?.value {
      switch time {
      case .month(let year, let month):
        return (year == planYear ? "" : "\(year)年") + "\(month)月（日期待定）"
      case .day(let start, let end):
        let day = date(start.day, planYear: planYear)
        let next = end.day == start.day ? "" : "次日"
        return "\(day)\(start.time.wording)–\(next)\(end.time.wording)"
      }
    }
    guard let open = row.openTime?.value else { return row.isHeld ? "时间待核对" : "日期未定" }
    let day = date(open.day, planYear: planYear)
    return day + (open.start.map { $0.wording + "开始" } ?? "（时间按节目的默认时间）")
  }

  private static func date(_ day: CalendarDay, planYear: Int?) -> String {
    (day.year == planYear ? "" : "\(day.year)年") + day.wordingWithWeekday
  }

  /// `2026-06-11 9:00-10:00`, or with two digits for every hour.
  static func plain(_ time: EpisodeTime, isPadded: Bool) -> String {
    func clock(_ time: TimeOfDay) -> String { isPadded ? time.description : time.wording }
    switch time {
    case .month(let year, let month): return "\(year)年\(month)月"
    case .day(let start, let end): return "\(start.day) \(clock(start.time))-\(clock(end.time))"
    }
  }
}
