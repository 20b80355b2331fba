// One message, said once: what the encoders need beside the robot.

package import Delivering
package import Timekeeping

/// A message on its way to a robot. Saying it again is another utterance with the same `id`.
package struct Utterance: Hashable, Sendable {
  /// What is said. Its `mentions` decide who is rung.
  package let message: Message
  /// The delivery, or its part: the idempotency key where a platform knows one.
  package let id: DeliveryID
  /// Whether the group may have seen it already; then it says so.
  package let isRepeat: Bool
  /// How the people in `message.mentions` are rung, looked up just now. A name that is not found
  /// here is shown and not rung.
  package let mentions: [Mention]
  /// The time of the event for receivers of Standard Webhooks; nil means the time of the attempt.
  package let dueAt: Timestamp?

  /// An utterance; see the properties.
  package init(
    message: Message, id: DeliveryID, isRepeat: Bool = false, mentions: [Mention] = [],
    dueAt: Timestamp? = nil
  ) {
    self.message = message
    self.id = id
    self.isRepeat = isRepeat
    self.mentions = mentions
    self.dueAt = dueAt
  }
}
