// 问题台账: what members read of questions. Every list is narrowed to what the member may see before it
// is asked for, and whoever looks at a caller leaves a line in the journal.

package import Journal
import Masking
package import Membership
package import Questions
import Scheduling
package import Storage
package import Timekeeping

/// Reads the register for a member.
package struct RegisterRoom: Sendable {
  let storage: Storage
  let settings: DeskSettings
  let shared: DeskShared
  let clock: any WallClock
  let masker: Masker

  init(storage: Storage, settings: DeskSettings, clock: any WallClock, shared: DeskShared) {
    self.storage = storage
    self.settings = settings
    self.shared = shared
    self.clock = clock
    masker = Masker(settings: settings.questions.masking)
  }

  var schedule: Schedule? { shared.schedule.current?.schedule }

  func zone(of programme: ProgrammeCode) -> Zone {
    schedule?.programmes[ProgrammeID(rawValue: programme.rawValue)]?.zone ?? settings.zone
  }
}

/// One page of the register.
package struct RegisterPage: Sendable {
  /// The questions, newest first.
  package let questions: [Question]
  /// Where the next page begins; nil when this is the last.
  package let next: QuestionCursor?
  /// How many rows could not be opened and were set aside.
  package let unreadableCount: Int
}

/// One question with all that the member may see of it.
package struct QuestionSheet: Sendable {
  /// The question.
  package let question: Question
  /// Who called; empty for members who may not see callers, and when nothing is known.
  package let callers: [Caller]
  /// Whether callers were left out because the member may not see them.
  package let hidesCallers: Bool
  /// Its contacts, those of merged questions included.
  package let contacts: [Contact]
  /// The questions that were merged into it.
  package let merged: [CaseNumber]
  /// What was done with it, oldest first.
  package let journal: [JournalEntry]
  /// Its zone.
  package let zone: Zone
  /// What the member may do with it.
  package let allowed: Set<Permission>
}

// MARK: - Lists

extension RegisterRoom {
  /// The newest questions of `filter` that the member may see, at most `limit`.
  package func page(
    _ filter: QuestionFilter, before cursor: QuestionCursor? = nil, limit: Int = 50,
    for member: Member
  ) async throws(DeskError) -> RegisterPage {
    try await reading("read the register") { ledger in
      guard let filter = try narrowed(filter, to: member) else {
        return RegisterPage(questions: [], next: nil, unreadableCount: 0)
      }
      let page = try ledger.questions(filter, before: cursor, limit: min(limit, 200))
      return RegisterPage(
        questions: page.questions, next: page.next, unreadableCount: page.unreadable.count)
    }
  }

  /// The queue of a show, in the order of arrival.
  package func queue(
    of programme: ProgrammeCode, for member: Member
  ) async throws(DeskError) -> [Question] {
    try QuestionAccess.require(.seeHostScreen, of: member, in: programme)
    return try await reading("read the queue of the show") {
      try $0.queue(of: programme).questions
    }
  }

  /// Narrows `filter` to what the member may see, or do `permission` with; nil when that is nothing.
  func narrowed(
    _ filter: QuestionFilter, to member: Member, for permission: Permission = .seeQuestions
  ) throws -> QuestionFilter? {
    let reach = member.reach(of: permission)
    guard !reach.isEmpty else { throw DeskError.notAllowed }
    var filter = filter
    if filter.department == nil, !reach.parts.contains(where: { $0.department == nil }) {
      // A liaison sees the questions of one department at a time.
      let own = reach.parts.lazy.compactMap(\.department).first
      filter.department = own.map { DepartmentCode(rawValue: $0) }
    }
    // What somebody may see of one department in one programme opens no other programme.
    let parts = reach.parts.filter {
      $0.department == nil || $0.department == filter.department?.rawValue
    }
    guard !parts.contains(where: { $0.programme == nil }) else { return filter }
    let programmes = Set(parts.compactMap(\.programme).map { ProgrammeCode(rawValue: $0) })
    let wanted = filter.programmes.map { $0.intersection(programmes) } ?? programmes
    guard !wanted.isEmpty else { return nil }
    filter.programmes = wanted
    return filter
  }

  /// Runs `body` on a snapshot.
  func reading<Value: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (Ledger) throws -> Value
  ) async throws(DeskError) -> Value {
    do {
      return try await storage.read(doing, body)
    } catch {
      throw shared.deskError(error, doing: doing)
    }
  }
}

// MARK: - One question

extension RegisterRoom {
  /// The question with this number, as the member may see it.
  package func sheet(
    numbered number: CaseNumber, for member: Member
  ) async throws(DeskError) -> QuestionSheet {
    let id = try await reading("look up a number") { try $0.question(numbered: number)?.id }
    guard let id else { throw .notFound }
    return try await sheet(id, for: member)
  }

  /// The question, as the member may see it. Whoever sees a caller is written down first.
  package func sheet(
    _ id: QuestionID, for member: Member
  ) async throws(DeskError) -> QuestionSheet {
    let now = clock.now
    let found = try await reading("read a question") { ledger -> (Question, Bool) in
      guard let question = try ledger.question(id) else { throw DeskError.notFound }
      try QuestionAccess.require(.seeQuestions, of: member, over: question)
      let hasCallers = try !ledger.contacts(of: id).compactMap(\.caller).isEmpty
      return (question, hasCallers)
    }
    let seesCallers = QuestionAccess.access(.seeCaller, of: member, over: found.0) == .granted
    // Words without a caller's name may still tell who spoke.
    if seesCallers, found.1 || !found.0.isForgotten {
      do {
        try await storage.noteLook(at: found.0, by: member, at: now)
      } catch {
        throw shared.deskError(error, doing: "note who saw a caller")
      }
    }
    return try await reading("read a question's sheet") { ledger in
      QuestionSheet(
        question: found.0, callers: seesCallers ? try ledger.callers(of: id) : [],
        hidesCallers: found.1 && !seesCallers, contacts: try ledger.contacts(of: id),
        merged: try ledger.questions(found.0.mergedIDs).questions.map(\.number),
        journal: try ledger.journal(about: id.rawValue), zone: zone(of: found.0.programme),
        allowed: QuestionAccess.allowed(of: member, over: found.0))
    }
  }
}

extension Storage {
  /// Writes down that a member saw what a caller said. The line is there before the member sees it;
  /// whoever looks again within half an hour has looked once, for a journal that is full of looks
  /// hides the acts.
  func noteLook(at question: Question, by member: Member, at now: Timestamp) async throws {
    let since = now - Limits.lookAgain
    let isNoted = try await read("look who saw a caller") { ledger in
      try ledger.hasRead(question.id, member.id.rawValue, since: since)
    }
    guard !isNoted else { return }
    _ = try await write("note who saw a caller") { ledger in
      try ledger.append(
        JournalEvent(
          .read, subject: question.id.rawValue, by: member.id.rawValue, at: now,
          details: ["number": question.number.description]))
    }
  }
}

extension QuestionAccess {
  /// All that the member may do with a question.
  static func allowed(of member: Member, over question: Question) -> Set<Permission> {
    Set(Permission.allCases.filter { access($0, of: member, over: question) == .granted })
  }
}
