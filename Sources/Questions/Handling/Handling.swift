// "Is it dealt with?" Each stage owns what belongs to it, so a question that was answered without an
// answer, or closed while a department still has it, cannot be written down.

package import Timekeeping

/// How a question is dealt with.
package enum Handling: Hashable, Sendable, Codable {
  /// Written down; nobody has it yet.
  case logged
  /// 现场答复
  case answeredOnAir(Answer)
  /// A department has it.
  case assigned(Assignment)
  /// The department has answered; the caller may be asked.
  case answered(Assignment, Answer)
  /// 办结
  case closed(Closure)
  /// 不予受理
  case declined(Decline)
  /// Put through to another line or body; it never was in the queue.
  case transferred(Transfer)
  /// The same matter as another question, which is dealt with in its place.
  case merged(Merge)

  /// The stage without what belongs to it.
  package typealias Stage = HandlingStage

  /// Which stage it is.
  package var stage: Stage {
    switch self {
    case .logged: .logged
    case .answeredOnAir: .answeredOnAir
    case .assigned: .assigned
    case .answered: .answered
    case .closed: .closed
    case .declined: .declined
    case .transferred: .transferred
    case .merged: .merged
    }
  }

  /// The assignment, while there is one or when it was closed with one.
  package var assignment: Assignment? {
    switch self {
    case .assigned(let assignment), .answered(let assignment, _): assignment
    case .closed(let closure): closure.assignment
    case .logged, .answeredOnAir, .declined, .transferred, .merged: nil
    }
  }

  /// The answer that stands.
  package var answer: Answer? {
    switch self {
    case .answeredOnAir(let answer), .answered(_, let answer): answer
    case .closed(let closure): closure.answer
    case .logged, .assigned, .declined, .transferred, .merged: nil
    }
  }

  /// The assignment while an answer is owed, which is what is chased.
  package var openAssignment: Assignment? {
    if case .assigned(let assignment) = self { assignment } else { nil }
  }
}

/// The stage of handling without what belongs to it, for filters, columns and counts.
package enum HandlingStage: String, CaseIterable, Hashable, Sendable, Codable {
  /// 待处理
  case logged
  /// 现场答复
  case answeredOnAir
  /// 办理中
  case assigned
  /// 已答复
  case answered
  /// 办结
  case closed
  /// 不予受理
  case declined
  /// 已转接
  case transferred
  /// 已合并
  case merged
}

/// How a question was closed.
package struct Closure: Hashable, Sendable, Codable {
  /// The department's assignment; nil for an answer on air.
  package let assignment: Assignment?
  /// The answer that settled it.
  package internal(set) var answer: Answer
  /// The member who closed it.
  package let by: String
  /// When.
  package let at: Timestamp
}

/// 不予受理
package struct Decline: Hashable, Sendable, Codable {
  /// Which of the reasons.
  package let reason: DeclineReason
  /// What the caller was told, and to whom they can turn.
  package let note: String
  /// By whom.
  package let by: String
  /// When.
  package let at: Timestamp
}

/// Why a matter can't be taken.
package enum DeclineReason: String, CaseIterable, Hashable, Sendable, Codable {
  /// A court has it, or had.
  case litigation
  /// It is under arbitration.
  case arbitration
  /// It is under administrative reconsideration.
  case reconsideration
  /// It is for the discipline inspection.
  case discipline
  /// It is for the procedure of petitions.
  case petition
  /// State or trade secrets.
  case secrets
  /// Somebody else's private matter.
  case privacy
  /// Against law or public order.
  case publicOrder
  /// Repeated without new facts.
  case repeated
  /// Another place or authority decides.
  case otherJurisdiction
  /// A matter of the emergency lines.
  case emergencyLine
}

/// Put through to somebody else.
package struct Transfer: Hashable, Sendable, Codable {
  /// To whom: 119, 纪委监委.
  package let to: String
  /// By whom.
  package let by: String
  /// When: recorded because minutes matter.
  package let at: Timestamp
}

/// Joined to another question.
package struct Merge: Hashable, Sendable, Codable {
  /// The question that is dealt with.
  package let into: QuestionID
  /// By whom.
  package let by: String
  /// When.
  package let at: Timestamp
}

/// What lies behind the present stage: it is only added to.
package struct HandlingHistory: Hashable, Sendable, Codable {
  /// Assignments that ended: returned, answered and not satisfying, reopened.
  package internal(set) var assignments: [Assignment] = []
  /// Answers that no longer stand.
  package internal(set) var answers: [Answer] = []
  /// Every follow-up.
  package internal(set) var followUps: [FollowUp] = []
  /// Every return.
  package internal(set) var returns: [Return] = []
  /// How often it was given to a department.
  package internal(set) var dispatches: Int = 0
  /// Counted from 1; rises when it is handled again.
  package internal(set) var generation: Int = 1

  /// Nothing has happened.
  package init() {}
}
