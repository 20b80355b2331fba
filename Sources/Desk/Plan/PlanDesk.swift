// Adopts schedule files: read → check → compare → plan, all of it pure, then one transaction. A file
// that is broken changes nothing; its last good version stays in force and says so.

import Language
import Logging
import Reminding
import Scheduling
import Storage
package import Timekeeping

/// The use cases round the schedule folder. One step looks at the folder and adopts what changed.
package struct PlanDesk: Sendable {
  let storage: Storage
  let settings: DeskSettings
  let folder: PlanFolder
  let folderMemory: FolderMemory
  let reader: PlanReader
  let shared: DeskShared
  let clock: any WallClock
  let clockJudge: ClockJudge
  /// Told after each adoption: due days and counts of questions follow the schedule.
  let afterAdoption: @Sendable (Timestamp) async throws -> Void
  var state: PlanState { shared.planState }
  /// How many adoptions since the start were those of an edit alone.
  package var editCount: Int { state.editCount }

  init(
    storage: Storage, settings: DeskSettings, clock: any WallClock, clockJudge: ClockJudge,
    shared: DeskShared, folderMemory: FolderMemory = FolderMemory(),
    afterAdoption: @escaping @Sendable (Timestamp) async throws -> Void = { _ in }
  ) {
    self.afterAdoption = afterAdoption
    self.storage = storage
    self.settings = settings
    self.reader = PlanReader(defaultZone: settings.zone)
    self.folder = PlanFolder(path: settings.scheduleFolder)
    self.folderMemory = folderMemory
    self.clock = clock
    self.clockJudge = clockJudge
    self.shared = shared
  }

  /// Looks through the folder, adopts what changed, and does what has become due by itself: files
  /// broken for a minute are told, corrections leave. Returns when it wants to be called next.
  package func step(at now: Timestamp) async throws -> Timestamp {
    try await shared.board.noting(.planning) {
      min(try await look(at: now), now + Limits.rescanBeat)
    }
  }

  /// The same; but the answer is only when something becomes due by itself.
  func look(at now: Timestamp) async throws -> Timestamp {
    try await clockJudge.heedStep()
    // With a wrong date a whole year would count as over, or as known too late.
    guard shared.board.troubles[.clockUntrusted] == nil else {
      shared.board.stamp(.watching, at: now)
      shared.board.stamp(.planning, at: now)
      return now + Limits.courierBeat
    }
    let reading = folder.read(remembering: folderMemory)
    shared.tally.countReading()
    shared.board.stamp(.watching, at: now)
    shared.board.set(.folderUnusable, to: reading.folderProblem)
    guard !shared.board.isReserveSpent else {
      // What room is left belongs to what is due; the beat that finds room again wakes this.
      shared.board.stamp(.planning, at: now)
      return now + Limits.courierBeat
    }
    var next = Timestamp.distantFuture
    if reading.folderProblem == nil {
      next = min(next, try await adoptIfNeeded(reading, at: now))
    } else if shared.schedule.current == nil || state.isAskedFor {
      // What lost its delivery finds another one although nobody can read the folder.
      try await adoptStored(at: now)
    }
    try await afterAdoption(now)
    next = min(next, try await issueCorrections(at: now))
    shared.board.stamp(.planning, at: now)
    return max(next, now + .milliseconds(100))
  }

  /// Reads the last good versions alone, when the folder itself cannot be used.
  private func adoptStored(at now: Timestamp) async throws {
    let ticket = state.ticket
    _ = try await adopt(FolderReading(), at: now, keepingAll: true)
    state.adoptedStored(ticket)
  }

  private func adoptIfNeeded(_ reading: FolderReading, at now: Timestamp) async throws -> Timestamp
  {
    let digest = PlanState.digest(of: reading)
    if let wait = state.unchanged(digest, at: now) { return wait }
    let ticket = state.ticket
    let edited = try await adoptEdit(reading, at: now)
    let next =
      if let edited { edited } else { try await adopt(reading, at: now, keepingAll: false) }
    state.adopted(digest, next: next, ticket)
    return next ?? .distantFuture
  }

  /// The next reading adopts even if nothing in the folder changed: a person confirmed something, or
  /// a revoked delivery gave its reminders back.
  package func forceAdoption() {
    folderMemory.forget()
    state.forget()
    shared.planWake.wake()
  }
}

// MARK: - Confirmations

extension PlanDesk {
  /// A person says that these losses are meant.
  func confirm(episodes: [EpisodeID], files: [String]) async throws {
    try await storage.write("confirm losses") { ledger in
      var memory = try VanishPolicy.Memory(stored: ledger.note(.vanishing))
      memory.confirmed.formUnion(episodes)
      try ledger.setNote(.vanishing, to: try coded(memory))
      let confirmed = try confirmedFiles(ledger).union(files)
      try ledger.setNote(.confirmedFiles, to: try coded(confirmed.sorted()))
    }
  }
}
