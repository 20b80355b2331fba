// The list under the line: first the queue of the show in its order, then what was logged last. Each row
// offers only what can be done with it now and by this member.

import Desk
import Discretion
import Membership
import Questions
import Timekeeping

/// The rows of the log.
struct OnAirLog: Sendable {
  struct Button: Sendable {
    let act: String
    let key: String
    let shortcut: String
    let words: String
  }

  struct Row: Sendable {
    let id: String
    let number: String
    let mark: StateMark
    let clock: String
    let gist: String
    let facts: String
    let urgent: String?
    let buttons: [Button]
    let wantsWords: Bool
    let hint: String?
    let transferTo: String?
    let same: String?
    let sameWords: String?
    let leftWords: String?
    let consent: OnAirConsent.Piece?
  }

  private struct View: Sendable {
    let queue: [Row]
    let hasQueue: Bool
    let latest: [Row]
    let hasLatest: Bool
    let programme: String
    let csrf: String
  }

  let visit: Visit
  let programme: ProgrammeCode
  /// The token of the forms; empty in what several members are sent, whose script puts in its own.
  let csrf: String

  /// Rows below the queue.
  private static let latestRows = 8

  func html() async throws -> String {
    let latest = try await visit.latest(of: programme, limit: 50)
    let mayQueue = visit.member.may(.seeHostScreen, in: programme.rawValue)
    let queue =
      mayQueue ? try await visit.desk.register.queue(of: programme, for: visit.member) : []
    let sameness = Sameness(latest)
    let order: [AirStage] = [.onAir, .next, .waiting]
    let waiting = order.flatMap { stage in queue.filter { $0.airStage == stage } }
    let queued = Set(waiting.map(\.id))
    let others = latest.filter { !queued.contains($0.id) }
    // Whoever was on air and waits for an answer to be noted stays in reach, however many ring.
    func isOwed(_ question: Question) -> Bool {
      question.airStage == .done && question.handling.stage == .logged
    }
    let rest = others.filter(isOwed) + others.filter { !isOwed($0) }.prefix(Self.latestRows)
    let left = try await visit.desk.register.leftOnAir(among: waiting + rest)
    return Templates.render(
      .onAirLog,
      View(
        queue: waiting.map { row($0, sameness, left) }, hasQueue: !waiting.isEmpty,
        latest: rest.map { row($0, sameness, left) }, hasLatest: !rest.isEmpty,
        programme: programme.rawValue, csrf: csrf))
  }

  /// What must not wait, as long as nothing has been done about it.
  static func hint(of question: Question) -> EmergencyHint? {
    guard question.handling.stage == .logged else { return nil }
    return EmergencyHint(
      in: question.gist.reveal(for: .masking) + "\n" + question.text.reveal(for: .masking))
  }

  private func row(
    _ question: Question, _ sameness: Sameness, _ left: Set<QuestionID>
  ) -> Row {
    let isLeft = left.contains(question.id)
    let same = question.handling.stage == .logged ? sameness.candidates(for: question).first : nil
    let hint = OnAirLog.hint(of: question)
    let isEmergency = hint != nil || question.urgency == .emergency
    let mayMerge = visit.member.may(
      OnAirAct.merge.permission(for: question), in: programme.rawValue)
    let acts = OnAirAct.allCases.filter { act in
      switch act {
      case .transfer: isEmergency && act.isOpen(for: question)
      case .merge: same != nil && act.isOpen(for: question)
      case .next, .onAir, .done, .drop, .wait, .answer: act.isOpen(for: question)
      }
    }
    .filter { visit.member.may($0.permission(for: question), in: programme.rawValue) }
    // Enter in the field for the answer presses the first button: the one that answers.
    let buttons = acts.filter { $0 == .answer } + acts.filter { $0 != .answer }
    return Row(
      id: question.id.rawValue, number: question.number.description,
      mark: isLeft ? .leftOnAir : StateMark(airStageOf: question),
      clock: visit.frame.moments.clock(question.receivedAt),
      gist: visit.desk.register.gist(of: question, for: visit.member), facts: facts(question),
      urgent: question.urgency == .normal ? nil : question.urgency.wording,
      buttons: buttons.map { button($0, hint, same) }, wantsWords: acts.contains(.answer),
      hint: hint.map { "\($0.kind.wording)，转 \($0.line)" },
      transferTo: acts.contains(.transfer) ? hint?.line ?? "110" : nil,
      same: acts.contains(.merge) ? same?.number.description : nil,
      sameWords: same.map { "可能与 \($0.number) 是同一件事" + (mayMerge ? "" : "，可请编导合并") },
      leftWords: isLeft ? OnAirLog.leftWords : nil, consent: OnAirConsent.piece(of: question))
  }

  private static let leftWords = "节目早已结束，这一路还没有记为接完，主持人屏上已不显示。接过的按 D，没接成的按 X。"

  private func button(_ act: OnAirAct, _ hint: EmergencyHint?, _ same: Question?) -> Button {
    var words = act.wording
    if act == .merge, let same { words += "到 \(same.number)" }
    return Button(
      act: act.rawValue, key: act.key, shortcut: act.key.lowercased(), words: words)
  }

  private func facts(_ question: Question) -> String {
    let facts: [String?] = [
      question.nature.wording, question.area, question.topic, question.consent.disclosure.wording,
      question.consent.mayAir ? nil : "不播出",
      question.contactCount > 1 ? "\(question.contactCount) 人次" : nil,
    ]
    return facts.compactMap { $0 }.joined(separator: " · ")
  }
}

extension StateMark {
  /// It still stands as on air, and its show is over.
  static let leftOnAir = StateMark("?", .warn, "未收线")

  /// Where a question stands in the show, or how it was dealt with.
  init(airStageOf question: Question) {
    if question.handling.stage != .logged, question.airStage != .onAir {
      self.init("✓", .good, question.handling.stage.wording)
      return
    }
    switch question.airStage {
    case .waiting: self.init("…", .busy, AirStage.waiting.wording)
    case .next: self.init("▸", .warn, AirStage.next.wording)
    case .onAir: self.init("●", .bad, AirStage.onAir.wording)
    case .done: self.init("✓", .good, AirStage.done.wording)
    case .dropped: self.init("–", .faint, AirStage.dropped.wording)
    case nil: self.init("·", .calm, "已登记")
    }
  }
}

/// Keys of forms that were drawn: the same form sent twice is logged once.
enum FormKey {
  static func fresh() -> String {
    var generator = SystemRandomNumberGenerator()
    return "form-" + String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
  }
}
