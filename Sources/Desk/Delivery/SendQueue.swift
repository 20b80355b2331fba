// Between the claim and the outcome: what is claimed and waits for its second, and what has come back
// from the network and waits to be written down. Both are emptied by the courier's step.

import Delivering
import Reminding
import Storage
import Synchronization
import Timekeeping

/// A claimed delivery whose attempt is committed. It travels through queues and threads, so it is
/// passed on and not copied.
final class PreparedSend: Sendable {
  /// The delivery as claimed.
  let delivery: DeliveryRow
  /// The attempt's number.
  let attempt: Int
  /// The words.
  let message: Message
  /// What the group hears of episodes; nil when only the store knows.
  let told: [EpisodeFacts]?
  /// When the plan was read that the words were made from; nil when there was none.
  let planReadAt: Timestamp?
  /// Not before this.
  let sendAt: Timestamp
  /// The request, made and signed ahead for `sendAt`, so that its second is for sending alone.
  let request: WebhookRequest?

  init(
    delivery: DeliveryRow, attempt: Int, message: Message, told: [EpisodeFacts]? = nil,
    planReadAt: Timestamp? = nil, sendAt: Timestamp, request: WebhookRequest? = nil
  ) {
    self.delivery = delivery
    self.attempt = attempt
    self.message = message
    self.told = told
    self.planReadAt = planReadAt
    self.sendAt = sendAt
    self.request = request
  }

  /// The same with its request.
  func with(_ request: WebhookRequest?) -> PreparedSend {
    PreparedSend(
      delivery: delivery, attempt: attempt, message: message, told: told,
      planReadAt: planReadAt, sendAt: sendAt, request: request)
  }
}

/// How a request came back.
struct Arrival: Sendable {
  /// What was sent.
  var send: PreparedSend
  /// What became of it.
  var exchange: Exchange
  /// When it came back.
  var at: Timestamp
}

/// What is under way.
final class SendQueue: Sendable {
  private struct State {
    var prepared: [PreparedSend] = []
    var arrivals: [Arrival] = []
  }

  private let state = Mutex(State())

  /// Adds claimed deliveries, in order of their time.
  func add(_ sends: [PreparedSend]) {
    guard !sends.isEmpty else { return }
    state.withLock { state in
      let isOrdered =
        (state.prepared.last?.sendAt ?? sends[0].sendAt) <= sends[0].sendAt
      state.prepared += sends
      if !isOrdered { state.prepared.sort { $0.sendAt < $1.sendAt } }
    }
  }

  /// Takes what is to leave by `now`.
  func takeDue(at now: Timestamp) -> [PreparedSend] {
    state.withLock { state in
      let count = state.prepared.firstIndex { $0.sendAt > now } ?? state.prepared.count
      guard count > 0 else { return [] }
      let due = Array(state.prepared[..<count])
      state.prepared.removeFirst(count)
      return due
    }
  }

  /// Takes everything that was claimed and has not left.
  func takePrepared() -> [PreparedSend] {
    state.withLock { state in
      defer { state.prepared = [] }
      return state.prepared
    }
  }

  /// When the next prepared one wants to leave.
  var nextSendAt: Timestamp? { state.withLock { $0.prepared.first?.sendAt } }

  /// How many wait for their second.
  var preparedCount: Int { state.withLock { $0.prepared.count } }

  /// How many have come back and wait to be written down.
  var arrivalCount: Int { state.withLock { $0.arrivals.count } }

  /// Writes down what came back; true when nothing else waits to be recorded.
  func arrive(_ arrival: Arrival) -> Bool {
    state.withLock { state in
      state.arrivals.append(arrival)
      return state.arrivals.count == 1
    }
  }

  /// Takes what has come back.
  func takeArrivals() -> [Arrival] {
    state.withLock { state in
      defer { state.arrivals = [] }
      return state.arrivals
    }
  }
}
