// The real-time clock, and waiting on it. One timer descriptor serves all sleepers: it is set to the
// earliest deadline and asks the kernel to be told when somebody sets the clock, so that a plan made
// under the old time is made again instead of being slept through.

import CLinux
@preconcurrency import Dispatch
import Glibc
import Synchronization
package import Timekeeping

/// The clock of the machine (`CLOCK_REALTIME`).
///
/// `sleep(until:)` returns early, for all sleepers, when the clock has been set: whoever wakes looks
/// at `now` and plans again. It never returns early for another reason. Nothing runs and nothing
/// wakes while nobody sleeps.
package final class SystemClock: WallClock {
  private let sleepers: Sleepers

  /// A clock with a timer of its own; nil when the kernel gives no descriptor.
  package init?() {
    let descriptor = timerfd_create(CLOCK_REALTIME, Int32(TFD_NONBLOCK) | Int32(TFD_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    self.sleepers = Sleepers(descriptor)
    sleepers.listen()
  }

  deinit {
    sleepers.stop()
  }

  /// The present instant, cut to the millisecond.
  package var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Returns at `deadline`, at once when it has passed, and early when the clock is set; throws
  /// `CancellationError` when the task is cancelled.
  package func sleep(until deadline: Timestamp) async throws {
    try Task.checkCancellation()
    if deadline <= now { return }
    let key = sleepers.key()
    defer { sleepers.forget(key) }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        sleepers.add(key, until: deadline, continuation)
      }
    } onCancel: {
      sleepers.cancel(key)
    }
  }
}

/// Who sleeps until when, and the descriptor that wakes them.
private final class Sleepers: Sendable {
  typealias Sleeper = CheckedContinuation<Void, any Error>

  private struct State {
    var sleepers: [UInt64: (deadline: Timestamp, continuation: Sleeper)] = [:]
    /// Cancelled before they were added.
    var cancelled: Set<UInt64> = []
    var lastKey: UInt64 = 0
    /// What the timer is set to; nil when it is off.
    var armed: Timestamp?
  }

  private let descriptor: Int32
  /// Not marked Sendable on Linux; it is only activated and cancelled.
  nonisolated(unsafe) private let source: any DispatchSourceRead
  private let state = Mutex(State())

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    let queue = DispatchQueue(label: "hotline.clock", qos: .userInteractive)
    self.source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
  }

  func listen() {
    source.setEventHandler { @Sendable [weak self] in self?.timerFired() }
    source.setCancelHandler { @Sendable [descriptor] in close(descriptor) }
    source.activate()
  }

  func stop() {
    source.cancel()
  }

  /// A name for one sleep.
  func key() -> UInt64 {
    state.withLock { state in
      state.lastKey += 1
      return state.lastKey
    }
  }

  func add(_ key: UInt64, until deadline: Timestamp, _ continuation: Sleeper) {
    let (isCancelled, woken) = state.withLock { state in
      if state.cancelled.contains(key) { return (true, [] as [Sleeper]) }
      state.sleepers[key] = (deadline, continuation)
      guard state.armed.map({ deadline < $0 }) ?? true, arm(deadline, &state)
      else { return (false, []) }
      return (false, takeDue(&state, all: true))
    }
    if isCancelled { continuation.resume(throwing: CancellationError()) }
    for sleeper in woken { sleeper.resume() }
  }

  /// The sleep is over; a cancellation that came too late leaves nothing behind.
  func forget(_ key: UInt64) {
    state.withLock { state in
      if !state.cancelled.isEmpty { state.cancelled.remove(key) }
    }
  }

  /// The timer stays as it is: one needless wake-up is cheaper than a search on every cancellation.
  /// When nobody is left it is switched off, since it would tell of every clock change for ever.
  func cancel(_ key: UInt64) {
    let sleeper = state.withLock { state in
      guard let sleeper = state.sleepers.removeValue(forKey: key) else {
        state.cancelled.insert(key)
        return nil as Sleeper?
      }
      if state.sleepers.isEmpty { _ = arm(nil, &state) }
      return sleeper.continuation
    }
    sleeper?.resume(throwing: CancellationError())
  }

  /// Wakes whoever is due, or everybody when the clock was set.
  private func timerFired() {
    var count: UInt64 = 0
    let wasSet = read(descriptor, &count, 8) < 0 && errno == ECANCELED
    let due = state.withLock { takeDue(&$0, all: wasSet) }
    for sleeper in due { sleeper.resume() }
  }

  /// Takes out whoever is due, or everybody, and sets the timer to the rest.
  private func takeDue(_ state: inout State, all: Bool) -> [Sleeper] {
    let present = presentMilliseconds()
    let keys = state.sleepers.filter { all || $0.value.deadline.milliseconds <= present }.keys
    var due = keys.compactMap { state.sleepers.removeValue(forKey: $0)?.continuation }
    if arm(state.sleepers.values.map(\.deadline).min(), &state) {
      due += state.sleepers.values.map(\.continuation)
      state.sleepers = [:]
      _ = arm(nil, &state)
    }
    return due
  }

  /// Sets the timer, or switches it off; whether the clock was set since the last look, which the
  /// kernel tells only once: to whoever sets or reads the timer first.
  private func arm(_ deadline: Timestamp?, _ state: inout State) -> Bool {
    state.armed = deadline
    var setting = itimerspec()
    if let deadline {
      let milliseconds = max(1, deadline.milliseconds)
      setting.it_value.tv_sec = Int(milliseconds / 1_000)
      setting.it_value.tv_nsec = Int(milliseconds % 1_000) * 1_000_000
    }
    let flags = deadline == nil ? 0 : clinux_timer_flags()
    return timerfd_settime(descriptor, flags, &setting, nil) < 0 && errno == ECANCELED
  }

  private func presentMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
