// Putting the folder together: names are looked up, equal rows merged, identities carried over, the
// overlay applied, conflicts settled. A row that cannot be taken keeps the adopted version of its
// episode or stays out; the others are adopted all the same.

import Language
package import Timekeeping

/// The way from readings to a schedule.
package enum ScheduleAssembly {
  /// Puts `readings` together. `adopted` are the episodes in force; `today` decides only what can
  /// still be meant by a changed row, and from when open places are looked for.
  package static func assemble(
    _ readings: [PlanReading], adopted: [Episode], today: CalendarDay
  ) -> Assembly {
    var bench = AssemblyBench(readings, adopted: adopted, today: today)
    bench.placeRows()
    bench.keepBrokenFiles()
    bench.applyOverlay()
    bench.settleConflicts()
    bench.countGenerations()
    return bench.assembly(of: readings)
  }
}

/// The state of one assembly.
private struct AssemblyBench {
  let parts: ScheduleParts
  let adopted: [EpisodeID: Episode]
  let today: CalendarDay
  var schedule: Schedule
  var diagnostics: [PlanDiagnostic]
  var rows: [PlannedRow]
  let unplacedRows: [EpisodeRow]
  let unplacedFiles: Set<String>
  var identities: [EpisodeID?]
  let aliases: [String: EpisodeID]
  /// The episodes so far.
  var episodes: [EpisodeID: Episode] = [:]
  /// Indices of rows whose adopted version stays in their place.
  var keptRows: Set<Int> = []
  var rowOfEpisode: [EpisodeID: Int] = [:]
  var moves: [EpisodeID: Int] = [:]
  var overlay: [EpisodeID: [OverlayEntry]] = [:]

  init(_ readings: [PlanReading], adopted: [Episode], today: CalendarDay) {
    let parts = ScheduleParts(readings)
    let (frame, complaints) = parts.frame()
    let resolution = RowResolution(plans: parts.plans, in: frame, today: today)
    let revision = PlanRevision(resolution.rows, plans: parts.plans, adopted: adopted)
    let identities = IdentityAssignment(
      rows: revision.rows, adopted: adopted, overlay: parts.overlay, directory: frame.directory,
      today: today)
    self.parts = parts
    self.adopted = Dictionary(adopted.map { ($0.id, $0) }) { first, _ in first }
    self.today = today
    self.schedule = frame
    self.rows = revision.rows
    self.unplacedRows = resolution.unplacedRows
    self.unplacedFiles = resolution.unplacedFiles
    self.identities = identities.identities
    self.aliases = identities.aliases
    self.diagnostics =
      complaints + resolution.diagnostics + revision.diagnostics + identities.diagnostics
  }
}

// MARK: - Rows become episodes

extension AssemblyBench {
  mutating func placeRows() {
    for (index, row) in rows.enumerated() where row.dropped == nil {
      guard let id = identities[index] else { continue }
      if !row.isHeld, let time = row.time {
        episodes[id] = row.episode(id, at: time)
        rowOfEpisode[id] = index
      } else {
        keepAdopted(id, insteadOf: index)
      }
    }
  }

  /// The adopted version of an episode takes the place of its row, and shows where the row is.
  private mutating func keepAdopted(_ id: EpisodeID, insteadOf index: Int) {
    rowOfEpisode[id] = index
    guard var old = adopted[id] else { return }
    old.span = rows[index].span
    episodes[id] = old
    keptRows.insert(index)
  }

  /// Files that could not be read, or whose programme is unknown, keep all that they had.
  mutating func keepBrokenFiles() {
    let files = parts.brokenFiles.union(unplacedFiles)
    for (id, episode) in adopted where files.contains(episode.span.file) && episodes[id] == nil {
      episodes[id] = episode
    }
  }

  mutating func applyOverlay() {
    guard !parts.overlay.isEmpty else { return }
    let departed = adopted.values.filter { episodes[$0.id] == nil }
    let application = OverlayApplication(
      parts.overlay, to: Array(episodes.values), in: schedule,
      beside: OverlayApplication.Surroundings(
        departed: departed, firstYear: rows.map(\.planYear).min(), aliases: aliases,
        today: today))
    episodes = application.episodes
    diagnostics += application.diagnostics
    moves = application.moves
    overlay = application.entries
  }

  /// The generation stands while the air time does; it rises when that moves.
  mutating func countGenerations() {
    for (id, episode) in episodes {
      let written = 1 + (moves[id] ?? 0)
      guard let old = adopted[id] else {
        episodes[id]?.generation = written
        continue
      }
      let isSame = old.time == episode.time
      episodes[id]?.generation = isSame ? old.generation : max(old.generation + 1, written)
    }
  }
}

// MARK: - Conflicts

extension AssemblyBench {
  /// How often a held episode may fall back on an earlier time that meets another one; then it
  /// stays out.
  private static let settlingRounds = 50

  mutating func settleConflicts() {
    var used: Set<Waivers.Use> = []
    var standing: [Conflict] = []
    for round in 0... {
      let found = search.conflicts(among: Array(episodes.values))
      used.formUnion(Waivers.used(by: found))
      let open = Waivers.standing(found)
      let holding = open.filter(\.holdsEpisode)
      standing += holding
      guard !holding.isEmpty else {
        standing += open
        break
      }
      for id in Set(holding.map(\.episode.id)) {
        hold(id, mayFallBack: round < AssemblyBench.settlingRounds)
      }
    }
    let wording = ConflictWording(
      directory: schedule.directory, programmes: schedule.programmes, free: freeSlots,
      timeSpans: timeSpans(of: standing))
    diagnostics += unique(standing).map(wording.diagnostic)
    diagnostics += Waivers.complaints(
      about: episodes.values.filter { !$0.waivers.isEmpty }.sorted { $0.id < $1.id }, used: used)
  }

  private var search: ConflictSearch {
    var established: Set<EpisodeID> = []
    for (id, old) in adopted where episodes[id]?.time == old.time { established.insert(id) }
    return ConflictSearch(
      programmes: schedule.programmes, people: schedule.directory.people,
      campaigns: schedule.campaigns, holidays: schedule.holidays,
      established: established)
  }

  /// The episode is held: its adopted version comes back, or the day that its row gives when the
  /// overlay moved it here; unless that is the very time at which it meets the other.
  private mutating func hold(_ id: EpisodeID, mayFallBack: Bool) {
    guard var current = episodes.removeValue(forKey: id), let index = rowOfEpisode[id] else {
      return
    }
    keptRows.remove(index)
    if mayFallBack, let old = adopted[id], old.time != current.time {
      keepAdopted(id, insteadOf: index)
    } else if mayFallBack, let planned = current.plannedTime, !rows[index].isHeld {
      current.time = planned
      current.plannedTime = nil
      moves[id] = nil
      episodes[id] = current
      return
    }
    rows[index].isHeld = true
  }

  private func unique(_ conflicts: [Conflict]) -> [Conflict] {
    var seen: Set<String> = []
    return conflicts.filter {
      seen.insert("\($0.id.rawValue) \($0.episode.id.rawValue)").inserted
    }
  }

  private var freeSlots: FreeSlots {
    var held: [ProgrammeID: Set<CalendarDay>] = [:]
    for row in rows where row.isHeld {
      if let day = row.day { held[row.programmeID, default: []].insert(day) }
    }
    return FreeSlots(
      programmes: schedule.programmes, holidays: schedule.holidays,
      episodes: Array(episodes.values), heldDays: held)
  }

  /// Where the time of each episode is written: in the entry that moved it, else in its row.
  private func timeSpans(of conflicts: [Conflict]) -> [EpisodeID: SourceSpan] {
    var spans: [EpisodeID: SourceSpan] = [:]
    for id in conflicts.map(\.episode.id) {
      let move = overlay[id]?.last {
        if case .reschedule = $0.act { true } else { false }
      }
      spans[id] = move?.span ?? rowOfEpisode[id].map { rows[$0].timeSpan }
    }
    return spans
  }
}

// MARK: - Result

extension AssemblyBench {
  func assembly(of readings: [PlanReading]) -> Assembly {
    var schedule = schedule
    schedule.episodes = episodes.keys.sorted().compactMap { episodes[$0] }
    let outcomes = rows.indices.map(outcome) + unplacedRows.map(unplacedOutcome)
    let byFile = Dictionary(grouping: outcomes, by: \.span.file)
    let all = diagnostics + groupRemarks(on: schedule)
    return Assembly(
      schedule: schedule, diagnostics: all.sorted { ($0.span, $0.id) < ($1.span, $1.id) },
      places: OpenPlaces.places(
        in: schedule, from: today,
        through: today.adding(days: Assembly.placesHorizonDays)),
      fileReports: readings.map { report(on: $0, outcomes: byFile[$0.file] ?? []) },
      rows: outcomes.sorted { $0.span < $1.span }, overlay: overlay)
  }

  private func outcome(of index: Int) -> RowOutcome {
    let row = rows[index]
    let state: RowOutcome.State =
      if let dropped = row.dropped {
        dropped
      } else if keptRows.contains(index) {
        .keptOld
      } else if row.isHeld {
        .heldOut
      } else {
        .adopted
      }
    let isEpisode = state == .adopted || state == .keptOld
    return RowOutcome(
      span: row.span, state: state, episodeID: isEpisode ? identities[index] : nil,
      understood: understood(row.row, time: row.time, planYear: row.planYear))
  }

  private func unplacedOutcome(of row: EpisodeRow) -> RowOutcome {
    RowOutcome(
      span: row.span, state: .heldOut, episodeID: nil,
      understood: understood(row, time: row.time?.value, planYear: nil))
  }

  /// `3月5日（周四）9:00-10:00 市医保局《门诊统筹》 局长 王伟`.
  private func understood(_ row: EpisodeRow, time: EpisodeTime?, planYear: Int?) -> String {
    let when = time.map { $0.wording(besideYear: planYear ?? $0.year) }
    let who = (row.departments + row.groupWords).map(\.value).joined(separator: "、")
    let parts = [
      when ?? row.openTime?.value.day.planWording ?? "日期不明",
      (who.isEmpty ? "单位未写" : who) + (row.theme.map { "《\($0.value)》" } ?? ""),
      row.guests.map(\.wording).joined(separator: "、"),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func report(on reading: PlanReading, outcomes own: [RowOutcome]) -> FileReport {
    let held = own.filter { $0.state == .heldOut || $0.state == .keptOld }.count
    let state: FileReport.State =
      if reading.isStructureBroken || (held > 0 && held == own.count) {
        .stale
      } else {
        held > 0 || reading.diagnostics.contains { $0.severity == .error } ? .partial : .whole
      }
    return FileReport(
      file: reading.file, state: state, rows: own.count,
      adoptedRows: own.filter { $0.state == .adopted || $0.state == .merged }.count,
      heldRows: held)
  }

  /// Departments that come on air and have no group; only where groups are in use at all.
  private func groupRemarks(on schedule: Schedule) -> [PlanDiagnostic] {
    guard !schedule.directory.groups.isEmpty else { return [] }
    let onAir = Set(schedule.episodes.flatMap(\.departments))
    let silent = parts.departments.filter { onAir.contains($0.value.id) && $0.value.group == nil }
    guard let first = silent.first else { return [] }
    let names = silent.map(\.value.shortName).joined(separator: "、")
    return [
      PlanDiagnostic(
        .departmentWithoutGroup, at: first.span, "这些单位没有写群，上线时收不到群提醒：\(names)。",
        remedy: "群: …")
    ]
  }
}
