// One try of a delivery, written before the request leaves and completed afterwards.

package import Delivering
package import Timekeeping

/// One attempt.
package struct AttemptRow: Hashable, Sendable {
  /// Of which delivery.
  package var deliveryID: DeliveryID
  /// 1 for the first.
  package var number: Int
  /// The robot that was addressed.
  package var robot: RobotName
  /// When it was committed; the request left at most one second later.
  package var startedAt: Timestamp
  /// When its end was known; nil while it runs, and after a crash until that is noticed.
  package var endedAt: Timestamp?
  /// How it ended.
  package var outcome: Outcome.Code?
  /// The platform's code, the fault or the cause.
  package var code: String?
  /// The words that were sent, without mentions.
  package var text: String

  /// An attempt that begins.
  package init(
    deliveryID: DeliveryID, number: Int, robot: RobotName, startedAt: Timestamp, text: String
  ) {
    self.deliveryID = deliveryID
    self.number = number
    self.robot = robot
    self.startedAt = startedAt
    self.text = text
  }
}
