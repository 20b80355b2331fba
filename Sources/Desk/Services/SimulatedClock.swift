// The clock of rehearsals and of tests: it shows what it was set to, and nobody really waits on it.

import Synchronization
package import Timekeeping

/// A wall clock that is set by hand. Whoever sleeps on it arrives at once, and the clock with him.
package final class SimulatedClock: WallClock {
  private let instant: Mutex<Timestamp>

  /// A clock that shows `now`.
  package init(_ now: Timestamp) {
    instant = Mutex(now)
  }

  /// What the clock shows.
  package var now: Timestamp { instant.withLock { $0 } }

  /// Sets the clock, forwards or backwards.
  package func set(to now: Timestamp) {
    instant.withLock { $0 = now }
  }

  /// Moves on to `deadline` unless it has passed.
  package func sleep(until deadline: Timestamp) async throws {
    instant.withLock { $0 = max($0, deadline) }
  }
}
