// `hotline agenda`: what will be sent in the days ahead, when, to whom — from the files alone, with
// the planner that the daemon uses.

import Announcing
package import Desk
import Foundation
import Reminding
import Scheduling
package import Timekeeping

/// Lists what will be sent.
package struct AgendaCommand: Sendable {
  private let settings: DeskSettings
  private let from: Timestamp
  private let days: Int
  private let format: CheckCommand.Format
  private let output: CommandOutput

  /// An agenda of `days` days from `from` on.
  package init(
    settings: DeskSettings, from: Timestamp, days: Int, format: CheckCommand.Format,
    output: CommandOutput
  ) {
    self.settings = settings
    self.from = from
    self.days = days
    self.format = format
    self.output = output
  }

  /// Prints the agenda.
  package func run() throws {
    let today = settings.zone.local(of: from).day
    let folder = OfflineSchedule(
      path: settings.scheduleFolder, zone: settings.zone, today: today)
    if let problem = folder.folderProblem { throw CommandFailure(.inputOutput, problem) }
    let rows = rows(folder)
    switch format {
    case .json: try printJSON(rows)
    case .text: printText(rows, folder)
    }
  }

  private func rows(_ folder: OfflineSchedule) -> [AgendaRow] {
    let through = from + .seconds(Int64(days) * 86_400)
    let schedule = folder.assembly.schedule
    // Known since for ever: an agenda shows what a daemon says that has been running all along.
    let known = Dictionary(
      schedule.episodes.map { ($0.id, Timestamp(milliseconds: 0)) }
    ) { first, _ in first }
    let plan = ReminderPlan.plan(
      schedule, places: folder.assembly.places, history: PlanHistory(firstSeenAt: known),
      window: PlanWindow(now: from, through: through), settings: settings.planningSettings)
    let open = plan.all.filter { $0.dueAt >= from && $0.dueAt < through }
    let skips = plan.skipped.filter {
      $0.reminder.dueAt >= from && $0.reminder.dueAt < through && $0.reason != .done
    }
    return Agenda.rows(DigestRules().deliveries(of: open), of: open, skips: skips)
  }

  private func printText(_ rows: [AgendaRow], _ folder: OfflineSchedule) {
    let calendar = folder.assembly.schedule.holidays
    let wording = DateWording(calendar: calendar, today: settings.zone.local(of: from).day)
    var day: CalendarDay?
    for row in rows {
      if row.local.day != day {
        output.line((day == nil ? "" : "\n") + wording.date(row.local.day))
        day = row.local.day
      }
      let who = row.who.isEmpty ? "" : " @" + row.who.joined(separator: " @")
      let marks =
        (row.isUrgent ? "［紧急］" : "") + (row.isProvisional ? "［日期暂定］" : "")
        + (row.skipped.map { "［不发：\($0)］" } ?? "")
      output.line("  \(row.local.time.description)  \(row.group)\(who)  \(row.title)\(marks)")
    }
    let sent = rows.filter { $0.skipped == nil }.count
    output.line(
      rows.isEmpty
        ? "从 \(settings.zone.local(of: from)) 起 \(days) 天内没有要发的消息。"
        : "\n共 \(sent) 条消息。时区 \(settings.zone.identifier)，规则版本 \(Zone.rulesVersion)。")
  }

  private func printJSON(_ rows: [AgendaRow]) throws {
    struct Answer: Encodable {
      let schemaVersion = 1
      let zone: String
      let zoneRules: String
      let rows: [Row]
      struct Row: Encodable {
        let at: String
        let local: String
        let group: String
        let who: [String]
        let title: String
        let isUrgent: Bool
        let isProvisional: Bool
        let skipped: String?
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let answer = Answer(
      zone: settings.zone.identifier, zoneRules: Zone.rulesVersion,
      rows: rows.map {
        .init(
          at: $0.at.description, local: $0.local.description, group: $0.group, who: $0.who,
          title: $0.title, isUrgent: $0.isUrgent, isProvisional: $0.isProvisional,
          skipped: $0.skipped)
      })
    output.line(String(decoding: try encoder.encode(answer), as: UTF8.self))
  }
}
