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

/// Answers hints. What all rows have in common is reckoned once.
struct RowHints {
  private let facts: [RowFacts]
  private let taken: Set<CalendarDay>
  private let weekday: Weekday?
  private let departments: [String: String]

  /// How many rows up and down are asked for a month.
  private static let neighbours = 50

  init(facts: [RowFacts]) {
    self.facts = facts
    let days = facts.compactMap(\.day)
    self.taken = Set(days)
    self.weekday = RowHints.seriesWeekday(of: days)
    var departments: [String: String] = [:]
    for fact in facts {
      guard let department = fact.department else { continue }
      for guest in fact.guests where departments[guest] == nil { departments[guest] = department }
    }
    self.departments = departments
  }

  /// The correction; nil when the other rows suggest none.
  func remedy(_ hint: RowHint) -> String? {
    switch hint {
    case .day(let year, let month): day(year: year, month: month)?.wordingWithWeekday
    case .month(let line): month(around: line).map { "\($0)月份" }
    case .department(let guests): guests.lazy.compactMap { departments[$0] }.first
    }
  }

  /// The last free day of the month that falls on the weekday of the series.
  private func day(year: Int, month: Int) -> CalendarDay? {
    guard let weekday else { return nil }
    let length = CalendarDay.length(ofMonth: month, year: year)
    return (1...length).reversed().lazy
      .compactMap { CalendarDay(year: year, month: month, day: $0) }
      .first { $0.weekday == weekday && !taken.contains($0) }
  }

  /// The weekday of at least half of the days, when there are three or more.
  private static func seriesWeekday(of days: [CalendarDay]) -> Weekday? {
    var counts: [Weekday: Int] = [:]
    for day in days { counts[day.weekday, default: 0] += 1 }
    guard days.count >= 3, let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value * 2 >= days.count
    else { return nil }
    return best.key
  }

  private func month(around line: Int) -> Int? {
    guard let place = index(ofLine: line) else { return nil }
    let near = RowHints.neighbours
    let before = facts[max(0, place - near)..<place].last { $0.month != nil }?.month
    let after = facts[(place + 1)...].prefix(near).first { $0.month != nil }?.month
    guard let before else { return after }
    guard let after, after >= before else { return before }
    return min(before + 1, after)
  }

  /// Facts stand in the order of their lines.
  private func index(ofLine line: Int) -> Int? {
    var low = 0
    var high = facts.count
    while low < high {
      let middle = (low + high) / 2
      if facts[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low < facts.count && facts[low].line == line ? low : nil
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
