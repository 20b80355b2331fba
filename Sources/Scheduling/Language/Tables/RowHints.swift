// Corrections that the other rows of a table suggest. They are offered and never applied.

import Language
import Timekeeping

/// What a row is known by to the others.
struct RowFacts {
  let line: Int
  var day: CalendarDay?
  var month: Int?
  var guests: [String] = []
  var department: String?

  init(line: Int) {
    self.line = line
  }
}

/// What a complaint asks the other rows.
enum RowHint {
  /// Which day of this month the series would take.
  case day(year: Int, month: Int)
  /// Which month lies between the rows above and below this line.
  case month(line: Int)
  /// Whose guests these are.
  case department(guests: [String])

  /// The hint for a day that does not exist; the month stands in the text.
  static func day(in complaint: ScalarComplaint, year: Int) -> RowHint? {
    for month in 1...12 {
      let reading = DateReading.read("\(month)月", planYear: year)
      guard case .month = reading.value else { continue }
      let found = complaint.expected ?? ""
      if found.hasPrefix("\(month)月1日") { return .day(year: year, month: month) }
    }
    return nil
  }
}

/// Answers hints.
struct RowHints {
  let facts: [RowFacts]

  /// The correction; nil when the other rows suggest none.
  func remedy(_ hint: RowHint) -> String? {
    switch hint {
    case .day(let year, let month): day(year: year, month: month)?.wordingWithWeekday
    case .month(let line): month(around: line).map { "\($0)月份" }
    case .department(let guests): department(of: guests)
    }
  }

  /// The last free day of the month that falls on the weekday of the series.
  private func day(year: Int, month: Int) -> CalendarDay? {
    guard let weekday = seriesWeekday else { return nil }
    let taken = Set(facts.compactMap(\.day))
    let length = CalendarDay.length(ofMonth: month, year: year)
    return (1...length).reversed().lazy
      .compactMap { CalendarDay(year: year, month: month, day: $0) }
      .first { $0.weekday == weekday && !taken.contains($0) }
  }

  /// The weekday of at least half of the days, when there are three or more.
  private var seriesWeekday: Weekday? {
    let weekdays = facts.compactMap { $0.day?.weekday }
    var counts: [Weekday: Int] = [:]
    for weekday in weekdays { counts[weekday, default: 0] += 1 }
    guard weekdays.count >= 3, let best = counts.max(by: { $0.value < $1.value }),
      best.value * 2 >= weekdays.count
    else { return nil }
    return best.key
  }

  private func month(around line: Int) -> Int? {
    let before = facts.last { $0.line < line && $0.month != nil }?.month
    let after = facts.first { $0.line > line && $0.month != nil }?.month
    guard let before else { return after }
    guard let after, after >= before else { return before }
    return min(before + 1, after)
  }

  private func department(of guests: [String]) -> String? {
    guard !guests.isEmpty else { return nil }
    return facts.first { $0.department != nil && !$0.guests.filter(guests.contains).isEmpty }?
      .department
  }
}

/// The days that a remark gives for a rule, checked against the rule.
struct RuleDays {
  let slot: SlotReading
  let days: [CalendarDay]
  let year: Int
  let date: Located<String>

  /// What speaks against the days, and the clock time that stands in the rule.
  func settled() -> (refusal: PlanDiagnostic?, time: TimeReading?) {
    switch slot {
    case .complaint(let complaint): return (complaint.diagnostic(at: date.span), nil)
    case .slot(let rhythm, let time):
      if days.isEmpty { return (ask(rhythm), time) }
      if let stray = days.first(where: { !fits($0, rhythm) }) {
        return (disagreement(stray), time)
      }
      return (nil, time)
    }
  }

  private func fits(_ day: CalendarDay, _ rhythm: SlotReading.Rhythm) -> Bool {
    switch rhythm {
    case .weekly(let weekdays): weekdays.contains(day.weekday)
    case .monthly(let nth), .quarterly(let nth): day.weekday == nth.weekday
    case .daily, .run, .once: true
    }
  }

  private func disagreement(_ day: CalendarDay) -> PlanDiagnostic {
    PlanDiagnostic(
      .weekdayDisagrees, at: date.span, "备注里的\(day.wordingWithWeekday)与“\(date.value)”的星期不一致。",
      found: date.value, expected: "备注里的日期与规则一致")
  }

  private func ask(_ rhythm: SlotReading.Rhythm) -> PlanDiagnostic {
    let pairs = rhythm.ambiguousDays(in: year)
    guard !pairs.isEmpty else {
      return PlanDiagnostic(
        .badSlotRule, at: date.span, "“\(date.value)”是规则，不是日期；请在备注里写明各期的日期。", found: date.value,
        expected: "备注里有日期，例如“7月8日、10月14日”", remedy: "在备注里写“7月8日、10月14日”这样的日期")
    }
    let notes = pairs.map { pair in
      let counted = pair.counted?.wordingWithWeekday ?? "没有这一天"
      let inWeek = pair.inWeek?.wordingWithWeekday ?? "没有这一天"
      return PlanNote("按“第几个”是\(counted)，按“第几周”是\(inWeek)。")
    }
    return PlanDiagnostic(
      .ambiguousWeekRule, at: date.span, "“\(date.value)”有两种读法，请在备注里写明各期的日期。", severity: .error,
      found: date.value, expected: "备注里有日期，例如“7月8日、10月14日”", notes: notes)
  }
}
