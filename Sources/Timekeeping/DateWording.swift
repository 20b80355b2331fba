// Dates as people in an office say them. Every message and page words its dates here, so that a
// make-up Saturday is called one everywhere.

/// Words dates in Chinese for a reader who stands on one day.
package struct DateWording: Hashable, Sendable {
  private let calendar: HolidayCalendar
  private let today: CalendarDay

  /// Words dates as seen from `today`, with the off and make-up days of `calendar`.
  package init(calendar: HolidayCalendar, today: CalendarDay) {
    self.calendar = calendar
    self.today = today
  }

  /// `5月14日（周四）`; with the year in front when it is not the reader's.
  package func date(_ day: CalendarDay) -> String {
    "\(shortDate(day))（\(day.weekday.wording)）"
  }

  /// `今天（5月8日 周五）`, `明天（5月9日 周六，调休上班）`, `后天（…）`, `本周四（5月14日）`,
  /// `下周四（5月21日）`; further away, or in the past, `5月29日（周五）`.
  ///
  /// A make-up day and a day off are always called so, because they go against the weekday.
  package func relative(_ day: CalendarDay) -> String {
    relative(day, sense: workingSense(of: day))
  }

  /// The same with a sense that was looked up before, such as one kept with a reminder.
  package func relative(_ day: CalendarDay, sense known: String?) -> String {
    let sense = known.map { "，" + $0 } ?? ""
    switch day.days(since: today) {
    case 0: return "今天（\(shortDate(day)) \(day.weekday.wording)\(sense)）"
    case 1: return "明天（\(shortDate(day)) \(day.weekday.wording)\(sense)）"
    case 2: return "后天（\(shortDate(day)) \(day.weekday.wording)\(sense)）"
    case 3...:
      if let week = weekWord(for: day) {
        return "\(week)\(day.weekday.wording.dropFirst())（\(shortDate(day))\(sense)）"
      }
    default: break
    }
    return "\(shortDate(day))（\(day.weekday.wording)\(sense)）"
  }

  /// The same as `relative(_:)` of the day, then the time: `明天（5月14日 周四）9:00`.
  package func relative(_ moment: LocalDateTime) -> String {
    relative(moment.day) + moment.time.wording
  }

  /// `9:00–10:00`.
  package static func range(from start: TimeOfDay, to end: TimeOfDay) -> String {
    "\(start.wording)–\(end.wording)"
  }

  /// `调休上班` for a worked weekend, `劳动节放假` for a day off by notice, nil for an ordinary day.
  package func workingSense(of day: CalendarDay) -> String? {
    if calendar.isMakeUpDay(day) { return "调休上班" }
    return calendar.holidayName(on: day).map { $0 == "放假" ? $0 : $0 + "放假" }
  }

  /// `5月14日`, with the year in front when it is not the reader's.
  package func shortDate(_ day: CalendarDay) -> String {
    let (year, month, date) = day.civil
    let short = "\(month)月\(date)日"
    return year == today.year ? short : "\(year)年\(short)"
  }

  private func weekWord(for day: CalendarDay) -> String? {
    switch day.mondayOfWeek.days(since: today.mondayOfWeek) {
    case 0: "本周"
    case 7: "下周"
    default: nil
    }
  }
}
