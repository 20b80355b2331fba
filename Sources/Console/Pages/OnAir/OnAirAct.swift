// What is done with a question of the running show, each with one key or one button.

import Desk
import Discretion
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Questions
import Scheduling

/// An act of the running show.
enum OnAirAct: String, CaseIterable, Sendable {
  case next, onAir, done, drop, wait, answer, transfer, merge

  static let fields = [
    FormField("act", longest: 20), FormField("id", longest: 100),
    FormField("programme", longest: 80),
    FormField("words", longest: 4_000), FormField("to", longest: 200),
    FormField("into", longest: 40),
  ]

  /// The key that performs it.
  var key: String {
    switch self {
    case .next: "N"
    case .onAir: "A"
    case .done: "D"
    case .drop: "X"
    case .wait: "W"
    case .answer: "R"
    case .transfer: "T"
    case .merge: "M"
    }
  }

  /// What stands on its button.
  var wording: String {
    switch self {
    case .next: "设为下一位"
    case .onAir: "接进"
    case .done: "已接完"
    case .drop: "撤出"
    case .wait: "进队列"
    case .answer: "现场已答复"
    case .transfer: "转接"
    case .merge: "合并"
    }
  }

  /// What it takes at least.
  var permission: Permission {
    switch self {
    case .next, .onAir, .done, .drop, .wait, .answer, .merge: .runShow
    case .transfer: .logQuestion
    }
  }

  /// What it takes with `question`: what a department has had is merged by the producers.
  func permission(for question: Question) -> Permission {
    switch self {
    case .merge: QuestionAccess.merging(question)
    case .next, .onAir, .done, .drop, .wait, .answer, .transfer: permission
    }
  }

  /// Whether it can be done as things stand.
  func isOpen(for question: Question) -> Bool {
    let stage = question.handling.stage
    guard stage != .merged, stage != .transferred else { return false }
    let waits = question.airStage
    switch self {
    case .next: return waits == .waiting
    case .onAir: return waits == .waiting || waits == .next
    case .done: return waits == .onAir
    case .drop: return waits == .waiting || waits == .next || waits == .onAir
    case .wait:
      return question.consent.mayAir && question.urgency != .emergency && stage != .declined
        && (waits == nil || waits == .dropped || waits == .next)
    case .answer: return stage == .logged && (waits == .onAir || waits == .done)
    case .transfer: return stage == .logged
    case .merge: return stage == .logged
    }
  }

  /// Performs what the form says and leads back to the page.
  static func perform(_ visit: Visit, _ form: Form) async throws -> Response {
    guard let act = try form.choice("act", OnAirAct.self), let id = try form.line("id") else {
      throw Refusal.badForm("没有写要做什么。")
    }
    let show = try ShowChoice(visit, named: try form.line("programme"))
    try await act.perform(on: QuestionID(rawValue: id), visit, form, show)
    return .seeOther("/on-air?programme=" + escapedForQuery(show.programme?.rawValue ?? ""))
  }

  private func perform(
    on id: QuestionID, _ visit: Visit, _ form: Form, _ show: ShowChoice
  ) async throws {
    let desk = visit.desk.questions
    let member = visit.member
    switch self {
    case .next: _ = try await desk.move(id, to: .next, by: member)
    case .onAir: _ = try await desk.move(id, to: .onAir, by: member)
    case .done: _ = try await desk.move(id, to: .done, by: member)
    case .drop: _ = try await desk.move(id, to: .dropped, by: member)
    case .wait: _ = try await desk.move(id, to: .waiting, by: member)
    case .answer:
      let episode = show.programme.flatMap { visit.desk.register.episode(of: $0, at: visit.now) }
      _ = try await desk.answerOnAir(
        id,
        AnswerForm(
          text: Private(try form.text("words") ?? ""),
          department: episode?.leadDepartment.map { DepartmentCode(rawValue: $0.rawValue) }),
        by: member)
    case .transfer:
      _ = try await desk.transfer(id, to: try form.line("to") ?? "", by: member)
    case .merge:
      guard let number = try? CaseNumber(parsing: try form.line("into") ?? "") else {
        throw Refusal.badForm("没有写合并到哪个编号。")
      }
      let target = try await visit.desk.register.id(numbered: number, for: member)
      _ = try await desk.merge(id, into: target, by: member)
    }
  }
}
