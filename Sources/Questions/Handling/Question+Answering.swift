// Answers, the call that asks whether they helped, and what follows from "no".

package import Discretion
package import Reminding
package import Timekeeping

extension Question {
  /// The longest answer, in characters.
  package static let answerLimit = 8_000
  /// The most documents that an answer names.
  package static let policyLimit = 20
  /// The longest name of a document, in characters.
  package static let policyLengthLimit = 200
  /// The longest name of whoever approves or signs off, in characters.
  package static let approverLimit = 60

  /// 现场答复: answered in the show. The words may be written down later.
  package mutating func answerOnAir(
    _ form: AnswerForm, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    guard case .logged = handling else { throw .notNow(handling.stage) }
    let answer = try answer(form, .onAir, by: member, at: now)
    handling = .answeredOnAir(answer)
    return answeredEvent(answer)
  }

  /// The department's answer, signed off by somebody there.
  package mutating func answer(
    _ form: AnswerForm, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    guard case .assigned(let assignment) = handling else { throw .notNow(handling.stage) }
    var form = form
    form.department = form.department ?? assignment.lead
    form.approvedBy = try Question.said(form.approvedBy, else: .unnamed)
    if Blanks.isEmpty(form.text.reveal(for: .storing)) { throw .answerEmpty }
    let answer = try answer(form, .later, by: member, at: now)
    handling = .answered(assignment, answer)
    return answeredEvent(answer)
  }

  /// Mends the words of the answer that stands: what was said on air is often written down later.
  package mutating func amendAnswer(
    _ text: Private<String>, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    let words = text.reveal(for: .storing)
    if Blanks.isEmpty(words) { throw .answerEmpty }
    guard Blanks.fits(words, in: Question.answerLimit) else {
      throw .answerTooLong(limit: Question.answerLimit)
    }
    guard let number = handling.answer?.number else { throw .notNow(handling.stage) }
    switch handling {
    case .answeredOnAir(var answer):
      answer.text = text
      handling = .answeredOnAir(answer)
    case .answered(let assignment, var answer):
      answer.text = text
      handling = .answered(assignment, answer)
    case .closed(var closure):
      closure.answer.text = text
      handling = .closed(closure)
    case .logged, .assigned, .declined, .transferred, .merged: throw .notNow(handling.stage)
    }
    return event(.amended, by: member, at: now, ["answer": String(number)])
  }

  /// 回访. Who is not satisfied gets it handled again: by the same departments with time counted anew,
  /// or, after an answer on air, by whichever the desk chooses.
  package mutating func followUp(
    _ verdict: FollowUp.Verdict, in table: TimeLimitTable, reckoner: DueReckoner,
    by member: String, at now: Timestamp
  ) throws(Refusal) -> [QuestionEvent] {
    try refuseMerged()
    switch handling {
    case .answered, .answeredOnAir, .closed: break
    case .logged, .assigned, .declined, .transferred, .merged: throw .notNow(handling.stage)
    }
    let generation = history.generation
    history.followUps.append(
      FollowUp(verdict: verdict, by: member, at: now, generation: generation))
    let told = event(
      .followedUp, by: member, at: now,
      ["verdict": verdict.rawValue, "generation": String(generation)])
    guard verdict == .dissatisfied else { return [told] }
    return [told] + startAgain(in: table, reckoner: reckoner, by: member, at: now)
  }

  /// A new generation, given to the departments that had the last one.
  private mutating func startAgain(
    in table: TimeLimitTable, reckoner: DueReckoner, by member: String, at now: Timestamp
  ) -> [QuestionEvent] {
    let last = handling.assignment
    shelve()
    history.generation += 1
    guard let last else { return [reopenedEvent("不满意", by: member, at: now)] }
    let again = newAssignment(
      Dispatch(lead: last.lead, co: last.co), limit: limit(for: last.lead, in: table), from: now,
      isAppointed: last.isAppointed, reckoner, member, now)
    handling = .assigned(again)
    history.dispatches += 1
    return [reopenedEvent("不满意", by: member, at: now)] + events(for: again, by: member, at: now)
  }

  func reopenedEvent(_ reason: String, by member: String, at now: Timestamp) -> QuestionEvent {
    event(
      .reopened, by: member, at: now, reason: reason, ["generation": String(history.generation)])
  }

  /// Puts assignment and answer of the present stage behind it; the stage becomes `logged`.
  mutating func shelve() {
    if let assignment = handling.assignment { history.assignments.append(assignment) }
    if let answer = handling.answer { history.answers.append(answer) }
    handling = .logged
  }

  private func answer(
    _ form: AnswerForm, _ kind: Answer.Kind, by member: String, at now: Timestamp
  ) throws(Refusal) -> Answer {
    guard Blanks.fits(form.text.reveal(for: .storing), in: Question.answerLimit) else {
      throw .answerTooLong(limit: Question.answerLimit)
    }
    let policies = form.policyReferences.map(Blanks.oneLine).filter { !$0.isEmpty }
    guard policies.count <= Question.policyLimit else {
      throw .tooManyPolicies(limit: Question.policyLimit)
    }
    guard policies.allSatisfy({ Blanks.fits($0, in: Question.policyLengthLimit) }) else {
      throw .policyTooLong(limit: Question.policyLengthLimit)
    }
    let approver = Blanks.oneLine(form.approvedBy)
    try Question.requireApproverFits(approver)
    return Answer(
      number: answers.count + 1, kind: kind, text: form.text, policyReferences: policies,
      department: form.department, approvedBy: approver, recordedBy: member, at: now)
  }

  /// Refuses a name that is no name any more.
  static func requireApproverFits(_ name: String) throws(Refusal) {
    guard Blanks.fits(name, in: approverLimit) else {
      throw .approverTooLong(limit: approverLimit)
    }
  }

  private func answeredEvent(_ answer: Answer) -> QuestionEvent {
    event(
      .answered, by: answer.recordedBy, at: answer.at,
      [
        "kind": answer.kind.rawValue, "answer": String(answer.number),
        "department": answer.department?.rawValue ?? "", "approvedBy": answer.approvedBy,
      ].filter { !$0.value.isEmpty })
  }
}
