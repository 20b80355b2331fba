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
  private let progress = Mutex(Progress())

  private struct Progress {
    var isReady = false
    /// Somebody asked for a reload that has not been answered.
    var isReloadWanted = false
    /// The reading in progress began after that, so that it answers it.
    var answersReload = false
  }

  init(notifier: SystemdNotifier, desk: Desk) {
    self.notifier = notifier
    self.desk = desk
  }

  /// The folder is to be read again because the administrator says so. Ready follows when a reading
  /// that began after this is over.
  func reloadBegins() {
    progress.withLock { $0.isReloadWanted = true }
    notifier.reloading(status: "正在重新读取排期目录")
    desk.plan.forceAdoption()
  }

  /// A reading of the folder goes on: the first success makes the daemon ready, and the end of a
  /// reading that was asked for, however it went, makes it ready again.
  func note(_ reading: PlanWatch.Reading) {
    switch reading {
    case .began:
      progress.withLock { $0.answersReload = $0.isReloadWanted }
    case .succeeded:
      noteProgress()
      if isAnswer(isSuccess: true) { notifier.ready(status: status(health)) }
    case .failed:
      if isAnswer(isSuccess: false) { notifier.ready(status: "重新读取没有成功；" + status(health)) }
    }
  }

  /// Before the daemon is ready the reading alone counts as progress; afterwards a reading that goes
  /// well must not hide a part that stands still.
  private func noteProgress() {
    let isReady = progress.withLock { $0.isReady }
    if !isReady || health.stalled.isEmpty { notifier.progressed() }
  }

  /// The daemon is being stopped: no new work is begun.
  func stopBegins() {
    notifier.stopping(status: "正在停止，等待在途的发送")
  }

  private func isAnswer(isSuccess: Bool) -> Bool {
    progress.withLock { progress in
      let isFirst = isSuccess && !progress.isReady
      let isAnswer = progress.isReady && progress.answersReload
      if isSuccess { progress.isReady = true }
      if isFirst || isAnswer {
        progress.isReloadWanted = false
        progress.answersReload = false
      }
      return isFirst || isAnswer
    }
  }

  private var health: Health { desk.shared.board.health(at: desk.clock.now) }

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
