// The promise to one robot, and how it stands. Every end has a named reason.

/// A delivery's identity, computed from its reminders; it is also the receiver's idempotency key.
package struct DeliveryID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: DeliveryID, right: DeliveryID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Whether a delivery goes before others and alone.
package enum Urgency: Int, CaseIterable, Hashable, Comparable, Sendable, Codable {
  /// May wait, may be joined.
  case ordinary = 0
  /// Goes first and alone.
  case urgent = 1

  package static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
}

/// How a delivery stands.
package enum DeliveryState: String, CaseIterable, Hashable, Sendable, Codable {
  /// Not yet due, or waiting for its next attempt.
  case waiting
  /// Taken by the courier under a lease.
  case claimed
  /// The platform accepted it.
  case sent
  /// Never tried.
  case skipped
  /// Tried and given up.
  case abandoned
  /// No longer true.
  case withdrawn
}

/// Why a delivery was never tried.
package enum SkipReason: String, CaseIterable, Hashable, Sendable, Codable {
  /// Its useful time was over before it could leave.
  case tooLate
  /// The episode became known after the lead had passed.
  case knownTooLate
  /// The milestone is already done.
  case done
  /// The clock could not be trusted in its time.
  case clockUntrusted
  /// It lies in a gap after a restore from a backup.
  case restored
  /// The group or the robot is not configured.
  case noRobot
  /// Its row in the store can't be read.
  case damaged
}

/// Why a delivery was tried and given up.
package enum AbandonReason: String, CaseIterable, Hashable, Sendable, Codable {
  /// Its useful time ended while it was retried.
  case usefulTimeOver
  /// The platform will never take this message.
  case badMessage
  /// The robot takes no messages.
  case badTarget
  /// A code that the table does not know came too often.
  case unknownCode
  /// It was uncertain twice: one repeat is all that is allowed.
  case stillUncertain
  /// The platform said "busy" once more after the three repeats that it allows.
  case stillBusy
}

/// Why a delivery is no longer true.
package enum WithdrawReason: String, CaseIterable, Hashable, Sendable, Codable {
  /// The episode moved.
  case rescheduled
  /// The episode is cancelled.
  case cancelled
  /// A special edition took its slot.
  case displaced
  /// The schedule no longer asks for it: the rule, the group or the episode is gone.
  case superseded
  /// It went into a digest with others.
  case joined
  /// An edit was undone before the correction left.
  case undone
  /// The answer came, or is no longer owed by that day.
  case settled
}
