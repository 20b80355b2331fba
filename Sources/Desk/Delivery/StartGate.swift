// What a start owes before anything may leave: what was under way is put right under a clock that can
// be trusted, and the folder has been read, for what was written while the program was down may
// forbid what the store still promises.

import Synchronization
import Timekeeping

/// Whether the courier may begin.
final class StartGate: Sendable {
  private struct State {
    var openedAt: Timestamp?
    var isRecovered = false
    var sweptAt: Timestamp?
    var passedAt: Timestamp?
  }

  private let state = Mutex(State())

  /// Until when the courier waits for the first reading of the folder: a folder that can't be read
  /// must not silence what is stored for ever. Counted from the first call.
  func waitsForReading(from now: Timestamp) -> Timestamp {
    state.withLock { state in
      let openedAt = state.openedAt ?? now
      state.openedAt = openedAt
      return openedAt + Limits.firstReadingWithin
    }
  }

  /// Whether it is time to look for reminders without a delivery; if so, it counts as done.
  func isSweepDue(at now: Timestamp) -> Bool {
    state.withLock { state in
      if let last = state.sweptAt, last <= now, now - last < Limits.progressWithin { return false }
      state.sweptAt = now
      return true
    }
  }

  /// Whether it is time to look past robots that keep the network busy; if so, it counts as done.
  func mayPassBusy(at now: Timestamp) -> Bool {
    state.withLock { state in
      if let last = state.passedAt, last <= now, now - last < Limits.claimAhead { return false }
      state.passedAt = now
      return true
    }
  }

  /// Whether what was under way at the start has been put right.
  var isRecovered: Bool { state.withLock { $0.isRecovered } }

  /// It has.
  func noteRecovered() {
    state.withLock { $0.isRecovered = true }
  }
}
