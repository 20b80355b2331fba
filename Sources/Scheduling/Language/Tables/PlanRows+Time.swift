// When the episode of a row is on: month column, date column and time column put together, and the
// questions that are asked instead of guessing.

import Language
import Timekeeping

/// The cells of one row that speak of time.
private struct TimeCells {
  let date: Located<String>?
  let time: Located<String>?
  let month: MonthContext?
  let isDayHidden: Bool
  /// What the date and time cells together say about the clock.
  var clock = ClockTime.open
}

/// What a row says about its clock time.
private enum ClockTime {
  case range(start: TimeOfDay, end: TimeOfDay, endsNextDay: Bool)
  case start(TimeOfDay)
  case open
  case refused
}

extension PlanRows {
  mutating func readTime(_ row: TableRow, _ episode: inout EpisodeRow, _ fact: inout RowFacts) {
    let dateCell = cell(.date, of: row)
    var cells = TimeCells(
      date: located(.date, of: row), time: located(.time, of: row), month: monthContext(of: row),
      isDayHidden: dateCell.map(hidesDay) ?? false)
    cells.clock = clockTime(cells, &episode)
    guard let date = cells.date else {
      readMonthOnly(row, cells, &episode, &fact)
      finish(row, cells, &episode)
      return
    }
    let reading = DateReading.read(date.value, planYear: year)
    switch reading.value {
    case .day(let day):
      readDay(day, reading, cells, &episode, &fact)
    case .month(let year, let number):
      let isFirst = checkMonth(number, cells, &episode)
      passDecember(ifMonth: number)
      fact.month = number
      if isFirst { episode.time = Located(.month(year: year, month: number), at: date.span) }
    case .undecided:
      readMonthOnly(row, cells, &episode, &fact)
    case .rule(let text):
      readRule(text, row, cells, &episode)
      return
    case .complaint(let complaint):
      refuse(complaint, at: date.span, &episode, &fact)
    }
    finish(row, cells, &episode)
  }

  /// Adds the row, with a remark on digits of double width.
  private mutating func finish(
    _ row: TableRow, _ cells: TimeCells, _ episode: inout EpisodeRow
  ) {
    remarkOnFullWidth(row, cells, &episode)
    append(episode)
  }
}

// MARK: - Days

extension PlanRows {
  private mutating func readDay(
    _ day: CalendarDay, _ reading: DateReading, _ cells: TimeCells, _ episode: inout EpisodeRow,
    _ fact: inout RowFacts
  ) {
    guard let date = cells.date else { return }
    if cells.isDayHidden, day.day == 1, reading.time == nil {
      // The first of a month in a cell that shows the month alone was typed as a month.
      fact.month = day.month
      episode.time = Located(.month(year: day.year, month: day.month), at: date.span)
      return
    }
    fact.day = day
    fact.month = day.month
    if followsDecember(day, isYearWritten: reading.isYearWritten) {
      fact.day = nil
      fact.month = nil
      complain(askForYear(day, at: date), about: &episode)
      return
    }
    guard checkMonth(day.month, cells, &episode) else { return }
    if cells.isDayHidden {
      complain(
        PlanDiagnostic(
          .dayHidden, at: date.span, "这一格只显示年月，里面存的是\(day.wordingWithWeekday)，已按这一天采用。",
          found: date.value), about: &episode)
    }
    setTime(day, cells.clock, at: date.span, &episode)
  }

  private func setTime(
    _ day: CalendarDay, _ clock: ClockTime, at span: SourceSpan, _ episode: inout EpisodeRow
  ) {
    switch clock {
    case .range(let start, let end, let endsNextDay):
      episode.time = Located(
        .day(
          start: LocalDateTime(day: day, time: start),
          end: LocalDateTime(day: endsNextDay ? day.adding(days: 1) : day, time: end)), at: span)
    case .start(let start):
      guard let minutes = sections.defaults.lengthMinutes else {
        episode.openTime = Located(OpenTime(day: day, start: start), at: span)
        return
      }
      let begin = LocalDateTime(day: day, time: start)
      episode.time = Located(.day(start: begin, end: begin.adding(minutes: minutes)), at: span)
    case .open:
      guard let time = sections.defaults.time else {
        episode.openTime = Located(OpenTime(day: day), at: span)
        return
      }
      setTime(day, .range(start: time.start, end: time.end, endsNextDay: false), at: span, &episode)
    case .refused:
      // The row is held, but its day is known and counts as claimed when free slots are offered.
      episode.openTime = Located(OpenTime(day: day), at: span)
    }
  }

  private func askForYear(_ day: CalendarDay, at date: Located<String>) -> PlanDiagnostic {
    let (year, month, number) = day.civil
    let later = CalendarDay(year: year + 1, month: month, day: number)
    let weekday = later.map { "（\($0.weekday.wording)）" } ?? ""
    return PlanDiagnostic(
      .yearAfterDecember, at: date.span,
      "\(month)月\(number)日排在12月之后，是\(year + 1)年\(month)月\(number)日\(weekday)吗？", found: date.value,
      expected: "写明年份", remedy: later?.description ?? "\(year + 1)年\(date.value)")
  }

  /// Whether the month column, where it speaks of this row, agrees.
  private mutating func checkMonth(
    _ number: Int, _ cells: TimeCells, _ episode: inout EpisodeRow
  ) -> Bool {
    guard let context = cells.month, context.isOwn, let span = context.span else { return true }
    switch context.value {
    case .month(_, let month):
      guard month != number, let date = cells.date else { return true }
      complain(
        PlanDiagnostic(
          .monthDisagrees, at: date.span, "月份一列写的是\(month)月，日期却在\(number)月，请改正其中一处。",
          found: date.value, expected: "月份与日期一致", notes: [PlanNote("月份写在这里。", at: span)]),
        about: &episode)
      return false
    case .complaint(let complaint):
      // 第一季度 beside a full date does no harm; a month that does not exist does.
      guard complaint.kind == .badMonth else { return true }
      complain(complaint.diagnostic(at: span), about: &episode)
      return false
    case .day, .rule, .undecided:
      return true
    }
  }

  private func hidesDay(_ cell: TableCell) -> Bool {
    guard case .date(let format) = cell.kind else { return false }
    return format.contains(.month) && !format.contains(.day)
  }
}

// MARK: - Months and open dates

extension PlanRows {
  /// No day is written, or it is open: the month column decides.
  private mutating func readMonthOnly(
    _ row: TableRow, _ cells: TimeCells, _ episode: inout EpisodeRow, _ fact: inout RowFacts
  ) {
    switch cells.month?.value {
    case .month(let year, let number):
      fact.month = number
      passDecember(ifMonth: number)
      let place = cells.date?.span ?? cells.month?.span ?? episode.span
      episode.time = Located(.month(year: year, month: number), at: place)
    case .complaint(let complaint):
      refuse(complaint, at: cells.month?.span ?? episode.span, &episode, &fact)
    case .day, .rule, .undecided, nil:
      // A reserve without department and date is no episode; without a date only it is a question.
      guard !episode.departments.isEmpty else { return }
      complain(
        PlanDiagnostic(
          .dateUndecided, at: place(.date, of: row), "这一行写了单位，但日期和月份都没有，暂不列入计划。",
          found: cells.date?.value, expected: DateReading.expected, remedy: "至少写上月份，例如“9月份”"),
        about: &episode)
    }
  }

  private mutating func refuse(
    _ complaint: ScalarComplaint, at span: SourceSpan, _ episode: inout EpisodeRow,
    _ fact: inout RowFacts
  ) {
    let hint: RowHint? =
      switch complaint.kind {
      case .badMonth: .month(line: fact.line)
      case .dateDoesNotExist: RowHint.day(in: complaint, year: year)
      default: nil
      }
    complain(complaint.diagnostic(at: span), about: &episode, hint: hint)
  }
}

// MARK: - Clock times

extension PlanRows {
  /// The clock time of a row: behind the date or in a column of its own, but not two of them.
  private mutating func clockTime(_ cells: TimeCells, _ episode: inout EpisodeRow) -> ClockTime {
    let behindDate = cells.date.flatMap { DateReading.read($0.value, planYear: year).time }
    let own = cells.time.map { TimeReading.read($0.value) }
    let first = behindDate.map { settle($0, at: cells.date?.span, &episode) } ?? .open
    let second = own.map { settle($0, at: cells.time?.span, &episode) } ?? .open
    switch (first, second) {
    case (.refused, _), (_, .refused): return .refused
    case (.open, let time): return time
    case (let time, .open): return time
    case (.range(let a, let b, let c), .range(let d, let e, let f)):
      if a == d, b == e, c == f { return first }
    case (.start(let start), .range(let from, _, _)):
      if start == from { return second }
    case (.range(let from, _, _), .start(let start)), (.start(let from), .start(let start)):
      if start == from { return first }
    }
    complain(
      PlanDiagnostic(
        .datesTwice, at: cells.time?.span ?? episode.span, "日期一列和时间一列写了不同的钟点，请只留一处。",
        found: cells.time?.value), about: &episode)
    return .refused
  }

  private mutating func settle(
    _ reading: TimeReading, at span: SourceSpan?, _ episode: inout EpisodeRow
  ) -> ClockTime {
    switch reading {
    case .range(let start, let end, let endsNextDay):
      return .range(start: start, end: end, endsNextDay: endsNextDay)
    case .start(let start): return .start(start)
    case .undecided: return .open
    case .complaint(let complaint):
      complain(complaint.diagnostic(at: span ?? episode.span), about: &episode)
      return .refused
    }
  }
}

// MARK: - Rules and remarks

extension PlanRows {
  /// 每季度的第2周星期三: the days in the remark settle it, one episode for each.
  private mutating func readRule(
    _ text: String, _ row: TableRow, _ cells: TimeCells, _ episode: inout EpisodeRow
  ) {
    guard let date = cells.date else { return }
    let days = RowRemark(text: cell(.remark, of: row)?.text ?? "").days(planYear: year)
    let slot = SlotReading.read(text, planYear: year)
    let (refusal, time) = RuleDays(slot: slot, days: days, year: year, date: date).settled()
    if let refusal {
      complain(refusal, about: &episode)
      finish(row, cells, &episode)
      return
    }
    let behind = time.map { settle($0, at: date.span, &episode) } ?? cells.clock
    for day in days {
      var copy = episode
      setTime(day, behind, at: date.span, &copy)
      append(copy)
    }
  }

  private mutating func remarkOnFullWidth(
    _ row: TableRow, _ cells: TimeCells, _ episode: inout EpisodeRow
  ) {
    var places: [TableColumn] = []
    if let date = cells.date, DateReading.hasFullWidthDigits(date.value) { places.append(.date) }
    if let time = cells.time, DateReading.hasFullWidthDigits(time.value) { places.append(.time) }
    guard let first = places.first, let time = episode.time else { return }
    let span = place(first, of: row)
    let found = [cells.date, cells.time].compactMap { $0 }.map(\.value)
      .filter { DateReading.hasFullWidthDigits($0) }.joined(separator: " / ")
    complain(
      PlanDiagnostic(
        .fullWidthDigits,
        at: SourceSpan(
          file: span.file, sheet: span.sheet, line: span.line, column: span.column,
          endColumn: span.endColumn,
          columnName: places.compactMap { layout.heading($0) }.joined(separator: ", ")),
        "全角数字已识别为\(time.value.plain(isPadded: false))。", found: found,
        remedy: time.value.plain(isPadded: true)), about: &episode)
  }
}

extension EpisodeTime {
  /// `2026-06-11 9:00-10:00`, or with two digits for every hour.
  fileprivate func plain(isPadded: Bool) -> String {
    func clock(_ time: TimeOfDay) -> String { isPadded ? time.description : time.wording }
    switch self {
    case .month(let year, let month): return "\(year)年\(month)月"
    case .day(let start, let end): return "\(start.day) \(clock(start.time))-\(clock(end.time))"
    }
  }
}
