// The use cases of a question. Each is the same few steps: may this member do it, load, decide with the
// question's own method, save with the journal and the chase in one transaction, then tell the open
// screens. Nothing is decided here that a pure function could decide.

package import Membership
package import Questions
import Reminding
import Scheduling
import Storage
import Timekeeping

/// What became of a question, and how often its caller has rung or written in the last year.
struct Logged: Sendable {
  let outcome: LogOutcome
  let contactsOfCaller: Int
}

/// Logs questions and leads them through their handling.
package struct QuestionDesk: Sendable {
  let storage: Storage
  let settings: DeskSettings
  let shared: DeskShared
  let clock: any WallClock
  let events: EventHub
  let intake: GroupCommit<SealedQuestion, Logged>
  let memory = QuestionMemory()

  init(
    storage: Storage, settings: DeskSettings, clock: any WallClock, shared: DeskShared,
    events: EventHub
  ) {
    self.storage = storage
    self.settings = settings
    self.clock = clock
    self.shared = shared
    self.events = events
    intake = GroupCommit(batchLimit: Limits.intakeBatch) { batch in
      let year = clock.now - Limits.contactsCounted
      return try await storage.write("log questions") { ledger in
        let outcomes = try ledger.log(batch)
        // Counting hangs on many rows: what is wrong with one of them is no reason to lose a call.
        let counts = (try? ledger.contactCounts(of: batch, since: year)) ?? outcomes.map { _ in 0 }
        return zip(outcomes, counts).map { Logged(outcome: $0, contactsOfCaller: $1) }
      }
    }
  }

  /// The adopted schedule; nil before the first reading.
  var schedule: Schedule? { shared.schedule.current?.schedule }

  /// The table of time limits in force.
  var timeLimits: TimeLimitTable { schedule?.timeLimits ?? .usual }

  /// Counts due days by the calendar in force, in the zone of `programme`.
  func reckoner(for programme: ProgrammeCode) -> DueReckoner {
    DueReckoner(
      schedule?.holidays ?? HolidayCalendar(notices: []), zone: zone(of: programme))
  }

  func zone(of programme: ProgrammeCode) -> Zone {
    schedule?.programmes[ProgrammeID(rawValue: programme.rawValue)]?.zone ?? settings.zone
  }
}

// MARK: - Acting

extension QuestionDesk {
  /// One act on one question.
  ///
  /// `decide` changes the question by its own methods and returns what the journal writes; what it
  /// throws leaves everything as it was. The chase follows in the same transaction.
  func act(
    _ doing: String, _ permission: Permission, on id: QuestionID, by member: Member,
    _ decide:
      @escaping @Sendable (inout Question, Ledger, Timestamp) throws -> [QuestionEvent]
  ) async throws(DeskError) -> Question {
    let now = clock.now
    do {
      let question = try await storage.write(doing) { ledger in
        guard let found = try ledger.question(id) else { throw DeskError.notFound }
        try QuestionAccess.require(permission, of: member, over: found)
        var question = found
        let events = try decide(&question, ledger, now)
        try requireNobodyNamed(in: events, from: found, to: question, ledger)
        try requireNobodyShown(by: events, in: question, ledger)
        try ledger.save(question, events)
        try rechase(from: found, to: question, ledger, at: now)
        try publicise(from: found, to: question, ledger, at: now)
        try recount(from: found, to: question, ledger, at: now)
        return question
      }
      announce(question)
      if question.disclosure.stage.wasOnSite { shared.siteWake.wake() }
      return question
    } catch {
      throw shared.deskError(error, doing: doing)
    }
  }

  /// Tells the open screens that something about `question` changed, and wakes the courier for what
  /// the act put into the outbox.
  func announce(_ question: Question) {
    events.emit(.show(question.programme.rawValue))
    events.emit(.register(question.programme.rawValue))
    shared.courierWake.wake()
  }
}

extension Question {
  /// The departments that have it, had it last, or answered it.
  var concerned: [DepartmentCode] {
    let assignment = handling.assignment ?? history.assignments.last
    return assignment?.departments ?? handling.answer?.department.map { [$0] } ?? []
  }
}

/// Who may do what with a question: by its programme, and for liaisons by its departments.
package enum QuestionAccess {
  /// Throws when the member may not: as if there were none where the member may not even know of it.
  static func require(
    _ permission: Permission, of member: Member, over question: Question
  ) throws(DeskError) {
    switch access(permission, of: member, over: question) {
    case .granted: return
    case .forbidden: throw .notAllowed
    case .hidden: throw .notFound
    }
  }

  /// What it takes to merge `question` or to take it out again: what a department has, or has had, is
  /// given out or taken back by the producers only.
  package static func merging(_ question: Question) -> Permission {
    question.isFresh ? .runShow : .assign
  }

  /// The best of what the member may do for any of the question's departments.
  static func access(
    _ permission: Permission, of member: Member, over question: Question
  ) -> Access {
    let programme = question.programme.rawValue
    let departments: [String?] = question.concerned.map(\.rawValue) + [nil]
    let all: [Access] = departments.map {
      member.access(permission, in: programme, department: $0)
    }
    if all.contains(.granted) { return .granted }
    return all.contains(.forbidden) ? .forbidden : .hidden
  }

  /// The same for a programme as a whole.
  static func require(
    _ permission: Permission, of member: Member, in programme: ProgrammeCode
  ) throws(DeskError) {
    switch member.access(permission, in: programme.rawValue) {
    case .granted: return
    case .forbidden: throw .notAllowed
    case .hidden: throw .notFound
    }
  }
}
