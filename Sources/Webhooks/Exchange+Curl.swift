// What libcurl's result means for the promise. "Not sent" is claimed only when no byte of the
// request can have reached the peer: libcurl announces each request right before it writes it, so
// whatever fails before the first announcement is certain and whatever fails after it is not.

import CCurl
import Delivering

/// Everything that a finished transfer knows about itself.
struct TransferEnd {
  /// libcurl's result.
  var result: CURLcode
  /// How many times libcurl was about to write the request.
  var announcements: Int
  /// Whether the answer was longer than the limit.
  var isTooLong: Bool
  /// Whether the guard refused every address.
  var isForbidden: Bool
  /// Whether the way leads through a proxy.
  var isProxied: Bool
  /// The status, 0 when there was none.
  var status: Int
  /// The wait that the peer asked for, 0 when it did not.
  var retryAfterSeconds: Int
  /// The body as far as it was read.
  var body: [UInt8]
}

extension Exchange {
  /// What became of a request whose transfer ended like that.
  init(_ end: TransferEnd) {
    if end.announcements == 0 {
      self = .notSent(ConnectionFault(end))
    } else if end.result == CURLE_OK {
      self = Exchange.answer(end)
    } else {
      self = .uncertain(UncertainCause(end))
    }
  }

  private static func answer(_ end: TransferEnd) -> Exchange {
    if (300..<400).contains(end.status) { return .notSent(.redirected) }
    let seconds = end.retryAfterSeconds > 0 ? end.retryAfterSeconds : nil
    return .answered(status: end.status, retryAfterSeconds: seconds, body: end.body)
  }
}

extension UncertainCause {
  fileprivate init(_ end: TransferEnd) {
    if end.announcements > 1 {
      self = .repeatStopped
    } else if end.isTooLong {
      self = .answerTooLong
    } else {
      switch end.result {
      case CURLE_OPERATION_TIMEDOUT: self = .timedOut
      case CURLE_FILESIZE_EXCEEDED, CURLE_OUT_OF_MEMORY: self = .answerTooLong
      case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING:
        self = .strangeAnswer
      // A header line of more than 100 kB ends as "out of memory", bad chunking as a read error.
      default: self = .connectionLost
      }
    }
  }
}

extension ConnectionFault {
  fileprivate init(_ end: TransferEnd) {
    switch end.result {
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_LOGIN_DENIED:
      self = .addressMalformed
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_USE_SSL_FAILED,
      CURLE_SSL_INVALIDCERTSTATUS:
      self = .tlsRejected
    case CURLE_COULDNT_RESOLVE_HOST:
      self = .nameNotFound
    case CURLE_COULDNT_CONNECT where end.isForbidden:
      self = .addressForbidden
    case CURLE_OPERATION_TIMEDOUT:
      self = .connectTimedOut
    default:
      self = end.isProxied ? .proxyFailed : .refused
    }
  }
}
