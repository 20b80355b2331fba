// What will be sent, when, and to whom: the rows of `hotline agenda` and of today's page. They are
// made of the same deliveries that will leave.

package import Delivering
package import Reminding
package import Timekeeping

/// One row of the agenda.
package struct AgendaRow: Hashable, Sendable, Codable {
  /// The delivery's identity.
  package let id: String
  /// The instant.
  package let at: Timestamp
  /// What the wall clock of the programme shows then.
  package let local: LocalDateTime
  /// The chat group.
  package let group: String
  /// Who is mentioned.
  package let who: [String]
  /// What it is.
  package let kind: Message.Kind
  /// In a few words: `报材料 · 市住建局（5月14日 9:00）`.
  package let title: String
  /// Goes first and alone.
  package let isUrgent: Bool
  /// Rests on a year whose days off are not announced.
  package let isProvisional: Bool
  /// Why it will not leave, in words; nil when it will.
  package let skipped: String?
}

/// The agenda.
package enum Agenda {
  /// The rows for `deliveries` of `reminders`, by time; with `skips`, also what will not leave.
  package static func rows(
    _ deliveries: [PlannedDelivery], of reminders: [Reminder], skips: [PlannedSkip] = []
  ) -> [AgendaRow] {
    let known = Dictionary(reminders.map { ($0.id, $0) }) { first, _ in first }
    var rows = deliveries.compactMap { delivery -> AgendaRow? in
      let carried = delivery.reminderIDs.compactMap { known[$0] }
      return carried.isEmpty ? nil : row(delivery, carried)
    }
    rows += skips.map(row)
    return rows.sorted { ($0.at, $0.group, $0.id) < ($1.at, $1.group, $1.id) }
  }

  private static func row(_ delivery: PlannedDelivery, _ reminders: [Reminder]) -> AgendaRow {
    let matters = Matter.merging(reminders, at: delivery.dueAt)
    let zone = reminders.first?.content.episode.value.zone ?? .shanghai
    return AgendaRow(
      id: delivery.id, at: delivery.dueAt, local: zone.local(of: delivery.dueAt),
      group: delivery.group, who: unique(matters.flatMap(\.mentions)),
      kind: matters.count > 1 ? .digest : .reminder,
      title: unique(matters.map(\.title)).joined(separator: "；"), isUrgent: delivery.isUrgent,
      isProvisional: reminders.contains { $0.isProvisional }, skipped: nil)
  }

  private static func row(_ skip: PlannedSkip) -> AgendaRow {
    let reminder = skip.reminder
    let zone = reminder.content.episode.value.zone
    return AgendaRow(
      id: reminder.id.rawValue, at: reminder.dueAt, local: zone.local(of: reminder.dueAt),
      group: reminder.group, who: reminder.content.mentions, kind: .reminder,
      title: Matter.merging([reminder], at: reminder.dueAt).map(\.title).joined(),
      isUrgent: reminder.isUrgent, isProvisional: reminder.isProvisional, skipped: skip.wording)
  }
}

extension Matter {
  /// In a few words.
  fileprivate var title: String {
    let about =
      content.kind == .deadline
      ? ""
      : " · "
        + (wording.departments.isEmpty
          ? wording.issue : wording.departments)
    let when =
      wording.facts.air.start.map {
        "\($0.local.day.month)月\($0.local.day.day)日 \($0.local.time.wording)"
      } ?? wording.when
    return SafeText.line(SafeText.piece(content.name, limit: 40) + about + "（\(when)）")
  }
}
