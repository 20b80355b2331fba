// What groups have been told, noted when a platform has accepted it, and the corrections that follow
// from it: what was announced and is no longer so is said once, after the edits have calmed down.

import Announcing
import Delivering
import Logging
import Reminding
import Scheduling
import Storage
import Timekeeping

extension DeliveryDesk {
  /// Notes what the group of a delivery that was accepted, or may have arrived, now knows. True when something of it has
  /// become different in the meantime, so that a correction must follow.
  func announce(
    _ delivery: DeliveryRow, told: [EpisodeFacts]?, _ ledger: Ledger, at now: Timestamp
  ) throws -> Bool {
    guard delivery.part == 1 else { return false }
    if let coded = delivery.announcement {
      let told = try decodedValue(AnnouncedEpisode.self, from: coded)
      let row = try ledger.announced(of: EpisodeID(rawValue: told.facts.episodeID), in: told.group)
      return try note(told, over: row, ledger, at: now)
    }
    guard delivery.kind != .alarm else { return false }
    var isOutdated = false
    for facts in try told ?? factsTold(by: delivery, ledger) {
      let row = try ledger.announced(
        of: EpisodeID(rawValue: facts.episodeID), in: delivery.chatGroup)
      let told = AnnouncedEpisode(
        group: delivery.chatGroup, facts: facts, corrections: row.map { corrections($0) } ?? 0)
      if try note(told, over: row, ledger, at: now) { isOutdated = true }
    }
    return isOutdated
  }

  /// How many corrections a group has had. What can't be read is written over.
  private func corrections(_ row: AnnouncedRow) -> Int {
    do {
      return try decodedValue(AnnouncedEpisode.self, from: row.value).corrections
    } catch {
      logDamaged(row)
      return 0
    }
  }

  private func factsTold(by delivery: DeliveryRow, _ ledger: Ledger) throws -> [EpisodeFacts] {
    // Words that the planner has fixed are made of no reminders.
    if delivery.message != nil, delivery.partCount == 1, !delivery.tally.mayHaveArrived {
      return []
    }
    return try ledger.reminders(in: delivery.id).filter { $0.state == .delivered }
      .map { try Reminder(stored: $0).content }
      .filter(\.kind.speaksOfEpisode).map(\.episode.value)
  }

  /// Writes what was told over what was noted before; when the episode has become another in the
  /// meantime, an edit is noted so that the correction follows.
  private func note(
    _ told: AnnouncedEpisode, over known: AnnouncedRow?, _ ledger: Ledger, at now: Timestamp
  ) throws -> Bool {
    let id = EpisodeID(rawValue: told.facts.episodeID)
    var row = AnnouncedRow(episodeID: id, chatGroup: told.group, value: try coded(told))
    if try isOutdated(told, id, ledger) {
      row.firstEditAt = now
      row.lastEditAt = now
    }
    // The next rung of a ladder often says the same of its episode.
    if row != known { try ledger.save(row) }
    return row.lastEditAt != nil
  }

  /// Whether what was told is no longer so. Before the first reading nobody knows: then it counts as
  /// edited, and is compared when corrections are next looked for.
  private func isOutdated(
    _ told: AnnouncedEpisode, _ id: EpisodeID, _ ledger: Ledger
  ) throws -> Bool {
    guard schedule.current != nil else { return true }
    guard let present = try presentFacts(id, ledger) else { return false }
    return !CorrectionPolicy.changes(from: told.facts, to: present).isEmpty
  }

  private func logDamaged(_ row: AnnouncedRow) {
    logger.error(
      "Note of what a group was told damaged",
      metadata: ["episode.id": "\(row.episodeID.rawValue)", "group.name": "\(row.chatGroup)"])
  }

  /// The episodes whose correction is being waited for, with the instant until which the ordinary
  /// reminders of each wait.
  func episodesBeingCorrected(_ ledger: Ledger) throws -> [String: Timestamp] {
    var found: [String: Timestamp] = [:]
    for row in try ledger.announcedEdited() {
      guard let first = row.firstEditAt, let last = row.lastEditAt else { continue }
      let until = min(last + settings.correctionQuiet, first + .seconds(600)) + .seconds(1)
      found[row.episodeID.rawValue] = max(found[row.episodeID.rawValue] ?? until, until)
    }
    return found
  }

  /// Until when a delivery that carries `carried` waits because an episode of it is being corrected; nil
  /// when it need not.
  func heldForCorrection(
    _ delivery: DeliveryRow, _ carried: [ReminderRow], _ corrected: [String: Timestamp],
    at now: Timestamp
  ) -> Timestamp? {
    guard delivery.announcement == nil, delivery.kind != .alarm else { return nil }
    let until = carried.compactMap { corrected[$0.episodeID] }.max()
    guard let until, until > now, until < delivery.usefulUntil else { return nil }
    return until
  }
}

extension Reminder {
  /// The reminder that a row holds.
  init(stored row: ReminderRow) throws {
    self = try decodedValue(Reminder.self, from: row.value)
  }
}

extension ReminderContent.Kind {
  /// Whether a group that hears it has been told of an episode's time, departments and guests.
  var speaksOfEpisode: Bool {
    switch self {
    case .milestone, .shortNotice: true
    case .dateUndecided, .openPlace, .holidayPlace, .deadline: false
    }
  }
}
