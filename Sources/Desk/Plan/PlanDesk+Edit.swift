// The adoption of an edit: where nothing but rows and changes of plans differ since the last adoption of
// the same day, only their episodes are compared, planned and joined. What comes of it is what adopting
// the whole folder would give; in any doubt, that is done instead.

import Delivering
import Language
import Reminding
import Scheduling
import Storage
import Timekeeping

extension PlanDesk {
  /// Adopts the folder as an edit of what was adopted last. Returns when to adopt again by itself; nil
  /// when the folder has to be adopted as a whole.
  func adoptEdit(_ folder: FolderReading, at now: Timestamp) async throws -> Timestamp? {
    let ticket = state.ticket
    // Taken out, so that whatever fails leaves none behind.
    guard var memory = state.takeMemory(), isEdit(folder, of: memory, at: now) else { return nil }
    let readings = folder.files.map(reader.read).sorted { $0.file < $1.file }
    guard let edit = edit(readings, of: memory, at: now), !edit.concernsFeedback
    else { return nil }
    let touched = memory.edited.union(edit.changed.map(\.id))
    guard touched.count <= PlanMemory.editedAtMost else { return nil }
    let adoption = EditAdoption(
      folder: folder, edit: edit,
      changes: PlanDifference.changes(
        from: edit.before, to: edit.changed, because: edit.overlay),
      touched: touched, records: records(of: edit, memory, at: now),
      inForce: adopted(edit, readings, at: now))
    let before = memory.files
    memory.schedule = edit.schedule
    memory.assembly = edit.assembly
    memory.files = PlanMemory.files(folder, readings)
    memory.edited = touched
    memory.at = now
    for record in adoption.records { memory.firstSeenAt[record.episode.id] = record.firstSeenAt }
    let outcome = try await commit(
      adoption.inForce, planDigest(folder, at: now), doing: "adopt an edit", at: now
    ) { [memory] ledger in
      try self.record(adoption, memory, unlessAsIn: before, ledger, at: now)
    }
    shared.tally.countAdoption(at: now)
    log(outcome)
    if outcome.wakesCourier { shared.courierWake.wake() }
    reader.keepOnly(folder.files)
    state.remember(memory, ticket)
    state.countEdit()
    return nextWeek(after: now)
  }

  private func isEdit(
    _ folder: FolderReading, of memory: PlanMemory, at now: Timestamp
  ) -> Bool {
    shared.schedule.current != nil && now >= memory.at
      && memory.today == settings.zone.local(of: now).day
      && folder.diagnostics.isEmpty && folder.unreadable.isEmpty
      && folder.files.count == memory.files.count
      && folder.files.allSatisfy { memory.files[$0.name] != nil }
  }

  /// The changed episodes as records: a new generation counts as newly seen.
  private func records(
    of edit: EditedSchedule, _ memory: PlanMemory, at now: Timestamp
  ) -> [EpisodeRecord] {
    let before = Dictionary(edit.before.map { ($0.id, $0) }) { first, _ in first }
    return edit.changed.map { episode in
      let isSame = before[episode.id]?.generation == episode.generation
      let known = isSame ? memory.firstSeenAt[episode.id] : nil
      return EpisodeRecord(episode: episode, firstSeenAt: min(known ?? now, now))
    }
  }

  private func adopted(
    _ edit: EditedSchedule, _ readings: [PlanReading], at now: Timestamp
  ) -> AdoptedSchedule {
    let diagnostics = readings.flatMap(\.diagnostics) + edit.diagnostics
    return AdoptedSchedule(
      schedule: edit.schedule, places: edit.places,
      diagnostics: diagnostics.sorted { ($0.span, $0.id) < ($1.span, $1.id) },
      staleFiles: [:], heldLosses: [], heldFiles: [], readAt: now)
  }
}

// MARK: - What differs

/// The schedule after an edit.
struct EditedSchedule: Sendable {
  /// With the episodes that are only on record.
  let schedule: Schedule
  let places: [OpenPlace]
  let diagnostics: [PlanDiagnostic]
  /// The episodes that differ, as they are now, by identity.
  let changed: [Episode]
  /// Those of them that were there before, as they were, by identity.
  let before: [Episode]
  /// Reasons for the history.
  let overlay: [EpisodeID: [OverlayEntry]]
  let assembly: AssemblyMemory?

  /// What other episodes hand on waits for the next feedback edition.
  var concernsFeedback: Bool { (before + changed).contains { $0.edition == .feedback } }
}

extension PlanDesk {
  /// By rows where rows alone differ and none reaches far; else the folder is put together anew, and
  /// the episodes are laid over the last ones. Nil when more is to be done than to plan some anew.
  private func edit(
    _ readings: [PlanReading], of memory: PlanMemory, at now: Timestamp
  ) -> EditedSchedule? {
    guard memory.isOnSameFoundation(readings) else { return nil }
    guard let edit = memory.assembly?.edited(readings) else {
      return wholeEdit(readings, of: memory, at: now)
    }
    return EditedSchedule(
      schedule: edit.memory.scheduleOnRecord, places: edit.memory.places,
      diagnostics: edit.memory.diagnostics, changed: edit.changed, before: edit.before,
      overlay: [:], assembly: edit.memory)
  }

  private func wholeEdit(
    _ readings: [PlanReading], of memory: PlanMemory, at now: Timestamp
  ) -> EditedSchedule? {
    let known = memory.schedule.episodes
    let assembly = ScheduleAssembly.assemble(readings, adopted: known, today: memory.today)
    let vanish = vanish(from: known, to: assembly, VanishPolicy.Memory(), at: now)
    // Where no programme is written down, the plans make them.
    guard vanish.verdicts.isEmpty, assembly.places == memory.places,
      assembly.schedule.programmes == memory.schedule.programmes
    else { return nil }
    let before = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
    let changed = vanish.episodes.filter { before[$0.id] != $0 }
    let replaced = changed.compactMap { before[$0.id] }
    // None may be gone from the record.
    guard vanish.episodes.count - known.count == changed.count - replaced.count else { return nil }
    var schedule = assembly.schedule
    schedule.episodes = vanish.episodes
    var next = assembly.memory
    next?.takeDeparted(of: schedule)
    return EditedSchedule(
      schedule: schedule, places: assembly.places, diagnostics: assembly.diagnostics,
      changed: changed, before: replaced, overlay: assembly.overlay, assembly: next)
  }
}

// MARK: - The transaction

/// An edit, ready to be written down.
private struct EditAdoption: Sendable {
  let folder: FolderReading
  let edit: EditedSchedule
  let changes: [ScheduleChange]
  /// The episodes that are planned.
  let touched: Set<EpisodeID>
  let records: [EpisodeRecord]
  let inForce: AdoptedSchedule
}

extension PlanDesk {
  private func record(
    _ adoption: EditAdoption, _ memory: PlanMemory, unlessAsIn files: [String: PlanMemory.File],
    _ ledger: Ledger, at now: Timestamp
  ) throws -> Adoption {
    for file in adoption.folder.files where files[file.name]?.digest != file.digest {
      try ledger.save(
        PlanFileRow(
          name: file.name, digest: file.digest, goodDigest: file.digest, goodBytes: file.bytes,
          adoptedAt: now))
    }
    let schedule = adoption.inForce.schedule
    for record in adoption.records { try ledger.save(record) }
    try record(adoption.changes, in: schedule, ledger, at: now)
    var outcome = Adoption(changes: adoption.changes.count)
    try plan(adoption, memory, into: &outcome, ledger, at: now)
    try noteEdits(adoption.changes, in: schedule, ledger, at: now)
    return outcome
  }

  private func plan(
    _ adoption: EditAdoption, _ memory: PlanMemory, into outcome: inout Adoption,
    _ ledger: Ledger, at now: Timestamp
  ) throws {
    let schedule = adoption.inForce.schedule
    var history = PlanHistory()
    var stored: [StoredReminder] = []
    for id in adoption.touched.sorted() {
      history.firstSeenAt[id] = memory.firstSeenAt[id]
      if let episode = schedule.episode(id), episode.generation > 1 {
        history.told[id] = try ledger.toldMilestones(of: id)
      }
      stored += try ledger.storedReminders(of: id.rawValue, from: comparedFrom(now))
    }
    let plan = ReminderPlan.plan(
      schedule, history: history,
      window: PlanWindow(now: now, through: horizon(at: now), only: adoption.touched),
      settings: settings.planningSettings)
    let moved = try write(plan.changes(from: stored), into: &outcome, ledger)
    try refreshTried(plan, stored, ledger)
    try withdrawUnderWay(
      adoption.changes, planned: Set(plan.all.map(\.id.rawValue)), ledger, at: now)
    let instants = moved.union(try ledger.instantsUncarried())
    outcome.joinedGroups = Set(instants.map(\.chatGroup)).count
    try join(round: instants, schedule, ledger, at: now)
    try ledger.setNote(.plannedThrough, to: "\(now.milliseconds)")
  }
}

// MARK: - Joining

extension PlanDesk {
  /// Joins anew what lies round `instants`. Between two reminders of a group that are further apart
  /// than the window of a digest, neither side depends on the other.
  private func join(
    round instants: Set<GroupInstant>, _ schedule: Schedule, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let rules = DigestRules()
    let byGroup = Dictionary(grouping: instants.filter { !$0.chatGroup.isEmpty }, by: \.chatGroup)
    for group in byGroup.keys.sorted() {
      var stretches: [ClosedRange<Timestamp>] = []
      for instant in (byGroup[group] ?? []).sorted(by: { $0.dueAt < $1.dueAt }) {
        let stretch = try ledger.stretch(round: instant, gap: rules.window)
        if let last = stretches.last, stretch.lowerBound <= last.upperBound + rules.window {
          stretches[stretches.count - 1] =
            min(last.lowerBound, stretch.lowerBound)...max(last.upperBound, stretch.upperBound)
        } else {
          stretches.append(stretch)
        }
      }
      for stretch in stretches {
        try join(group, in: stretch, rules, schedule, ledger, at: now)
      }
    }
  }

  private func join(
    _ group: String, in stretch: ClosedRange<Timestamp>, _ rules: DigestRules,
    _ schedule: Schedule, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let old = try ledger.openDeliveries(in: group, due: stretch)
    var carriers: [ReminderID: DeliveryID?] = [:]
    var open: [Reminder] = []
    for row in try ledger.openReminders(in: group, due: stretch) where row.usefulUntil > now {
      carriers[ReminderID(rawValue: row.id)] = .some(row.deliveryID)
      if let carrier = row.deliveryID, let delivery = try ledger.delivery(carrier),
        delivery.kind == .catchUp, delivery.endedAt == nil
      {
        continue
      }
      open.append(try decodedValue(Reminder.self, from: row.value))
    }
    try carry(
      rules.deliveries(of: open), over: old, carriers, robot: robot(of: group, in: schedule),
      ledger, at: now)
  }
}
