// A peer's answer as the dialects look at it.

/// Status, pause asked for, and body.
struct Answer {
  /// The HTTP status.
  let status: Int
  /// `Retry-After` in seconds, if the peer sent one.
  let retryAfterSeconds: Int?
  /// The body, at most 64 KiB of it.
  let body: [UInt8]

  /// Whether the status says success.
  var isSuccess: Bool { (200..<300).contains(status) }

  /// The pause that the peer asks for, else `usual`; never less than a second nor more than a day.
  func pauseSeconds(usual: Int) -> Int {
    min(max(retryAfterSeconds ?? usual, 1), 86_400)
  }
}
