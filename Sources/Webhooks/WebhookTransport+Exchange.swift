// One request at a time, for callers that want to wait for the answer.

package import Delivering
import Synchronization

extension WebhookTransport {
  /// Sends `request` and returns what became of it. When the task is cancelled before the request
  /// leaves, it ends as `.revoked`; after that the exchange runs to its end.
  package func exchange(_ request: WebhookRequest) async -> Exchange {
    let start = StartPermit()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        submit(
          [request], mayStart: { _ in start.isGiven },
          completed: { _, exchange in continuation.resume(returning: exchange) })
      }
    } onCancel: {
      start.withdraw()
    }
  }
}

/// Whether a request may still leave.
private final class StartPermit: Sendable {
  private let permit = Mutex(true)

  var isGiven: Bool { permit.withLock { $0 } }

  func withdraw() {
    permit.withLock { $0 = false }
  }
}
