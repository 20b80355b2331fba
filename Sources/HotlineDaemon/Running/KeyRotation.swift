// After a key was replaced, what the old one sealed is sealed again with the new one: in batches, so that
// nobody who logs a question waits for it. When the last row is done the old key may leave its file.

import Desk
import Logging
import ServiceLifecycle
import Storage

/// Seals again what an older key sealed.
struct KeyRotation: NamedService {
  let desk: Desk
  let logger: Logger

  /// Rows of one transaction.
  private static let batch = 500

  func run() async throws {
    do {
      let count = try await renewAll()
      if count > 0 {
        logger.notice("Callers' data sealed with the new key", metadata: ["rows": "\(count)"])
      }
      try await desk.judgeAllKeys()
    } catch {
      // The old key still opens what it sealed: nothing is lost but time until the next start.
      logger.error("Not all is sealed with the new key", metadata: ["error": "\(error)"])
    }
    try await gracefulShutdown()
  }

  /// Renews until nothing is left that an older key sealed. What can't be opened stays as it is.
  private func renewAll() async throws -> Int {
    let storage = desk.storage
    guard storage.vault != nil else { return 0 }
    var count = 0
    while !Task.isShuttingDownGracefully {
      let renewed = try await storage.write("seal with the new key") {
        try $0.renewSeals(limit: KeyRotation.batch)
      }
      guard renewed > 0 else { break }
      count += renewed
    }
    return count
  }
}
