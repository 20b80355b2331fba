// Tells systemd how things are: READY once the plan has been read, a status line in Chinese, and signs
// of progress for the watchdog — from real progress of the desks, not from a timer.

import Desk
import Scheduling
import Synchronization
import Timekeeping

/// Speaks to systemd for the daemon.
final class Announcer: Sendable {
  private let notifier: SystemdNotifier
  private let desk: Desk
  private let isReady = Mutex(false)

  init(notifier: SystemdNotifier, desk: Desk) {
    self.notifier = notifier
    self.desk = desk
  }

  /// The plan has been read: the first time this makes the daemon ready.
  func planRead() {
    let isFirst = isReady.withLock { ready in
      defer { ready = true }
      return !ready
    }
    if isFirst { notifier.ready(status: status(desk.shared.board.health(at: desk.clock.now))) }
    notifier.progressed()
  }

  /// A beat: progress is passed on only when every part has made some.
  func beat(_ health: Health) {
    if health.stalled.isEmpty { notifier.progressed() }
    notifier.status(status(health))
  }

  private func status(_ health: Health) -> String {
    var parts: [String] = []
    if let schedule = desk.shared.schedule.current {
      parts.append("\(schedule.schedule.episodes.count) 期")
    }
    let troubles = health.troubles.sorted { $0.key.rawValue < $1.key.rawValue }
    parts += troubles.map { "\($0.key.wording)：\($0.value)" }
    if troubles.isEmpty { parts.append("一切正常") }
    return parts.joined(separator: "；")
  }
}
