// Two claim orders, of robots with and without pacing, read as one.

import Delivering
import Storage
import Timekeeping

/// What may leave, what has expired, and when to look again, over two claim orders.
struct MergedOrder {
  let leaving: [DeliveryID]
  let expired: [DeliveryID]
  let unknownRobot: [DeliveryID]
  let nextAt: Timestamp?

  init(_ first: ClaimOrder, _ second: ClaimOrder) {
    leaving = first.leaving + second.leaving
    expired = first.expired + second.expired
    unknownRobot = first.unknownRobot + second.unknownRobot
    nextAt = [first.nextAt, second.nextAt].compactMap { $0 }.min()
  }
}

extension DeliveryRow {
  /// What the claim order needs to know.
  var waiting: WaitingDelivery {
    WaitingDelivery(
      id: id, robot: robot, urgency: urgency, readyAt: nextAttemptAt, usefulUntil: usefulUntil)
  }
}
