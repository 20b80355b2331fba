// Draws the rows of the log: what is known of a question at a glance, and the acts that are open for it
// now and for whoever looks.

import Desk
import Discretion
import Membership
import Questions
import Scheduling
import Timekeeping

/// Draws rows of one log.
struct RowPen: Sendable {
  private let log: OnAirLog
  private let sameness: Sameness
  /// How the callers may be spoken of.
  private let addresses: [QuestionID: String]
  private let departments: DepartmentLookup
  /// Those who were on the line when a show ended, long ago.
  private let left: Set<QuestionID>

  /// A pen for the rows of `questions`.
  init(_ log: OnAirLog, _ sameness: Sameness, of questions: [Question]) async throws {
    self.log = log
    self.sameness = sameness
    addresses = try await log.visit.desk.register.addresses(of: questions, for: log.visit.member)
    left = try await log.visit.desk.register.leftOnAir(among: questions)
    departments = DepartmentLookup(log.visit.desk.reading.schedule?.schedule.directory)
  }

  func row(_ question: Question) -> OnAirLog.Row {
    let isLeft = left.contains(question.id)
    let same = question.handling.stage == .logged ? sameness.candidates(for: question).first : nil
    let hint = OnAirLog.hint(of: question)
    let isEmergency = hint != nil || question.urgency == .emergency
    let mayMerge = log.visit.member.may(
      OnAirAct.merge.permission(for: question), in: log.programme.rawValue)
    let acts = OnAirAct.allCases.filter { act in
      switch act {
      case .transfer: isEmergency && act.isOpen(for: question)
      case .merge: same != nil && act.isOpen(for: question)
      case .next, .onAir, .done, .drop, .wait, .answer: act.isOpen(for: question)
      }
    }
    .filter { log.visit.member.may($0.permission(for: question), in: log.programme.rawValue) }
    // Enter in the field for the answer presses the first button: the one that answers.
    let buttons = acts.filter { $0 == .answer } + acts.filter { $0 != .answer }
    return OnAirLog.Row(
      id: question.id.rawValue, number: question.number.description,
      mark: isLeft ? .leftOnAir : StateMark(airStageOf: question),
      clock: log.visit.frame.moments.clock(question.receivedAt),
      gist: log.visit.desk.register.gist(of: question, for: log.visit.member),
      facts: facts(question),
      urgent: question.urgency == .normal ? nil : question.urgency.wording,
      buttons: buttons.map { button($0, hint, same) }, wantsWords: acts.contains(.answer),
      hint: hint.map { "\($0.kind.wording)，转 \($0.line)" },
      transferTo: acts.contains(.transfer) ? hint?.line ?? "110" : nil,
      same: acts.contains(.merge) ? same?.number.description : nil,
      sameWords: same.map { "可能与 \($0.number) 是同一件事" + (mayMerge ? "" : "，可请编导合并") },
      leftWords: isLeft ? RowPen.leftWords : nil, consent: OnAirConsent.piece(of: question))
  }

  private static let leftWords = "节目早已结束，这一路还没有记为接完，主持人屏上已不显示。接过的按 D，没接成的按 X。"

  private func button(_ act: OnAirAct, _ hint: EmergencyHint?, _ same: Question?) -> OnAirLog.Button
  {
    var words = act.wording
    if act == .merge, let same { words += "到 \(same.number)" }
    return OnAirLog.Button(
      act: act.rawValue, key: act.key, shortcut: act.key.lowercased(), words: words)
  }

  private func facts(_ question: Question) -> String {
    let facts: [String?] = [
      question.consent.isAnonymous ? "匿名" : addresses[question.id], question.nature.wording,
      question.area, question.topic, unit(question), question.consent.disclosure.wording,
      question.consent.mayAir ? nil : "不播出",
      question.contactCount > 1 ? "\(question.contactCount) 人次" : nil,
    ]
    return facts.compactMap { $0 }.joined(separator: " · ")
  }

  /// Who has it, or whom the screener thinks of.
  private func unit(_ question: Question) -> String? {
    let code = question.handling.assignment?.lead ?? question.suggestedDepartment
    return code.map { "@" + departments.name(of: $0) }
  }
}
