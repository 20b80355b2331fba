// What happened to a question, as the journal will write it. It names who, when and why, and carries
// identities, codes and digests: never a word of what a caller said.

package import Timekeeping

/// The acts of a question's life. The journal knows each under the same name.
package enum QuestionAct: String, CaseIterable, Hashable, Sendable, Codable {
  /// Written down.
  case logged
  /// Joined to the same matter of another caller.
  case merged
  /// Taken out of it again.
  case unmerged
  /// Given to a lead department.
  case assigned
  /// Given to a co-operating department.
  case coAssigned
  /// 延期
  case extended
  /// 退单
  case returned
  /// Answered, on air or later.
  case answered
  /// 回访
  case followedUp
  /// Opened again.
  case reopened
  /// 办结
  case closed
  /// 不予受理
  case declined
  /// Put through to another line or body.
  case transferred
  /// The due day moved because the calendar of days off changed.
  case retimed
  /// What was logged was mended.
  case amended
  /// The caller changed what may become of the matter.
  case consentChanged
  /// A dispute was noted or settled.
  case disputed
  /// Who may see it was decided.
  case decided
  /// A public text was written, each finding resolved by a person.
  case resolvedFindings
  /// Handed in for review.
  case submitted
  /// A signature.
  case signed
  /// Sent back by a reviewer.
  case sentBack
  /// On the site.
  case published
  /// A new version on the site.
  case corrected
  /// Off the site.
  case withdrawn
  /// What the caller said was erased.
  case forgotten
}

/// One act, to be written into the journal in the transaction that saves the question.
package struct QuestionEvent: Hashable, Sendable, Codable {
  /// What was done.
  package let act: QuestionAct
  /// To which question.
  package let questionID: QuestionID
  /// By which member, or `system:…`.
  package let by: String
  /// When.
  package let at: Timestamp
  /// Why, in the words of whoever did it.
  package let reason: String?
  /// Identities, codes, days and digests.
  package let details: [String: String]

  /// An event; see the properties.
  package init(
    act: QuestionAct, questionID: QuestionID, by: String, at: Timestamp, reason: String? = nil,
    details: [String: String] = [:]
  ) {
    self.act = act
    self.questionID = questionID
    self.by = by
    self.at = at
    self.reason = reason
    self.details = details
  }
}
