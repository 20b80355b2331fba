// The words of a delivery, made from its reminders at the moment of the attempt: what is no longer
// true is not in them, and 明天 means tomorrow as seen from then.

import Announcing
import Delivering
import Reminding
import Scheduling
import Storage
import Timekeeping

/// What a delivery says at one instant, and of what it was made.
struct Said: Sendable {
  /// The words.
  var message: Message
  /// What its group hears of episodes.
  var facts: [EpisodeFacts]
  /// Reminders of it that have lost their use.
  var useless: [String]
}

extension DeliveryDesk {
  /// The message that a delivery says at `instant`; nil when none of its reminders holds any more.
  func message(of row: DeliveryRow, _ ledger: Ledger, at instant: Timestamp) throws -> Message? {
    try said(by: row, carrying: ledger.reminders(in: row.id), at: instant)?.message
  }

  /// The same of a delivery that carries `carried`, with what it was made of.
  func said(
    by row: DeliveryRow, carrying carried: [ReminderRow], at instant: Timestamp
  ) throws -> Said? {
    let rows = carried.filter {
      $0.state == .planned || ($0.state == .delivered && !$0.isRevoked)
    }
    let reminders = try rows.filter { $0.usefulUntil > instant }.map { try Reminder(stored: $0) }
    guard !reminders.isEmpty else { return nil }
    let message = ReminderWording(settings.wording).message(
      for: reminders, identity: row.id.rawValue, at: instant,
      row.kind == .catchUp ? .late : .timely)
    return Said(
      message: message,
      facts: reminders.compactMap { reminder in
        reminder.content.kind.speaksOfEpisode ? reminder.content.episode.value : nil
      },
      useless: rows.filter { $0.state == .planned && $0.usefulUntil <= instant }.map(\.id))
  }

  /// What is so now of an episode; nil while no schedule is adopted or it is in no plan.
  func presentFacts(_ id: EpisodeID, _ ledger: Ledger) throws -> EpisodeFacts? {
    guard let schedule = schedule.current?.schedule, let episode = schedule.episode(id) else {
      return nil
    }
    return schedule.facts(of: episode, keyword: settings.keyword)
  }
}
