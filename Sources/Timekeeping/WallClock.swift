// Time is an argument everywhere else. The two things that only the shell may do with it, reading
// the clock and waiting, stand behind this protocol, so that tests, rehearsals and the demo can run
// a year in seconds.

/// A clock that can be read and waited on.
package protocol WallClock: Sendable {
  /// The present instant.
  var now: Timestamp { get }

  /// Returns at `deadline`, at once when it has passed, or throws `CancellationError`.
  func sleep(until deadline: Timestamp) async throws
}
