// Adopting: first everything that can fail — reading, checking, comparing, planning — then one
// transaction that cannot. What was sent is never touched.

import CLinux
import Delivering
import Glibc
import Language
import Logging
import Reminding
import Scheduling
import Storage
import Timekeeping

extension PlanDesk {
  /// Adopts what the folder holds. Returns when something becomes due by itself; nil when nothing.
  func adopt(
    _ folder: FolderReading, at now: Timestamp, keepingAll: Bool
  ) async throws -> Timestamp? {
    let ticket = state.ticket
    let known = try await storage.read("read what is adopted") { ledger in
      Known(
        files: try ledger.planFiles(), episodes: try ledger.episodes(),
        memory: try VanishPolicy.Memory(stored: ledger.note(.vanishing)),
        confirmedFiles: try confirmedFiles(ledger), isRestored: try ledger.note(.restoredAt) != nil)
    }
    let files = FilesInForce(
      folder, known: known.files, confirmed: known.confirmedFiles, reader: reader,
      keepingAll: keepingAll)
    let reading = assemble(files, known, at: now)
    // Until the first adoption the courier holds everything back.
    let isFirst = shared.schedule.current == nil
    let digest = keepingAll ? nil : planDigest(folder, at: now)
    if try await isPlanned(digest, files, reading, at: now) {
      put(inForce: adopted(files, reading, at: now))
      show(files, reading, at: now)
    } else {
      let outcome = try await commit(
        adopted(files, reading, at: now), digest, doing: "adopt the plan", at: now
      ) { ledger in try self.record(files, reading, known, ledger, at: now) }
      show(files, reading, at: now)
      log(outcome)
      if outcome.wakesCourier { shared.courierWake.wake() }
    }
    if isFirst { shared.courierWake.wake() }
    reader.keepOnly(files.kept)
    if let memory = memory(of: folder, files, reading, known, at: now) {
      state.remember(memory, ticket)
    }
    let next = [reading.vanish.nextAt, files.nextTelling(at: now), nextWeek(after: now)]
    return next.compactMap { $0 }.min()
  }

  /// Writes an adoption down with `record`. The schedule in force becomes `adopted` within the same
  /// transaction, so that whoever writes next — what a group was told just now — compares with it.
  func commit(
    _ adopted: AdoptedSchedule, _ digest: String?, doing: String, at now: Timestamp,
    _ record: @escaping @Sendable (Ledger) throws -> Adoption
  ) async throws -> Adoption {
    let before = shared.schedule.current
    do {
      let adoption = try await storage.write(doing) { ledger in
        let adoption = try record(ledger)
        try ledger.setNote(.planDigest, to: digest)
        self.put(inForce: adopted)
        return adoption
      }
      shared.board.stamp(.storing, at: now)
      return adoption
    } catch {
      shared.schedule.replace(with: before)
      throw error
    }
  }

  /// What an edit can build on; nil unless the files are in force just as they lie in the folder and
  /// no episode is missed.
  private func memory(
    of folder: FolderReading, _ files: FilesInForce, _ reading: Reading, _ known: Known,
    at now: Timestamp
  ) -> PlanMemory? {
    guard files.areAllGood, folder.diagnostics.isEmpty, folder.unreadable.isEmpty,
      reading.vanish.verdicts.isEmpty
    else { return nil }
    var assembly = reading.assembly.memory
    assembly?.takeDeparted(of: reading.schedule)
    let records = episodeRecords(reading, known, at: now)
    return PlanMemory(
      schedule: reading.schedule, places: reading.assembly.places,
      today: settings.zone.local(of: now).day, assembly: assembly,
      files: PlanMemory.files(folder, files.readings),
      firstSeenAt: records.mapValues(\.firstSeenAt), at: now)
  }

  struct Known: Sendable {
    var files: [PlanFileRow]
    var episodes: [EpisodeRecord]
    var memory: VanishPolicy.Memory
    var confirmedFiles: Set<String>
    /// Nothing was adopted since the database was restored from a backup.
    var isRestored: Bool
  }

  struct Reading: Sendable {
    var assembly: Assembly
    var schedule: Schedule
    var vanish: VanishPolicy.Decision
    var changes: [ScheduleChange]
  }

  private func assemble(_ files: FilesInForce, _ known: Known, at now: Timestamp) -> Reading {
    let adopted = known.episodes.map(\.episode)
    let assembly = ScheduleAssembly.assemble(
      files.readings, adopted: adopted, today: settings.zone.local(of: now).day)
    let vanish = vanish(from: adopted, to: assembly, known.memory, at: now)
    var schedule = assembly.schedule
    schedule.episodes = vanish.episodes
    return Reading(
      assembly: assembly, schedule: schedule, vanish: vanish,
      changes: PlanDifference.changes(
        from: adopted, to: vanish.episodes, because: assembly.overlay))
  }

  /// What becomes of the episodes that `assembly` has no more.
  func vanish(
    from adopted: [Episode], to assembly: Assembly, _ memory: VanishPolicy.Memory,
    at now: Timestamp
  ) -> VanishPolicy.Decision {
    let programmes = assembly.schedule.programmes
    let zone = settings.zone
    return VanishPolicy(notice: settings.vanishGrace).decide(
      adopted: adopted, new: assembly.schedule.episodes, memory: memory, at: now,
      zone: { programmes[$0]?.zone ?? zone })
  }

  struct Adoption: Sendable {
    var changes = 0
    var added = 0
    var withdrawn = 0
    var refreshed = 0
    var skipped = 0
    var alarms = 0
    var joinedGroups = 0
    var wakesCourier: Bool { joinedGroups + alarms > 0 }
  }

  private func record(
    _ files: FilesInForce, _ reading: Reading, _ known: Known, _ ledger: Ledger,
    at now: Timestamp
  ) throws -> Adoption {
    for file in files.rows(at: now) { try ledger.save(file) }
    for name in files.forgotten(reading.vanish) { try ledger.forgetFile(name) }
    let records = episodeRecords(reading, known, at: now)
    try saveEpisodes(records, reading, known, ledger, at: now)
    try noteLosses(files, reading, ledger)
    var adoption = Adoption(changes: reading.changes.count)
    try plan(reading, records, into: &adoption, ledger, at: now)
    if known.isRestored {
      try takeAsTold(reading, ledger)
      try ledger.setNote(.restoredAt, to: nil)
    } else {
      try noteEdits(reading.changes, in: reading.schedule, ledger, at: now)
    }
    adoption.alarms = try tellBroken(files, reading.schedule, ledger, at: now)
    return adoption
  }

  /// What is missing, without forgetting what a person has confirmed while this was read; a file that
  /// is there again needs another word when it goes again.
  private func noteLosses(_ files: FilesInForce, _ reading: Reading, _ ledger: Ledger) throws {
    var memory = reading.vanish.memory
    let confirmed = try VanishPolicy.Memory(stored: ledger.note(.vanishing)).confirmed
    memory.confirmed.formUnion(confirmed.filter { memory.missedSince[$0] != nil })
    try ledger.setNote(.vanishing, to: try coded(memory))
    let files = try confirmedFiles(ledger).subtracting(files.present)
    try ledger.setNote(.confirmedFiles, to: try coded(files.sorted()))
  }

  /// The episodes as records: a new generation counts as newly seen.
  private func episodeRecords(
    _ reading: Reading, _ known: Known, at now: Timestamp
  ) -> [EpisodeID: EpisodeRecord] {
    let before = Dictionary(known.episodes.map { ($0.episode.id, $0) }) { first, _ in first }
    var records: [EpisodeID: EpisodeRecord] = [:]
    // What the restored database does not know was known in the gap, and said then.
    let horizon = Duration.seconds(Int64(Limits.planningHorizonDays) * 86_400)
    let newlySeenAt = known.isRestored ? now - horizon : now
    for episode in reading.schedule.episodes {
      let old = before[episode.id]
      let isSame = old?.episode.generation == episode.generation
      records[episode.id] = EpisodeRecord(
        // A clock that was set back must not make what is ahead look late.
        episode: episode, firstSeenAt: isSame ? min(old?.firstSeenAt ?? now, now) : newlySeenAt,
        missingSince: reading.vanish.memory.missedSince[episode.id])
    }
    return records
  }

  private func saveEpisodes(
    _ records: [EpisodeID: EpisodeRecord], _ reading: Reading, _ known: Known, _ ledger: Ledger,
    at now: Timestamp
  ) throws {
    for old in known.episodes {
      guard let record = records[old.episode.id] else {
        try ledger.forgetEpisode(old.episode.id)
        continue
      }
      if record != old { try ledger.save(record) }
    }
    let before = Set(known.episodes.map(\.episode.id))
    for (id, record) in records where !before.contains(id) { try ledger.save(record) }
    try record(reading.changes, in: reading.schedule, ledger, at: now)
  }

  /// Appends to the history what changed.
  func record(
    _ changes: [ScheduleChange], in schedule: Schedule, _ ledger: Ledger, at now: Timestamp
  ) throws {
    for change in changes {
      try ledger.record(
        change, wording: change.wording(in: schedule.directory), of: change.episodeID, at: now)
    }
  }

  private func put(inForce adopted: AdoptedSchedule) {
    shared.mentions.replace(with: adopted.schedule.directory)
    shared.schedule.replace(with: adopted)
  }

  private func adopted(
    _ files: FilesInForce, _ reading: Reading, at now: Timestamp
  ) -> AdoptedSchedule {
    AdoptedSchedule(
      schedule: reading.schedule, places: reading.assembly.places,
      diagnostics: (files.diagnostics + reading.assembly.diagnostics).sorted {
        ($0.span, $0.id) < ($1.span, $1.id)
      },
      staleFiles: files.stale, heldLosses: reading.vanish.held, heldFiles: files.heldFiles,
      readAt: now)
  }

  private func show(_ files: FilesInForce, _ reading: Reading, at now: Timestamp) {
    let stale = files.stale.keys.sorted().joined(separator: "、")
    shared.board.set(.planStale, to: stale.isEmpty ? nil : stale)
    shared.board.set(.planPartial, to: wrongRows(files, reading))
    let held = (reading.vanish.held.map(\.rawValue) + files.heldFiles).joined(separator: "、")
    shared.board.set(.lossesHeld, to: held.isEmpty ? nil : held)
    shared.board.set(.robotMissing, to: missingRobots(reading.schedule))
    shared.tally.countAdoption(at: now)
  }

  /// Files of which some rows are held, each with the first lines to look at.
  private func wrongRows(_ files: FilesInForce, _ reading: Reading) -> String? {
    let errors = (files.diagnostics + reading.assembly.diagnostics).filter {
      $0.severity == .error && files.stale[$0.span.file] == nil
    }
    let lines = Dictionary(grouping: errors, by: \.span.file).mapValues {
      Set($0.map(\.span.line)).sorted()
    }
    guard !lines.isEmpty else { return nil }
    return lines.sorted { $0.key < $1.key }.map { file, lines in
      let first = lines.prefix(3).map(String.init).joined(separator: "、")
      return "\(file)第\(first)行" + (lines.count > 3 ? "等\(lines.count)处" : "")
    }.joined(separator: "；")
  }

  private func missingRobots(_ schedule: Schedule) -> String? {
    let missing = schedule.directory.groups.values
      .filter { settings.robots[RobotName(rawValue: $0.robot)] == nil }
      .map { "\($0.id.rawValue)（机器人 \($0.robot)）" }.sorted()
    return missing.isEmpty ? nil : missing.joined(separator: "、")
  }

  func nextWeek(after now: Timestamp) -> Timestamp {
    let monday = settings.zone.local(of: now).day.mondayOfWeek.adding(days: 7)
    // A minute past midnight the horizon moves on, and places of the past are gone.
    return settings.zone.timestamp(of: LocalDateTime(day: monday, time: .midnight))
      + .seconds(60)
  }

  func log(_ adoption: Adoption) {
    // Each midnight the horizon moves on; a day on which nothing changes is no news.
    let isNews = adoption.changes + adoption.added + adoption.withdrawn + adoption.refreshed > 0
    shared.logger.log(
      level: isNews ? .notice : .info, "Plan adopted",
      metadata: [
        "plan.changes": "\(adoption.changes)", "reminders.added": "\(adoption.added)",
        "reminders.withdrawn": "\(adoption.withdrawn)",
        "reminders.refreshed": "\(adoption.refreshed)",
        "reminders.skipped": "\(adoption.skipped)",
      ])
  }
}

// MARK: - After a start

extension PlanDesk {
  /// Whether the stored plan was made of just these files by this program on this day. A start then
  /// need not compare it with what it would plan anew, however much is pending.
  private func isPlanned(
    _ digest: String?, _ files: FilesInForce, _ reading: Reading, at now: Timestamp
  ) async throws -> Bool {
    guard let digest, shared.schedule.current == nil, state.ticket == 0,
      reading.changes.isEmpty, reading.vanish.verdicts.isEmpty, reading.vanish.nextAt == nil,
      files.rows(at: now).isEmpty, files.forgotten(reading.vanish).isEmpty
    else { return false }
    return try await storage.read("look whether the plan is stored") { ledger in
      try ledger.note(.planDigest) == digest && ledger.groupsUncarried().isEmpty
    }
  }

  /// Differs when anything differs that a plan is made of: files, habits, day, program.
  func planDigest(_ folder: FolderReading, at now: Timestamp) -> String {
    var program = stat()
    stat("/proc/self/exe", &program)
    return StableHash([
      PlanState.digest(of: folder), settings.zone.local(of: now).day.description,
      "\(settings.planningSettings)", "\(settings.zone)", "\(settings.vanishGrace)",
      "\(program.st_size) \(program.st_mtim.tv_sec) \(program.st_mtim.tv_nsec)",
    ]).text
  }
}

extension VanishPolicy.Memory {
  /// What is remembered in the store; nothing at first.
  init(stored text: String?) throws {
    guard let text else {
      self.init()
      return
    }
    self = try decodedValue(VanishPolicy.Memory.self, from: text)
  }
}

/// The files whose loss a person confirmed.
func confirmedFiles(_ ledger: Ledger) throws -> Set<String> {
  guard let text = try ledger.note(.confirmedFiles) else { return [] }
  return try decodedValue(Set<String>.self, from: text)
}
