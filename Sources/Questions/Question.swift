// The matter itself. Everything the caller said is hidden; everything else is identities, codes, days
// and stages. Its acts are methods that say no with a reason and, when they do something, return the
// event that the journal writes.

package import Discretion
package import Timekeeping

/// A question.
package struct Question: Hashable, Sendable, Identifiable {
  /// Random; says nothing.
  package let id: QuestionID
  /// What the caller writes down.
  package let number: CaseNumber
  /// Whose programme.
  package let programme: ProgrammeCode
  /// In which episode it was asked.
  package let episode: EpisodeCode?
  /// How it first came in.
  package let channel: Channel
  /// When it came in.
  package let receivedAt: Timestamp
  /// When it was written down.
  package let loggedAt: Timestamp
  /// By which member.
  package let loggedBy: String
  /// Its nature.
  package internal(set) var nature: Nature
  /// Its topic.
  package internal(set) var topic: String?
  /// The district.
  package internal(set) var area: String?
  /// The department that the screener thinks of.
  package internal(set) var suggestedDepartment: DepartmentCode?
  /// How urgent it is.
  package internal(set) var urgency: Urgency
  /// The campaigns it belongs to.
  package internal(set) var campaignTags: [String]
  /// Where it happened; another field than the caller's home, with another rule.
  package internal(set) var incidentPlace: Private<String>?
  /// One line for the host.
  package internal(set) var gist: Private<String>
  /// What the caller said, unchanged.
  package internal(set) var text: Private<String>
  /// The gist after a person has resolved its findings: what a chat message may carry.
  package internal(set) var clearedGist: Private<String>?
  /// What the caller allows.
  package internal(set) var consent: Consent
  /// How many contacts brought it forward, those of merged questions included.
  package internal(set) var contactCount: Int
  /// The questions that were merged into this one.
  package internal(set) var mergedIDs: [QuestionID] = []
  /// Where it stands in the running show; nil when it is not in the queue.
  package internal(set) var airStage: AirStage?
  /// There is a dispute: nothing of it is erased.
  package internal(set) var isDisputed = false
  /// What the caller said was erased.
  package internal(set) var isForgotten = false
  /// How it is dealt with.
  package internal(set) var handling: Handling = .logged
  /// What lies behind the present stage of handling.
  package internal(set) var history = HandlingHistory()
  /// Who may see it.
  package internal(set) var disclosure: Disclosure = .undecided
  /// Every version of its public text.
  package internal(set) var texts: [TextVersion] = []
  /// Every signature and every refusal to sign, in order.
  package internal(set) var reviewSteps: [ReviewStep] = []

  /// Every answer, the one that stands last.
  package var answers: [Answer] { history.answers + (handling.answer.map { [$0] } ?? []) }
  /// Every follow-up, in order.
  package var followUps: [FollowUp] { history.followUps }
  /// No department has ever had it.
  package var isFresh: Bool { history.dispatches == 0 }
  /// When it was closed.
  package var closedAt: Timestamp? {
    if case .closed(let closure) = handling { closure.at } else { nil }
  }

  /// Whether `local` lies after the day by which an answer is owed.
  package func isOverdue(at local: LocalDateTime) -> Bool {
    handling.openAssignment?.dueOn.isOver(at: local) ?? false
  }

  /// An event about this question.
  func event(
    _ act: QuestionAct, by: String, at: Timestamp, reason: String? = nil,
    _ details: [String: String] = [:]
  ) -> QuestionEvent {
    QuestionEvent(act: act, questionID: id, by: by, at: at, reason: reason, details: details)
  }

  /// The refusal when it was merged.
  func refuseMerged() throws(Refusal) {
    if case .merged(let merge) = handling { throw .merged(into: merge.into) }
  }

  /// `text` on one line, or the refusal when it says nothing.
  static func said(_ text: String, else refusal: Refusal) throws(Refusal) -> String {
    let line = Blanks.oneLine(text)
    guard !line.isEmpty else { throw refusal }
    return line
  }
}
