// 催办: when a department is reminded of an answer it owes. The steps follow from the assignment, so
// they are computed, never kept; the store turns each into a message like any other.

package import Reminding
package import Timekeeping

/// One step of the chase.
package struct ChaseStep: Hashable, Sendable, Codable, Identifiable {
  /// Its identity: computed from question, generation, due day or hour and code, so that a restart finds
  /// the same and another due day or hour brings others.
  package let id: String
  /// Which rung.
  package let code: ChaseCode
  /// When it is said.
  package let dueAt: Timestamp
  /// The leader in charge is told too.
  package let copiesLeader: Bool
  /// The day by which the answer was or is due.
  package let dueOn: DueDay
}

/// The chase of one assignment. It is useful until the answer comes: whoever answers, extends or
/// returns withdraws what is still waiting.
package struct Chase: Sendable {
  /// The rungs.
  package let ladder: [ChaseRung]
  /// Which days are worked, in which zone.
  package let reckoner: DueReckoner
  /// When offices close: the end of a due day that has no clock time.
  package static let closingTime = TimeOfDay(hour: 17, minute: 30) ?? .midnight

  /// A chase by `ladder`.
  package init(_ ladder: [ChaseRung] = TimeLimitTable.usualChase, reckoner: DueReckoner) {
    self.ladder = ladder
    self.reckoner = reckoner
  }

  /// The steps for what `question` owes, in order; none when no answer is owed. A step whose instant
  /// lies before the assignment was made is left out: nobody is reminded of the past.
  package func steps(for question: Question) -> [ChaseStep] {
    guard let assignment = question.handling.openAssignment else { return [] }
    return steps(for: assignment, of: question.id)
  }

  /// The same for an assignment.
  package func steps(for assignment: Assignment, of id: QuestionID) -> [ChaseStep] {
    let due = assignment.dueOn
    let anchors = LeadAnchors(
      deadline: LocalDateTime(day: due.day, time: due.time ?? Chase.closingTime))
    let days = due.day.adding(days: -60)...due.day.adding(days: 60)
    let leads = LeadReckoner(
      workdays: WorkdayTable(reckoner.days.calendar, days: days),
      clock: DayClock(reckoner.zone, days: days))
    let found = ladder.sorted { $0.code < $1.code }.compactMap { rung -> ChaseStep? in
      let hash = Chase.hash(rung.code, of: assignment, id)
      guard
        let moment = leads.instant(
          of: rung.lead, from: anchors, manner: LeadManner(seed: hash.number))
      else { return nil }
      return ChaseStep(
        id: hash.text, code: rung.code, dueAt: moment.at, copiesLeader: rung.copiesLeader,
        dueOn: due)
    }
    return distinct(found.filter { $0.dueAt >= assignment.assignedAt })
  }

  /// The identities that steps of an assignment can have, whatever the ladder was when they were laid.
  package static func identities(of assignment: Assignment, _ id: QuestionID) -> [String] {
    ChaseCode.allCases.map { hash($0, of: assignment, id).text }
  }

  private static func hash(
    _ code: ChaseCode, of assignment: Assignment, _ id: QuestionID
  ) -> StableHash {
    let due = assignment.dueOn
    // An hour that moves within its day moves the steps too.
    let when = due.day.description + (due.time.map { "T" + $0.description } ?? "")
    return StableHash([
      "chase", id.rawValue, String(assignment.generation), assignment.lead.rawValue, when,
      code.rawValue,
    ])
  }

  /// A due day off the calendar moves its own step to the working day before, where the step before it
  /// stands already: one of the two is enough.
  private func distinct(_ steps: [ChaseStep]) -> [ChaseStep] {
    steps.enumerated().filter { index, step in
      !steps.dropFirst(index + 1).contains {
        reckoner.zone.local(of: $0.dueAt).day == reckoner.zone.local(of: step.dueAt).day
      }
    }.map(\.element)
  }
}
