// A person asks to be forgotten. Rows, digests, salts and messages go in one transaction; then the files
// themselves are searched for every piece of what was there, and the answer is a report, not a promise.

import Journal
package import Membership
package import Questions
import Storage
import Timekeeping

/// Erases what is known of a person.
package struct ForgetDesk: Sendable {
  let questions: QuestionDesk
  let publisher: Publisher
  let settings: DeskSettings

  init(questions: QuestionDesk, publisher: Publisher) {
    self.questions = questions
    self.publisher = publisher
    settings = questions.settings
  }

  /// Forgets everybody who brought `id` forward, and what was said in it. With `takingDown` its public
  /// page is withdrawn first; with `everywhere` all other calls from the same numbers are forgotten too.
  package func forget(
    question id: QuestionID, reason: String, takingDown: Bool = false, everywhere: Bool = false,
    by member: Member
  ) async throws(DeskError) -> ForgetReport {
    let callers = try await callers(of: id, everywhere: everywhere, for: member)
    try await requireNobodyNamed(in: reason, callers)
    var taken: [PublicSlug] = []
    if takingDown { taken = try await takeDown(id, by: member) }
    return try await erase(
      Erasure(callers: callers, question: id, reason: reason, by: member.id.rawValue),
      takenDown: taken)
  }

  /// Forgets one caller with all that the caller said.
  package func forget(
    caller: CallerID, reason: String, by member: Member
  ) async throws(DeskError) -> ForgetReport {
    do {
      try await questions.storage.read("look up a caller") { ledger in
        let ids = try ledger.questionIDs(from: caller)
        guard try !ids.isEmpty || ledger.caller(caller) != nil else { throw DeskError.notFound }
        for id in ids {
          guard let question = try ledger.question(id) else { continue }
          try QuestionAccess.require(.forget, of: member, over: question)
        }
      }
    } catch {
      throw questions.shared.deskError(error, doing: "look up a caller")
    }
    try await requireNobodyNamed(in: reason, [caller])
    return try await erase(
      Erasure(callers: [caller], reason: reason, by: member.id.rawValue), takenDown: [])
  }

  private func callers(
    of id: QuestionID, everywhere: Bool, for member: Member
  ) async throws(DeskError) -> [CallerID] {
    let vault = questions.storage.vault
    do {
      return try await questions.storage.read("look up callers") { ledger in
        guard let question = try ledger.question(id) else { throw DeskError.notFound }
        try QuestionAccess.require(.forget, of: member, over: question)
        // Whose question was merged into this one has asked for nothing.
        let asking = Set(
          try ledger.contacts(of: id).filter { $0.questionID == id }.compactMap(\.caller))
        let own = try ledger.callers(of: id).filter { asking.contains($0.id) }
        guard everywhere else { return own.map(\.id) }
        let others = try own.flatMap { caller in
          try vault?.phoneMark(of: caller).map { try ledger.callers(marked: $0) } ?? []
        }
        for other in try Set(others).flatMap({ try ledger.questionIDs(from: $0) }) {
          guard let question = try ledger.question(other) else { continue }
          try QuestionAccess.require(.forget, of: member, over: question)
        }
        return Array(Set(own.map(\.id) + others))
      }
    } catch {
      throw questions.shared.deskError(error, doing: "look up callers")
    }
  }

  /// The reason of a forgetting stays in the journal for ever: it may name nobody.
  private func requireNobodyNamed(
    in reason: String, _ callers: [CallerID]
  ) async throws(DeskError) {
    let gate = settings.gateSettings
    do {
      try await questions.storage.read("look up callers") { ledger in
        try StaffWords(reason: reason)
          .requireNobody(of: callers.compactMap { try ledger.caller($0) }, gate)
      }
    } catch {
      throw questions.shared.deskError(error, doing: "look up callers")
    }
  }

  private func takeDown(_ id: QuestionID, by member: Member) async throws(DeskError) -> [PublicSlug]
  {
    let question = try await questions.act("take a page down", .forget, on: id, by: member) {
      question, _, now in
      guard question.disclosure.stage == .published else { return [] }
      let reason = Withdrawal.Reason.consentWithdrawn
      return [
        try question.withdraw(
          reason, publicReason: reason.publicWording, by: member.id.rawValue, at: now)
      ]
    }
    return question.disclosure.stage == .withdrawn ? [question.publicSlug].compactMap(\.self) : []
  }
}

// MARK: - Erasing

extension ForgetDesk {
  /// What one transaction is to erase.
  struct Erasure: Sendable {
    var callers: [CallerID] = []
    var question: QuestionID?
    var reason: String
    var by: String
  }

  /// What it erased.
  struct Erased: Sendable {
    var numbers: [CaseNumber] = []
    var callerCount = 0
    var published: [PublicSlug] = []
    var othersWithNumber = 0
    var needles: [Needle] = []
    var words: [QuestionID: [Needle]] = [:]
    var lists: Set<[UInt8]> = []
    var openedTraceCount = 0
  }

  private func erase(
    _ erasure: Erasure, takenDown: [PublicSlug]
  ) async throws(DeskError) -> ForgetReport {
    let now = questions.clock.now
    do {
      let erased = try await questions.storage.write("forget a caller") { ledger in
        try Self.erase(erasure, ledger, at: now)
      }
      publisher.lookAnew()
      let copies = try await knownCopies()
      let done = try questions.storage.scrub(
        erased.needles, alsoIn: copies.filter { $0.state == .readable }.map(\.path))
      let found = Set(done.proof.traces.map(\.path))
      return ForgetReport(
        at: now, numbers: erased.numbers, callerCount: erased.callerCount,
        othersWithNumber: erased.othersWithNumber, standing: erased.published, takenDown: takenDown,
        scrubbing: done.done, proof: done.proof, opened: try await opened(erased),
        listCount: erased.lists.count, erasedBefore: try await erasedBefore(erasure, erased),
        copies: copies.map { copy in
          ForgetReport.KeptCopy(
            path: copy.path, goneOn: copy.goneOn, state: copy.state,
            holdsTraces: found.contains(copy.path), madeAt: copy.madeAt)
        })
    } catch {
      throw questions.shared.deskError(error, doing: "forget a caller")
    }
  }

  /// When the question of `erasure` was erased before, where nothing was left of it.
  private func erasedBefore(
    _ erasure: Erasure, _ erased: Erased
  ) async throws -> ForgetReport.ErasedBefore? {
    guard erased.needles.isEmpty, let id = erasure.question else { return nil }
    let acts = try await questions.storage.read("look when it was forgotten") {
      try $0.journal(about: id.rawValue)
    }
    return acts.last { $0.event.act == .forgotten }.map {
      ForgetReport.ErasedBefore(at: $0.event.at, local: settings.zone.local(of: $0.event.at))
    }
  }

  /// What is still found in the rows that stay, once they are opened.
  func opened(_ erased: Erased) async throws -> ForgetReport.Opened {
    try await questions.storage.read("search opened rows") { ledger in
      ForgetReport.Opened(
        count: erased.words.count, traces: try ledger.openedTraces(of: erased.words))
    }
  }

  /// Erases callers and words inside a transaction. What still chases an answer is kept, without the
  /// line of what was said.
  static func erase(
    _ erasure: Erasure, _ ledger: Ledger, at now: Timestamp
  ) throws -> Erased {
    let (reason, member) = (erasure.reason, erasure.by)
    var erased = Erased()
    var touched: [QuestionID] = []
    for caller in erasure.callers {
      guard
        let forgotten = try ledger.forget(caller, reason: reason, by: member, at: now)
      else { continue }
      erased.callerCount += 1
      erased.othersWithNumber = forgotten.othersWithNumber
      add(forgotten, to: &erased, &touched)
    }
    if let id = erasure.question,
      let forgotten = try ledger.forgetWords(of: id, reason: reason, by: member, at: now)
    {
      add(forgotten, to: &erased, &touched)
    }
    for id in touched {
      guard let number = try ledger.question(id)?.number else { continue }
      erased.numbers.append(number)
      try ledger.eraseLines(beginning: "要点：", ofChasesNaming: number)
    }
    return erased
  }

  private static func add(
    _ forgotten: Forgotten, to erased: inout Erased, _ touched: inout [QuestionID]
  ) {
    erased.needles += forgotten.needles
    erased.words.merge(forgotten.words, uniquingKeysWith: +)
    erased.lists.formUnion(forgotten.lists)
    erased.published += forgotten.published
    touched += forgotten.questions
  }
}
