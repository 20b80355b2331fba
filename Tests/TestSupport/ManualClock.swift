// A clock that stands still until a test moves it. Sleepers wake in the order of their deadlines, and
// a test can wait until somebody sleeps, so that no test needs to poll or to pause.

import Synchronization
package import Timekeeping

/// A `WallClock` moved by hand.
package final class ManualClock: WallClock {
  private struct Sleeper {
    let id: Int
    let deadline: Timestamp
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct Watcher {
    let count: Int
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now: Timestamp
    var lastID = 0
    var sleepers: [Sleeper] = []
    var watchers: [Watcher] = []
    var cancelled: Set<Int> = []
  }

  private let state: Mutex<State>

  /// A clock that shows `now`.
  package init(_ now: Timestamp) {
    self.state = Mutex(State(now: now))
  }

  /// A clock in Shanghai that shows midnight of `day`, or the given time of it.
  package convenience init(_ day: CalendarDay, _ time: TimeOfDay = .midnight) {
    self.init(Zone.shanghai.timestamp(of: LocalDateTime(day: day, time: time)))
  }

  /// What the clock shows.
  package var now: Timestamp { state.withLock { $0.now } }

  /// The deadlines that are slept until now, earliest first.
  package var deadlines: [Timestamp] {
    state.withLock { $0.sleepers.map(\.deadline).sorted() }
  }

  /// Moves to `time` and wakes every sleeper whose deadline has come, earliest first, those of one
  /// deadline in the order in which they fell asleep. Moving backwards wakes nobody.
  package func advance(to time: Timestamp) {
    let due = state.withLock { state in
      state.now = time
      let due = state.sleepers.filter { $0.deadline <= time }
        .sorted { ($0.deadline, $0.id) < ($1.deadline, $1.id) }
      state.sleepers.removeAll { $0.deadline <= time }
      return due
    }
    for sleeper in due { sleeper.continuation.resume() }
  }

  /// Moves forward by `duration`; see `advance(to:)`.
  package func advance(by duration: Duration) {
    advance(to: now + duration)
  }

  /// Moves to the earliest deadline that is slept until, if there is one.
  package func advanceToNextDeadline() {
    if let next = deadlines.first { advance(to: max(next, now)) }
  }

  /// Returns as soon as at least `count` tasks are asleep on this clock.
  package func waitForSleepers(_ count: Int = 1) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.sleepers.count >= count { return true }
        state.watchers.append(Watcher(count: count, continuation: continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  /// Sleeps until the clock is moved to `deadline` or beyond.
  package func sleep(until deadline: Timestamp) async throws {
    try Task.checkCancellation()
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        fallAsleep(Sleeper(id: id, deadline: deadline, continuation: continuation))
      }
    } onCancel: {
      wakeCancelled(id)
    }
  }

  private func fallAsleep(_ sleeper: Sleeper) {
    enum Outcome { case asleep, due, cancelled }
    let (outcome, satisfied): (Outcome, [Watcher]) = state.withLock { state in
      if state.cancelled.remove(sleeper.id) != nil { return (.cancelled, []) }
      if sleeper.deadline <= state.now { return (.due, []) }
      state.sleepers.append(sleeper)
      let count = state.sleepers.count
      let satisfied = state.watchers.filter { $0.count <= count }
      state.watchers.removeAll { $0.count <= count }
      return (.asleep, satisfied)
    }
    switch outcome {
    case .asleep: break
    case .due: sleeper.continuation.resume()
    case .cancelled: sleeper.continuation.resume(throwing: CancellationError())
    }
    for watcher in satisfied { watcher.continuation.resume() }
  }

  private func wakeCancelled(_ id: Int) {
    let sleeper = state.withLock { state -> Sleeper? in
      guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
        // The task was cancelled before it fell asleep: it finds this note when it does.
        state.cancelled.insert(id)
        return nil
      }
      return state.sleepers.remove(at: index)
    }
    sleeper?.continuation.resume(throwing: CancellationError())
  }
}
