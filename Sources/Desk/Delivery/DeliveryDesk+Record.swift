// Recording: what came back is judged by the robot's dialect, the policy says what follows, and one
// transaction writes all of it down, however many came back at once.

import Announcing
import Delivering
import Logging
import Reminding
import Robots
import Scheduling
import Storage
import Timekeeping

extension DeliveryDesk {
  /// Writes down everything that has come back. When the store refuses, nothing is forgotten: it is
  /// tried again at the next turn.
  func record(at now: Timestamp) async throws {
    let arrivals = queue.takeArrivals()
    guard !arrivals.isEmpty else { return }
    let judged = arrivals.map { Judged(arrival: $0, outcome: judge($0)) }
    do {
      let report = try await storage.write("record outcomes") { ledger in
        var report = Report()
        for result in judged { try self.record(result, into: &report, ledger, at: now) }
        return report
      }
      settle(judged, report, at: now)
    } catch {
      for arrival in arrivals { _ = queue.arrive(arrival) }
      throw error
    }
  }

  struct Judged: Sendable {
    var arrival: Arrival
    /// Nil when the request was revoked before it left.
    var outcome: Outcome?
  }

  struct Report: Sendable {
    var ended: [(state: DeliveryState, lateness: Duration)] = []
    var standings: [RobotName: RobotStanding] = [:]
    var hasRevoked = false
    var hasEdits = false
  }

  private func judge(_ arrival: Arrival) -> Outcome? {
    guard arrival.exchange != .revoked else { return nil }
    guard let robot = settings.robots[arrival.send.delivery.robot] else {
      return .badTarget(code: "noRobot", gone: false)
    }
    return Robots.outcome(of: arrival.exchange, for: robot)
  }

  private func record(
    _ result: Judged, into report: inout Report, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let send = result.arrival.send
    guard let outcome = result.outcome else {
      return try revoke(send, into: &report, ledger, at: now)
    }
    try ledger.finish(
      send.delivery.id, attempt: send.attempt, as: outcome.code, code: outcome.particulars,
      at: result.arrival.at)
    let robot = send.delivery.robot
    var standing = report.standings[robot] ?? traffic.standing(of: robot)
    let event = standing.note(outcome, at: now)
    if standing != traffic.standing(of: robot) { try ledger.setStanding(standing, of: robot) }
    report.standings[robot] = standing
    if let event {
      if case .recovered = event { try ledger.release(robot, at: now) }
      try tell(event, of: robot, ledger, at: now)
    }
    let subject = RetryPolicy.Subject(
      id: send.delivery.id, usefulUntil: send.delivery.usefulUntil, earlier: send.delivery.tally)
    let step = RetryPolicy.nextStep(after: outcome, of: subject, standing: standing, at: now)
    try follow(step, send, outcome, into: &report, ledger, at: now)
  }

  func follow(
    _ step: NextStep, _ send: PreparedSend, _ outcome: Outcome, into report: inout Report,
    _ ledger: Ledger, at now: Timestamp
  ) throws {
    var delivery = send.delivery
    delivery.tally.count(outcome)
    switch step {
    case .finish:
      try ledger.end(delivery, as: .sent, at: now)
      if try announce(send, ledger, at: now) { report.hasEdits = true }
      report.ended.append((.sent, now - delivery.dueAt))
    case .retry(let instant), .targetFailing(let instant):
      try ledger.wait(delivery, until: instant)
    case .pauseRobot(let until, let retryAt):
      try ledger.wait(delivery, until: retryAt ?? min(until, delivery.usefulUntil))
    case .resendMarked(let instant):
      // The group may have seen these very words: the repeat keeps them.
      delivery.message = send.message
      try ledger.wait(delivery, until: instant)
    case .abandon(let reason):
      try ledger.end(delivery, as: .abandoned(reason), at: now)
      report.ended.append((.abandoned, now - delivery.dueAt))
      try tellAbandoned(delivery, reason, outcome, ledger, at: now)
    }
  }

  /// What was stopped right before it left: the plan has withdrawn it, or its useful time is over.
  private func revoke(
    _ send: PreparedSend, into report: inout Report, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let delivery = send.delivery
    try ledger.revoke(delivery.id, attempt: send.attempt)
    guard delivery.usefulUntil > now else {
      try ledger.unmarkDelivered(by: delivery.id)
      report.hasRevoked = try expire(delivery, into: &report.ended, ledger, at: now)
      return
    }
    // The reminders that are still true find a new delivery when the plan is next compared.
    try ledger.giveBack(from: delivery.id)
    for row in [delivery] + (try ledger.parts(of: delivery.id)) where row.state != .sent {
      if row.id != delivery.id && row.state == .claimed {
        revocations.revoke(row.id)
      } else {
        try ledger.end(row, as: .withdrawn(.superseded), at: now)
      }
    }
    report.hasRevoked = true
    report.ended.append((.withdrawn, now - delivery.dueAt))
  }

  private func settle(_ judged: [Judged], _ report: Report, at now: Timestamp) {
    for (robot, standing) in report.standings { traffic.set(standing, of: robot) }
    for result in judged {
      traffic.arrive(result.arrival.send.delivery.robot)
      revocations.forget(result.arrival.send.delivery.id)
      guard let outcome = result.outcome else { continue }
      tally.count(outcome.code)
      log(result.arrival.send, outcome)
    }
    for ended in report.ended { tally.count(ended.state, lateness: ended.lateness) }
    board.stamp(.storing, at: now)
    showSetAside()
    if report.hasRevoked { askForPlan() }
    if report.hasEdits { replan.wake() }
  }

  /// Reminders wait for another delivery: the plan is to be compared with the store again.
  func askForPlan() {
    planState.forget()
    replan.wake()
  }

  /// Health names the robots that are set aside.
  func showSetAside() {
    let aside = settings.robots.keys.filter { traffic.standing(of: $0).isSetAside }.sorted()
    let names = aside.map(\.rawValue).joined(separator: "、")
    board.set(.robotSetAside, to: aside.isEmpty ? nil : names)
  }

  private func log(_ send: PreparedSend, _ outcome: Outcome) {
    switch outcome {
    case .accepted: logger.info("Delivery sent", metadata: metadata(send, outcome))
    case .slowDown, .busy, .notSent, .uncertain:
      logger.notice("Delivery will be tried again", metadata: metadata(send, outcome))
    case .badMessage, .badTarget, .unknownCode:
      logger.warning("Delivery refused", metadata: metadata(send, outcome))
    }
  }

  private func metadata(_ send: PreparedSend, _ outcome: Outcome) -> Logger.Metadata {
    [
      "delivery.id": "\(send.delivery.id.rawValue)",
      "robot.name": "\(send.delivery.robot.rawValue)",
      "outcome": "\(outcome.code.rawValue)", "code": "\(outcome.particulars ?? "")",
    ]
  }
}
