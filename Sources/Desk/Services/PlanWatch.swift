// The service that keeps the adopted plan equal to the folder: woken by the folder's events, looking
// every half minute all the same, for some file systems send no events.

import Logging
import ServiceLifecycle
import Timekeeping

/// Adopts changes of the schedule folder until the program stops.
package struct PlanWatch: NamedService {
  private let desk: PlanDesk
  private let loop: StepLoop
  private let folderEvents: AsyncStream<Void>?
  private let onReading: @Sendable (Reading) -> Void

  /// How far a reading of the folder is.
  package enum Reading: Hashable, Sendable {
    /// The folder is being read.
    case began
    /// It was read, and what is good is adopted.
    case succeeded
    /// Reading or adopting failed; it is tried again.
    case failed
  }

  /// A watch for `desk`. `folderEvents` wakes it; `onReading` hears of each reading's begin and end.
  package init(
    desk: PlanDesk, folderEvents: AsyncStream<Void>?,
    onReading: @escaping @Sendable (Reading) -> Void = { _ in }
  ) {
    self.desk = desk
    self.folderEvents = folderEvents
    self.onReading = onReading
    self.loop = StepLoop(
      name: "plan", clock: desk.clock, wake: desk.shared.planWake, logger: desk.shared.logger,
      afterFailure: .seconds(5))
  }

  /// Runs until a graceful shutdown.
  package func run() async throws {
    let events = folderEvents
    let wake = desk.shared.planWake
    let clock = desk.clock
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        guard let events else { return }
        for await _ in events.cancelOnGracefulShutdown() {
          // Editors save in several steps: the folder is read once it has been quiet for a moment.
          // Only a stop can cut this short, and then nothing is read any more.
          try? await clock.sleep(until: clock.now + Limits.quietTime)
          wake.wake()
        }
      }
      try await loop.run { now in
        onReading(.began)
        do {
          let next = try await desk.step(at: now)
          onReading(.succeeded)
          return next
        } catch {
          onReading(.failed)
          throw error
        }
      }
      group.cancelAll()
    }
  }
}
