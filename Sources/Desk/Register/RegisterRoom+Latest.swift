// What was logged last in a programme, for the screeners' log and for noticing that a matter came in
// before.

package import Membership
package import Questions
import Storage

extension RegisterRoom {
  /// The newest questions of `programme` that the member may see, at most `limit`.
  package func latest(
    of programme: ProgrammeCode, limit: Int, for member: Member
  ) async throws(DeskError) -> [Question] {
    var filter = QuestionFilter()
    filter.programmes = [programme]
    return try await page(filter, limit: limit, for: member).questions
  }

  /// The questions about which nothing has been done, newest first: the newest fifty, and behind
  /// them every emergency, however long ago it came in. Of `programme`, or of all.
  package func untouched(
    of programme: ProgrammeCode? = nil, for member: Member
  ) async throws(DeskError) -> [Question] {
    var filter = QuestionFilter()
    filter.programmes = programme.map { [$0] }
    filter.handling = [.logged]
    let newest = try await page(filter, limit: 50, for: member)
    guard newest.next != nil else { return newest.questions }
    return newest.questions
      + (try await emergencies(of: programme, before: newest.next, for: member))
  }

  /// The emergencies about which nothing has been done, newest first, at most two hundred. Of
  /// `programme`, or of all.
  package func emergencies(
    of programme: ProgrammeCode? = nil, for member: Member
  ) async throws(DeskError) -> [Question] {
    try await emergencies(of: programme, before: nil, for: member)
  }

  private func emergencies(
    of programme: ProgrammeCode?, before cursor: QuestionCursor?, for member: Member
  ) async throws(DeskError) -> [Question] {
    var filter = QuestionFilter()
    filter.programmes = programme.map { [$0] }
    filter.isAlarming = true
    return try await page(filter, before: cursor, limit: 200, for: member).questions
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
