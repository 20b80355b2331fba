// Faults on demand: what a real robot, its network or a box on the way does on a bad day. A fault
// either replaces the robot's answer or lets the message in and then spoils the answer, which is
// the case that makes senders repeat themselves.

/// One way in which an answer goes wrong.
package enum SimulatedFault: Hashable, Sendable {
  /// The vendor's own refusal with this code, in the vendor's shape.
  case code(Int, message: String)
  /// Exactly this answer.
  case answer(status: Int, headers: [String: String], body: String)
  /// The right answer, late by so many real milliseconds.
  case delay(milliseconds: Int64)
  /// No answer, ever.
  case silence
  /// Half of the right answer, then the connection is closed.
  case half
  /// The body is taken, then the connection is closed without an answer.
  case closeAfterBody
  /// A reused connection is closed after the request; a fresh one is served well.
  case closeReused
  /// A redirect.
  case redirect(to: String, status: Int)
  /// An answer of so many bytes; nil has no end.
  case flood(bytes: Int?)
  /// The right answer, one byte at a time.
  case drip(milliseconds: Int64)
  /// The body is taken, then the connection is reset.
  case reset
  /// These bytes instead of an HTTP answer, then the connection is closed.
  case raw([UInt8])
  /// 200 with the page of a captive portal.
  case garbage
  /// 429 with Retry-After.
  case tooMany(retryAfter: Int)
  /// 410.
  case gone

  /// A short name, as in the control interface.
  package var name: String {
    switch self {
    case .code: "code"
    case .answer: "answer"
    case .delay: "delay"
    case .silence: "silence"
    case .half: "half"
    case .closeAfterBody: "closeAfterBody"
    case .closeReused: "closeReused"
    case .redirect: "redirect"
    case .flood: "flood"
    case .garbage: "garbage"
    case .tooMany: "tooMany"
    case .gone: "gone"
    case .drip: "drip"
    case .reset: "reset"
    case .raw: "raw"
    }
  }

  /// Whether the group shows the message all the same, unless the injection says otherwise.
  package var takesMessage: Bool {
    switch self {
    case .delay, .drip, .silence, .half, .closeAfterBody, .closeReused, .reset: true
    case .code, .answer, .redirect, .flood, .garbage, .tooMany, .gone, .raw: false
    }
  }
}

extension SimulatedFault {
  /// 钉钉's page for an address that floods it: no errcode at all.
  package static let floodBan = SimulatedFault.answer(
    status: 200, headers: ["Content-Type": "application/json"],
    body: #"{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"simulated"}"#)
  /// A server error.
  package static let serverError = SimulatedFault.answer(
    status: 502, headers: ["Content-Type": "text/html"], body: "<h1>502 Bad Gateway</h1>")
  /// An answer whose chunk has no length.
  package static let badChunk = SimulatedFault.raw(
    Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n".utf8))
  /// A megabyte of headers.
  package static let headerBomb = SimulatedFault.raw(
    Array("HTTP/1.1 200 OK\r\n".utf8)
      + (0..<1000).flatMap {
        Array("X-\($0): ".utf8) + Array(repeating: 0x78, count: 1024) + [13, 10]
      }
      + [13, 10])
}

/// A fault that waits for its POST.
struct PendingFault: Hashable, Sendable {
  var fault: SimulatedFault
  /// How many POSTs it still strikes; nil means all.
  var remaining: Int?
  var takesMessage: Bool
}
