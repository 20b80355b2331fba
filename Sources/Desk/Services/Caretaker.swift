// The service that keeps house: the housekeeper's step, every hour.

import ServiceLifecycle
import Timekeeping

/// Keeps house until the program stops.
package struct Caretaker: NamedService {
  private let housekeeper: Housekeeper
  private let loop: StepLoop

  /// A caretaker for `housekeeper`.
  package init(housekeeper: Housekeeper) {
    self.housekeeper = housekeeper
    loop = StepLoop(
      name: "caretaker", clock: housekeeper.clock, wake: WakeSignal(),
      logger: housekeeper.shared.logger, afterFailure: .seconds(60))
  }

  /// Runs until a graceful shutdown.
  package func run() async throws {
    try await loop.run { now in try await housekeeper.step(at: now) }
  }
}
