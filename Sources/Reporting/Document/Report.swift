// A report: a period of the register, counted as of a cut-off, checked, and put into words.

import Questions
package import Timekeeping

/// A report that reconciles.
package struct Report: Sendable {
  /// What it is about.
  package let period: ReportPeriod
  /// Until when facts count.
  package let cutOff: Timestamp
  /// How it was counted.
  package let settings: ReportSettings
  /// The counts.
  package let counts: Counts
  /// The counts of the period before, at the same distance from its start; nil when there is none.
  package let before: Counts?
  /// The report as a piece of writing.
  package let document: ReportDocument

  /// Counts `register` for `period` and writes the report.
  ///
  /// Nothing is written when a line contradicts itself, when a number stands twice or when a sum does
  /// not come out: the refusal says which, and names the cases.
  package static func make(
    _ period: ReportPeriod, from register: Register, asOf cutOff: Timestamp,
    settings: ReportSettings = ReportSettings()
  ) throws(ReportRefusal) -> Report {
    let counts = try Report.checked(register, period, asOf: cutOff, settings)
    let before = period.previous.map {
      Counts(register, $0, asOf: Report.cutOff(of: $0, like: period, cutOff, settings), settings)
    }
    let writer = PeriodicWriter(
      period: period, cutOff: cutOff, settings: settings, counts: counts, before: before,
      topics: register.topics, programmes: register.programmes)
    return Report(
      period: period, cutOff: cutOff, settings: settings, counts: counts, before: before,
      document: writer.document())
  }

  /// The counts of a period, when its lines and sums hold.
  static func checked(
    _ register: Register, _ period: ReportPeriod, asOf cutOff: Timestamp,
    _ settings: ReportSettings
  ) throws(ReportRefusal) -> Counts {
    if let declared = register.declaredCount, declared != register.rows.count {
      throw .countDiffers(declared: declared, found: register.rows.count)
    }
    if period.kind != .campaign, settings.zone.local(of: cutOff).day < period.from {
      throw .cutOffBeforePeriod
    }
    let counts = Counts(register, period, asOf: cutOff, settings)
    var numbers: Set<String> = []
    numbers.reserveCapacity(counts.tally.rows.count)
    for row in counts.tally.rows {
      guard numbers.insert(row.caseNumber).inserted else {
        throw .caseNumberTwice(row.caseNumber)
      }
      if let fault = row.fault { throw .contradiction(caseNumber: row.caseNumber, fault) }
    }
    for episode in counts.episodes.episodes {
      if let offered = episode.callsOffered, let answered = episode.callsAnswered,
        answered > offered
      {
        throw .answeredMoreThanOffered(episode.id)
      }
    }
    for sum in Sum.allCases {
      if let refusal = sum.refusal(counts) { throw refusal }
    }
    return counts
  }

  /// The cut-off of the period before that is fair to compare with: as far behind its start. A
  /// running month is compared with the same stretch of the month before.
  private static func cutOff(
    of before: ReportPeriod, like period: ReportPeriod, _ cutOff: Timestamp,
    _ settings: ReportSettings
  ) -> Timestamp {
    let zone = settings.zone
    func start(_ day: CalendarDay) -> Timestamp {
      zone.timestamp(of: LocalDateTime(day: day, time: .midnight))
    }
    let end = start(period.through.adding(days: 1))
    let endBefore = start(before.through.adding(days: 1))
    if cutOff >= end { return endBefore + (cutOff - end) }
    return min(start(before.from) + (cutOff - start(period.from)), endBefore)
  }
}

// MARK: - Cases

extension Report {
  /// The value of a figure.
  package func value(_ id: FigureID) -> FigureValue { counts.tally.value(id) }

  /// The case numbers behind a figure.
  package func cases(of id: FigureID, limit: Int = .max) -> [String] {
    counts.tally.cases(of: id, limit: limit)
  }

  /// How many cases stand behind a figure.
  package func caseCount(of id: FigureID) -> Int { counts.tally.caseCount(of: id) }

  /// The figures that the report prints, each once, in the order of print.
  package var printedFigures: [FigureID] {
    var seen: Set<FigureID> = []
    return document.sections.flatMap(\.runs).compactMap { run in
      guard case .figure(let id, _) = run, seen.insert(id).inserted else { return nil }
      return id
    }
  }

  /// The measures of issues on air that the report prints, each once.
  package var printedShows: [EpisodeMeasure] {
    var seen: Set<EpisodeMeasure> = []
    return document.sections.flatMap(\.runs).compactMap { run in
      guard case .shows(let measure, _) = run, seen.insert(measure).inserted else { return nil }
      return measure
    }
  }

  /// The tables of the report, in the order of print.
  package var tables: [ReportTable] { document.sections.flatMap(\.tables) }
}

extension ReportSection {
  /// Every piece of text of the section and its parts.
  var runs: [Run] {
    blocks.flatMap { block -> [Run] in
      switch block {
      case .paragraph(let runs): runs
      case .points(let points): points.flatMap { $0 }
      case .table(let table): table.rows.flatMap { $0 }
      case .chart: []
      }
    } + parts.flatMap(\.runs)
  }

  /// Every table of the section and its parts.
  var tables: [ReportTable] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
      + parts.flatMap(\.tables)
  }
}
