// Which waiting deliveries may leave now, and when to ask again. Robots are looked at one by one, so
// that a slow, pausing or set-aside one never delays another; a rest is a time, never a drop.

package import Timekeeping

/// A delivery that waits, as the order sees it.
package struct WaitingDelivery: Hashable, Sendable {
  /// Its identity.
  package let id: DeliveryID
  /// To which robot it goes.
  package let robot: RobotName
  /// Urgent ones go first.
  package let urgency: Urgency
  /// Not before: its due time, or the time of its next try.
  package let readyAt: Timestamp
  /// After this instant it must not leave.
  package let usefulUntil: Timestamp

  /// A waiting delivery; see the properties.
  package init(
    id: DeliveryID, robot: RobotName, urgency: Urgency, readyAt: Timestamp, usefulUntil: Timestamp
  ) {
    self.id = id
    self.robot = robot
    self.urgency = urgency
    self.readyAt = readyAt
    self.usefulUntil = usefulUntil
  }
}

/// What has gone to one robot lately, and how it stands.
package struct RobotTraffic: Hashable, Sendable {
  /// How often it may be spoken to.
  package let pacing: Pacing
  /// When messages left for it in the last minute, ascending; refused ones count too.
  package let sent: [Timestamp]
  /// Requests that have left and are not answered.
  package let inFlight: Int
  /// How it stands.
  package let standing: RobotStanding

  /// The traffic of a robot; nothing has gone to it unless said otherwise.
  package init(
    pacing: Pacing, sent: [Timestamp] = [], inFlight: Int = 0, standing: RobotStanding = .open
  ) {
    self.pacing = pacing
    self.sent = sent
    self.inFlight = inFlight
    self.standing = standing
  }
}

/// Who may leave now, in which order, and when to ask again.
package struct ClaimOrder: Hashable, Sendable {
  /// Those that leave now, in their order.
  package let leaving: [DeliveryID]
  /// Those whose useful time is over.
  package let expired: [DeliveryID]
  /// Those whose robot is not known.
  package let unknownRobot: [DeliveryID]
  /// When to ask again, if nothing else happens before; nil means that nothing waits for a time.
  /// It is `now` when only the number of slots held something back: ask when one is free.
  package let nextAt: Timestamp?

  /// The order of leaving: urgent first, then what is useful for the shortest time, then what waits
  /// longest. At most `slots` leave; a robot never holds more than seven eighths of the slots that
  /// others leave free, so that a slow one cannot stop a quick one.
  package init(
    of waiting: [WaitingDelivery], robots: [RobotName: RobotTraffic], slots: Int, at now: Timestamp
  ) {
    var queue = Queue(robots: robots, slots: slots, now: now)
    for delivery in waiting.sorted(by: Self.precedes) { queue.add(delivery) }
    leaving = queue.leaving
    expired = queue.expired
    unknownRobot = queue.unknownRobot
    nextAt = queue.nextAt
  }

  /// Whether `left` leaves before `right`; a strict order over deliveries.
  package static func precedes(_ left: WaitingDelivery, _ right: WaitingDelivery) -> Bool {
    if left.urgency != right.urgency { return left.urgency > right.urgency }
    if left.usefulUntil != right.usefulUntil { return left.usefulUntil < right.usefulUntil }
    if left.readyAt != right.readyAt { return left.readyAt < right.readyAt }
    return left.id < right.id
  }
}

// MARK: - Filling

/// The state while the sorted deliveries are walked through once.
private struct Queue {
  /// One robot while it is filled.
  struct Door {
    let traffic: RobotTraffic
    var sent: [Timestamp]
    var inFlight: Int
    /// Set once nothing more may leave now: when to look again; `.distantFuture` means never.
    var closedUntil: Timestamp?

    mutating func leave(at now: Timestamp) {
      if traffic.pacing.isLimited { sent.append(now) }
      inFlight += 1
      if traffic.standing.allowance(at: now) == .probe { closedUntil = .distantFuture }
    }
  }

  var doors: [Door] = []
  var places: [RobotName: Int] = [:]
  var freeSlots: Int
  let now: Timestamp
  var leaving: [DeliveryID] = []
  var expired: [DeliveryID] = []
  var unknownRobot: [DeliveryID] = []
  var nextAt: Timestamp?

  init(robots: [RobotName: RobotTraffic], slots: Int, now: Timestamp) {
    self.now = now
    freeSlots = slots
    for (name, traffic) in robots {
      freeSlots -= traffic.inFlight
      places[name] = doors.count
      doors.append(
        Door(
          traffic: traffic, sent: traffic.sent, inFlight: traffic.inFlight,
          closedUntil: Self.closing(traffic.standing.allowance(at: now), traffic.inFlight)))
    }
  }

  mutating func add(_ delivery: WaitingDelivery) {
    guard delivery.usefulUntil > now else { return expired.append(delivery.id) }
    guard let place = places[delivery.robot] else { return unknownRobot.append(delivery.id) }
    let closedUntil = doors[place].closedUntil
    // It is looked at again when its robot opens, or at its end, whichever comes first.
    if delivery.readyAt > now {
      return look(at: min(max(delivery.readyAt, closedUntil ?? now), delivery.usefulUntil))
    }
    if let closedUntil { return look(at: min(closedUntil, delivery.usefulUntil)) }
    guard doors[place].inFlight < share(of: place) else { return look(at: now) }
    let earliest = doors[place].traffic.pacing.earliest(at: now, after: doors[place].sent)
    guard earliest <= now else {
      doors[place].closedUntil = earliest
      return look(at: min(earliest, delivery.usefulUntil))
    }
    leaving.append(delivery.id)
    freeSlots -= 1
    doors[place].leave(at: now)
  }

  private mutating func look(at instant: Timestamp) {
    guard instant < .distantFuture else { return }
    nextAt = min(nextAt ?? instant, instant)
  }

  private func share(of place: Int) -> Int {
    freeSlots <= 0 ? 0 : max(1, (freeSlots + doors[place].inFlight) * 7 / 8)
  }

  /// When a robot that may not be spoken to now opens; nil means that it is open.
  private static func closing(
    _ allowance: RobotStanding.Allowance, _ inFlight: Int
  ) -> Timestamp? {
    switch allowance {
    case .asPaced: nil
    // The probe's own answer wakes the courier, so there is no time to wait for.
    case .probe: inFlight > 0 ? .distantFuture : nil
    case .none(let until): until ?? .distantFuture
    }
  }
}
