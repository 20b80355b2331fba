// Keeps the public folder equal to the public record: render, look through the finished bytes, write.
// A trace holds back just what it was found in, and names itself; a withdrawal gets out whatever else
// is held back.

import Announcing
import Journal
package import LeakScan
import Logging
import Masking
package import Publishing
package import Questions
import Reminding
import Storage
import Synchronization
package import Timekeeping

/// Publishes.
package struct Publisher: Sendable {
  let storage: Storage
  let settings: DeskSettings
  let shared: DeskShared
  let clock: any WallClock
  let room: PublicRecordRoom
  let gate: LeakGate
  let memory = PublisherMemory()

  init(
    storage: Storage, settings: DeskSettings, clock: any WallClock, shared: DeskShared
  ) {
    self.storage = storage
    self.settings = settings
    self.shared = shared
    self.clock = clock
    room = PublicRecordRoom(storage: storage, settings: settings, shared: shared)
    gate = LeakGate(
      settings.gateSettings, masker: Masker(settings: settings.questions.masking))
  }

  var site: PublicSite { PublicSite(settings.publication.site) }

  /// What was held back at the last step, with the traces that hold it.
  package var heldBack: [HeldOutput] { memory.held }

  /// Everything is looked at anew at the next step: somebody was forgotten, or a rule changed.
  package func lookAnew() {
    gate.forget()
    memory.forget()
    shared.siteWake.wake()
  }
}

/// Something that was not written, and why.
package struct HeldOutput: Hashable, Sendable {
  /// Where it would lie.
  package let path: String
  /// What was found in it.
  package let traces: [Trace]
  /// The question whose words hold the trace; nil for a page that belongs to none.
  package let slug: PublicSlug?
  /// These very words lie on the site already, and stay there until a person has looked.
  package var isOnline = false
  /// The digest of the question's words; nil for a page that belongs to none.
  let words: TextHash?

  init(path: String, traces: [Trace], slug: PublicSlug? = nil, words: TextHash? = nil) {
    self.path = path
    self.traces = traces
    self.slug = slug
    self.words = words
  }

  /// What is told once: these words, or this page, for these reasons. Where in a page a trace lies moves
  /// with everything that is published beside it, and is nothing new.
  var key: String {
    let reasons = Set(traces.map { $0.kind.rawValue + ":" + ($0.label ?? "") }).sorted()
    return StableHash(["held", path, words?.rawValue ?? ""] + reasons).text
  }
}

/// What a step would write.
struct PreparedSite: Sendable {
  /// The record as it may be shown: held questions as they were before, or not at all.
  var record: PublicRecord
  var files: [PublicFile]
  var removed: [String]
  var held: [HeldOutput]
}

/// What the publisher remembers between steps; all of it can be found out anew.
final class PublisherMemory: Sendable {
  private struct State: Sendable {
    var shown: PublicRecord?
    var revision: String?
    var day: CalendarDay?
    var held: [HeldOutput] = []
    /// The keys of what was told; nil until the store was asked.
    var told: Set<String>?
  }

  private let state = Mutex(State())

  var shown: PublicRecord? { state.withLock { $0.shown } }
  var held: [HeldOutput] { state.withLock { $0.held } }

  func isCurrent(_ revision: String) -> Bool {
    state.withLock { $0.revision == revision }
  }

  /// A new day: who called yesterday may be named on a page of last month, so all pages are looked
  /// through once more with what the gate has learned since.
  func begin(_ day: CalendarDay) {
    state.withLock { state in
      guard state.day != day else { return }
      state.day = day
      state.shown = nil
      state.revision = nil
    }
  }

  /// Notes what is shown now.
  func note(_ prepared: PreparedSite, revision: String) {
    state.withLock { state in
      // A page that was held back is not what the record says: the next change looks at all of them.
      let isWhole = prepared.held.allSatisfy { $0.slug != nil }
      state.shown = isWhole ? prepared.record : nil
      state.revision = revision
      state.held = prepared.held
    }
  }

  /// What was told of what is held back; nil until the store was asked.
  var told: Set<String>? {
    get { state.withLock { $0.told } }
    set { state.withLock { $0.told = newValue } }
  }

  /// The site is as it may be at `revision`, although nothing was made.
  func keep(_ revision: String) { state.withLock { $0.revision = revision } }

  func forget() {
    state.withLock {
      $0.shown = nil
      $0.revision = nil
    }
  }
}

// MARK: - The step

extension Publisher {
  /// Writes what changed. Returns when it wants to be called next.
  package func step(at now: Timestamp) async throws -> Timestamp {
    guard let path = settings.publication.siteFolder else { return .distantFuture }
    let folder = SiteFolder(path: path)
    memory.begin(settings.zone.local(of: now).day)
    do {
      if let wording = try await hold() {
        try await keepHeld(wording, in: folder, at: now)
        return now + Limits.courierBeat
      }
      shared.board.set(.siteHeld, to: nil)
      let revision = try await room.revision(at: now)
      if !memory.isCurrent(revision) {
        try folder.prepare()
        try await publish(into: folder, revision: revision, at: now)
      }
      shared.board.set(.siteFailing, to: nil)
      shared.board.stamp(.publishing, at: now)
    } catch let refusal as SiteFolder.Refusal {
      fail(refusal.wording)
      // Removing needs no room on the disk: what was withdrawn goes although nothing can be written. What
      // cannot be removed now is tried again with the next beat.
      if folder.bytes(at: SiteFolder.sign) != nil {
        try? await takeDownWithdrawn(in: folder, at: now)
      }
    } catch let refusal as PublishingRefusal {
      fail(refusal.problems.first?.wording ?? "")
      try await takeDownWithdrawn(in: folder, at: now)
      shared.board.stamp(.publishing, at: now)
    }
    return now + Limits.courierBeat
  }

  private func publish(into folder: SiteFolder, revision: String, at now: Timestamp) async throws {
    let prepared = try await prepare(for: folder, from: memory.shown, at: now)
    do {
      try folder.apply(prepared.files, removed: prepared.removed)
    } catch {
      memory.forget()
      throw error
    }
    memory.note(prepared, revision: revision)
    shared.board.set(.outputBlocked, to: prepared.held.first?.traces.first?.wording)
    if !prepared.files.isEmpty || !prepared.removed.isEmpty {
      shared.logger.info(
        "Site written",
        metadata: [
          "site.written": "\(prepared.files.count)", "site.removed": "\(prepared.removed.count)",
        ])
    }
    try await tell(prepared.held, at: now)
  }

  private func fail(_ wording: String) {
    memory.forget()
    shared.board.set(.siteFailing, to: wording)
    shared.logger.error("Site not written")
  }

  /// Nothing can be rendered, but what was withdrawn must not stay: its page, and every page that
  /// mentions it, goes.
  func takeDownWithdrawn(in folder: SiteFolder, at now: Timestamp) async throws {
    let slugs = try await room.record(at: now).tombstones.map(\.slug.rawValue)
    guard !slugs.isEmpty else { return }
    try folder.apply([], removed: mentioning(slugs, in: folder))
  }

  /// The pages that lie there and mention one of `slugs`.
  func mentioning(_ slugs: [String], in folder: SiteFolder) -> [String] {
    folder.names().pages.filter { name in
      let text = folder.bytes(at: name).map { String(decoding: $0, as: UTF8.self) } ?? ""
      return slugs.contains { name.contains($0) || text.contains($0) }
    }
  }
}

// MARK: - Preview

extension Publisher {
  /// The whole site as it would be written, the same bytes; and what would be held back.
  package func preview() async throws -> (files: [PublicFile], held: [HeldOutput]) {
    let prepared = try await prepare(for: nil, from: nil, at: clock.now)
    return (prepared.files, prepared.held)
  }

  /// Writes the same bytes into another folder, which must be empty or a preview's. The site is not
  /// touched.
  package func preview(into path: String) async throws -> [HeldOutput] {
    let folder = SiteFolder(path: path)
    try folder.prepare()
    let prepared = try await prepare(for: folder, from: nil, at: clock.now)
    try folder.apply(prepared.files, removed: prepared.removed)
    return prepared.held
  }
}
