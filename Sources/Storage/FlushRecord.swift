// A device that once did not confirm a flush may say yes at the next one although the pages are lost:
// the kernel forgets them. After the first refusal nothing is written any more.

import Synchronization

/// Remembers that a flush was not confirmed.
final class FlushRecord: Sendable {
  private let cause = Mutex<String?>(nil)

  /// Throws `StorageError(.notFlushed)` when a flush was refused before.
  func requireKept(_ doing: String) throws {
    guard let cause = cause.withLock({ $0 }) else { return }
    throw StorageError(.notFlushed, doing: doing, cause: cause)
  }

  /// The same error, remembered when it says that a flush was not confirmed.
  func noted(_ error: any Error) -> any Error {
    if let error = error as? StorageError, error.kind == .notFlushed {
      cause.withLock { $0 = error.cause }
    }
    return error
  }
}
