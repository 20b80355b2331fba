// The list under the line: first what must not wait, then the queue of the show in its order, then what
// was logged last. Each row offers only what can be done with it now and by this member.

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
    let alarms: [Row]
    let hasAlarms: Bool
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
  /// For how long words that sound like an emergency stay on top.
  private static let hintSeconds = 86_400

  func html() async throws -> String {
    let found = try await visit.desk.register.logLists(of: programme, for: visit.member)
    let order: [AirStage] = [.onAir, .next, .waiting]
    let waiting = order.flatMap { stage in found.queue.filter { $0.airStage == stage } }
    let lists = lists(found, besides: Set(waiting.map(\.id)))
    let pen = try await RowPen(
      self, Sameness(found.latest), of: lists.alarms + waiting + lists.rest)
    return Templates.render(
      .onAirLog,
      View(
        alarms: lists.alarms.map(pen.row), hasAlarms: !lists.alarms.isEmpty,
        queue: waiting.map(pen.row), hasQueue: !waiting.isEmpty,
        latest: lists.rest.map(pen.row), hasLatest: !lists.rest.isEmpty,
        programme: programme.rawValue, csrf: csrf))
  }

  /// What must not wait, and what else is shown below the queue.
  private func lists(
    _ found: LogLists, besides queued: Set<QuestionID>
  ) -> (alarms: [Question], rest: [Question]) {
    let untouched = found.untouched.filter { !queued.contains($0.id) }
    let alarms = untouched.filter(isAlarm)
    // Whoever was on air and waits for an answer to be noted stays in reach, however many ring.
    let owed = found.spokenWith.filter { !isAlarm($0) }
    let shown = queued.union((alarms + owed).map(\.id))
    let others = found.latest.filter { !shown.contains($0.id) }
    return (alarms, owed + others.prefix(Self.latestRows))
  }

  /// Whether it stays on top until somebody has done something about it: an emergency always, words
  /// that only sound like one for a day, unless the caller was spoken with on air.
  private func isAlarm(_ question: Question) -> Bool {
    guard question.urgency != .emergency else { return true }
    return question.airStage == nil
      && question.receivedAt >= visit.now - .seconds(Self.hintSeconds)
      && OnAirLog.hint(of: question) != nil
  }

  /// What must not wait, as long as nothing has been done about it.
  static func hint(of question: Question) -> EmergencyHint? {
    guard question.handling.stage == .logged else { return nil }
    return EmergencyHint(
      in: question.gist.reveal(for: .masking) + "\n" + question.text.reveal(for: .masking))
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
