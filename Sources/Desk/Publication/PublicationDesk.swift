// Onto the site and off it again. The question decides, its own method is the only way; the row that
// the public pages are made from is written in the same transaction, and the publisher is woken at once.

package import Membership
import Publishing
package import Questions
import Scheduling
import Timekeeping

/// Publishes, corrects, withdraws.
package struct PublicationDesk: Sendable {
  let questions: QuestionDesk

  init(questions: QuestionDesk) {
    self.questions = questions
  }
}

// MARK: - Acting

extension PublicationDesk {
  /// Puts the text with this digest, which all have signed, on the site.
  package func publish(
    _ id: QuestionID, hash: TextHash, by member: Member
  ) async throws(DeskError) -> Question {
    try await put(id, hash, .publish, by: member)
  }

  /// Puts a correction that all have signed in the place of what is on the site.
  package func correct(
    _ id: QuestionID, hash: TextHash, by member: Member
  ) async throws(DeskError) -> Question {
    try await put(id, hash, .correct, by: member)
  }

  private func put(
    _ id: QuestionID, _ hash: TextHash, _ permission: Permission, by member: Member
  ) async throws(DeskError) -> Question {
    try requireSite()
    let slug = PublicSlug.fresh()
    return try await questions.act("publish a question", permission, on: id, by: member) {
      question, _, now in
      // A correction is another right than a first publication.
      let needed: Permission = question.disclosure.stage == .published ? .correct : .publish
      try QuestionAccess.require(needed, of: member, over: question)
      try requireNames(of: question)
      return [try question.publish(hash, at: slug, by: member.id.rawValue, at: now)]
    }
  }

  /// Takes a question off the site. Readers find `publicReason` at its address; nil for the usual words.
  package func withdraw(
    _ id: QuestionID, _ reason: Withdrawal.Reason, publicReason: String? = nil,
    by member: Member
  ) async throws(DeskError) -> Question {
    let said = publicReason ?? reason.publicWording
    return try await questions.act("withdraw a question", .withdraw, on: id, by: member) {
      question, _, now in
      [
        try question.withdraw(
          reason, publicReason: said, by: member.id.rawValue, at: now)
      ]
    }
  }

  /// The caller allows something else now; what is on the site without consent goes at once.
  package func changeConsent(
    _ id: QuestionID, to consent: Consent, by member: Member
  ) async throws(DeskError) -> Question {
    try await questions.act("change a consent", .logQuestion, on: id, by: member) {
      question, _, now in
      question.changeConsent(to: consent, by: member.id.rawValue, at: now)
    }
  }

  /// Drops a correction that is on its way; what is on the site stays.
  package func dropCorrection(
    _ id: QuestionID, reason: String, by member: Member
  ) async throws(DeskError) -> Question {
    try await questions.act("drop a correction", .correct, on: id, by: member) {
      question, _, now in
      [try question.dropCorrection(reason: reason, by: member.id.rawValue, at: now)]
    }
  }
}

// MARK: - What stands in the way

extension PublicationDesk {
  /// A page without its mandatory tags is worse than none: what is missing is named before anything
  /// is written.
  private func requireSite() throws(DeskError) {
    let problems = questions.settings.publication.site.problems()
    guard !problems.isEmpty else { return }
    throw .refused(
      code: "siteIncomplete", wording: problems.map(\.wording).joined(separator: "\n"))
  }

  /// A page names its programme and the department that answered; both must have a name.
  private func requireNames(of question: Question) throws(DeskError) {
    guard let schedule = questions.schedule else {
      throw .refused(code: "noSchedule", wording: "还没有读到排期文件，暂不能发布。请稍后再试。")
    }
    let programme = question.programme.rawValue
    guard schedule.programmes.keys.contains(where: { $0.rawValue == programme }) else {
      throw .refused(
        code: "unknownProgramme",
        wording: PublishingProblem.unknownProgramme(question.programme).wording)
    }
    let department = question.handling.answer?.department ?? question.handling.assignment?.lead
    if let department, questions.department(department) == nil {
      throw .refused(
        code: "unknownDepartment", wording: PublishingProblem.unknownDepartment(department).wording)
    }
  }
}

extension PublicSlug {
  /// An address that nobody can guess.
  static func fresh() -> PublicSlug {
    var source = SystemRandomNumberGenerator()
    let bytes = (0..<10).map { _ in source.next() as UInt8 }
    return PublicSlug(randomBytes: bytes) ?? PublicSlug(rawValue: "")
  }
}
