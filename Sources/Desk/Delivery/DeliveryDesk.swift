// Moves promises out of the outbox: claim → word → encode and sign → send → judge → record. Between
// the claim's commit and the record's no transaction is open; if the process dies there, the attempt
// row without an outcome says so at the next start.

import Delivering
package import Logging
import Robots
import Storage
package import Timekeeping

/// The courier's use cases: each is one step that a service or a test calls.
package struct DeliveryDesk: Sendable {
  let storage: Storage
  let settings: DeskSettings
  /// The robots of the settings that can be spoken to.
  let ready: [RobotName: ReadyRobot]
  let transport: any WebhookTransport
  let traffic = TrafficLog()
  let queue = SendQueue()
  let gate = StartGate()
  let revocations: RevocationBoard
  let mentions: MentionBook
  let schedule: ScheduleBoard
  let board: HealthBoard
  let tally: Tally
  let logger: Logger
  /// Wakes the courier when something came back, was added or was revoked.
  package let wake: WakeSignal
  let replan: WakeSignal
  let planState: PlanState
  let clock: any WallClock
  let clockJudge: ClockJudge
  /// What has been handed to the network; nil where no kill is to be survived.
  let leaving: LeavingMarks?

  init(
    storage: Storage, settings: DeskSettings, transport: any WebhookTransport,
    clock: any WallClock, clockJudge: ClockJudge, shared: DeskShared, leaving: LeavingMarks? = nil
  ) {
    self.leaving = leaving
    self.storage = storage
    self.settings = settings
    // One whose address or secret is malformed is refused when something is due for it.
    self.ready = settings.robots.compactMapValues { try? ReadyRobot($0) }
    self.transport = transport
    self.clock = clock
    self.clockJudge = clockJudge
    self.revocations = shared.revocations
    self.mentions = shared.mentions
    self.schedule = shared.schedule
    self.board = shared.board
    self.tally = shared.tally
    self.logger = shared.logger
    self.wake = shared.courierWake
    self.replan = shared.planWake
    self.planState = shared.planState
  }

  /// One turn: sends what has reached its second, records what came back, claims what is due; and now
  /// and then looks for what nothing carries. Returns when it wants to be called next.
  package func step(at now: Timestamp) async throws -> Timestamp {
    try await board.noting(.sending) {
      let next = try await turn(at: now)
      if gate.isRecovered, board.troubles[.clockUntrusted] == nil {
        try await settleStranded(at: now)
      }
      return min(next, now + Limits.courierBeat)
    }
  }

  /// The same; but the answer is only when something becomes due by itself.
  func turn(at now: Timestamp) async throws -> Timestamp {
    try await clockJudge.heedStep()
    let isTrusted = board.troubles[.clockUntrusted] == nil
    // What is committed and due goes first: everything else may wait a millisecond, its second not.
    if isTrusted { send(at: now) }
    try await pastDamage { try await record(at: now) }
    guard isTrusted else {
      board.stamp(.sending, at: now)
      return .distantFuture
    }
    if !gate.isRecovered { try await recover(at: now) }
    let waitsUntil = gate.waitsForReading(from: now)
    guard schedule.current != nil || now >= waitsUntil else {
      board.stamp(.sending, at: now)
      return waitsUntil
    }
    let nextClaim = try await pastDamage { try await claim(at: now) }
    send(at: clock.now)
    board.stamp(.sending, at: now)
    return min(nextClaim, queue.nextSendAt ?? .distantFuture)
  }

  /// Waits a moment for more to come back when some has and more is on its way, so that one commit
  /// holds many outcomes. What comes alone is written down at once.
  package func gather() async {
    let arrived = queue.arrivalCount
    guard arrived > 0, arrived < Limits.recordBatch,
      arrived < traffic.inFlight - queue.preparedCount
    else { return }
    let until = clock.now + Limits.recordWithin
    // Cancellation is the end of this wait like its time.
    try? await clock.sleep(until: min(until, queue.nextSendAt ?? until))
  }

  /// How many requests are under way.
  package var inFlight: Int { traffic.inFlight }

  /// Sends what was claimed and has reached its second.
  func send(at now: Timestamp) {
    let due = queue.takeDue(at: now)
    guard !due.isEmpty else { return }
    // In pieces, so that the first ones leave while the others are made.
    for start in stride(from: 0, to: due.count, by: Limits.sendPiece) {
      sendPiece(due[start..<min(due.count, start + Limits.sendPiece)], at: now)
    }
  }

  private func sendPiece(_ due: ArraySlice<PreparedSend>, at now: Timestamp) {
    var sends: [PreparedSend] = []
    var requests: [WebhookRequest] = []
    for send in due {
      guard settings.robots[send.delivery.robot] != nil else { continue }
      // A signature holds for a while, but not after the clock was set or the machine has slept.
      let made = now - send.sendAt < .seconds(1) ? send.request : nil
      if let request = made ?? request(for: send, at: now) {
        requests.append(request)
        sends.append(send)
      } else {
        arrive(send, .notSent(.addressMalformed), at: now)
      }
    }
    submit(sends, requests)
  }

  /// `send` with its request, made ahead of its second; what can't be made is refused when it is due.
  func readied(_ send: PreparedSend) -> PreparedSend {
    send.with(request(for: send, at: send.sendAt))
  }

  private func submit(_ sends: [PreparedSend], _ requests: [WebhookRequest]) {
    guard !requests.isEmpty else { return }
    let board = revocations
    let clock = clock
    let leaving = leaving
    transport.submit(
      requests,
      mayStart: { index in
        let send = sends[index]
        // The clock may have been set, or the machine have slept, since the claim.
        guard board.mayLeave(send.delivery.id), clock.now < send.delivery.usefulUntil else {
          return false
        }
        leaving?.mark(send.delivery.id, attempt: send.attempt)
        return true
      },
      completed: { arrive(sends[$0], $1, at: clock.now) })
  }

  private func arrive(_ send: PreparedSend, _ exchange: Exchange, at now: Timestamp) {
    let isFirst = queue.arrive(Arrival(send: send, exchange: exchange, at: now))
    if isFirst { wake.wake() }
  }

  /// Nil when none can be made for the robot.
  private func request(for send: PreparedSend, at now: Timestamp) -> WebhookRequest? {
    guard let robot = ready[send.delivery.robot] else { return nil }
    var request = robot.request(
      for: Utterance(
        message: send.message, id: send.delivery.id,
        isRepeat: send.delivery.tally.mayHaveArrived,
        mentions: mentions.mentions(of: send.message.mentions), dueAt: send.delivery.dueAt),
      at: now)
    request.deliveryID = send.delivery.id
    return request
  }
}

/// What the desks share: boards, counters, the log.
package struct DeskShared: Sendable {
  let revocations = RevocationBoard()
  let planState = PlanState()
  /// The people of the directory.
  package let mentions = MentionBook()
  /// The schedule in force.
  package let schedule = ScheduleBoard()
  /// Wakes the courier.
  package let courierWake = WakeSignal()
  /// Wakes the plan's watch.
  package let planWake = WakeSignal()
  /// Wakes the publisher.
  package let siteWake = WakeSignal()
  /// Tells open screens of changes.
  package let events = EventHub()
  /// The health of all parts.
  package let board: HealthBoard
  /// The counters.
  package let tally: Tally
  let logger: Logger

  /// New boards that log to `logger`.
  package init(board: HealthBoard = HealthBoard(), tally: Tally = Tally(), logger: Logger) {
    self.board = board
    self.tally = tally
    self.logger = logger
  }
}
