// A delivery that can't be read is set aside with a name and an alarm, and everything else goes on.

import Announcing
import Delivering
import Foundation
import Logging
import Reminding
import Storage
import Timekeeping

extension DeliveryDesk {
  /// Runs `body`; when it meets a row that can't be read, sets aside what is damaged and runs it once
  /// more.
  func pastDamage<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch {
      guard isDamage(error), try await setDamagedAside(at: clock.now) else { throw error }
      return try await body()
    }
  }

  private func isDamage(_ error: any Error) -> Bool {
    error is DecodingError || (error as? StorageError)?.kind == .damaged
  }

  /// True when something damaged was found.
  private func setDamagedAside(at now: Timestamp) async throws -> Bool {
    let damaged = try await storage.write("set damaged deliveries aside") { ledger in
      let damaged = try ledger.endDamaged(at: now, isReadable: isReadable)
      for one in damaged {
        try self.raise(
          .abandoned(
            group: one.chatGroup, title: one.id.rawValue, reason: SkipReason.damaged.wording),
          key: one.id.rawValue, except: one.robot, ledger, at: now)
      }
      return damaged
    }
    for one in damaged {
      logger.error(
        "Delivery damaged",
        metadata: [
          "delivery.id": "\(one.id.rawValue)", "robot.name": "\(one.robot.rawValue)",
        ])
    }
    if !damaged.isEmpty { askForPlan() }
    return !damaged.isEmpty
  }
}

private func isReadable(_ delivery: DeliveryRow, _ reminders: [ReminderRow]) -> Bool {
  do {
    if let coded = delivery.announcement {
      _ = try decodedValue(AnnouncedEpisode.self, from: coded)
    }
    for row in reminders { _ = try Reminder(stored: row) }
    return true
  } catch {
    return false
  }
}
