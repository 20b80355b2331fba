// The running show: who waits, who is next, who speaks; and what the host may read aloud.

import Discretion
import Journal
package import Membership
package import Questions
import Storage
import Timekeeping

extension QuestionDesk {
  /// Moves a question in the queue of the show. Making one the next takes the last next one back.
  package func move(
    _ id: QuestionID, to stage: AirStage, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("move a question in the queue", .runShow, on: id, by: member) {
      question, ledger, now in
      if stage == .next || stage == .onAir {
        for var other in try ledger.queue(of: question.programme).questions
        where other.id != question.id && other.airStage == stage {
          try other.move(to: stage == .next ? .waiting : .done)
          try ledger.save(other)
        }
      }
      try question.move(to: stage)
      try ledger.append(
        JournalEvent(
          .stageMoved, subject: question.id.rawValue, by: member.id.rawValue, at: now,
          details: ["stage": stage.rawValue]))
      if stage == .onAir { try ledger.markOnAir(question.id, at: now) }
      return []
    }
  }

  /// It is urgent in another way now.
  package func setUrgency(
    _ id: QuestionID, to urgency: Urgency, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("change how urgent a question is", .logQuestion, on: id, by: member) {
      question, _, now in
      [question.setUrgency(urgency, by: member.id.rawValue, at: now)]
    }
  }

  /// Mends what was logged in a hurry.
  package func amend(
    _ id: QuestionID, with form: IntakeForm, by member: Member
  ) async throws(DeskError) -> Question {
    let checked: CheckedIntake
    do {
      checked = try form.checked()
    } catch {
      throw DeskError(error)
    }
    return try await act("mend a question", .logQuestion, on: id, by: member) {
      question, _, now in
      [try question.amend(with: checked, by: member.id.rawValue, at: now)]
    }
  }
}
