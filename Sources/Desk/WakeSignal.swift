// Wakes a waiting service. Many signals while it works become one: the loop looks at the database
// and decides, the signal only says that looking is worth while.

import Synchronization

/// A signal that any thread may give and one loop waits for.
package struct WakeSignal: Sendable {
  /// The signals, to be waited for by one loop. Ends when `finish` is called.
  package let signals: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation
  private let given = Count()

  /// A signal that nobody has given yet.
  package init() {
    (signals, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Wakes the loop, now or when it next waits.
  package func wake() {
    given.value.withLock { $0 += 1 }
    continuation.yield()
  }

  /// How often the signal was given.
  var count: Int { given.value.withLock { $0 } }

  /// Ends the sequence of signals.
  package func finish() {
    continuation.finish()
  }

  private final class Count: Sendable {
    let value = Mutex(0)
  }
}
