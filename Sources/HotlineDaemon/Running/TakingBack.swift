// After a restore, what was taken back since the copy was made is taken back again. It may take long, and
// nobody waits for it: calls are taken in and reminders leave, and the note in the database holds the site.

import Desk
import Logging
import ServiceLifecycle
import Storage

/// Takes back again what a restore noted.
struct TakingBack: NamedService {
  let desk: Desk
  let logger: Logger

  func run() async throws {
    do {
      if let again = try await desk.takeBackAgain() {
        logger.notice(
          "Taken back again after a restore",
          metadata: [
            "callers": "\(again.callerCount)", "questions": "\(again.numbers.count)",
            "pages": "\(again.pages.count)", "failed": "\(again.failureCount)",
          ])
      }
    } catch let error as StorageError where error.isFinal {
      throw error
    } catch {
      // It stays noted and the site stays held: it is done at the next start.
      logger.error("Not taken back again after a restore", metadata: ["error": "\(error)"])
    }
    try await gracefulShutdown()
  }
}
