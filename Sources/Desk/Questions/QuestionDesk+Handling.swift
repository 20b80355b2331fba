// Handling: given to a department, granted time, handed back, answered, asked about, closed.

package import Discretion
package import Masking
package import Membership
package import Questions
import Storage
import Timekeeping

extension QuestionDesk {
  /// 转办: gives a question to one lead department and any number of others.
  package func assign(
    _ id: QuestionID, to dispatch: Dispatch, by member: Member
  ) async throws(DeskError) -> Question {
    try requireKnown(dispatch.lead)
    for department in dispatch.co { try requireKnown(department) }
    let table = timeLimits
    return try await act("assign a question", .assign, on: id, by: member) { question, _, now in
      try question.assign(
        to: dispatch, in: table, reckoner: reckoner(for: question.programme),
        by: member.id.rawValue, at: now)
    }
  }

  /// 延期
  package func extend(
    _ id: QuestionID, by count: Int, reason: String, approvedBy: String, member: Member
  ) async throws(DeskError) -> Question {
    try await act("extend a limit", .extend, on: id, by: member) { question, _, now in
      [
        try question.extend(
          by: count, reason: reason, approvedBy: approvedBy,
          reckoner: reckoner(for: question.programme), recordedBy: member.id.rawValue, at: now)
      ]
    }
  }

  /// 退单
  package func returnToDesk(
    _ id: QuestionID, reason: String, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("return a question", .returnAssignment, on: id, by: member) {
      question, _, now in
      try requireVoice(
        of: question.handling.openAssignment?.lead, .returnAssignment, member, question)
      return [
        try question.returnToDesk(
          reason: reason, reckoner: reckoner(for: question.programme), by: member.id.rawValue,
          at: now)
      ]
    }
  }

  /// 现场答复
  package func answerOnAir(
    _ id: QuestionID, _ form: AnswerForm, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("answer on air", .runShow, on: id, by: member) { question, ledger, now in
      let event = try question.answerOnAir(form, by: member.id.rawValue, at: now)
      try ledger.markOnAir(question.id, at: now)
      return [event]
    }
  }

  /// The department's answer.
  package func answer(
    _ id: QuestionID, _ form: AnswerForm, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("answer a question", .answer, on: id, by: member) { question, _, now in
      if let assignment = question.handling.openAssignment {
        let speaker = form.department ?? assignment.lead
        guard assignment.departments.contains(speaker) else {
          throw DeskError.invalid(field: "department", wording: "答复单位要从这一件的主办、协办单位里选。")
        }
        try requireVoice(of: speaker, .answer, member, question)
      }
      return [try question.answer(form, by: member.id.rawValue, at: now)]
    }
  }

  /// Mends the words of the answer that stands.
  package func amendAnswer(
    _ id: QuestionID, _ text: Private<String>, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("mend an answer", .answer, on: id, by: member) { question, _, now in
      try requireVoice(of: question.handling.answer?.department, .answer, member, question)
      return [try question.amendAnswer(text, by: member.id.rawValue, at: now)]
    }
  }

  /// 回访
  package func followUp(
    _ id: QuestionID, _ verdict: FollowUp.Verdict, by member: Member
  ) async throws(DeskError) -> Question {
    let table = timeLimits
    return try await act("follow up", .followUp, on: id, by: member) { question, _, now in
      try question.followUp(
        verdict, in: table, reckoner: reckoner(for: question.programme), by: member.id.rawValue,
        at: now)
    }
  }

  /// 办结
  package func close(
    _ id: QuestionID, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("close a question", .followUp, on: id, by: member) { question, _, now in
      [try question.close(by: member.id.rawValue, at: now)]
    }
  }

  /// Opens again what had ended.
  package func reopen(
    _ id: QuestionID, reason: String, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("reopen a question", .followUp, on: id, by: member) { question, _, now in
      [try question.reopen(reason: reason, by: member.id.rawValue, at: now)]
    }
  }

  /// 不予受理
  package func decline(
    _ id: QuestionID, _ reason: DeclineReason, note: String, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("decline a question", .assign, on: id, by: member) { question, _, now in
      [try question.decline(reason, note: note, by: member.id.rawValue, at: now)]
    }
  }

  /// Puts a question through to another line or body. Whoever logs may do it: an emergency can't wait
  /// for anybody. What a department works on is taken from it by whoever gives it out.
  package func transfer(
    _ id: QuestionID, to body: String, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("put a question through", .logQuestion, on: id, by: member) {
      question, _, now in
      if question.handling.openAssignment != nil {
        try require(
          .assign, of: member, question, else: "这一件已转给单位办理，转接、移送要由栏目编导办。紧急的请立即打电话，再请编导补办。")
      }
      return [try question.transfer(to: body, by: member.id.rawValue, at: now)]
    }
  }

  /// A person has gone through the gist: a chat message may carry it.
  package func clearGist(
    _ id: QuestionID, _ masked: MaskedText, kept: [KeptFinding] = [], by member: Member
  ) async throws(DeskError) -> Question {
    try await act("clear a gist", .assign, on: id, by: member) { question, _, now in
      [try question.clearGist(masked, kept: kept, by: member.id.rawValue, at: now)]
    }
  }

  /// A dispute is noted, or settled.
  package func noteDispute(
    _ id: QuestionID, isDisputed: Bool, reason: String, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("note a dispute", .followUp, on: id, by: member) { question, _, now in
      [
        try question.noteDispute(
          isDisputed, reason: reason, by: member.id.rawValue, at: now)
      ]
    }
  }

  /// Only departments of the directory can be given anything: others have no group to be told in.
  /// Nobody of one department speaks for another: not for the one that leads, and not in its name.
  private func requireVoice(
    of department: DepartmentCode?, _ permission: Permission, _ member: Member,
    _ question: Question
  ) throws(DeskError) {
    guard !member.speaks(for: department, permission, about: question) else { return }
    throw .invalid(field: "department", wording: "这一步只能由那个单位自己的联络员办，或者请栏目编导代办。")
  }

  /// Refuses with `wording` a member who may not do this with the question.
  private func require(
    _ permission: Permission, of member: Member, _ question: Question, else wording: String
  ) throws(DeskError) {
    guard !member.may(permission, in: question.programme.rawValue) else { return }
    throw .refused(code: "notAllowed", wording: wording)
  }

  private func requireKnown(_ code: DepartmentCode) throws(DeskError) {
    guard department(code) != nil else {
      throw .invalid(
        field: "department", wording: "名录里没有单位“\(code.rawValue)”。请从列表里选，或先把它写进名录。")
    }
  }
}

// MARK: - Merging

extension QuestionDesk {
  /// Merges a question into another one of the same matter. In the show whoever runs it sees that two
  /// call about the same; what a department has had is merged by whoever gives questions out.
  package func merge(
    _ id: QuestionID, into target: QuestionID, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("merge questions", .runShow, on: id, by: member) { question, ledger, now in
      guard var other = try ledger.question(target) else { throw DeskError.notFound }
      try QuestionAccess.require(.runShow, of: member, over: other)
      try require(
        QuestionAccess.merging(question), of: member, question, else: "这一件已经转给过单位，合并要由栏目编导办。")
      let events = try question.merge(into: &other, by: member.id.rawValue, at: now)
      try ledger.save(other)
      return events
    }
  }

  /// Takes a question out of the one it was merged into.
  package func unmerge(
    _ id: QuestionID, by member: Member
  ) async throws(DeskError) -> Question {
    try await act("take a merged question out", .runShow, on: id, by: member) {
      question, ledger, now in
      try require(
        QuestionAccess.merging(question), of: member, question, else: "这一件合并前转给过单位，拆出要由栏目编导办。")
      guard case .merged(let merge) = question.handling else { throw Question.Refusal.notMerged }
      guard var other = try ledger.question(merge.into) else { throw DeskError.notFound }
      let events = try question.unmerge(from: &other, by: member.id.rawValue, at: now)
      try ledger.save(other)
      return events
    }
  }
}

extension Member {
  /// Whether the member may do this in the name of `department`: who belongs to one department speaks
  /// for no other.
  package func speaks(
    for department: DepartmentCode?, _ permission: Permission, about question: Question
  ) -> Bool {
    guard let department else { return true }
    return may(permission, in: question.programme.rawValue, department: department.rawValue)
  }
}
