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
  let judgesClock: Bool
  let logger: Logger

  init(
    storage: Storage, shared: DeskShared, clock: any WallClock, transport: any WebhookTransport,
    ping: WebhookRequest?, judgesClock: Bool
  ) {
    self.storage = storage
    self.shared = shared
    self.clock = clock
    self.transport = transport
    self.ping = ping
    self.judgesClock = judgesClock
    self.logger = shared.logger
  }

  /// One beat: judges the clock, records that the program is alive, pings the outside monitor when
  /// all is well. Returns when the next one is due.
  package func step(at now: Timestamp) async throws -> Timestamp {
    try await judgeClock(at: now)
    try await record(at: now)
    let health = shared.board.health(at: now)
    if health.isWell, let ping {
      transport.submit([ping], mayStart: { _ in true }, completed: { _, _ in })
    }
    return now + Limits.courierBeat
  }

  private func judgeClock(at now: Timestamp) async throws {
    guard judgesClock else { return }
    let notes = try await storage.read("read the last recorded instant") { ledger in
      (
        last: try ledger.note(.lastSeenAt).flatMap { Int64($0) },
        confirmed: try ledger.note(.clockConfirmedUntil).flatMap { Int64($0) }
      )
    }
    if let confirmed = notes.confirmed, now.milliseconds <= confirmed {
      return shared.board.set(.clockUntrusted, to: nil)
    }
    let last = notes.last.map { Timestamp(milliseconds: $0) }
    switch ClockTrust.look(now: now, lastRecordedAt: last) {
    case .trusted:
      shared.board.set(.clockUntrusted, to: nil)
    case .untrusted(let reason):
      if shared.board.troubles[.clockUntrusted] == nil {
        logger.error("Clock untrusted", metadata: ["clock.reason": "\(reason.rawValue)"])
      }
      shared.board.set(.clockUntrusted, to: reason.wording)
    }
  }

  private func record(at now: Timestamp) async throws {
    guard shared.board.troubles[.clockUntrusted] == nil else { return }
    do {
      try await storage.write("record the instant") {
        try $0.setNote(.lastSeenAt, to: "\(now.milliseconds)")
      }
      shared.board.stamp(.storing, at: now)
      shared.board.set(.storeFailing, to: nil)
    } catch {
      shared.board.set(.storeFailing, to: "无法写入数据库，请检查磁盘空间和权限")
      throw error
    }
  }

  /// A person's word that the clock is right: it is trusted for two days, by then it is recorded.
  package func confirmClock(at now: Timestamp) async throws {
    try await storage.write("confirm the clock") { ledger in
      try ledger.setNote(.clockConfirmedUntil, to: "\((now + .seconds(2 * 86_400)).milliseconds)")
      try ledger.setNote(.lastSeenAt, to: "\(now.milliseconds)")
    }
    shared.board.set(.clockUntrusted, to: nil)
    shared.courierWake.wake()
  }
}
