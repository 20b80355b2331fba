// A reminder as it is stored: what should be said, when, and what became of it.

package import Delivering
package import Timekeeping

/// How a reminder stands. Which delivery carries it, and how that one ended, stands there.
package enum ReminderState: String, CaseIterable, Hashable, Sendable {
  /// Planned, and nothing was tried yet.
  case planned
  /// A delivery that carries it has been tried or sent: it is never planned again.
  case delivered
  /// Never tried, with a reason.
  case skipped
  /// No longer true, with a reason.
  case withdrawn
}

/// One reminder.
package struct ReminderRow: Hashable, Sendable, Identifiable {
  /// Its computed identity.
  package var id: String
  /// The subject it speaks of: an episode, a campaign's deadline, an open place.
  package var episodeID: String
  /// The milestone's code.
  package var milestone: String
  /// The chat group.
  package var chatGroup: String
  /// When it is due.
  package var dueAt: Timestamp
  /// After this it is never sent.
  package var usefulUntil: Timestamp
  /// Whether it goes alone.
  package var urgency: Urgency
  /// The schedule generation of its subject.
  package var generation: Int
  /// Differs when anything that is sent, or when it is sent, differs.
  package var fingerprint: UInt64
  /// How it stands.
  package var state: ReminderState
  /// Why, for skipped and withdrawn: the raw value of the reason.
  package var reason: String?
  /// The reason in Chinese, when it says more than its name.
  package var wording: String?
  /// The delivery that carries it.
  package var deliveryID: DeliveryID?
  /// The reminder itself, as the planner coded it.
  package var value: String

  /// A reminder row; see the properties.
  package init(
    id: String, episodeID: String, milestone: String, chatGroup: String, dueAt: Timestamp,
    usefulUntil: Timestamp, urgency: Urgency, generation: Int, fingerprint: UInt64,
    state: ReminderState = .planned, reason: String? = nil, wording: String? = nil,
    deliveryID: DeliveryID? = nil, value: String
  ) {
    self.id = id
    self.episodeID = episodeID
    self.milestone = milestone
    self.chatGroup = chatGroup
    self.dueAt = dueAt
    self.usefulUntil = usefulUntil
    self.urgency = urgency
    self.generation = generation
    self.fingerprint = fingerprint
    self.state = state
    self.reason = reason
    self.wording = wording
    self.deliveryID = deliveryID
    self.value = value
  }
}

extension ReminderRow {
  /// The wording of a reminder that lost its truth while a request that says it was under way.
  static let revokedWording = "已撤回：正在进行的发送之后不再提起"

  /// Whether it lost its truth while a request that says it was under way.
  package var isRevoked: Bool { state == .delivered && wording == ReminderRow.revokedWording }
}
