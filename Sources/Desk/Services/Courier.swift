// The service that sends: the delivery desk's step, over and over.

import Delivering
import ServiceLifecycle
import Timekeeping

/// Sends what is due until the program stops; running sends are finished then.
package struct Courier: NamedService {
  private let desk: DeliveryDesk
  private let loop: StepLoop

  /// A courier for `desk`.
  package init(desk: DeliveryDesk) {
    self.desk = desk
    self.loop = StepLoop(
      name: "courier", clock: desk.clock, wake: desk.wake, logger: desk.logger,
      afterFailure: .seconds(1))
  }

  /// Runs until a graceful shutdown, then waits for running sends and records how they ended.
  package func run() async throws {
    try await loop.run { _ in
      await desk.gather()
      return try await desk.step(at: desk.clock.now)
    }
    try await desk.giveBackUnsent()
    await desk.transport.shutDown()
    try await desk.record(at: desk.clock.now)
  }
}
