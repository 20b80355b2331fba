// What a list of questions is asked for, and one page of it.

import GRDB
package import Questions
package import Timekeeping

/// Which questions a list shows; what is left out does not narrow it.
package struct QuestionFilter: Hashable, Sendable {
  /// Of these programmes.
  package var programmes: Set<ProgrammeCode>?
  /// Asked in this episode.
  package var episode: EpisodeCode?
  /// Of this nature.
  package var nature: Nature?
  /// About this topic.
  package var topic: String?
  /// From this district.
  package var area: String?
  /// By this way.
  package var channel: Channel?
  /// As urgent as this.
  package var urgency: Urgency?
  /// Dealt with so far.
  package var handling: Set<Handling.Stage>?
  /// Public so far.
  package var disclosure: Set<Disclosure.Stage>?
  /// Waiting for a signature at this level.
  package var reviewLevel: ReviewLevel?
  /// Led by this department.
  package var lead: DepartmentCode?
  /// This department has a part in it: what its liaison may see.
  package var department: DepartmentCode?
  /// Of this campaign.
  package var campaign: String?
  /// An answer is owed and was due before this day.
  package var dueBefore: CalendarDay?
  /// Received at or after this.
  package var receivedFrom: Timestamp?
  /// Received before this.
  package var receivedBefore: Timestamp?
  /// In dispute, or not.
  package var isDisputed: Bool?
  /// Waiting for this step.
  package var awaited: AwaitedStep?
  /// Such calls, about which nothing has been noted.
  package var undone: UndoneCall?

  /// Everything.
  package init() {}
}

/// A place in a list: what comes after it was logged before it.
package struct QuestionCursor: Hashable, Sendable, Codable {
  let sequence: Int64

  /// Reads what `text` gave; nil when it is something else.
  package init?(text: String) {
    guard let sequence = Int64(text), sequence > 0 else { return nil }
    self.sequence = sequence
  }

  init(sequence: Int64) {
    self.sequence = sequence
  }

  /// For an address.
  package var text: String { String(sequence) }
}

/// Some questions of a list, newest first.
package struct QuestionPage: Sendable {
  /// The questions.
  package internal(set) var questions: [Question] = []
  /// Rows that cannot be opened, by their identity: they are set aside, the list goes on.
  package internal(set) var unreadable: [QuestionID] = []
  /// Where the next page begins; nil when this is the last.
  package internal(set) var next: QuestionCursor?

  /// Nothing.
  package init() {}
}

// MARK: - Conditions

extension QuestionFilter {
  /// The rest of the statement after the columns, and its arguments. A condition that stands with a
  /// plus does not choose the index: the order does.
  func source(before cursor: QuestionCursor?, limit: Int) -> (sql: String, StatementArguments) {
    var conditions: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
    func add(_ condition: String, _ values: [any DatabaseValueConvertible]) {
      conditions.append(condition)
      arguments += values
    }
    // They are few; the engine would rather go through all that was logged.
    var tables = undone.map { "question INDEXED BY \($0.index)" } ?? "question"
    if let department {
      tables =
        "questionDepartment CROSS JOIN question ON question.sequence = "
        + "questionDepartment.sequence"
      add("questionDepartment.department = ?", [department.rawValue])
    } else if let campaign {
      tables =
        "questionCampaign CROSS JOIN question ON question.sequence = "
        + "questionCampaign.sequence"
      add("questionCampaign.tag = ?", [campaign])
    }
    if department != nil, let campaign {
      add(
        "question.sequence IN (SELECT sequence FROM questionCampaign WHERE tag = ?)", [campaign])
    }
    for (condition, values) in plainConditions { add(condition, values) }
    let order =
      department == nil && campaign == nil
      ? "question.sequence"
      : department == nil ? "questionCampaign.sequence" : "questionDepartment.sequence"
    if let cursor { add(order + " < ?", [cursor.sequence]) }
    arguments.append(limit)
    let filter = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return (
      " FROM \(tables) JOIN questionBody ON questionBody.sequence = question.sequence\(filter)"
        + " ORDER BY \(order) DESC LIMIT ?", StatementArguments(arguments)
    )
  }

  private typealias Condition = (String, [any DatabaseValueConvertible])

  private var plainConditions: [Condition] {
    func equal(_ column: String, _ value: String?) -> Condition? {
      value.map { ("question.\(column) = ?", [$0]) }
    }
    let found: [Condition?] = [
      among("programme", programmes.map { $0.map(\.rawValue) }),
      equal("episode", episode?.rawValue), equal("nature", nature?.rawValue),
      equal("topic", topic), equal("area", area), equal("channel", channel?.rawValue),
      equal("urgency", urgency?.rawValue),
      among("handling", handling.map { $0.map(\.rawValue) }),
      among("disclosure", disclosure.map { $0.map(\.rawValue) }),
      // The index leaves out what is undecided, and must be told that nothing of it is wanted.
      disclosure.flatMap {
        $0.contains(.undecided) ? nil : ("question.disclosure != 'undecided'", [])
      },
      reviewLevel.map { ("question.nextLevel = ?", [$0.rawValue]) },
      equal("lead", lead?.rawValue),
      dueBefore.map {
        ("question.handling = 'assigned' AND question.dueOn < ?", [$0.daysSinceEpoch])
      },
      receivedFrom.map { ("+question.receivedAt >= ?", [$0.milliseconds]) },
      receivedBefore.map { ("+question.receivedAt < ?", [$0.milliseconds]) },
      isDisputed.map { ("question.isDisputed = ?", [$0 ? 1 : 0]) },
      awaited.map { (Migration3.waits(for: $0), []) },
      undone.map { (Migration3.isUndone($0), []) },
    ]
    return found.compactMap { $0 }
  }

  private func among(_ column: String, _ values: [String]?) -> Condition? {
    guard let values = values?.sorted() else { return nil }
    if values.count == 1 { return ("question.\(column) = ?", values) }
    let places = values.map { _ in "?" }.joined(separator: ", ")
    return ("+question.\(column) IN (\(places))", values)
  }
}

extension UndoneCall {
  fileprivate var index: String {
    switch self {
    case .emergency: "questionUndoneEmergency"
    case .spokenWith: "questionUndoneSpokenWith"
    }
  }
}
