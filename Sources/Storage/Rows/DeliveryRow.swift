// A delivery as it is stored: the promise to one robot and how it stands.

package import Delivering
package import Timekeeping

/// One delivery.
package struct DeliveryRow: Hashable, Sendable, Identifiable {
  /// Its identity, which is also the receiver's idempotency key.
  package var id: DeliveryID
  /// To whom.
  package var robot: RobotName
  /// The chat group's name, for people.
  package var chatGroup: String
  /// What it is.
  package var kind: Message.Kind
  /// When it was promised for.
  package var dueAt: Timestamp
  /// After this it is never sent.
  package var usefulUntil: Timestamp
  /// Whether it goes first and alone.
  package var urgency: Urgency
  /// How it stands.
  package var state: DeliveryState
  /// Why it ended so, for skipped, abandoned and withdrawn: the raw value of the reason.
  package var reason: String?
  /// Not tried before this.
  package var nextAttemptAt: Timestamp
  /// When the lease ends; set exactly while it is claimed.
  package var claimedUntil: Timestamp?
  /// What its attempts amounted to so far.
  package var tally: AttemptTally
  /// This part's number, from 1.
  package var part: Int
  /// How many parts the message has.
  package var partCount: Int
  /// The words, once they are fixed; nil while they are made from the reminders at each attempt.
  package var message: Message?
  /// What its group will have been told once it is sent, coded by the planner; corrections only.
  package var announcement: String?
  /// When it reached its end state.
  package var endedAt: Timestamp?
  var place = RowPlace()

  /// A new delivery, waiting for `dueAt`.
  package init(
    id: DeliveryID, robot: RobotName, chatGroup: String, kind: Message.Kind, dueAt: Timestamp,
    usefulUntil: Timestamp, urgency: Urgency, message: Message? = nil, announcement: String? = nil,
    part: Int = 1, partCount: Int = 1
  ) {
    self.id = id
    self.robot = robot
    self.chatGroup = chatGroup
    self.kind = kind
    self.dueAt = dueAt
    self.usefulUntil = usefulUntil
    self.urgency = urgency
    self.state = .waiting
    self.nextAttemptAt = dueAt
    self.tally = AttemptTally()
    self.part = part
    self.partCount = partCount
    self.message = message
    self.announcement = announcement
  }
}
