// The half-minute beat: is the clock to be trusted, is the database still ours, does everything make
// progress. All in one beat, so that an idle day costs next to nothing.

import Delivering
import Discretion
import Foundation
import Logging
import Storage
package import Timekeeping

/// The use cases of watching over the daemon itself.
package struct HeartDesk: Sendable {
  let storage: Storage
  let shared: DeskShared
  let clock: any WallClock
  let transport: any WebhookTransport
  let ping: WebhookRequest?
  let clockJudge: ClockJudge
  let logger: Logger

  init(
    storage: Storage, shared: DeskShared, clock: any WallClock, transport: any WebhookTransport,
    ping: WebhookRequest?, clockJudge: ClockJudge
  ) {
    self.storage = storage
    self.shared = shared
    self.clock = clock
    self.transport = transport
    self.ping = ping
    self.clockJudge = clockJudge
    self.logger = shared.logger
  }

  /// One beat: judges the clock, records that the program is alive, pings the outside monitor when
  /// all is well. Returns when the next one is due.
  package func step(at now: Timestamp) async throws -> Timestamp {
    try requireStoreInPlace()
    try await judge(at: now)
    if shared.board.layReserve() {
      logger.notice("Disk has room again")
      shared.planWake.wake()
    }
    try await record(at: now)
    let health = shared.board.health(at: now)
    if health.isWell, let ping {
      transport.submit([ping], mayStart: { _ in true }, completed: { _, _ in })
    }
    return now + Limits.courierBeat
  }

  /// Judges the clock: called by each beat, and once before anything is sent.
  package func judge(at now: Timestamp) async throws {
    try await clockJudge.judge(at: now)
  }

  private func requireStoreInPlace() throws {
    guard !storage.isInPlace else { return }
    logger.critical(
      "Database was deleted or replaced", metadata: ["database.path": "\(storage.path)"])
    throw StorageError(
      .replaced, doing: "beat", cause: "the file at \(storage.path) is not the one that is open")
  }

  private func record(at now: Timestamp) async throws {
    guard shared.board.troubles[.clockUntrusted] == nil else { return }
    do {
      try await storage.write("record the instant") {
        try $0.setNote(.lastSeenAt, to: "\(now.milliseconds)")
      }
      shared.board.stamp(.storing, at: now)
      shared.board.storeTook(.storing)
    } catch {
      shared.board.storeRefused(.storing, error)
      throw error
    }
  }

  /// A person's word that the clock is right: what it shows is recorded, and what comes after is
  /// judged by that. A time before this program was made stays unbelieved.
  package func confirmClock(at now: Timestamp) async throws {
    try await storage.write("confirm the clock") { ledger in
      try ledger.setNote(.lastSeenAt, to: "\(now.milliseconds)")
    }
    try await judge(at: now)
  }
}
