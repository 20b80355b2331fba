// 更正: an edit of something that was announced is noted at adoption and said once, after the edits
// have calmed down. What is waiting to be said is stored, so that a restart keeps it.

import Announcing
import Delivering
import Logging
import Reminding
import Scheduling
import Storage
import Timekeeping

extension PlanDesk {
  /// Notes which announced episodes are no longer as they were announced, and which are so again.
  func noteEdits(
    _ changes: [ScheduleChange], in schedule: Schedule, _ ledger: Ledger, at now: Timestamp
  ) throws {
    for id in Set(changes.map(\.episodeID)).sorted() {
      for row in try ledger.announced(of: id) {
        guard let told = try told(row, ledger) else { continue }
        let present = schedule.presentFacts(told, keyword: settings.keyword)
        let isEdited = !CorrectionPolicy.changes(from: told.facts, to: present).isEmpty
        var row = row
        row.firstEditAt = isEdited ? (row.firstEditAt ?? now) : nil
        row.lastEditAt = isEdited ? now : nil
        try ledger.save(row)
        try withdrawCorrections(of: id, in: row.chatGroup, isUndone: !isEdited, ledger, at: now)
      }
    }
  }

  /// After a restore nobody knows what groups were told in the gap. They count as having been told what
  /// is so now: to correct what was corrected already would confuse them more.
  func takeAsTold(_ reading: Reading, _ ledger: Ledger) throws {
    for var row in try ledger.announcedAll() {
      guard let told = try told(row, ledger) else { continue }
      row.value = try coded(
        AnnouncedEpisode(
          group: told.group,
          facts: reading.schedule.presentFacts(told, keyword: settings.keyword),
          corrections: told.corrections))
      row.firstEditAt = nil
      row.lastEditAt = nil
      try ledger.save(row)
    }
  }

  /// A correction that cannot have arrived says something that has changed again: it must not leave.
  private func withdrawCorrections(
    of id: EpisodeID, in group: String, isUndone: Bool, _ ledger: Ledger, at now: Timestamp
  ) throws {
    for delivery in try ledger.openDeliveries(in: group) where delivery.kind == .correction {
      guard let text = delivery.announcement, delivery.state == .waiting,
        !delivery.tally.mayHaveArrived,
        (try? decodedValue(AnnouncedEpisode.self, from: text))?.facts.episodeID == id.rawValue
      else { continue }
      try ledger.end(delivery, as: .withdrawn(isUndone ? .undone : .superseded), at: now)
    }
  }

  /// Lets corrections leave whose edits have calmed down. Returns when the next one will have.
  func issueCorrections(at now: Timestamp) async throws -> Timestamp {
    guard let current = shared.schedule.current else { return .distantFuture }
    let isAny = try await storage.read("look for edits") { try !$0.announcedEdited().isEmpty }
    guard isAny else { return .distantFuture }
    let result = try await storage.write("issue corrections") { ledger in
      var next = Timestamp.distantFuture
      var count = 0
      for row in try ledger.announcedEdited() {
        guard let told = try self.told(row, ledger) else { continue }
        switch self.nextStep(for: row, told, current.schedule, at: now) {
        case .none: try self.settle(row, ledger)
        case .wait(let until): next = min(next, until)
        case .issue(let correction):
          try self.issue(correction, row, current.schedule, ledger, at: now)
          count += 1
        }
      }
      return (next, count)
    }
    if result.1 > 0 { shared.courierWake.wake() }
    return result.0
  }

  private func nextStep(
    for row: AnnouncedRow, _ told: AnnouncedEpisode, _ schedule: Schedule, at now: Timestamp
  ) -> CorrectionStep {
    guard let first = row.firstEditAt, let last = row.lastEditAt else { return .none }
    return settings.correctionPolicy.nextStep(
      for: told, present: schedule.presentFacts(told, keyword: settings.keyword),
      firstEditAt: first, lastEditAt: last, at: now)
  }

  /// What a group was told; nil when the note can't be read. It is forgotten by name then, and the
  /// corrections of all others go on.
  private func told(_ row: AnnouncedRow, _ ledger: Ledger) throws -> AnnouncedEpisode? {
    do {
      return try decodedValue(AnnouncedEpisode.self, from: row.value)
    } catch {
      try ledger.forget(row)
      shared.logger.error(
        "Note of what a group was told damaged",
        metadata: ["episode.id": "\(row.episodeID.rawValue)", "group.name": "\(row.chatGroup)"])
      return nil
    }
  }

  private func settle(_ row: AnnouncedRow, _ ledger: Ledger) throws {
    var row = row
    row.firstEditAt = nil
    row.lastEditAt = nil
    try ledger.save(row)
  }

  private func issue(
    _ correction: Correction, _ row: AnnouncedRow, _ schedule: Schedule, _ ledger: Ledger,
    at now: Timestamp
  ) throws {
    try settle(row, ledger)
    let robot = schedule.directory.groups[GroupID(rawValue: correction.group)]?.robot ?? ""
    try ledger.plan(
      DeliveryRow(
        id: DeliveryID(rawValue: correction.id), robot: RobotName(rawValue: robot),
        chatGroup: correction.group, kind: .correction, dueAt: now,
        usefulUntil: correction.usefulUntil,
        urgency: correction.isUrgent ? .urgent : .ordinary,
        message: ChangeWording(settings.wording).message(
          for: correction, at: now),
        announcement: try coded(correction.announced)))
  }
}

extension Schedule {
  /// What is so now of an episode that a group was told of. One that is in no plan any more has
  /// another identity now or is of an old year: nothing is known to be otherwise. One that vanished
  /// stays in the plan as cancelled.
  func presentFacts(_ told: AnnouncedEpisode, keyword: String) -> EpisodeFacts {
    let id = EpisodeID(rawValue: told.facts.episodeID)
    if let episode = episode(id), let facts = facts(of: episode, keyword: keyword) { return facts }
    return told.facts
  }
}
