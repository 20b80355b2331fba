// A clock that runs many times as fast as the machine's, for the demonstration: all that waits on it
// waits the fewer.

import Timekeeping

/// A wall clock that runs at a multiple of another.
final class FastClock: WallClock {
  private let base: any WallClock
  private let realStart: Timestamp
  private let start: Timestamp
  private let end: Timestamp
  private let speed: Int64

  /// A clock that shows `start` now, runs `speed` times as fast as `base` and stands still at `end`.
  init(_ base: any WallClock, showing start: Timestamp, until end: Timestamp, speed: Int) {
    self.base = base
    self.realStart = base.now
    self.start = start
    self.end = end
    self.speed = Int64(max(1, speed))
  }

  var now: Timestamp {
    min(
      end,
      Timestamp(
        milliseconds: start.milliseconds
          + (base.now.milliseconds - realStart.milliseconds) * speed))
  }

  func sleep(until deadline: Timestamp) async throws {
    // What lies behind the end never comes.
    guard deadline <= end else { return try await base.sleep(until: .distantFuture) }
    // Rounded up: the deadline has passed when this returns.
    let wait = (deadline.milliseconds - start.milliseconds + speed - 1) / speed
    try await base.sleep(until: Timestamp(milliseconds: realStart.milliseconds + wait))
  }
}
