// A notice said back in one fixed form, so that a producer can compare what was understood with what
// was pasted.

extension HolidayNotice {
  /// One line for the notice, then one for each holiday: what was understood.
  package var wording: [String] {
    let title =
      kind == .yearly ? "\(year)年放假安排" : "\(year)年放假安排的调整"
    let issued = publishedOn.map { "（\($0.year)年\($0.month)月\($0.day)日发布）" } ?? ""
    return [title + issued] + arrangements.map { $0.wording(in: year) }
  }
}

extension HolidayNotice.Arrangement {
  /// `劳动节：5月1日（周五）至5月5日（周二）放假，共5天；5月9日（周六）上班`. Dates outside `year`
  /// are written with theirs.
  package func wording(in year: Int) -> String {
    var parts: [String] = []
    if !offDays.isEmpty {
      let spans = runs(of: offDays).map { run in
        run.count == 1
          ? wording(run[0], year) : "\(wording(run[0], year))至\(wording(run[run.count - 1], year))"
      }
      parts.append("\(spans.joined(separator: "、"))放假，共\(offDays.count)天")
    }
    if !makeUpDays.isEmpty {
      parts.append(makeUpDays.map { wording($0, year) }.joined(separator: "、") + "上班")
    }
    if let extendedUntil { parts.append("假期延长至\(wording(extendedUntil, year))") }
    if let resumesOn { parts.append("\(wording(resumesOn, year))起上班") }
    return "\(name)：" + parts.joined(separator: "；")
  }

  private func wording(_ day: CalendarDay, _ year: Int) -> String {
    let date = "\(day.month)月\(day.day)日（\(day.weekday.wording)）"
    return day.year == year ? date : "\(day.year)年\(date)"
  }

  /// `days` cut where they are not consecutive.
  private func runs(of days: [CalendarDay]) -> [[CalendarDay]] {
    var runs: [[CalendarDay]] = []
    for day in days {
      if let last = runs.last?.last, day.days(since: last) == 1 {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs
  }
}
