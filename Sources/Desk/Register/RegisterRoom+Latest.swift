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
