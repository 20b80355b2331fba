// The service that beats: health, clock, record of being alive, ping.

import ServiceLifecycle
import Timekeeping

/// Beats every half minute until the program stops.
package struct Heart: NamedService {
  private let desk: HeartDesk
  private let loop: StepLoop
  private let afterBeat: @Sendable (Health) -> Void

  /// A heart for `desk`; `afterBeat` is told the health after each beat.
  package init(desk: HeartDesk, afterBeat: @escaping @Sendable (Health) -> Void) {
    self.desk = desk
    self.afterBeat = afterBeat
    self.loop = StepLoop(
      name: "heart", clock: desk.clock, wake: WakeSignal(), logger: desk.logger,
      afterFailure: .seconds(5))
  }

  /// Runs until a graceful shutdown.
  package func run() async throws {
    try await loop.run { now in
      let next = try await desk.step(at: now)
      afterBeat(desk.shared.board.health(at: now))
      return next
    }
  }
}
