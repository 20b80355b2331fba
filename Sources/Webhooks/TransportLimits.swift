// How long, how much, how many: every bound of the transport in one value, so that a test can make
// them small and nobody else has to touch them.

/// The bounds that the transport keeps for every request.
package struct TransportLimits: Hashable, Sendable {
  /// Until a connection stands, with its TLS handshake.
  package var connect: Duration
  /// From the first step to the last byte of the answer.
  package var total: Duration
  /// Bytes of an answer's body, and of its header lines, each.
  package var answerBytes: Int
  /// Requests that are under way at one time.
  package var concurrent: Int
  /// How long an unused connection is trusted. Common servers drop theirs after 5 s.
  package var keepAlive: Duration
  /// After so long without a request, connections and handles are given back.
  package var rest: Duration

  /// The limits of the service; all positive.
  package init(
    connect: Duration = .seconds(3), total: Duration = .seconds(10), answerBytes: Int = 65_536,
    concurrent: Int = 256, keepAlive: Duration = .seconds(4), rest: Duration = .seconds(30)
  ) {
    precondition(concurrent > 0, "no room for a request: \(concurrent)")
    self.connect = connect
    self.total = total
    self.answerBytes = answerBytes
    self.concurrent = concurrent
    self.keepAlive = keepAlive
    self.rest = rest
  }
}

// MARK: - Units of libcurl

extension Duration {
  /// Whole milliseconds, at least one: libcurl takes zero for "its own default".
  var curlMilliseconds: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
  }
}
