// The service that publishes: the publisher's step, at once when something was published or withdrawn,
// and every half minute all the same.

import ServiceLifecycle
import Timekeeping

/// Keeps the public pages equal to the record until the program stops.
package struct Press: NamedService {
  private let publisher: Publisher
  private let loop: StepLoop

  /// A press for `publisher`.
  package init(publisher: Publisher) {
    self.publisher = publisher
    loop = StepLoop(
      name: "press", clock: publisher.clock, wake: publisher.shared.siteWake,
      logger: publisher.shared.logger, afterFailure: .seconds(5))
  }

  /// Runs until a graceful shutdown; a page that is being written is finished.
  package func run() async throws {
    if publisher.settings.publication.siteFolder != nil {
      publisher.shared.board.expect(.publishing)
    }
    try await loop.run { now in try await publisher.step(at: now) }
    try publisher.room.close()
  }
}
