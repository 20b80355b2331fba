// The door to the network: a request goes in, what became of it comes out. Retrying, pacing and
// recording are not its business.

package import Discretion

/// One request to a robot: exactly these bytes, once.
package struct WebhookRequest: Sendable {
  /// Where; the address is the credential.
  package let address: Secret<String>
  /// Header lines beside Content-Type, which is `application/json; charset=utf-8`.
  package let headers: [(name: String, value: String)]
  /// The body.
  package let body: [UInt8]
  /// How the server may be reached.
  package let connection: ConnectionPolicy
  /// The delivery it is made for, for those who watch; never sent.
  package var deliveryID: DeliveryID?

  /// A request; header names and values without control characters.
  package init(
    address: Secret<String>, headers: [(name: String, value: String)] = [], body: [UInt8],
    connection: ConnectionPolicy
  ) {
    self.address = address
    self.headers = headers
    self.body = body
    self.connection = connection
  }
}

/// What became of one request.
package enum Exchange: Hashable, Sendable {
  /// The peer answered: status, Retry-After in seconds when it said one, at most 64 KiB of body.
  case answered(status: Int, retryAfterSeconds: Int?, body: [UInt8])
  /// Nothing reached the peer; certain.
  case notSent(ConnectionFault)
  /// It may have been delivered.
  case uncertain(UncertainCause)
  /// `mayStart` said no right before the request would have left.
  case revoked
}

/// Sends requests. There is one real implementation, on libcurl; tests script another.
package protocol WebhookTransport: Sendable {
  /// Sends all `requests`, at most the transport's own number at a time and in their order.
  ///
  /// `mayStart` is asked with a request's index right before it leaves; when it says no the request
  /// ends as `.revoked`. `completed` is called exactly once for each index, from any thread, and must
  /// return quickly.
  func submit(
    _ requests: [WebhookRequest],
    mayStart: @escaping @Sendable (Int) -> Bool,
    completed: @escaping @Sendable (Int, Exchange) -> Void)

  /// Ends running requests and refuses new ones (`.notSent`); returns when all have completed.
  func shutDown() async
}
