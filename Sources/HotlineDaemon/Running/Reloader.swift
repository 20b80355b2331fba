// SIGHUP: `systemctl reload`. The folder is read again at once; systemd hears that it began and that
// it is over, with the result in the status line.

import Desk
import ServiceLifecycle
import UnixSignals

/// Reads the schedule folder again when SIGHUP comes.
struct Reloader: Service {
  let desk: Desk
  let notifier: SystemdNotifier

  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      notifier.reloading(status: "正在重新读取排期目录")
      desk.plan.forceAdoption()
      let troubles = desk.shared.board.troubles
      let stale = troubles[.planStale].map { "有文件写错：\($0)" } ?? "已重新读取"
      notifier.ready(status: stale)
    }
  }
}
