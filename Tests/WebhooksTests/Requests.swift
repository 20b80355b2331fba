// The nouns of these tests: a policy for loopback, a request, transports with short limits.

import Delivering
import Discretion
import Foundation
import Synchronization
import Webhooks

let loopback = ConnectionPolicy(allowsLoopbackHTTP: true)

func request(
  _ address: String, headers: [(name: String, value: String)] = [], body: String = "{}",
  _ policy: ConnectionPolicy = loopback
) -> WebhookRequest {
  WebhookRequest(
    address: Secret(address), headers: headers, body: Array(body.utf8), connection: policy)
}

extension TransportLimits {
  /// Short enough that a test of a time limit does not wait.
  static let short = TransportLimits(connect: .milliseconds(500), total: .milliseconds(700))
}

extension Exchange {
  static func answer(_ status: Int, _ body: String) -> Exchange {
    .answered(status: status, retryAfterSeconds: nil, body: Array(body.utf8))
  }
}

/// Sends one request over a transport of its own.
func exchange(
  _ request: WebhookRequest, limits: TransportLimits = TransportLimits()
) async -> Exchange {
  let transport = CurlTransport(limits: limits)
  let exchange = await transport.exchange(request)
  await transport.shutDown()
  return exchange
}

/// Counts what completed, and says when all of it has.
final class Ending: Sendable {
  private struct State {
    var exchanges: [Int: [Exchange]] = [:]
    var count = 0
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let wanted: Int
  private let state = Mutex(State())

  init(_ wanted: Int) {
    self.wanted = wanted
  }

  @Sendable func completed(_ index: Int, _ exchange: Exchange) {
    let waiter = state.withLock { state in
      state.exchanges[index, default: []].append(exchange)
      state.count += 1
      let waiter = state.count >= wanted ? state.waiter : nil
      if waiter != nil { state.waiter = nil }
      return waiter
    }
    waiter?.resume()
  }

  /// Returns when as many as wanted have completed.
  func all() async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.count < wanted { state.waiter = continuation }
        return state.count >= wanted
      }
      if isOver { continuation.resume() }
    }
  }

  var exchanges: [Int: [Exchange]] { state.withLock { $0.exchanges } }

  /// How many ended like that.
  func count(_ isCounted: (Exchange) -> Bool) -> Int {
    exchanges.values.joined().count(where: isCounted)
  }
}
