// The acts of handling as programs name them: the last part of the path, the fields of the body, the
// permission, and the desk's own act.

import Desk
import Discretion
import HTTPTypes
import HummingbirdCore
import Membership
import Questions
import Scheduling

/// An act on a question, by the last part of its path.
enum QuestionCommand: String, CaseIterable, Sendable {
  case assign, extend, answer, close, reopen, decline, transfer, merge, unmerge, urgency, stage
  case returnToDesk = "return"
  case answerOnAir = "answer-on-air"
  case followUp = "follow-up"

  var permission: Permission {
    switch self {
    case .assign, .decline: .assign
    case .extend: .extend
    case .answer: .answer
    case .close, .reopen, .followUp: .followUp
    case .transfer, .urgency: .logQuestion
    // The desk wants more for what a department has had.
    case .stage, .answerOnAir, .merge, .unmerge: .runShow
    case .returnToDesk: .returnAssignment
    }
  }

  /// Whether `hotline question` knows it: the running show is led from its page.
  var isAtCommandLine: Bool {
    switch self {
    case .urgency, .stage: false
    case .assign, .extend, .answer, .close, .reopen, .decline, .transfer, .merge, .unmerge,
      .returnToDesk, .answerOnAir, .followUp:
      true
    }
  }

  /// The fields of the body.
  var fields: [String] {
    switch self {
    case .assign: ["department", "co"]
    case .extend: ["count", "reason", "approvedBy"]
    case .answer, .answerOnAir: ["text", "policyReferences", "approvedBy", "department"]
    case .close, .unmerge: []
    case .reopen, .returnToDesk: ["reason"]
    case .decline: ["reason", "note"]
    case .transfer: ["to"]
    case .merge: ["into"]
    case .urgency: ["urgency"]
    case .stage: ["stage"]
    case .followUp: ["verdict"]
    }
  }

  func perform(on id: QuestionID, _ wish: inout Wish, _ visit: Visit) async throws -> Question {
    let desk = visit.desk.questions
    let member = visit.member
    switch self {
    case .assign:
      let lead = try department(try wish.needed("department"), visit)
      var co: [DepartmentCode] = []
      for words in try wish.texts("co") { co.append(try department(words, visit)) }
      return try await desk.assign(id, to: Dispatch(lead: lead, co: co), by: member)
    case .extend:
      return try await desk.extend(
        id, by: try wish.number("count", in: 1...365), reason: try wish.needed("reason"),
        approvedBy: try wish.needed("approvedBy"), member: member)
    case .answer: return try await desk.answer(id, try form(&wish, visit), by: member)
    case .answerOnAir: return try await desk.answerOnAir(id, try form(&wish, visit), by: member)
    case .close: return try await desk.close(id, by: member)
    case .reopen:
      return try await desk.reopen(id, reason: try wish.needed("reason"), by: member)
    case .returnToDesk:
      return try await desk.returnToDesk(id, reason: try wish.needed("reason"), by: member)
    case .decline, .transfer, .merge, .unmerge, .urgency, .stage, .followUp:
      return try await performMore(on: id, &wish, visit)
    }
  }

  private func performMore(
    on id: QuestionID, _ wish: inout Wish, _ visit: Visit
  ) async throws -> Question {
    let desk = visit.desk.questions
    let member = visit.member
    switch self {
    case .decline:
      return try await desk.decline(
        id, try QuestionCommand.chosen("reason", DeclineReason.self, &wish),
        note: try wish.text("note") ?? "", by: member)
    case .transfer: return try await desk.transfer(id, to: try wish.needed("to"), by: member)
    case .merge:
      guard let number = try? CaseNumber(parsing: try wish.needed("into")) else {
        throw Refusal(.badRequest, "字段“into”要写编号。", code: "wrongField", field: "into")
      }
      let target = try await visit.desk.register.id(numbered: number, for: member)
      return try await desk.merge(id, into: target, by: member)
    case .unmerge: return try await desk.unmerge(id, by: member)
    case .urgency:
      return try await desk.setUrgency(
        id, to: try QuestionCommand.chosen("urgency", Urgency.self, &wish), by: member)
    case .stage:
      return try await desk.move(
        id, to: try QuestionCommand.chosen("stage", AirStage.self, &wish), by: member)
    case .followUp:
      return try await desk.followUp(
        id, try QuestionCommand.chosen("verdict", FollowUp.Verdict.self, &wish), by: member)
    case .assign, .extend, .answer, .answerOnAir, .close, .reopen, .returnToDesk:
      preconditionFailure("\(self) is performed above")
    }
  }

  private static func chosen<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Choice.Type, _ wish: inout Wish
  ) throws(Refusal) -> Choice where Choice.RawValue == String {
    guard let choice = try wish.choice(name, type) else {
      throw Refusal(.badRequest, "字段“\(name)”不能少。", code: "missingField", field: name)
    }
    return choice
  }

  private func form(_ wish: inout Wish, _ visit: Visit) throws -> AnswerForm {
    AnswerForm(
      text: Private(try wish.text("text") ?? ""),
      policyReferences: try wish.texts("policyReferences"),
      approvedBy: try wish.text("approvedBy") ?? "",
      department: try wish.text("department").map { try department($0, visit) })
  }

  private func department(_ words: String, _ visit: Visit) throws(Refusal) -> DepartmentCode {
    let lookup = DepartmentLookup(visit.desk.reading.schedule?.schedule.directory)
    guard let code = lookup.code(of: words) else {
      throw Refusal(
        .unprocessableContent, "名录里没有单位“\(words.prefix(40))”。", code: "invalid",
        field: "department")
    }
    return code
  }
}
