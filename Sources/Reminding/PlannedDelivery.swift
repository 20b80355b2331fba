// What leaves together: reminders that can wait are joined with their neighbours, so that a group
// sees one message where there would be five.

package import Timekeeping

/// Reminders of one group that leave as one message.
package struct PlannedDelivery: Hashable, Sendable, Identifiable {
  /// Its identity, computed from its reminders.
  package let id: String
  /// The chat group.
  package let group: String
  /// When it is due: the latest of its reminders.
  package let dueAt: Timestamp
  /// After this it is never sent: the earliest of its reminders.
  package let usefulUntil: Timestamp
  /// Goes first and alone.
  package let isUrgent: Bool
  /// Its reminders, ascending.
  package let reminderIDs: [ReminderID]

  /// More than one reminder leaves with it.
  package var isDigest: Bool { reminderIDs.count > 1 }
}

/// The rules by which reminders are joined.
package struct DigestRules: Hashable, Sendable {
  /// Reminders that lie within so much of the first are joined.
  package var window: Duration
  /// None is joined whose use would end sooner than this after the message is due.
  package var leastUse: Duration

  /// The usual rules: ten minutes, and an hour of use.
  package init(window: Duration = .seconds(600), leastUse: Duration = .seconds(3_600)) {
    self.window = window
    self.leastUse = leastUse
  }
}

// MARK: - Joining

extension DigestRules {
  /// Joins open reminders into deliveries, by due time and then identity.
  ///
  /// Ordinary reminders of a group that fall within the window move to the latest of them. Exact
  /// ones are never moved: they are joined only with those of the same instant. Urgent ones go
  /// alone, except that the same milestone of the same subject at the same instant is one message.
  package func deliveries(of open: [Reminder]) -> [PlannedDelivery] {
    var movable: [String: [Reminder]] = [:]
    var fixed: [String: [Reminder]] = [:]
    for reminder in open {
      if reminder.isUrgent {
        let key =
          "!\(reminder.group)\u{1F}\(reminder.dueAt.milliseconds)\u{1F}\(reminder.subject)\u{1F}\(reminder.milestone)"
        fixed[key, default: []].append(reminder)
      } else if reminder.isExact {
        let key = "=\(reminder.group)\u{1F}\(reminder.dueAt.milliseconds)"
        fixed[key, default: []].append(reminder)
      } else {
        movable[reminder.group, default: []].append(reminder)
      }
    }
    var result: [PlannedDelivery] = []
    for reminders in fixed.values { result.append(contentsOf: closed(reminders)) }
    for reminders in movable.values { result.append(contentsOf: windows(of: reminders)) }
    return result.sorted { ($0.dueAt, $0.id) < ($1.dueAt, $1.id) }
  }

  private func windows(of reminders: [Reminder]) -> [PlannedDelivery] {
    var result: [PlannedDelivery] = []
    var current: [Reminder] = []
    for reminder in reminders.sorted(by: { ($0.dueAt, $0.id) < ($1.dueAt, $1.id) }) {
      if let first = current.first, reminder.dueAt > first.dueAt + window {
        result.append(contentsOf: closed(current))
        current = []
      }
      current.append(reminder)
    }
    return result + closed(current)
  }

  /// One delivery for all that stay useful long enough, one each for the others.
  private func closed(_ reminders: [Reminder]) -> [PlannedDelivery] {
    guard let last = reminders.map(\.dueAt).max() else { return [] }
    let joined = reminders.filter { $0.usefulUntil >= last + leastUse || $0.isUrgent }
    let alone = reminders.filter { $0.usefulUntil < last + leastUse && !$0.isUrgent }
    return ([joined] + alone.map { [$0] }).compactMap(DigestRules.delivery)
  }

  private static func delivery(_ reminders: [Reminder]) -> PlannedDelivery? {
    guard let first = reminders.first, let dueAt = reminders.map(\.dueAt).max(),
      let usefulUntil = reminders.map(\.usefulUntil).min()
    else { return nil }
    let ids = reminders.map(\.id).sorted()
    return PlannedDelivery(
      id: StableHash(["delivery"] + ids.map(\.rawValue)).text, group: first.group, dueAt: dueAt,
      usefulUntil: usefulUntil, isUrgent: reminders.contains { $0.isUrgent }, reminderIDs: ids)
  }
}
