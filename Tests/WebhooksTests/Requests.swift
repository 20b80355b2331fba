// The nouns of these tests: a policy for loopback, a request, transports with short limits.

import Delivering
import Discretion
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

  /// For tests in which a slow machine must not look like a slow server: connections are kept.
  static func unhurried(
    concurrent: Int = 256, rest: Duration = .seconds(3_600)
  ) -> TransportLimits {
    TransportLimits(
      connect: .seconds(60), total: .seconds(120), concurrent: concurrent,
      keepAlive: .seconds(3_600), rest: rest)
  }
}

extension Exchange {
  static func answer(_ status: Int, _ body: String) -> Exchange {
    .answered(status: status, retryAfterSeconds: nil, body: Array(body.utf8))
  }
}

/// Sends one request over a transport of its own.
func exchange(
  _ request: WebhookRequest, limits: TransportLimits = .unhurried()
) async -> Exchange {
  let transport = CurlTransport(limits: limits)
  let exchange = await transport.exchange(request)
  await transport.shutDown()
  return exchange
}
