// Puts together what may be public at one instant: what was published, what may be known of the
// schedule, the figures that were approved for the site. It reads the public rows through a connection
// that has no word for a caller.

package import Publishing
import Questions
import Scheduling
import Storage
import Synchronization
package import Timekeeping

/// Makes the public record.
package struct PublicRecordRoom: Sendable {
  let storage: Storage
  let settings: DeskSettings
  let shared: DeskShared
  private let memory = PublicMemory()

  init(storage: Storage, settings: DeskSettings, shared: DeskShared) {
    self.storage = storage
    self.settings = settings
    self.shared = shared
  }

  /// Everything that is public at `now`.
  package func record(at now: Timestamp) async throws -> PublicRecord {
    try memory.refresh(path: storage.path)
    let holdings = memory.holdings
    let published = try await storage.read("read what is published beside questions") { ledger in
      (
        episodes: try ledger.episodes(), history: try ledger.latestChanges(limit: 2_000),
        figures: try PublishedFigures.stored(ledger)
      )
    }
    var record = PublicRecord(
      questions: holdings.questions, tombstones: holdings.tombstones,
      figures: published.figures.all)
    add(schedule: published.episodes, published.history, to: &record, at: now)
    complete(&record)
    return record
  }

  /// What would make another record than the one that was made last: read before anything is made.
  func revision(at now: Timestamp) async throws -> String {
    try memory.refresh(path: storage.path)
    let schedule = shared.schedule.current
    let figures = try await storage.read("look for new figures") { try $0.note(.publishedFigures) }
    let coming = (schedule?.schedule.episodes ?? []).filter {
      guard let span = span(of: $0) else { return false }
      return span.shown <= now && now < span.end
    }
    return [
      "\(memory.mark)", "\(shared.schedule.revision)", "\(figures.hashValue)",
      coming.map(\.id.rawValue).joined(separator: ","),
    ].joined(separator: "|")
  }

  /// Ends the connection.
  func close() throws {
    try memory.close()
  }
}

// MARK: - Schedule

extension PublicRecordRoom {
  /// From when to when an episode is a notice.
  private func span(of episode: Episode) -> (shown: Timestamp, end: Timestamp)? {
    guard case .day(let start, _) = episode.time else { return nil }
    let zone =
      shared.schedule.current?.schedule.programmes[episode.programmeID]?.zone
      ?? settings.zone
    let day = start.day.adding(days: -settings.publication.noticeDays)
    return (
      zone.timestamp(of: LocalDateTime(day: day, time: .midnight)),
      zone.timestamp(of: episode.time.latest)
    )
  }

  private func add(
    schedule known: [EpisodeRecord], _ history: [HistoryEntry], to record: inout PublicRecord,
    at now: Timestamp
  ) {
    guard let schedule = shared.schedule.current?.schedule else { return }
    record.programmes = schedule.programmes.values.map { PublicProgramme($0) }
    record.departments = schedule.directory.publicDepartments
    let seen = Dictionary(known.map { ($0.episode.id, $0.firstSeenAt) }) { first, _ in first }
    var changed: [EpisodeID: Timestamp] = [:]
    for entry in history {
      changed[entry.episodeID] = max(changed[entry.episodeID] ?? entry.happenedAt, entry.happenedAt)
    }
    record.episodes = schedule.episodes.compactMap { episode in
      guard let span = span(of: episode), span.shown <= now else { return nil }
      let published = max(span.shown, min(seen[episode.id] ?? span.shown, span.end))
      let zone = schedule.programmes[episode.programmeID]?.zone ?? settings.zone
      return PublicEpisode(
        episode, zone: zone, publishedAt: published,
        updatedAt: max(published, changed[episode.id] ?? published), at: now)
    }
    let zone = settings.zone
    record.campaigns = schedule.campaigns.compactMap { campaign in
      let day = campaign.from.adding(days: -settings.publication.noticeDays)
      let shown = zone.timestamp(of: LocalDateTime(day: day, time: .midnight))
      return shown <= now ? PublicCampaign(campaign, publishedAt: shown) : nil
    }
  }

  /// A question outlives the entry of its department in the directory: one missing name must not hold
  /// up every other page, and a withdrawal least of all.
  private func complete(_ record: inout PublicRecord) {
    let codes =
      record.questions.compactMap(\.answeredBy) + record.episodes.flatMap(\.departments)
      + record.figures.flatMap { $0.departments.map(\.department) }
    for code in codes where record.departments[code] == nil {
      record.departments[code] = "有关单位"
    }
    let programmes = Set(record.programmes.map(\.code))
    let needed = Set(record.questions.map(\.programme) + record.episodes.map(\.programme))
    for code in needed.subtracting(programmes).sorted() {
      let name = settings.publication.site.hotlineName
      record.programmes.append(PublicProgramme(code: code, name: name.isEmpty ? "热线" : name))
    }
  }
}

/// What was read of the public rows, kept so that only what is new is read again.
private final class PublicMemory: Sendable {
  private struct State: Sendable {
    var library: PublicLibrary?
    var questions: [PublicSlug: PublicQuestion] = [:]
    var tombstones: [PublicSlug: Tombstone] = [:]
    var mark = PublicMark.start
  }

  private let state = Mutex(State())

  var mark: PublicMark { state.withLock { $0.mark } }

  var holdings: (questions: [PublicQuestion], tombstones: [Tombstone]) {
    state.withLock { (Array($0.questions.values), Array($0.tombstones.values)) }
  }

  func refresh(path: String) throws {
    try state.withLock { state in
      let library = try state.library ?? PublicLibrary(path: path)
      state.library = library
      let changes =
        state.mark == .start ? try library.record() : try library.changes(after: state.mark)
      for question in changes.questions { state.questions[question.slug] = question }
      for slug in changes.damaged { state.questions[slug] = nil }
      for tombstone in changes.tombstones {
        state.tombstones[tombstone.slug] = tombstone
        state.questions[tombstone.slug] = nil
      }
      state.mark = changes.mark
    }
  }

  func close() throws {
    try state.withLock { state in
      try state.library?.close()
      state = State()
    }
  }
}
