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
  var values: [DatabaseValue]

  init(_ question: Question) {
    let groups = [
      QuestionColumns.intake(question), QuestionColumns.assignment(question),
      QuestionColumns.answer(question), QuestionColumns.disclosure(question),
    ]
    values = groups.flatMap { $0.map { $0?.databaseValue ?? .null } }
  }

  /// The values for a statement, with `number` in its place.
  func bound(number: String) -> [BoundStatement.Value] {
    var bound = values.map { value -> BoundStatement.Value in
      switch value.storage {
      case .int64(let number): .number(number)
      case .string(let text): .text(text)
      // No column is a fraction or bytes.
      case .null, .double, .blob: .nothing
      }
    }
    bound[Self.numberPlace] = .text(number)
    return bound
  }

  /// Whether `row`, whose columns from `start` are those of `names`, holds exactly these.
  func agree(with row: Row, from start: Int) -> Bool {
    values.enumerated().allSatisfy { index, value in
      value == row[start + index] as DatabaseValue
    }
  }
}

// MARK: - Groups

extension QuestionColumns {
  private static func intake(_ question: Question) -> [(any DatabaseValueConvertible)?] {
    [
      question.id.rawValue, question.number.description, question.programme.rawValue,
      question.episode?.rawValue, question.nature.rawValue, question.topic, question.area,
      question.channel.rawValue, question.urgency.rawValue, question.consent.disclosure.rawValue,
      question.airStage?.rawValue, question.isDisputed ? 1 : 0, question.isForgotten ? 1 : 0,
      question.contactCount, question.receivedAt.milliseconds, question.loggedAt.milliseconds,
      question.handling.stage.rawValue, question.disclosure.stage.rawValue,
    ]
  }

  private static func assignment(_ question: Question) -> [(any DatabaseValueConvertible)?] {
    let assignment = question.handling.assignment
    let lead =
      assignment?.lead ?? question.handling.answer?.department
      ?? question.history.assignments.last?.lead
    let extensions = question.history.assignments.reduce(assignment?.extensions.count ?? 0) {
      $0 + $1.extensions.count
    }
    return [
      lead?.rawValue, assignment?.assignedAt.milliseconds,
      assignment?.originalDueOn.day.daysSinceEpoch,
      assignment?.originalDueOn.time?.minutesSinceMidnight,
      assignment?.dueOn.day.daysSinceEpoch, assignment?.dueOn.time?.minutesSinceMidnight,
      assignment?.dueOn.isProvisional == true ? 1 : 0, question.history.generation,
      question.history.dispatches, extensions, assignment?.extensions.last?.at.milliseconds,
      question.history.returns.count,
    ]
  }

  private static func answer(_ question: Question) -> [(any DatabaseValueConvertible)?] {
    let answer = question.handling.answer
    let followUp = question.followUps.last
    let onAir = question.answers.first { $0.kind == .onAir }
    return [
      onAir?.at.milliseconds, answer?.kind.rawValue, answer?.at.milliseconds,
      question.endedAt?.milliseconds,
      question.declineReason?.rawValue, followUp?.verdict.rawValue, followUp?.at.milliseconds,
      question.mergedInto?.rawValue,
    ]
  }

  private static func disclosure(_ question: Question) -> [(any DatabaseValueConvertible)?] {
    let preparation = question.disclosure.preparation
    return [
      question.disclosure.decision?.extent.rawValue, preparation?.code,
      preparation?.nextLevel?.rawValue, question.slug?.rawValue,
      question.publishedAt?.milliseconds,
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
