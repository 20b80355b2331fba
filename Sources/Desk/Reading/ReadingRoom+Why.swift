// `why`: one line per decision, in Chinese, from the reasons that were stored when each was made.

import Delivering
import Reminding
import Scheduling
import Storage
package import Timekeeping

/// One line of an explanation.
package struct WhyLine: Hashable, Sendable, Codable {
  /// When the decision was made or will take effect; nil when it has no instant of its own.
  package let at: Timestamp?
  /// The decision in Chinese.
  package let text: String

  /// A line.
  package init(at: Timestamp?, _ text: String) {
    self.at = at
    self.text = text
  }
}

extension ReadingRoom {
  /// Why what `reference` names was sent or not: an episode's identity, a day with a department, the
  /// identity of a reminder or a delivery, or the first letters of one. Empty when nothing is named so.
  package func why(_ reference: String, at now: Timestamp) async throws -> [WhyLine] {
    let today = settings.zone.local(of: now).day
    let episodes = schedule?.schedule.episodes(matching: reference, today: today) ?? []
    return try await storage.read("explain") { ledger in
      if !episodes.isEmpty {
        return try episodes.prefix(10).flatMap { try self.lines(about: $0, ledger) }
      }
      if let delivery = try ledger.delivery(DeliveryID(rawValue: reference)) {
        return try self.lines(about: delivery, ledger)
      }
      if let id = try ledger.identity(beginningWith: reference) {
        if let row = try ledger.reminder(id) { return try self.lines(about: row, ledger) }
        if let row = try ledger.delivery(DeliveryID(rawValue: id)) {
          return try self.lines(about: row, ledger)
        }
      }
      return try ledger.reminders(of: reference).flatMap { try self.lines(about: $0, ledger) }
    }
  }

  private func lines(about episode: Episode, _ ledger: Ledger) throws -> [WhyLine] {
    var lines = [WhyLine(at: nil, "\(episode.id.rawValue)：\(episode.time.wording)")]
    for entry in try ledger.history(of: episode.id) {
      lines.append(WhyLine(at: entry.happenedAt, "计划：\(entry.wording)"))
    }
    for row in try ledger.reminders(of: episode.id.rawValue) {
      lines += try self.lines(about: row, ledger)
    }
    for row in try ledger.announced(of: episode.id) where row.lastEditAt != nil {
      lines.append(WhyLine(at: row.lastEditAt, "\(row.chatGroup)：已通知的内容有改动，更正待发。"))
    }
    return lines
  }

  private func lines(about row: ReminderRow, _ ledger: Ledger) throws -> [WhyLine] {
    let reminder = try Reminder(stored: row)
    let head = "提醒 \(reminder.id.shortForm)（\(reminder.content.name) → \(row.chatGroup)）"
    switch row.state {
    case .skipped:
      let reason = row.reason.flatMap(SkipReason.init)?.wording ?? row.reason ?? ""
      return [WhyLine(at: row.dueAt, "\(head)：未发送，\(row.wording ?? reason)。")]
    case .withdrawn:
      let reason = row.reason.flatMap(WithdrawReason.init)?.wording ?? row.reason ?? ""
      return [WhyLine(at: row.dueAt, "\(head)：已撤回，\(reason)。")]
    case .planned, .delivered:
      guard let id = row.deliveryID, let delivery = try ledger.delivery(id) else {
        return [WhyLine(at: row.dueAt, "\(head)：已列入计划。")]
      }
      return [WhyLine(at: row.dueAt, "\(head)：\(standing(of: delivery))。")]
        + (try attempts(of: delivery, ledger))
    }
  }

  private func lines(about row: DeliveryRow, _ ledger: Ledger) throws -> [WhyLine] {
    let head = "投递 \(row.id.rawValue)（\(row.chatGroup)，机器人 \(row.robot.rawValue)）"
    var lines = [WhyLine(at: row.dueAt, "\(head)：\(standing(of: row))。")]
    for reminder in try ledger.reminders(in: row.id) {
      let content = try Reminder(stored: reminder).content
      lines.append(WhyLine(at: reminder.dueAt, "  含提醒：\(content.name)（\(reminder.episodeID)）"))
    }
    return lines + (try attempts(of: row, ledger))
  }

  private func standing(of row: DeliveryRow) -> String {
    switch row.state {
    case .waiting, .claimed, .sent: row.state.wording
    case .skipped:
      "未发送，" + (row.reason.flatMap(SkipReason.init)?.wording ?? row.reason ?? "")
    case .abandoned:
      "已放弃，" + (row.reason.flatMap(AbandonReason.init)?.wording ?? row.reason ?? "")
    case .withdrawn:
      "已撤回，" + (row.reason.flatMap(WithdrawReason.init)?.wording ?? row.reason ?? "")
    }
  }

  private func attempts(of row: DeliveryRow, _ ledger: Ledger) throws -> [WhyLine] {
    try ledger.attempts(of: row.id).map { attempt in
      let outcome = attempt.outcome?.wording ?? "尚无结果"
      let code = attempt.code.map { "（\($0)）" } ?? ""
      return WhyLine(at: attempt.startedAt, "  第 \(attempt.number) 次：\(outcome)\(code)")
    }
  }
}
