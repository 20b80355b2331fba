// What people read: pages, `status`, `agenda` and `why` ask here and nowhere else. Everything is a
// snapshot; nothing here changes anything.

package import Delivering
import Language
package import Reminding
import Scheduling
package import Storage
package import Timekeeping

/// Questions that pages and commands ask.
package struct ReadingRoom: Sendable {
  let storage: Storage
  let settings: DeskSettings
  let shared: DeskShared

  /// The schedule in force; nil before the first reading.
  package var schedule: AdoptedSchedule? { shared.schedule.current }

  /// How the daemon feels at `now`.
  package func health(at now: Timestamp) -> Health { shared.board.health(at: now) }

  /// The counters and gauges, for Prometheus.
  package func metrics(at now: Timestamp) -> String {
    shared.tally.exposition(of: shared.board, at: now)
  }

  /// Deliveries due from `from` through `through`, with their reminders, by time.
  package func deliveries(from: Timestamp, through: Timestamp) async throws -> [DeliverySheet] {
    try await storage.read("read deliveries") { ledger in
      try ledger.deliveries(from: from, through: through, limit: Limits.rowsPerAnswer)
        .map { try sheet(of: $0, ledger) }
    }
  }

  /// The deliveries that ended last, newest first.
  package func latest(limit: Int) async throws -> [DeliverySheet] {
    try await storage.read("read the latest deliveries") { ledger in
      try ledger.latestEnded(limit: min(limit, Limits.rowsPerAnswer))
        .map { try sheet(of: $0, ledger) }
    }
  }

  /// How many deliveries stand in each state.
  package func counts() async throws -> [DeliveryState: Int] {
    try await storage.read("count deliveries") { try $0.deliveryCounts() }
  }

  /// The changes adopted last, newest first.
  package func latestChanges(limit: Int) async throws -> [HistoryEntry] {
    try await storage.read("read the latest changes") { try $0.latestChanges(limit: limit) }
  }

  /// The deliveries of these identities, with what they carry and what was tried.
  package func sheets(of ids: [DeliveryID]) async throws -> [DeliveryID: DeliverySheet] {
    try await storage.read("read deliveries") { ledger in
      var found: [DeliveryID: DeliverySheet] = [:]
      for id in ids {
        if let row = try ledger.delivery(id) { found[id] = try sheet(of: row, ledger) }
      }
      return found
    }
  }

  private func sheet(of row: DeliveryRow, _ ledger: Ledger) throws -> DeliverySheet {
    DeliverySheet(
      delivery: row,
      reminders: try ledger.reminders(in: row.id).map { try Reminder(stored: $0) },
      attempts: try ledger.attempts(of: row.id))
  }
}

/// A delivery with what it carries and what was tried.
package struct DeliverySheet: Sendable {
  /// The delivery.
  package let delivery: DeliveryRow
  /// Its reminders; empty for corrections and alarms.
  package let reminders: [Reminder]
  /// Its attempts, in order.
  package let attempts: [AttemptRow]

  /// What it is about, in a few words.
  package var subject: String {
    if let message = delivery.message { return message.title }
    let names = reminders.map { reminder in
      let who = reminder.content.addressee ?? reminder.content.episode.value.departments.first
      return [who, reminder.content.name].compactMap { $0 }.joined(separator: " ")
    }
    return names.joined(separator: "；")
  }
}
