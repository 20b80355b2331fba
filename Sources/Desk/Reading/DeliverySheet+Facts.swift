// What pages say of a delivery, without the store's own types: the same words as the agenda's, so
// that a page and the command line call one message by one name.

import Announcing
package import Delivering
import Reminding
import Storage
package import Timekeeping

extension DeliverySheet {
  /// The delivery's identity.
  package var id: DeliveryID { delivery.id }
  /// The chat group.
  package var group: String { delivery.chatGroup }
  /// To whom.
  package var robot: RobotName { delivery.robot }
  /// What it is.
  package var kind: Message.Kind { delivery.kind }
  /// When it was promised for.
  package var dueAt: Timestamp { delivery.dueAt }
  /// Not tried before this.
  package var nextAttemptAt: Timestamp { delivery.nextAttemptAt }
  /// When it reached its end state; nil while it is open.
  package var endedAt: Timestamp? { delivery.endedAt }
  /// How it stands.
  package var state: DeliveryState { delivery.state }
  /// Whether it goes first and alone.
  package var isUrgent: Bool { delivery.urgency == .urgent }
  /// Whether a date in it rests on a year whose days off are not announced.
  package var isProvisional: Bool { reminders.contains { $0.isProvisional } }

  /// Why it was skipped, given up or withdrawn, in Chinese; nil for the other states.
  package var reason: String? {
    delivery.reason.map { code in
      switch delivery.state {
      case .skipped: SkipReason(rawValue: code)?.wording ?? code
      case .abandoned: AbandonReason(rawValue: code)?.wording ?? code
      case .withdrawn: WithdrawReason(rawValue: code)?.wording ?? code
      case .waiting, .claimed, .sent: code
      }
    }
  }

  /// What it says, in a few words: `报材料 · 市住建局（5月14日 9:00）`.
  package var title: String {
    if let message = delivery.message { return message.lines.first ?? message.title }
    return distinct(rows.map(\.title)).joined(separator: "；")
  }

  /// The people whose telephones ring, by name.
  package var people: [String] {
    if let message = delivery.message { return message.mentions }
    return distinct(rows.flatMap(\.who))
  }

  /// What was tried, in order.
  package var tries: [AttemptSheet] {
    attempts.map {
      AttemptSheet(
        number: $0.number, startedAt: $0.startedAt, outcome: $0.outcome, code: $0.code,
        text: $0.text)
    }
  }

  private var rows: [AgendaRow] {
    Agenda.rows(DigestRules().deliveries(of: reminders), of: reminders)
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

/// One attempt as pages show it.
package struct AttemptSheet: Hashable, Sendable {
  /// 1 for the first.
  package let number: Int
  /// When it was committed.
  package let startedAt: Timestamp
  /// How it ended; nil while it runs.
  package let outcome: Outcome.Code?
  /// The platform's code, the fault or the cause.
  package let code: String?
  /// The words that were sent, without mentions.
  package let text: String
}
