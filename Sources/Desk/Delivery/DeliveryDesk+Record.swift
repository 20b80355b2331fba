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
        try ledger.finish(judged.compactMap(\.finished))
        for result in judged { try self.record(result, into: &report, ledger, at: now) }
        try self.endAccepted(&report, ledger, at: now)
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

    /// What its attempt's row learns.
    var finished: FinishedAttempt? {
      outcome.map { outcome in
        FinishedAttempt(
          of: arrival.send.delivery.id, arrival.send.attempt, as: outcome.code,
          code: outcome.particulars, at: arrival.at)
      }
    }
  }

  struct Report: Sendable {
    var endings = Endings()
    var standings: [RobotName: RobotStanding] = [:]
    /// What was accepted and is still to be ended.
    var accepted: [DeliveryRow] = []
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
    let robot = send.delivery.robot
    let before = report.standings[robot] ?? traffic.standing(of: robot)
    var standing = before
    let event = standing.note(outcome, at: now)
    if standing != before { try ledger.setStanding(standing, of: robot) }
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
    // A plan that was adopted meanwhile left the words of what was under way alone: it is asked again,
    // so that the next attempt says what is so.
    if step != .finish, delivery.message == nil, !delivery.tally.mayHaveArrived,
      send.planReadAt != schedule.current?.readAt
    {
      report.endings.hasGivenBack = true
    }
    switch step {
    case .finish:
      report.accepted.append(delivery)
      if try announce(delivery, told: send.told, ledger, at: now) {
        report.endings.hasEdits = true
      }
      try letFollow(delivery, ledger, at: now)
    case .retry(let instant), .targetFailing(let instant):
      try wait(delivery, until: instant, into: &report, ledger, at: now)
    case .pauseRobot(let until, let retryAt):
      try wait(
        delivery, until: retryAt ?? min(until, delivery.usefulUntil), into: &report, ledger,
        at: now)
    case .resendMarked(let instant):
      // The group may have seen these very words: the repeat keeps them.
      delivery.message = send.message
      try wait(delivery, until: instant, into: &report, ledger, at: now)
    case .abandon(let reason):
      try end(delivery, as: .abandoned(reason), into: &report.endings, ledger, at: now)
      if reason == .usefulTimeOver {
        try giveBackUseful(from: delivery, into: &report.endings, ledger, at: now)
      }
      try tellAbandoned(delivery, reason, ledger, at: now)
    }
  }

  /// Ends what was accepted: nearly all of it at the first attempt, and so with the same counters.
  private func endAccepted(
    _ report: inout Report, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let accepted = report.accepted
    let tally = accepted.first?.tally
    let groups =
      accepted.allSatisfy { $0.tally == tally }
      ? [accepted] : Array(Dictionary(grouping: accepted, by: \.tally).values)
    for alike in groups {
      for delivery in try ledger.endAccepted(alike, at: now) {
        report.endings.note(delivery, .sent, at: now)
      }
    }
    report.accepted = []
  }

  /// Lets a delivery wait for its next attempt, if what it says is still so.
  private func wait(
    _ delivery: DeliveryRow, until instant: Timestamp, into report: inout Report,
    _ ledger: Ledger, at now: Timestamp
  ) throws {
    if try isOutdated(delivery, into: &report.endings, ledger) {
      try end(
        delivery, as: .withdrawn(.superseded), into: &report.endings, ledger, at: now)
    } else {
      try ledger.wait(delivery, until: instant)
    }
  }

  /// What was stopped right before it left: the plan has withdrawn it, or its useful time is over.
  private func revoke(
    _ send: PreparedSend, into report: inout Report, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let delivery = send.delivery
    try ledger.revoke(delivery.id, attempt: send.attempt)
    guard delivery.usefulUntil > now else {
      if try !ledger.isTried(delivery.id) { try ledger.unmarkDelivered(by: delivery.id) }
      return try expire(delivery, into: &report.endings, ledger, at: now)
    }
    try end(delivery, as: .withdrawn(.superseded), into: &report.endings, ledger, at: now)
    // The reminders that are still true find a new delivery when the plan is next compared.
    try ledger.giveBack(from: delivery.id)
    report.endings.hasGivenBack = true
  }

  private func settle(_ judged: [Judged], _ report: Report, at now: Timestamp) {
    for (robot, standing) in report.standings { traffic.set(standing, of: robot) }
    traffic.arrive(judged.lazy.map(\.arrival.send.delivery.robot))
    revocations.forget(judged.lazy.map(\.arrival.send.delivery.id))
    leaving?.release(judged.lazy.map(\.arrival.send.delivery.id))
    for result in judged {
      guard let outcome = result.outcome else { continue }
      tally.count(outcome.code)
      log(result.arrival.send, outcome)
    }
    note(report.endings)
    board.stamp(.storing, at: now)
    showSetAside()
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
