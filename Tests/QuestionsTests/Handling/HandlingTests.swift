// The life of a question until it is settled, and every act at every stage.

import Discretion
import Questions
import Reminding
import Testing
import Timekeeping

struct HandlingTests {
  private let later = "2026-05-15 10:00"

  @Test func `a caller who is not satisfied gets it handled again`() throws {
    var question = try Cast.question()
    try question.assignToWater()
    _ = try question.answer(Cast.answer, by: Cast.zhou, at: try Cast.at("2026-05-18 10:00"))
    let events = try question.followUp(
      .dissatisfied, in: .usual, reckoner: try Cast.reckoner(), by: Cast.lin,
      at: try Cast.at("2026-05-19 10:00"))
    let again = try #require(question.handling.openAssignment)

    #expect(events.map(\.act) == [.followedUp, .reopened, .assigned])
    #expect(again.generation == 2)
    #expect(again.lead == Cast.water)
    #expect(again.dueOn.day.description == "2026-05-26")
    #expect(question.answers.count == 1)
    #expect(question.history.assignments.map(\.generation) == [1])

    _ = try question.answer(Cast.answer, by: Cast.zhou, at: try Cast.at("2026-05-20 10:00"))
    _ = try question.followUp(
      .satisfied, in: .usual, reckoner: try Cast.reckoner(), by: Cast.lin,
      at: try Cast.at("2026-05-21 10:00"))
    _ = try question.close(by: Cast.gao, at: try Cast.at("2026-05-21 10:01"))

    #expect(question.answers.map(\.number) == [1, 2])
    #expect(question.followUps.map(\.verdict) == [.dissatisfied, .satisfied])
    #expect(question.closedAt == (try Cast.at("2026-05-21 10:01")))
  }

  @Test func `whoever can't be reached leaves things as they are`() throws {
    var question = try Cast.question()
    try question.assignToWater()
    _ = try question.answer(Cast.answer, by: Cast.zhou, at: try Cast.at(later))
    let before = question.handling
    _ = try question.followUp(
      .unreached, in: .usual, reckoner: try Cast.reckoner(), by: Cast.lin, at: try Cast.at(later))

    #expect(question.handling == before)
    #expect(question.followUps.map(\.isReached) == [false])
  }

  @Test func `an answer on air that does not satisfy goes to the desk`() throws {
    var question = try Cast.question()
    _ = try question.answerOnAir(
      AnswerForm(text: Private("")), by: Cast.lin, at: question.receivedAt)
    let events = try question.followUp(
      .dissatisfied, in: .usual, reckoner: try Cast.reckoner(), by: Cast.lin, at: try Cast.at(later)
    )

    #expect(question.handling.stage == .logged)
    #expect(events.map(\.act) == [.followedUp, .reopened])
    try question.assignToWater(at: try Cast.at(later))
    // Handled again: its time runs from when it was given, not from the call.
    #expect(question.handling.assignment?.countedFrom == (try Cast.at(later)))
  }

  @Test func `a lead is one, and the others are named once`() throws {
    var question = try Cast.question()
    let events = try question.assign(
      to: Dispatch(lead: Cast.water, co: [Cast.housing, Cast.water, Cast.housing]), in: .usual,
      reckoner: try Cast.reckoner(), by: Cast.lin, at: question.receivedAt)

    #expect(question.handling.assignment?.departments == [Cast.water, Cast.housing])
    #expect(events.map(\.act) == [.assigned, .coAssigned])
    #expect(events.map { $0.details["department"] } == ["shuiwu", "zhujian"])
  }

  @Test func `a department returns within a working day, not later`() throws {
    // Given on a Friday: Monday is the first working day after.
    var question = try Cast.question()
    try question.assignToWater(at: try Cast.at("2026-05-15 16:00"))
    var late = question
    _ = try question.returnToDesk(
      reason: "非我局职责", reckoner: try Cast.reckoner(), by: Cast.zhou,
      at: try Cast.at("2026-05-18 23:00"))

    #expect(question.handling == .logged)
    #expect(question.history.returns.map(\.department) == [Cast.water])
    #expect(throws: Question.Refusal.returnTooLate(days: 1)) {
      try late.returnToDesk(
        reason: "非我局职责", reckoner: try Cast.reckoner(), by: Cast.zhou,
        at: try Cast.at("2026-05-19 08:00"))
    }
  }

  @Test func `after three returns the desk appoints, and the appointed can't return`() throws {
    var question = try Cast.question()
    for _ in 1...3 {
      try question.assignToWater()
      #expect(question.handling.assignment?.isAppointed == false)
      _ = try question.returnToDesk(
        reason: "非我局职责", reckoner: try Cast.reckoner(), by: Cast.zhou, at: question.receivedAt)
    }
    try question.assignToWater()

    #expect(question.handling.assignment?.isAppointed == true)
    #expect(question.handling.assignment?.returns.count == 3)
    #expect(throws: Question.Refusal.appointed) {
      try question.returnToDesk(
        reason: "非我局职责", reckoner: try Cast.reckoner(), by: Cast.zhou, at: question.receivedAt)
    }
  }

  @Test func `an extension is asked for in time, is not too long and not too often`() throws {
    let reckoner = try Cast.reckoner()
    var question = try Cast.question()
    try question.assignToWater()
    func extend(
      _ question: inout Question, by count: Int, at: String, reason: String = "需核查",
      approver: String = "分管局长"
    ) throws {
      _ = try question.extend(
        by: count, reason: reason, approvedBy: approver, reckoner: reckoner, recordedBy: Cast.zhou,
        at: try Cast.at(at))
    }

    #expect(throws: Question.Refusal.reasonMissing) {
      try extend(&question, by: 1, at: later, reason: " \u{3164}")
    }
    #expect(throws: Question.Refusal.unnamed) {
      try extend(&question, by: 1, at: later, approver: "")
    }
    let longName = String(repeating: "长", count: Question.approverLimit + 1)
    #expect(throws: Question.Refusal.approverTooLong(limit: Question.approverLimit)) {
      try extend(&question, by: 1, at: later, approver: longName)
    }
    for count in [-1, 0, 6, 1_000] {
      #expect(throws: Question.Refusal.extensionLength(limit: 5, unit: .workingDays)) {
        try extend(&question, by: count, at: later)
      }
    }
    #expect(throws: Question.Refusal.limitOver(DueDay(try Cast.day("2026-05-21")))) {
      try extend(&question, by: 1, at: "2026-05-22 00:00")
    }
    try extend(&question, by: 5, at: "2026-05-21 23:59")
    #expect(throws: Question.Refusal.extensionsUsedUp(limit: 1)) {
      try extend(&question, by: 1, at: "2026-05-21 23:59")
    }
    #expect(question.handling.assignment?.extensions.map(\.approvedBy) == ["分管局长"])
  }

  @Test func `an answer has words and somebody who signed it off`() throws {
    var question = try Cast.question()
    try question.assignToWater()
    var form = Cast.answer
    form.approvedBy = ""
    #expect(throws: Question.Refusal.unnamed) {
      try question.answer(form, by: Cast.zhou, at: try Cast.at(later))
    }
    form = Cast.answer
    form.text = Private(" \u{200B}")
    #expect(throws: Question.Refusal.answerEmpty) {
      try question.answer(form, by: Cast.zhou, at: try Cast.at(later))
    }
    form.text = Private(String(repeating: "水", count: Question.answerLimit + 1))
    #expect(throws: Question.Refusal.answerTooLong(limit: Question.answerLimit)) {
      try question.answer(form, by: Cast.zhou, at: try Cast.at(later))
    }
    form = Cast.answer
    form.policyReferences = (1...Question.policyLimit + 1).map { "文件\($0)" }
    #expect(throws: Question.Refusal.tooManyPolicies(limit: Question.policyLimit)) {
      try question.answer(form, by: Cast.zhou, at: try Cast.at(later))
    }
    form.policyReferences = [String(repeating: "条", count: Question.policyLengthLimit + 1)]
    #expect(throws: Question.Refusal.policyTooLong(limit: Question.policyLengthLimit)) {
      try question.answer(form, by: Cast.zhou, at: try Cast.at(later))
    }
    form = Cast.answer
    form.approvedBy = String(repeating: "长", count: Question.approverLimit + 1)
    #expect(throws: Question.Refusal.approverTooLong(limit: Question.approverLimit)) {
      try question.answer(form, by: Cast.zhou, at: try Cast.at(later))
    }
    form.approvedBy = "e" + String(repeating: "\u{301}", count: 2_000)
    #expect(throws: Question.Refusal.approverTooLong(limit: Question.approverLimit)) {
      try question.answer(form, by: Cast.zhou, at: try Cast.at(later))
    }
    #expect(question.handling.stage == .assigned)
    _ = try question.answer(Cast.answer, by: Cast.zhou, at: try Cast.at(later))
    #expect(question.handling.answer?.policyReferences == ["供水条例"])
    #expect(question.handling.answer?.approvedBy == "刘建国")
  }

  @Test func `what ended can be opened again, and gets a new generation`() throws {
    var question = try Cast.question()
    _ = try question.decline(
      .litigation, note: "请向上一级人民法院上诉", by: Cast.gao, at: try Cast.at(later))
    #expect(question.endedAt == (try Cast.at(later)))
    _ = try question.reopen(reason: "判决已撤销", by: Cast.gao, at: try Cast.at(later))

    #expect(question.handling == .logged)
    #expect(question.history.generation == 2)
  }

  @Test func `what is put through leaves the queue, with the time of it`() throws {
    var form = try Cast.form("楼道里煤气味特别大!")
    form.entersQueue = true
    var question = try Cast.intake(form).question
    let event = try question.transfer(to: "119", by: Cast.lin, at: try Cast.at("2026-05-14 09:46"))

    #expect(question.airStage == nil)
    #expect(event.at == (try Cast.at("2026-05-14 09:46")))
    #expect(event.reason == "119")
    #expect(throws: Question.Refusal.notNow(.transferred)) { try question.assignToWater() }
  }
}
