// Every act at every stage: a table that a reader can check against the picture in the manual.

import Discretion
import Questions
import Reminding
import Testing
import Timekeeping

struct StageTableTests {
  private enum Act: String, CaseIterable {
    case answerOnAir, assign, extend, returnToDesk, answer, amendAnswer, followUp, close, decline
    case transfer, reopen, merge
  }

  /// What can be done at each stage.
  private static let allowed: [Handling.Stage: Set<Act>] = [
    .logged: [.answerOnAir, .assign, .decline, .transfer, .merge],
    .answeredOnAir: [.assign, .amendAnswer, .followUp, .close, .decline, .transfer],
    .assigned: [.extend, .returnToDesk, .answer, .decline, .transfer, .merge],
    .answered: [.amendAnswer, .followUp, .close, .reopen],
    .closed: [.amendAnswer, .followUp, .reopen],
    .declined: [.reopen],
    .transferred: [.reopen],
    .merged: [],
  ]

  private func question(at stage: Handling.Stage) throws -> Question {
    var question = try Cast.question()
    let now = question.receivedAt
    switch stage {
    case .logged: break
    case .answeredOnAir: _ = try question.answerOnAir(Cast.answer, by: Cast.lin, at: now)
    case .assigned: try question.assignToWater()
    case .answered:
      try question.assignToWater()
      _ = try question.answer(Cast.answer, by: Cast.zhou, at: now)
    case .closed:
      _ = try question.answerOnAir(Cast.answer, by: Cast.lin, at: now)
      _ = try question.close(by: Cast.gao, at: now)
    case .declined: _ = try question.decline(.privacy, note: "说明", by: Cast.gao, at: now)
    case .transferred: _ = try question.transfer(to: "119", by: Cast.lin, at: now)
    case .merged:
      var other = try Cast.question(number: 13)
      _ = try question.merge(into: &other, by: Cast.lin, at: now)
    }
    #expect(question.handling.stage == stage)
    return question
  }

  private func perform(_ act: Act, on question: inout Question) throws {
    let now = question.receivedAt
    let reckoner = try Cast.reckoner()
    switch act {
    case .answerOnAir: _ = try question.answerOnAir(Cast.answer, by: Cast.lin, at: now)
    case .assign: try question.assignToWater()
    case .extend:
      _ = try question.extend(
        by: 1, reason: "需核查", approvedBy: "局长", reckoner: reckoner, recordedBy: Cast.zhou, at: now)
    case .returnToDesk:
      _ = try question.returnToDesk(reason: "非职责", reckoner: reckoner, by: Cast.zhou, at: now)
    case .answer: _ = try question.answer(Cast.answer, by: Cast.zhou, at: now)
    case .amendAnswer: _ = try question.amendAnswer(Private("补记"), by: Cast.lin, at: now)
    case .followUp:
      _ = try question.followUp(
        .satisfied, in: .usual, reckoner: reckoner, by: Cast.lin, at: now)
    case .close: _ = try question.close(by: Cast.gao, at: now)
    case .decline: _ = try question.decline(.privacy, note: "说明", by: Cast.gao, at: now)
    case .transfer: _ = try question.transfer(to: "119", by: Cast.lin, at: now)
    case .reopen: _ = try question.reopen(reason: "有新情况", by: Cast.gao, at: now)
    case .merge:
      var other = try Cast.question(number: 14)
      _ = try question.merge(into: &other, by: Cast.lin, at: now)
    }
  }

  @Test(arguments: Handling.Stage.allCases)
  func `each act is possible where the table says, and changes nothing where it is not`(
    stage: Handling.Stage
  ) throws {
    for act in Act.allCases {
      var question = try question(at: stage)
      let before = question
      do {
        try perform(act, on: &question)
        #expect(Self.allowed[stage]?.contains(act) == true, "\(act) at \(stage)")
        #expect(question != before)
      } catch let refusal as Question.Refusal {
        #expect(Self.allowed[stage]?.contains(act) == false, "\(act) at \(stage): \(refusal)")
        #expect(question == before)
        #expect(refusal.wording.hasSuffix("。"))
      }
    }
  }

  @Test(arguments: Handling.Stage.allCases)
  func `every stage is kept and read back as it was`(stage: Handling.Stage) throws {
    let question = try question(at: stage)

    #expect(try question.reread() == question)
  }
}
