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
struct AssemblyBench {
  let parts: ScheduleParts
  let adopted: [EpisodeID: Episode]
  let today: CalendarDay
  var schedule: Schedule
  var diagnostics: [PlanDiagnostic]
  /// What is said of conflicts, each with the episode that it is said of.
  var conflictRemarks: [AssemblyRemark] = []
  /// Neither names nor files nor identities left a doubt.
  let isUnambiguous: Bool
  let signatures: [Int: Int]
  let writtenIDs: [String: Int]
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
    self.signatures = revision.signatures
    self.writtenIDs = revision.writtenIDs
    self.isUnambiguous =
      resolution.diagnostics.isEmpty && revision.diagnostics.isEmpty
      && identities.diagnostics.isEmpty && identities.aliases.isEmpty
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
    for id in Array(episodes.keys) {
      let written = 1 + (moves[id] ?? 0)
      guard let old = adopted[id] else {
        episodes[id]?.generation = written
        continue
      }
      let isSame = old.time == episodes[id]?.time
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
    conflictRemarks = Conflict.unique(standing).map {
      AssemblyRemark(wording.diagnostic(of: $0), of: $0)
    }
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
  mutating func assembly(of readings: [PlanReading]) -> Assembly {
    let isRemembered = readings.allSatisfy { $0.number != nil }
    let unestablished = isRemembered ? unestablished : []
    // One copy of them is enough from here on.
    schedule.episodes = Array(episodes.values)
    episodes = [:]
    schedule.episodes.sort { $0.id < $1.id }
    let outcomes = RowOutcomes(
      plans: parts.plans, rows: rows, keptRows: keptRows, identities: identities,
      unplacedRows: unplacedRows)
    let states = outcomes.statesByFile
    let silent = SilentDepartments(parts.departments, in: schedule.directory)
    let remarks =
      (diagnostics.map { AssemblyRemark($0) } + conflictRemarks + silent.remarks(on: schedule))
      .inOrder
    let places = OpenPlaces.places(
      in: schedule, from: today, through: today.adding(days: Assembly.placesHorizonDays))
    return Assembly(
      schedule: schedule, diagnostics: remarks.map(\.diagnostic), places: places,
      fileReports: readings.map { report(on: $0, states: states[$0.file] ?? []) },
      outcomes: outcomes, overlay: overlay,
      memory: isRemembered ? memory(of: readings, unestablished, remarks, places, silent) : nil)
  }

  private func report(on reading: PlanReading, states: [RowOutcome.State]) -> FileReport {
    let held = states.count { $0 == .heldOut || $0 == .keptOld }
    let state: FileReport.State =
      if reading.isStructureBroken || (held > 0 && held == states.count) {
        .stale
      } else {
        held > 0 || reading.diagnostics.contains { $0.severity == .error } ? .partial : .whole
      }
    return FileReport(
      file: reading.file, state: state, rows: states.count,
      adoptedRows: states.count { $0 == .adopted || $0 == .merged }, heldRows: held)
  }

  /// What the next assembly may build on; nil where rows are held, merged or doubtful, or an overlay
  /// reaches from one episode to another: then everything is put together anew.
  private func memory(
    of readings: [PlanReading], _ unestablished: Set<EpisodeID>, _ remarks: [AssemblyRemark],
    _ places: [OpenPlace], _ silent: SilentDepartments
  ) -> AssemblyMemory? {
    guard isUnambiguous, parts.overlay.isEmpty, !parts.programmes.isEmpty,
      parts.brokenFiles.isEmpty, unplacedRows.isEmpty, unplacedFiles.isEmpty, keptRows.isEmpty,
      rows.allSatisfy(\.isPlain),
      rows.count(where: { $0.dropped == nil }) == schedule.episodes.count
    else { return nil }
    return AssemblyMemory(
      readings: readings, schedule: schedule, places: places, remarks: remarks, silent: silent,
      rows: rows, identities: identities, signatures: signatures, writtenIDs: writtenIDs,
      unestablished: unestablished, today: today)
  }

  /// The episodes that come to their time only now; none where nothing was adopted before, for then
  /// all have the same claim.
  private var unestablished: Set<EpisodeID> {
    guard !adopted.isEmpty else { return [] }
    return Set(episodes.keys).subtracting(search.established)
  }
}
