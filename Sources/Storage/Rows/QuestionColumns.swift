// The open columns of a question: what lists are filtered by and figures are counted from. They are
// computed from the question at each save and never read back into it; when they disagree with the
// sealed question, the row was damaged or altered.

import GRDB
import Questions
import Timekeeping

/// The columns of table `question`, in the order of `names`, without the sequence.
struct QuestionColumns: Sendable {
  static let names = [
    "id", "number", "programme", "episode", "nature", "topic", "area", "channel", "urgency",
    "consent", "airStage", "isDisputed", "isForgotten", "contactCount", "receivedAt", "loggedAt",
    "handling", "disclosure", "lead", "assignedAt", "originalDueOn", "originalDueMinute", "dueOn",
    "dueMinute", "isDueProvisional", "generation", "dispatchCount", "extensionCount", "extendedAt",
    "returnCount", "answeredOnAirAt", "answerKind", "answeredAt", "endedAt", "declineReason",
    "verdict", "followedUpAt", "mergedInto", "decision", "preparation", "nextLevel", "slug",
    "publishedAt",
  ]

  /// `id, number, …` with the table's name before each.
  static let qualified = names.map { "question." + $0 }.joined(separator: ", ")

  /// Where the number stands.
  static let numberPlace = 1

  /// The values, in the order of `names`.
  let values: [Value]

  typealias Value = BoundStatement.Value

  init(_ question: Question) {
    var values: [Value] = []
    values.reserveCapacity(QuestionColumns.names.count)
    values += QuestionColumns.intake(question)
    values += QuestionColumns.assignment(question)
    values += QuestionColumns.answer(question)
    values += QuestionColumns.disclosure(question)
    self.values = values
  }

  /// Whether `row`, whose columns from `start` are those of `names`, holds exactly these.
  func agree(with row: Row, from start: Int) -> Bool {
    values.enumerated().allSatisfy { index, value in
      let found: DatabaseValue = row[start + index]
      return switch (value, found.storage) {
      case (.text(let text), .string(let found)): text == found
      case (.number(let number), .int64(let found)): number == found
      case (.nothing, .null): true
      // No column is a fraction or bytes.
      case (.text, _), (.number, _), (.bytes, _), (.nothing, _): false
      }
    }
  }
}

// MARK: - Groups

extension QuestionColumns {
  private static func intake(_ question: Question) -> [Value] {
    [
      Value(question.id.rawValue),
      Value(question.number.description),
      Value(question.programme.rawValue),
      Value(question.episode?.rawValue),
      Value(question.nature.rawValue),
      Value(question.topic),
      Value(question.area),
      Value(question.channel.rawValue),
      Value(question.urgency.rawValue),
      Value(question.consent.disclosure.rawValue),
      Value(question.airStage?.rawValue),
      Value(question.isDisputed),
      Value(question.isForgotten),
      Value(question.contactCount),
      Value(question.receivedAt.milliseconds),
      Value(question.loggedAt.milliseconds),
      Value(question.handling.stage.rawValue),
      Value(question.disclosure.stage.rawValue),
    ]
  }

  private static func assignment(_ question: Question) -> [Value] {
    let assignment = question.handling.assignment
    let lead =
      assignment?.lead ?? question.handling.answer?.department
      ?? question.history.assignments.last?.lead
    let extensions = question.history.assignments.reduce(assignment?.extensions.count ?? 0) {
      $0 + $1.extensions.count
    }
    return [
      Value(lead?.rawValue),
      Value(assignment?.assignedAt.milliseconds),
      Value(assignment?.originalDueOn.day.daysSinceEpoch),
      Value(assignment?.originalDueOn.time?.minutesSinceMidnight),
      Value(assignment?.dueOn.day.daysSinceEpoch),
      Value(assignment?.dueOn.time?.minutesSinceMidnight),
      Value(assignment?.dueOn.isProvisional == true),
      Value(question.history.generation),
      Value(question.history.dispatches),
      Value(extensions),
      Value(assignment?.extensions.last?.at.milliseconds),
      Value(question.history.returns.count),
    ]
  }

  private static func answer(_ question: Question) -> [Value] {
    let answer = question.handling.answer
    let followUp = question.followUps.last
    let onAir = question.answers.first { $0.kind == .onAir }
    return [
      Value(onAir?.at.milliseconds),
      Value(answer?.kind.rawValue),
      Value(answer?.at.milliseconds),
      Value(question.endedAt?.milliseconds),
      Value(question.declineReason?.rawValue),
      Value(followUp?.verdict.rawValue),
      Value(followUp?.at.milliseconds),
      Value(question.mergedInto?.rawValue),
    ]
  }

  private static func disclosure(_ question: Question) -> [Value] {
    let preparation = question.disclosure.preparation
    return [
      Value(question.disclosure.decision?.extent.rawValue),
      Value(preparation?.code),
      Value(preparation?.nextLevel?.rawValue),
      Value(question.slug?.rawValue),
      Value(question.publishedAt?.milliseconds),
    ]
  }
}

// MARK: - Facts

extension Question {
  var declineReason: DeclineReason? {
    if case .declined(let decline) = handling { decline.reason } else { nil }
  }

  var mergedInto: QuestionID? {
    if case .merged(let merge) = handling { merge.into } else { nil }
  }

  var slug: PublicSlug? {
    switch disclosure {
    case .published(let state): state.slug
    case .withdrawn(let withdrawal): withdrawal.slug
    case .undecided, .decided, .drafted, .inReview, .approved: nil
    }
  }

  var publishedAt: Timestamp? {
    if case .published(let state) = disclosure { state.publishedAt } else { nil }
  }

  /// Every department that has or had a part in what is handled now; the lead first.
  var departments: [DepartmentCode] {
    var found = handling.assignment?.departments ?? []
    if let answering = handling.answer?.department, !found.contains(answering) {
      found.append(answering)
    }
    return found
  }
}

extension Preparation {
  var code: String {
    switch self {
    case .drafted: "drafted"
    case .inReview: "inReview"
    case .approved: "approved"
    }
  }

  var nextLevel: ReviewLevel? {
    if case .inReview(let review) = self { review.nextLevel } else { nil }
  }
}
