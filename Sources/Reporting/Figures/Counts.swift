// A period counted: its lines and its issues on air, and the same for the period before.

import Questions
package import Timekeeping

/// All that the tables of a report are made from.
package struct Counts: Sendable {
  /// The lines.
  package let tally: Tally
  /// The issues on air.
  package let episodes: EpisodeTally
  /// The departments, in the order of the directory.
  package let departments: [DepartmentEntry]
  /// The kinds of departments, in the order in which the directory names them.
  package let kinds: [String]
  /// The starts of the parts of the period.
  package let parts: [Timestamp]

  /// Counts what `period` has of `register` up to `cutOff`.
  init(
    _ register: Register, _ period: ReportPeriod, asOf cutOff: Timestamp, _ settings: ReportSettings
  ) {
    let zone = settings.zone
    let start = zone.timestamp(of: LocalDateTime(day: period.from, time: .midnight))
    let end = zone.timestamp(
      of: LocalDateTime(day: period.through.adding(days: 1), time: .midnight))
    let today = zone.local(of: cutOff).day
    let rows: [RegisterRow]
    let shows: [EpisodeRow]
    if case .campaign(let name, _, _) = period {
      let marked = register.episodes.filter { $0.campaigns.contains(name) }
      let ids = Set(marked.map(\.id))
      rows = register.rows.filter { row in
        row.receivedAt <= cutOff
          && (row.campaigns.contains(name) || row.episode.map { ids.contains($0) } ?? false)
      }
      shows = marked.filter { $0.belongs(through: today) }
    } else {
      rows = register.rows.filter {
        start <= $0.receivedAt && $0.receivedAt < end && $0.receivedAt <= cutOff
      }
      shows = register.episodes.filter {
        $0.belongs(through: today) && period.from <= $0.lastDay && $0.lastDay <= period.through
      }
    }
    departments = register.departments
    var seen: Set<String> = []
    kinds = register.departments.map(\.kind).filter { seen.insert($0).inserted }
    parts = Counts.parts(period, rows, zone)
    tally = Tally(
      rows, asOf: cutOff,
      kinds: Dictionary(departments.map { ($0.code, $0.kind) }) { first, _ in first },
      parts: parts, countingMostlySatisfied: settings.countsMostlySatisfied)
    episodes = EpisodeTally(shows)
  }

  /// Days of a week, month or campaign, months of a quarter or year.
  private static func parts(
    _ period: ReportPeriod, _ rows: [RegisterRow], _ zone: Zone
  ) -> [Timestamp] {
    let first: CalendarDay
    var last = period.through
    switch period.kind {
    case .week, .month, .quarter, .year: first = period.from
    case .campaign:
      // What was collected beforehand came before the window.
      let days = rows.map { zone.local(of: $0.receivedAt).day }
      first = min(period.from, days.min() ?? period.from)
      last = max(last, days.max() ?? last)
    }
    var days: [CalendarDay] = []
    var day = first
    while day <= last {
      days.append(day)
      switch period.kind {
      case .week, .month, .campaign: day = day.adding(days: 1)
      case .quarter, .year: day = day.adding(months: 1)
      }
    }
    return days.map { zone.timestamp(of: LocalDateTime(day: $0, time: .midnight)) }
  }
}

extension EpisodeRow {
  /// Its day, or the last one of its month.
  fileprivate var lastDay: CalendarDay {
    day ?? month.adding(months: 1).adding(days: -1)
  }

  /// What is still to come belongs to no figure yet.
  fileprivate func belongs(through today: CalendarDay) -> Bool { lastDay <= today }
}
