// From the number that people say to the question that acts are on. Nothing of the question is shown,
// so nobody's look is noted.

package import Membership
package import Questions
import Storage

extension RegisterRoom {
  /// The question with this number, if the member may know of it.
  package func id(
    numbered number: CaseNumber, for member: Member
  ) async throws(DeskError) -> QuestionID {
    let question = try await reading("look up a number") { try $0.question(numbered: number) }
    guard let question else { throw .notFound }
    try QuestionAccess.require(.seeQuestions, of: member, over: question)
    return question.id
  }
}
