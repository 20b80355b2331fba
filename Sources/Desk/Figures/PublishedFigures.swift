// The figures that stand on the public site. They are kept as they were counted and published: what is
// online changes when somebody publishes again, and not because a line of the register was mended.

import Publishing
import Questions
import Storage
import Timekeeping

/// The published figures of all periods.
struct PublishedFigures: Hashable, Sendable, Codable {
  private var periods: [Record] = []

  /// The figures, by period.
  var all: [HandlingFigures] {
    periods.compactMap(\.figures).sorted { $0.period < $1.period }
  }

  /// Puts the figures of a period in the place of those before.
  mutating func put(_ figures: HandlingFigures) {
    let record = Record(figures)
    periods.removeAll { $0.period == record.period }
    periods.append(record)
    periods.sort { $0.period < $1.period }
  }

  /// Takes the figures of a period off; false when there were none.
  mutating func remove(_ period: FiguresPeriod) -> Bool {
    let count = periods.count
    periods.removeAll { $0.period == period.code }
    return periods.count != count
  }

  /// What is stored.
  static func stored(_ ledger: Ledger) throws -> PublishedFigures {
    guard let text = try ledger.note(.publishedFigures) else { return PublishedFigures() }
    return try decodedValue(PublishedFigures.self, from: text)
  }

  func store(_ ledger: Ledger) throws {
    try ledger.setNote(.publishedFigures, to: try coded(self))
  }
}

/// One period in the form in which it is kept.
private struct Record: Hashable, Sendable, Codable {
  struct Named: Hashable, Sendable, Codable {
    var name: String
    var count: Int
  }

  struct Row: Hashable, Sendable, Codable {
    var department: String
    var counts: [Int]
  }

  struct Meaning: Hashable, Sendable, Codable {
    var name: String
    var text: String
  }

  var period: String
  var kind: String
  var from: CalendarDay
  var through: CalendarDay
  var cutOff: Timestamp
  var publishedAt: Timestamp
  var offered: Int?
  var answered: Int?
  var totals: [Int]
  var natures: [Named]
  var channels: [Named]
  var topics: [Named]
  var rows: [Row]
  var meanings: [Meaning]
  var signers: [String]

  init(_ figures: HandlingFigures) {
    period = figures.period.code
    (kind, from, through) = figures.period.parts
    cutOff = figures.cutOff
    publishedAt = figures.publishedAt
    let all = figures.totals
    offered = all.offered
    answered = all.answered
    totals = [all.logged, all.onAir, all.answeredOnAir, all.forwarded, all.closed, all.published]
    natures = figures.natures.map { Named(name: $0.name, count: $0.count) }
    channels = figures.channels.map { Named(name: $0.name, count: $0.count) }
    topics = figures.topics.map { Named(name: $0.name, count: $0.count) }
    rows = figures.departments.map {
      Row(
        department: $0.department.rawValue,
        counts: [
          $0.assigned, $0.closedInTime, $0.closedLate, $0.open, $0.followedUp, $0.satisfied,
        ])
    }
    meanings = figures.meanings.map { Meaning(name: $0.name, text: $0.text) }
    signers = figures.signers
  }

  /// Nil when the row is not in the form that this program writes.
  var figures: HandlingFigures? {
    guard let period = FiguresPeriod(kind: kind, from: from, through: through), totals.count == 6,
      rows.allSatisfy({ $0.counts.count == 6 })
    else { return nil }
    return HandlingFigures(
      period: period, cutOff: cutOff, publishedAt: publishedAt,
      totals: HandlingTotals(
        offered: offered, answered: answered, logged: totals[0], onAir: totals[1],
        answeredOnAir: totals[2], forwarded: totals[3], closed: totals[4], published: totals[5]),
      natures: natures.map { CountedName($0.name, $0.count) },
      channels: channels.map { CountedName($0.name, $0.count) },
      topics: topics.map { CountedName($0.name, $0.count) },
      departments: rows.map {
        DepartmentFigures(
          department: DepartmentCode(rawValue: $0.department), assigned: $0.counts[0],
          closedInTime: $0.counts[1], closedLate: $0.counts[2], open: $0.counts[3],
          followedUp: $0.counts[4], satisfied: $0.counts[5])
      }, meanings: meanings.map { FigureMeaning($0.name, $0.text) }, signers: signers)
  }
}

extension FiguresPeriod {
  /// The kind, the first and the last day.
  fileprivate var parts: (String, CalendarDay, CalendarDay) {
    func first(_ year: Int, _ month: Int) -> CalendarDay {
      CalendarDay(year: year, month: month, day: 1) ?? CalendarDay(daysSinceEpoch: 0)
    }
    func span(_ kind: String, _ start: CalendarDay, _ months: Int) -> (
      String, CalendarDay, CalendarDay
    ) {
      (kind, start, start.adding(months: months).adding(days: -1))
    }
    switch self {
    case .week(let monday): return ("week", monday, monday.adding(days: 6))
    case .month(let year, let month): return span("month", first(year, month), 1)
    case .quarter(let year, let quarter): return span("quarter", first(year, quarter * 3 - 2), 3)
    case .year(let year): return span("year", first(year, 1), 12)
    case .days(let from, let through): return ("days", from, through)
    }
  }

  /// The period of these parts; nil when there is no such kind.
  fileprivate init?(kind: String, from: CalendarDay, through: CalendarDay) {
    switch kind {
    case "week": self = .week(monday: from)
    case "month": self = .month(year: from.year, month: from.month)
    case "quarter": self = .quarter(year: from.year, quarter: (from.month + 2) / 3)
    case "year": self = .year(from.year)
    case "days": self = .days(from: from, through: through)
    default: return nil
    }
  }
}
