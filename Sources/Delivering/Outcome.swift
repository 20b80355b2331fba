// How one attempt ended, in the platform's own terms: HTTP 200 alone says nothing.

/// How one attempt ended.
package enum Outcome: Hashable, Sendable, Codable {
  /// The platform took the message in its own terms.
  case accepted
  /// Too fast: the robot pauses for so many seconds; the attempt is not counted.
  case slowDown(code: String, pauseSeconds: Int)
  /// Busy or broken for now; nothing was delivered.
  case busy(code: String)
  /// Nothing reached the peer: name not found, refused, TLS failed, address not allowed, a redirect.
  case notSent(ConnectionFault)
  /// The request may have been delivered; the answer was lost or is not the platform's.
  case uncertain(UncertainCause)
  /// This message will never be taken: too long, wrong form, unsafe content.
  case badMessage(code: String)
  /// This robot takes no message: removed, wrong secret, wrong keyword. `gone` is final at once (410).
  case badTarget(code: String, gone: Bool)
  /// A code that the table does not know; never success.
  case unknownCode(code: String)

  /// The name without its particulars: table column, metric label, console filter.
  package enum Code: String, CaseIterable, Hashable, Sendable, Codable {
    case accepted
    case slowDown
    case busy
    case notSent
    case uncertain
    case badMessage
    case badTarget
    case unknownCode
  }

  /// The name without its particulars.
  package var code: Code {
    switch self {
    case .accepted: .accepted
    case .slowDown: .slowDown
    case .busy: .busy
    case .notSent: .notSent
    case .uncertain: .uncertain
    case .badMessage: .badMessage
    case .badTarget: .badTarget
    case .unknownCode: .unknownCode
    }
  }
}

/// Why nothing reached the peer; certain.
package enum ConnectionFault: String, CaseIterable, Hashable, Sendable, Codable {
  /// The name does not resolve.
  case nameNotFound
  /// Nobody listens, or no way there.
  case refused
  /// No connection within the limit.
  case connectTimedOut
  /// The certificate is expired, self-signed, for another name, or the protocol too old.
  case tlsRejected
  /// The address is one we never call.
  case addressForbidden
  /// The URL is one we never call.
  case addressMalformed
  /// The proxy does not answer.
  case proxyFailed
  /// The peer answered with a redirect, which is never followed.
  case redirected
}

/// Why it is not known whether the peer took the message.
package enum UncertainCause: String, CaseIterable, Hashable, Sendable, Codable {
  /// The connection broke after the request went out.
  case connectionLost
  /// No answer within the limit.
  case timedOut
  /// A success status with a body that is not the platform's.
  case strangeAnswer
  /// The answer was longer than the limit.
  case answerTooLong
  /// libcurl wanted to repeat the request by itself and was stopped.
  case repeatStopped
  /// The program ended between the attempt and its outcome.
  case crashed
}
