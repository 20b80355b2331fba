// The chase: the working day before, the day, the day after with a copy to the leader, five working days
// after; never on an off day, never about what is no longer owed.

import Questions
import Reminding
import Testing
import Timekeeping

struct ChaseTests {
  private func question(at received: String, nature: Nature = .help) throws -> Question {
    var form = try Cast.form(at: received)
    form.nature = nature
    var question = try Cast.intake(form).question
    try question.assignToWater()
    return question
  }

  private func days(_ steps: [ChaseStep]) -> [String] {
    steps.map { Zone.shanghai.local(of: $0.dueAt).day.description }
  }

  @Test func `four steps around the due day, the last two with a copy to the leader`() throws {
    let steps = Chase(reckoner: try Cast.reckoner()).steps(
      for: try question(at: "2026-05-14 09:45"))

    #expect(steps.map(\.code) == ChaseCode.allCases)
    #expect(days(steps) == ["2026-05-20", "2026-05-21", "2026-05-22", "2026-05-28"])
    #expect(steps.map(\.copiesLeader) == [false, false, true, true])
    #expect(Set(steps.map(\.id)).count == 4)
  }

  @Test(arguments: [
    "2026-04-23 10:00", "2026-09-17 10:00", "2026-02-06 10:00", "2026-12-24 10:00",
    "2026-09-24 10:00",
  ])
  func `no step falls on an off day, at night or on a round minute`(received: String) throws {
    let calendar = try Cast.calendar2026()
    for nature in Nature.allCases {
      let steps = Chase(reckoner: DueReckoner(calendar)).steps(
        for: try question(at: received, nature: nature))
      #expect(!steps.isEmpty)
      #expect(steps == steps.sorted { $0.dueAt < $1.dueAt })
      for step in steps {
        let local = Zone.shanghai.local(of: step.dueAt)
        #expect(calendar.isWorkingDay(local.day), "\(received) \(step.code)")
        #expect(!QuietHours.usual.contains(local.time))
        #expect(local.time.minute % 30 != 0)
      }
    }
  }

  @Test func `what is due on an off day is chased before it, and once`() throws {
    var question = try Cast.question()
    let table = TimeLimitTable(rules: [
      TimeLimitRule(limit: TimeLimit(count: 3, unit: .calendarDays))
    ])
    // Thursday + 3 days is a Sunday.
    _ = try question.assign(
      to: Dispatch(lead: Cast.water), in: table, reckoner: try Cast.reckoner(), by: Cast.lin,
      at: question.receivedAt)
    let steps = Chase(reckoner: try Cast.reckoner()).steps(for: question)

    #expect(question.handling.assignment?.dueOn.day.description == "2026-05-17")
    #expect(steps.map(\.code) == [.dueDay, .dayAfter, .fiveAfter])
    #expect(days(steps) == ["2026-05-15", "2026-05-18", "2026-05-22"])
  }

  @Test func `nobody is chased for what lies before the assignment`() throws {
    var question = try Cast.question()
    try question.assignToWater(at: try Cast.at("2026-05-21 16:00"))

    #expect(
      Chase(reckoner: try Cast.reckoner()).steps(for: question).map(\.code) == [
        .dayAfter, .fiveAfter,
      ])
  }

  @Test func `an extension brings other steps, an answer none`() throws {
    let chase = Chase(reckoner: try Cast.reckoner())
    var question = try question(at: "2026-05-14 09:45")
    let first = chase.steps(for: question)
    _ = try question.extend(
      by: 3, reason: "需核查", approvedBy: "分管局长", reckoner: chase.reckoner, recordedBy: Cast.zhou,
      at: try Cast.at("2026-05-20 10:00"))
    let second = chase.steps(for: question)
    _ = try question.answer(Cast.answer, by: Cast.zhou, at: try Cast.at("2026-05-25 10:00"))

    #expect(second.map(\.code) == ChaseCode.allCases)
    #expect(Set(first.map(\.id)).isDisjoint(with: second.map(\.id)))
    #expect(second[1].dueOn.day.description == "2026-05-26")
    #expect(chase.steps(for: question) == [])
  }

  @Test func `an extension by hours within the day brings other steps`() throws {
    let chase = Chase(reckoner: try Cast.reckoner())
    var question = try Cast.question()
    let limit = TimeLimit(count: 4, unit: .hours, extensionCount: 2)
    _ = try question.assign(
      to: Dispatch(lead: Cast.water), in: TimeLimitTable(rules: [TimeLimitRule(limit: limit)]),
      reckoner: chase.reckoner, by: Cast.lin, at: question.receivedAt)
    let first = chase.steps(for: question)
    _ = try question.extend(
      by: 2, reason: "需核查", approvedBy: "分管局长", reckoner: chase.reckoner, recordedBy: Cast.zhou,
      at: question.receivedAt)
    let second = chase.steps(for: question)

    #expect(first.first?.dueOn.day == second.first?.dueOn.day)
    #expect(Set(first.map(\.id)).isDisjoint(with: second.map(\.id)))
  }

  @Test func `every step has one of the identities of its assignment`() throws {
    let question = try question(at: "2026-05-14 09:45")
    let steps = Chase(reckoner: try Cast.reckoner()).steps(for: question)
    let assignment = try #require(question.handling.openAssignment)

    #expect(steps.map(\.id) == Chase.identities(of: assignment, question.id))
  }

  @Test func `the same question gives the same steps`() throws {
    let chase = Chase(reckoner: try Cast.reckoner())

    #expect(
      chase.steps(for: try question(at: "2026-05-14 09:45"))
        == chase.steps(for: try question(at: "2026-05-14 09:45").reread()))
  }
}
