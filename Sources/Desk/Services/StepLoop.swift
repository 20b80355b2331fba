// A service is a thin loop round a step that can be called by itself: the step says when it wants to
// be called next, a signal may call it earlier, and a stop ends the waiting, never the work.

import Logging
import ServiceLifecycle
import Storage
import Timekeeping

/// Calls a step at the instants it asks for, or earlier when it is woken.
package struct StepLoop: Sendable {
  let name: String
  let clock: any WallClock
  let wake: WakeSignal
  let logger: Logger
  /// How long to wait after a step that failed.
  let afterFailure: Duration

  /// Runs until a graceful shutdown ends the waiting; the step in progress is always finished. Throws
  /// only what the program must not survive.
  func run(_ step: (Timestamp) async throws -> Timestamp) async throws {
    guard var next = try await call(step) else { return }
    var signals = wake.signals.cancelOnGracefulShutdown().makeAsyncIterator()
    while true {
      let deadline = next
      let isWoken = await withTaskGroup(of: Void.self) { group in
        group.addTask {
          // Cancellation is the normal end of this wait: the loop was woken by something else.
          if (try? await clock.sleep(until: deadline)) != nil { wake.wake() }
        }
        let signal: Void? = await signals.next()
        group.cancelAll()
        return signal != nil
      }
      guard isWoken, let wanted = try await call(step) else { return }
      next = wanted
    }
  }

  /// When the step wants to be called next; nil when the whole program is being cancelled.
  private func call(_ step: (Timestamp) async throws -> Timestamp) async throws -> Timestamp? {
    do {
      return try await step(clock.now)
    } catch is CancellationError {
      return nil
    } catch let error as StorageError where error.isFinal {
      logger.critical(
        "Store lost", metadata: ["step.name": "\(name)", "error": "\(error.description)"])
      throw error
    } catch {
      if Task.isCancelled { return nil }
      logger.error(
        "Step failed", metadata: ["step.name": "\(name)", "error": "\(String(describing: error))"])
      return clock.now + afterFailure
    }
  }
}
