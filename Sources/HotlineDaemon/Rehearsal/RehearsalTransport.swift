// A transport that sends nothing: every request is taken at once, as the platform would take it, and
// kept to be shown.

import Delivering
import Discretion
import Synchronization
import Timekeeping

/// A request that a rehearsal would have sent.
struct RehearsedRequest: Sendable {
  let at: Timestamp
  let robot: RobotName
  let deliveryID: DeliveryID?
  let request: WebhookRequest
}

/// Keeps requests instead of sending them.
final class RehearsalTransport: WebhookTransport {
  private let robots: [Secret<String>: RobotName]
  private let clock: any WallClock
  private let kept = Mutex<[RehearsedRequest]>([])

  /// Every platform's success in one answer: each dialect reads its own key.
  private static let success = Array(#"{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}"#.utf8)

  init(robots: [RobotName: Robot], clock: any WallClock) {
    self.robots = Dictionary(robots.values.map { ($0.address, $0.name) }) { first, _ in first }
    self.clock = clock
  }

  func submit(
    _ requests: [WebhookRequest], mayStart: @escaping @Sendable (Int) -> Bool,
    completed: @escaping @Sendable (Int, Exchange) -> Void
  ) {
    for (index, request) in requests.enumerated() {
      guard mayStart(index) else {
        completed(index, .revoked)
        continue
      }
      let robot = robots[request.address] ?? RobotName(rawValue: "?")
      kept.withLock {
        $0.append(
          RehearsedRequest(
            at: clock.now, robot: robot, deliveryID: request.deliveryID, request: request))
      }
      completed(
        index,
        .answered(status: 200, retryAfterSeconds: nil, body: RehearsalTransport.success))
    }
  }

  func shutDown() async {}

  /// What was sent since the last call, in order.
  func take() -> [RehearsedRequest] {
    kept.withLock { kept in
      defer { kept = [] }
      return kept
    }
  }
}
