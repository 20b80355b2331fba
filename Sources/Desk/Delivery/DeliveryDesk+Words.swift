// The words of a delivery, made from its reminders at the moment of the attempt: what is no longer
// true is not in them, and 明天 means tomorrow as seen from then.

import Announcing
import Delivering
import Reminding
import Scheduling
import Storage
import Timekeeping

extension DeliveryDesk {
  /// The message that a delivery says at `instant`; nil when none of its reminders holds any more.
  func message(of row: DeliveryRow, _ ledger: Ledger, at instant: Timestamp) throws -> Message? {
    let reminders = try ledger.reminders(in: row.id).filter {
      ($0.state == .planned || $0.state == .delivered) && $0.usefulUntil > instant
    }.map { try Reminder(stored: $0) }
    guard !reminders.isEmpty else { return nil }
    return ReminderWording(settings.wording).message(
      for: reminders, identity: row.id.rawValue, at: instant,
      row.kind == .catchUp ? .late : .timely)
  }

  /// What is so now of an episode; nil while no schedule is adopted or it is in no plan.
  func presentFacts(_ id: EpisodeID, _ ledger: Ledger) throws -> EpisodeFacts? {
    guard let schedule = schedule.current?.schedule, let episode = schedule.episode(id) else {
      return nil
    }
    return schedule.facts(of: episode, keyword: settings.keyword)
  }
}
