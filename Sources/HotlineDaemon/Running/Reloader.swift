// SIGHUP: `systemctl reload`. The folder is read again at once; systemd hears that it began, and that
// it is over when the reading really is.

import Desk
import ServiceLifecycle
import UnixSignals

/// Reads the schedule folder again when SIGHUP comes.
struct Reloader: NamedService {
  let announcer: Announcer

  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      announcer.reloadBegins()
    }
  }
}

/// Tells systemd that the daemon stops, as soon as it begins to.
struct Farewell: NamedService {
  let announcer: Announcer

  func run() async throws {
    try await gracefulShutdown()
    announcer.stopBegins()
  }
}
