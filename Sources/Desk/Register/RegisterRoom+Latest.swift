// What was logged last in a programme, for the screeners' log and for noticing that a matter came in
// before.

package import Membership
package import Questions
import Storage
import Timekeeping

/// What the screeners' log is drawn from.
package struct LogLists: Sendable {
  /// The newest questions, whatever became of them.
  package let latest: [Question]
  /// Those about which nothing has been done, newest first: the newest hundred, and behind them every
  /// emergency, however long ago it came in, at most two hundred.
  package let untouched: [Question]
  /// With whom the host has spoken in the last day, without an answer that was noted; newest first, at
  /// most fifty.
  package let spokenWith: [Question]
  /// The queue of the show in the order of arrival; empty for whoever may not see it.
  package let queue: [Question]
}

extension RegisterRoom {
  /// The newest questions of `programme` that the member may see, at most `limit`.
  package func latest(
    of programme: ProgrammeCode, limit: Int, for member: Member
  ) async throws(DeskError) -> [Question] {
    var filter = QuestionFilter()
    filter.programmes = [programme]
    return try await page(filter, limit: limit, for: member).questions
  }

  /// What the log of `programme` is drawn from, as of one moment; a question that stands in several of
  /// the lists is opened once.
  package func logLists(
    of programme: ProgrammeCode, for member: Member
  ) async throws(DeskError) -> LogLists {
    let mayQueue = member.may(.seeHostScreen, in: programme.rawValue)
    var all = QuestionFilter()
    all.programmes = [programme]
    let filter = all
    let yesterday = clock.now - .seconds(86_400)
    return try await reading("read the log") { ledger in
      guard let all = try narrowed(filter, to: member) else {
        return LogLists(latest: [], untouched: [], spokenWith: [], queue: [])
      }
      var (untouched, emergencies, spokenWith) = (all, all, all)
      untouched.handling = [.logged]
      emergencies.undone = .emergency
      spokenWith.undone = .spokenWith
      spokenWith.receivedFrom = yesterday
      var opened = OpenedQuestions()
      let newest = try ledger.questions(untouched, limit: 100, among: &opened)
      let older = try newest.next.map {
        try ledger.questions(emergencies, before: $0, limit: 200, among: &opened).questions
      }
      return LogLists(
        latest: try ledger.questions(all, limit: 50, among: &opened).questions,
        untouched: newest.questions + (older ?? []),
        spokenWith: try ledger.questions(spokenWith, limit: 50, among: &opened).questions,
        queue: mayQueue ? try ledger.queue(of: programme, among: &opened).questions : [])
    }
  }

  /// The question `id`, if the member may see it.
  package func question(
    _ id: QuestionID, for member: Member
  ) async throws(DeskError) -> Question {
    let question = try await reading("read a question") { try $0.question(id) }
    guard let question else { throw .notFound }
    try QuestionAccess.require(.seeQuestions, of: member, over: question)
    return question
  }
}
