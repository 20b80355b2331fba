// When an episode is on: 日期, 时间 and 月份 put together. The plain ISO forms, which is what programs
// write and what large files consist of, are read without the long way round.

import Language
import Timekeeping

extension DocumentReader {
  /// Sets what is known of the time; true when neither a day nor a month is even tried to be given.
  mutating func readTime(
    _ fields: FoundFields<EpisodeKey>, planYear: Int?, into row: inout EpisodeRow
  ) -> Bool {
    let written = reader.text(.date, of: fields)
    let month = reader.text(.month, of: fields)
    let clock = reader.text(.time, of: fields).map { Located(clockReading($0.value), at: $0.span) }
    guard let date = written ?? month else {
      complain(of: clock)
      return true
    }
    let reading = dateReading(date.value, planYear: planYear)
    switch reading.value {
    case .day(let day):
      if written != nil, let month { compare(day, with: month, planYear: planYear) }
      let inner = reading.time.map { Located($0, at: date.span) }
      set(day, at: date.span, clock: clock ?? inner, into: &row)
    case .month(let year, let number):
      complain(of: clock)
      row.time = Located(.month(year: year, month: number), at: date.span)
    case .undecided:
      complain(of: clock)
      return true
    case .rule:
      reader.complain(
        PlanDiagnostic(
          .badDate, at: date.span, "“\(date.value)”是播出规律，不是日期。", found: date.value,
          expected: DateReading.expected, remedy: "规律写在节目的“播出时段”里，这里写日期"))
      complain(of: clock)
    case .complaint(let complaint):
      reader.complain(complaint.diagnostic(at: date.span))
      complain(of: clock)
    }
    return false
  }

  private mutating func set(
    _ day: CalendarDay, at span: SourceSpan, clock: Located<TimeReading>?,
    into row: inout EpisodeRow
  ) {
    switch clock?.value {
    case .range(let start, let end, let isNextDay):
      let last = isNextDay ? day.adding(days: 1) : day
      row.time = Located(
        .day(
          start: LocalDateTime(day: day, time: start), end: LocalDateTime(day: last, time: end)),
        at: span)
    case .start(let start):
      row.openTime = Located(OpenTime(day: day, start: start), at: span)
    case .undecided, nil: row.openTime = Located(OpenTime(day: day), at: span)
    case .complaint: complain(of: clock)
    }
  }

  private mutating func complain(of clock: Located<TimeReading>?) {
    guard let clock, case .complaint(let complaint) = clock.value else { return }
    reader.complain(complaint.diagnostic(at: clock.span))
  }

  /// 月份 beside 日期 must be that of the day.
  private mutating func compare(
    _ day: CalendarDay, with month: Located<String>, planYear: Int?
  ) {
    let reading = DateReading.read(month.value, planYear: planYear ?? day.year)
    if case .month(_, day.month) = reading.value { return }
    if case .complaint(let complaint) = reading.value {
      reader.complain(complaint.diagnostic(at: month.span))
      return
    }
    reader.complain(
      PlanDiagnostic(
        .monthDisagrees, at: month.span, "“月份”写的是\(month.value)，日期却在\(day.month)月。",
        found: month.value, expected: "\(day.month)月", remedy: "写了日期就不必写月份"))
  }

  // MARK: Short ways

  private func dateReading(_ text: String, planYear: Int?) -> DateReading {
    if let planYear, text.utf8.count == 10, let day = CalendarDay(iso: text),
      abs(day.year - planYear) <= 1
    {
      return DateReading(.day(day), isYearWritten: true)
    }
    return DateReading.read(text, planYear: planYear)
  }

  private func clockReading(_ text: String) -> TimeReading {
    let parts = text.split(separator: "-")
    if parts.count == 2, let start = TimeOfDay(iso: parts[0]), let end = TimeOfDay(iso: parts[1]),
      start.hour >= 6, end > start
    {
      return .range(start: start, end: end, endsNextDay: false)
    }
    return TimeReading.read(text)
  }
}
