// A chat platform on paper: it keeps every request with the instant at which it arrived, and answers
// each robot as the test scripted it, once per line of the script; after that it accepts.

import Delivering
import Desk
import Discretion
import Foundation
import Synchronization
import Timekeeping

/// A transport that tests script.
final class RobotSink: WebhookTransport {
  /// How one request is answered.
  enum Reply: Sendable {
    case accept
    case code(String)
    case status(Int)
    case notSent(ConnectionFault)
    case uncertain(UncertainCause)
    /// Nobody answers until the test lets go.
    case silence

    /// Whether the group sees the message.
    var isShown: Bool {
      switch self {
      case .accept, .uncertain, .silence: true
      case .code, .status, .notSent: false
      }
    }
  }

  /// One request that arrived.
  struct Post: Sendable {
    let robot: RobotName
    let at: Timestamp
    /// The text of the message, for chat robots; the whole body for others.
    let text: String
    let headers: [String: String]
    /// Whether the group sees it.
    let isShown: Bool
  }

  private struct Waiting: Sendable {
    let dialect: Dialect
    let complete: @Sendable (Exchange) -> Void
  }

  private struct State: Sendable {
    var scripts: [RobotName: [Reply]] = [:]
    var standing: [RobotName: Reply] = [:]
    var posts: [Post] = []
    var silent: [Waiting] = []
    var revoked = 0
  }

  private let clock: any WallClock
  private let robots: [String: Robot]
  private let state = Mutex(State())

  init(clock: any WallClock, robots: [RobotName: Robot]) {
    self.clock = clock
    self.robots = Dictionary(
      uniqueKeysWithValues: robots.values.map { ($0.address.reveal(for: .comparing), $0) })
  }

  /// Everything that arrived, in order.
  var posts: [Post] { state.withLock { $0.posts } }

  /// How many requests were stopped right before they left.
  var revokedCount: Int { state.withLock { $0.revoked } }

  /// What arrived at one robot.
  func posts(to robot: String) -> [Post] { posts.filter { $0.robot.rawValue == robot } }

  /// The next requests to `robot` are answered so, one after the other.
  func answer(_ robot: String, _ replies: [Reply]) {
    state.withLock { $0.scripts[RobotName(rawValue: robot), default: []] += replies }
  }

  /// From now on `robot` answers so when no script is left; nil means that it accepts.
  func always(_ robot: String, _ reply: Reply?) {
    state.withLock { $0.standing[RobotName(rawValue: robot)] = reply }
  }

  /// Answers what was left in silence, in order.
  func letGo(_ reply: Reply = .accept) {
    let waiting = state.withLock { state in
      defer { state.silent = [] }
      return state.silent
    }
    for one in waiting {
      if let exchange = RobotSink.exchange(for: reply, one.dialect) { one.complete(exchange) }
    }
  }

  func submit(
    _ requests: [WebhookRequest], mayStart: @escaping @Sendable (Int) -> Bool,
    completed: @escaping @Sendable (Int, Exchange) -> Void
  ) {
    for (index, request) in requests.enumerated() {
      guard mayStart(index) else {
        state.withLock { $0.revoked += 1 }
        completed(index, .revoked)
        continue
      }
      guard let robot = robots[request.address.reveal(for: .comparing)] else {
        completed(index, .notSent(.nameNotFound))
        continue
      }
      let reply = take(request, robot)
      if let exchange = RobotSink.exchange(for: reply, robot.dialect) {
        completed(index, exchange)
      } else {
        let waiting = Waiting(dialect: robot.dialect) { completed(index, $0) }
        state.withLock { $0.silent.append(waiting) }
      }
    }
  }

  func shutDown() async {}

  private func take(_ request: WebhookRequest, _ robot: Robot) -> Reply {
    let now = clock.now
    return state.withLock { state in
      var script = state.scripts[robot.name] ?? []
      let reply = script.isEmpty ? state.standing[robot.name] ?? .accept : script.removeFirst()
      state.scripts[robot.name] = script
      // What nobody could connect to has not arrived.
      if case .notSent = reply { return reply }
      state.posts.append(
        Post(
          robot: robot.name, at: now, text: RobotSink.text(of: request.body),
          headers: Dictionary(request.headers.map { ($0.name, $0.value) }) { first, _ in first },
          isShown: reply.isShown))
      return reply
    }
  }

  private static func text(of body: [UInt8]) -> String {
    let json = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
    for key in ["text", "content"] {
      guard let part = json?[key] as? [String: Any] else { continue }
      if let text = part["content"] as? String ?? part["text"] as? String { return text }
    }
    return String(decoding: body, as: UTF8.self)
  }

  private static func exchange(for reply: Reply, _ dialect: Dialect) -> Exchange? {
    switch reply {
    case .accept: answer(200, dialect == .feishu ? #"{"code":0}"# : #"{"errcode":0}"#)
    case .code(let code):
      answer(200, dialect == .feishu ? #"{"code":\#(code)}"# : #"{"errcode":\#(code)}"#)
    case .status(let status): answer(status, "")
    case .notSent(let fault): .notSent(fault)
    case .uncertain(let cause): .uncertain(cause)
    case .silence: nil
    }
  }

  private static func answer(_ status: Int, _ body: String) -> Exchange {
    .answered(status: status, retryAfterSeconds: nil, body: Array(body.utf8))
  }
}
