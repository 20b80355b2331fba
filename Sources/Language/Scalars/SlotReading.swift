// The rhythm of a programme as it is written: 每周四 9:00-10:00, 每季度的第2周星期三 11:00-11:45,
// 12月5日至12月28日每天 8:00-9:00.

package import Timekeeping

/// What a text says about when a programme is on, again and again.
package enum SlotReading: Hashable, Sendable {
  /// The rhythm of the days, and the clock time if one stands there.
  case slot(Rhythm, time: TimeReading?)
  /// It cannot be taken as it stands.
  case complaint(ScalarComplaint)

  /// The rhythm of the days.
  package enum Rhythm: Hashable, Sendable {
    /// 每天
    case daily
    /// 每周…
    case weekly([Weekday])
    /// 每月第n个…
    case monthly(NthWeekday)
    /// 每季度第n个…
    case quarterly(NthWeekday)
    /// From the first to the last day, each day.
    case run(from: CalendarDay, through: CalendarDay)
    /// One day.
    case once(CalendarDay)
  }

  /// 第n个星期三, or 第n周星期三 whose two meanings differ in some months.
  package struct NthWeekday: Hashable, Sendable {
    /// Which one, from 1.
    package let nth: Int
    /// The day of the week.
    package let weekday: Weekday
    /// 周 and not 个 was written: the n-th such day, or the day of the n-th week?
    package let saysWeek: Bool

    /// The n-th such day of the month.
    package func counted(year: Int, month: Int) -> CalendarDay? {
      guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
      let shift = (weekday.rawValue - first.weekday.rawValue + 7) % 7
      return within(first.adding(days: shift + 7 * (nth - 1)), of: first)
    }

    /// The day of the n-th week of the month, the week of the 1st being the first; weeks begin on
    /// Monday.
    package func inWeek(year: Int, month: Int) -> CalendarDay? {
      guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
      let monday = first.mondayOfWeek.adding(days: 7 * (nth - 1))
      return within(monday.adding(days: weekday.rawValue - 1), of: first)
    }

    private func within(_ day: CalendarDay, of first: CalendarDay) -> CalendarDay? {
      day >= first && day < first.adding(months: 1) ? day : nil
    }
  }

  /// What was expected, for every complaint about a rhythm.
  package static let expected = "形如 每周四 9:00-10:00、每季度第2个星期三 11:00-11:45 或 12月5日至12月28日每天 8:00-9:00"

  /// Reads the whole of `text`; `planYear` as for `DateReading`.
  package static func read(_ text: some StringProtocol, planYear: Int?) -> SlotReading {
    var cursor = ScalarCursor(ScalarCursor.withoutBrackets(text))
    let found = String(text).trimmed
    if let rhythm = rhythm(from: &cursor) { return finish(rhythm, cursor: cursor) }
    if let run = run(ScalarCursor(text).rest, planYear: planYear) { return run }
    let date = DateReading.read(text, planYear: planYear)
    if case .day(let day) = date.value { return .slot(.once(day), time: date.time) }
    return .complaint(
      ScalarComplaint(.badSlotRule, "读不懂播出规则“\(found)”，请改写。", found: found, expected: expected))
  }

  private static func finish(_ rhythm: Rhythm, cursor: ScalarCursor) -> SlotReading {
    var cursor = cursor
    cursor.skipBlanks()
    _ = cursor.take(",")
    return .slot(rhythm, time: cursor.isAtEnd ? nil : .read(cursor.rest))
  }

  private static func rhythm(from cursor: inout ScalarCursor) -> Rhythm? {
    if cursor.takeAny(["每季度", "每季", "每个季度"]) != nil {
      return nthWeekday(from: &cursor).map { .quarterly($0) }
    }
    if cursor.takeAny(["每个月", "每月"]) != nil {
      return nthWeekday(from: &cursor).map { .monthly($0) }
    }
    if let days = WeekdayReading.takeSeveral(from: &cursor) { return .weekly(days) }
    return cursor.takeAny(["每天", "每日"]) == nil ? nil : .daily
  }

  private static func nthWeekday(from cursor: inout ScalarCursor) -> NthWeekday? {
    _ = cursor.takeAny(["首月的", "首月", "第一个月的", "第一个月", "的"])
    cursor.skipBlanks()
    guard cursor.take("第"), let nth = cursor.number(), (1...5).contains(nth.value) else {
      return nil
    }
    _ = cursor.take("个")
    cursor.skipBlanks()
    if let day = WeekdayReading.takeOne(from: &cursor) {
      return NthWeekday(nth: nth.value, weekday: day, saysWeek: false)
    }
    guard cursor.takeAny(["周的", "周"]) != nil else { return nil }
    cursor.skipBlanks()
    return WeekdayReading.takeOne(from: &cursor).map {
      NthWeekday(nth: nth.value, weekday: $0, saysWeek: true)
    }
  }

  /// `12月5日至12月28日每天 8:00-9:00`, also `12月5日-28日` and `2026-05-11至2026-05-22`.
  private static func run(_ text: String, planYear: Int?) -> SlotReading? {
    guard let separator = text.indices.first(where: { isBehindDay($0, in: text) }) else {
      return nil
    }
    let first = DateReading.read(text[..<separator], planYear: planYear)
    guard case .day(let from) = first.value, first.time == nil else { return nil }
    var tail = ScalarCursor(text[text.index(after: separator)...])
    let start = tail.index
    while let next = tail.next, next != "日", next != "号", next != " ", next != "每" {
      tail.advance()
    }
    _ = tail.takeAny(["日", "号"])
    var end = tail.text(from: start, to: tail.index)
    if end.hasSuffix("日"), !end.contains("月") { end = "\(from.month)月" + end }
    let last = DateReading.read(end, planYear: from.year)
    guard case .day(let through) = last.value, through >= from else { return nil }
    tail.skipBlanks()
    _ = tail.takeAny(["每天", "每日"])
    return finish(.run(from: from, through: through), cursor: tail)
  }

  /// A separator between two days: 至 or 到 anywhere, a dash only behind 日.
  private static func isBehindDay(_ index: String.Index, in text: String) -> Bool {
    switch text[index] {
    case "至", "到": true
    case "-": index > text.startIndex && "日号".contains(text[text.index(before: index)])
    default: false
    }
  }
}

extension SlotReading.Rhythm {
  /// The days of `year` under both meanings of 第n周, where they differ; empty when they never do.
  package func ambiguousDays(in year: Int) -> [(counted: CalendarDay?, inWeek: CalendarDay?)] {
    let months: [Int]
    let rule: SlotReading.NthWeekday
    switch self {
    case .monthly(let nth): (months, rule) = (Array(1...12), nth)
    case .quarterly(let nth): (months, rule) = ([1, 4, 7, 10], nth)
    case .daily, .weekly, .run, .once: return []
    }
    guard rule.saysWeek else { return [] }
    return months.map {
      (rule.counted(year: year, month: $0), rule.inWeek(year: year, month: $0))
    }.filter { $0.0 != $0.1 }
  }
}
