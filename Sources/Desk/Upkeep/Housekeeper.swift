// What nobody thinks of every hour: callers whose time is over, keys and sign-ins that have ended, the
// journal's check and its head.

import Announcing
import Journal
import Logging
import Membership
import Questions
import Reminding
import Storage
import Synchronization
package import Timekeeping

/// Keeps house.
package struct Housekeeper: Sendable {
  let storage: Storage
  let settings: DeskSettings
  let shared: DeskShared
  let clock: any WallClock
  let forgetting: ForgetDesk
  private let memory = HouseMemory()

  init(
    storage: Storage, settings: DeskSettings, clock: any WallClock, shared: DeskShared,
    forgetting: ForgetDesk
  ) {
    self.storage = storage
    self.settings = settings
    self.clock = clock
    self.shared = shared
    self.forgetting = forgetting
  }

  /// One round. Returns when the next one is due: at once while callers wait to be erased.
  package func step(at now: Timestamp) async throws -> Timestamp {
    // With a wrong date everybody's time could be over.
    guard shared.board.troubles[.clockUntrusted] == nil else { return now + Limits.courierBeat }
    try await sweep(at: now)
    // First the journal: it is looked at even when something cannot be erased.
    try await check(at: now)
    let isDone = try await expire(at: now)
    try await warn(at: now)
    try await dropOldCopies(at: now)
    return isDone ? now + settings.upkeep.beat : now + .seconds(1)
  }

  private func sweep(at now: Timestamp) async throws {
    let rules = SessionRules.usual
    try await storage.write("sweep what has ended") { ledger in
      try ledger.dropIntakeKeys(expiredAt: now)
      try ledger.sweepSessions(
        idleSince: now - rules.idle, startedBefore: now - rules.total, at: now)
    }
  }
}

/// What the housekeeper remembers: where the journal stood at the last check, outside the database; and
/// what it could not read, until the next start.
private final class HouseMemory: Sendable {
  private let state = Mutex<JournalHead?>(nil)
  private let unreadable = Mutex<Set<String>>([])
  private let checkedAt = Mutex<Timestamp?>(nil)

  /// Whether a beat has passed since the last check, or the clock was set back since.
  func isCheckDue(at now: Timestamp, every beat: Duration) -> Bool {
    checkedAt.withLock { last in last.map { now < $0 || now >= $0 + beat } ?? true }
  }

  func noteCheck(at now: Timestamp) { checkedAt.withLock { $0 = now } }

  var passedOver: Set<String> { unreadable.withLock { $0 } }

  func passOver(_ id: String) { _ = unreadable.withLock { $0.insert(id) } }

  var head: JournalHead? {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}

// MARK: - Retention

extension ForgetDesk.Erasure {
  /// Of those whose time is over.
  fileprivate static func overdue(_ callers: [CallerID], _ question: QuestionID? = nil) -> Self {
    Self(callers: callers, question: question, reason: "保存期满", by: "system:retention")
  }
}

extension Housekeeper {
  /// Erases callers, and words without a caller, whose time is over. True when none is left that can
  /// be erased. Each goes in a transaction of its own: a row that can't be read is named and passed
  /// over, and nobody else's time goes on because of it.
  private func expire(at now: Timestamp) async throws -> Bool {
    guard storage.vault != nil else { return true }
    let limit = settings.upkeep.retentionBatch
    let (callers, questions) = try await overdue(at: now, limit: limit)
    var erased = ForgetDesk.Erased()
    var failure: (any Error)?
    do {
      for caller in callers { try await erase(.overdue([caller]), into: &erased, at: now) }
      for id in questions { try await erase(.overdue([], id), into: &erased, at: now) }
    } catch {
      // What was erased before is erased: it is noted and its traces are swept all the same.
      failure = error
    }
    try await finish(erased, at: now)
    if let failure { throw failure }
    return callers.count + questions.count < limit
  }

  private func finish(_ erased: ForgetDesk.Erased, at now: Timestamp) async throws {
    let (callerCount, questionCount) = (erased.callerCount, erased.numbers.count)
    guard callerCount + questionCount > 0 else { return }
    try await storage.write("note who was erased") { ledger in
      _ = try ledger.append(
        JournalEvent(
          .expired, subject: "callers", by: "system:retention", at: now,
          details: ["callers": String(callerCount), "questions": String(questionCount)]))
    }
    forgetting.publisher.lookAnew()
    let done = try storage.scrub(erased.needles)
    shared.logger.notice(
      "Callers erased after their time",
      metadata: [
        "callers": "\(callerCount)", "questions": "\(questionCount)",
        "traces": "\(done.proof.traces.count + erased.openedTraceCount)",
      ])
  }

  private func overdue(
    at now: Timestamp, limit: Int
  ) async throws -> (callers: [CallerID], questions: [QuestionID]) {
    let retention = settings.questions.retention
    let ended = retention.endedBefore(at: now, in: settings.zone)
    let resting = retention.restingBefore(at: now, in: settings.zone)
    let passedOver = memory.passedOver
    // What can't be read comes first each time, for it is the oldest: it must not fill the batch.
    let reach = limit + passedOver.count
    return try await storage.read("look whose time is over") { ledger in
      let callers = try ledger.callersToForget(
        endedBefore: ended, restingBefore: resting, limit: reach
      ).filter { !passedOver.contains($0.rawValue) }.prefix(limit)
      let questions = try ledger.questionsToForget(
        endedBefore: ended, restingBefore: resting, limit: reach
      ).filter { !passedOver.contains($0.rawValue) }.prefix(limit - callers.count)
      return (Array(callers), Array(questions))
    }
  }

  private func erase(
    _ erasure: ForgetDesk.Erasure, into erased: inout ForgetDesk.Erased, at now: Timestamp
  ) async throws {
    let more: ForgetDesk.Erased
    do {
      more = try await storage.write("erase what is kept no longer") { ledger in
        try ForgetDesk.erase(erasure, ledger, at: now)
      }
    } catch  where Housekeeper.concernsOneRow(error) {
      let id = erasure.question?.rawValue ?? erasure.callers.first?.rawValue ?? ""
      memory.passOver(id)
      shared.logger.error(
        "Nothing could be erased of what can't be read", metadata: ["erased.id": "\(id)"])
      return
    }
    erased.callerCount += more.callerCount
    erased.numbers += more.numbers
    erased.needles += more.needles
    erased.openedTraceCount += try await forgetting.opened(more).traces.count
  }
}

extension Housekeeper {
  /// Names the open questions that nobody touches while there is still time to do something.
  private func warn(at now: Timestamp) async throws {
    let retention = settings.questions.retention
    let before = retention.restingBefore(at: now + Limits.retentionNotice, in: settings.zone)
    let found = try await storage.read("look whose time will be over") {
      try $0.resting(since: before, limit: 3)
    }
    guard let longest = found.first.first else {
      return shared.board.set(.retentionNear, to: nil)
    }
    let day = settings.zone.local(of: longest.since).day.adding(months: retention.unclosedMonths)
      .adding(days: 1)
    shared.board.set(
      .retentionNear,
      to: found.first.map(\.number.description).joined(separator: "、")
        + (found.count > found.first.count ? " 等" : "")
        + " \(found.count) 件没有办结，最早的 \(day) 起删除来电人资料")
  }

  /// One row is damaged or sealed with a key that is not here; the others are not concerned.
  private static func concernsOneRow(_ error: any Error) -> Bool {
    switch error {
    case VaultError.unreadable, VaultError.unknownKey: true
    case is Question.Unreadable: true
    case let error as StorageError: error.kind == .damaged
    default: false
    }
  }
}

// MARK: - The journal

extension Housekeeper {
  /// Checks the whole journal, and the rows against it, once a beat: while callers wait to be erased
  /// there is a round every second.
  private func check(at now: Timestamp) async throws {
    guard memory.isCheckDue(at: now, every: settings.upkeep.beat) else { return }
    try await checkJournal(at: now)
    try await checkRecord(at: now)
    memory.noteCheck(at: now)
  }

  /// Against the heads noted here and the one remembered; notes its head.
  private func checkJournal(at now: Timestamp) async throws {
    let remembered = memory.head
    let found = try await storage.read("check the journal") {
      try $0.journalFaults(outside: [remembered].compactMap(\.self))
    }
    let first = found.faults.first
    let isNews = shared.board.troubles[.journalBroken] == nil
    shared.board.set(.journalBroken, to: first?.wording)
    if let first {
      shared.logger.critical(
        "Journal does not hold together", metadata: ["journal.faults": "\(found.faults.count)"])
      if isNews {
        let alarm = Alarm.journalBroken(first: first.wording, count: found.faults.count)
        try await raise(alarm, StableHash(["journal", "\(now.milliseconds)"]).text, at: now)
      }
      return
    }
    guard found.head.number > 0 else { return }
    memory.head = found.head
    shared.logger.notice(
      "Journal checked",
      metadata: [
        "journal.number": "\(found.head.number)", "journal.head": "\(found.head.hash.hex)",
      ])
    try await note(found.head, at: now)
  }

  /// Compares questions, pages and members with the journal. Another fault than the last is news.
  private func checkRecord(at now: Timestamp) async throws {
    let faults = try await storage.read("check the record") { try $0.recordFaults() }
    let first = faults.first?.wording
    let isNews = shared.board.troubles[.recordDamaged] != first
    shared.board.set(.recordDamaged, to: first)
    guard isNews, let first else { return }
    shared.logger.critical(
      "Rows do not agree with the journal", metadata: ["record.faults": "\(faults.count)"])
    let identity = StableHash(["record", "\(now.milliseconds)"]).text
    try await raise(.recordDamaged(first: first, count: faults.count), identity, at: now)
  }

  /// Keeps the head here, and once a day outside: in the administrators' group, where whoever could
  /// cut the journal can't take it back.
  private func note(_ head: JournalHead, at now: Timestamp) async throws {
    let today = settings.zone.local(of: now).day
    let isDue = try await storage.write("note the journal's head") { ledger in
      try ledger.keepNoted(head, at: now)
      let last = try ledger.note(.headToldAt).flatMap { Int64($0) }.map {
        settings.zone.local(of: Timestamp(milliseconds: $0)).day
      }
      guard last != today else { return false }
      try ledger.setNote(.headToldAt, to: "\(now.milliseconds)")
      return true
    }
    guard isDue else { return }
    let identity = StableHash(["journal head", "\(head.number)", head.hash.hex]).text
    try await raise(
      .journalHead(number: head.number, digest: String(head.hash.hex.prefix(16))), identity, at: now
    )
  }

  private func raise(_ alarm: Alarm, _ identity: String, at now: Timestamp) async throws {
    let settings = settings
    try await storage.write("tell the administrators") { ledger in
      _ = try Alarms(settings: settings, traffic: nil).raise(
        AlarmWording(settings.wording).message(for: alarm, identity: identity),
        identity: identity, ledger, at: now)
    }
    shared.courierWake.wake()
  }
}
