// What the daemon is configured to be: values, checked as a whole before anything is started.

import Delivering
package import Desk
package import Discretion
package import Storage
import Timekeeping

/// The configuration of one daemon.
package struct DaemonConfiguration: Sendable {
  /// Where the console listens.
  package enum ConsoleAddress: Hashable, Sendable {
    /// A loopback address.
    case loopback(host: String, port: Int)
    /// A UNIX socket.
    case socket(path: String)
  }

  /// What the desk is told.
  package var desk: DeskSettings
  /// Where the database lies.
  package var stateFolder: String
  /// Where the control socket and the lock lie.
  package var runtimeFolder: String
  /// Where the console listens.
  package var console: ConsoleAddress
  /// An outside address that is called when all is well; it is a secret.
  package var deadManPing: Secret<String>?
  /// What seals callers' data; without it reminders go on and questions are refused.
  package var vault: Vault?

  /// A configuration; see the properties.
  package init(
    desk: DeskSettings, stateFolder: String, runtimeFolder: String,
    console: ConsoleAddress = .loopback(host: "127.0.0.1", port: 8_470),
    deadManPing: Secret<String>? = nil, vault: Vault? = nil
  ) {
    self.desk = desk
    self.stateFolder = stateFolder
    self.runtimeFolder = runtimeFolder
    self.console = console
    self.deadManPing = deadManPing
    self.vault = vault
  }

  /// The control socket on which the command line speaks to the daemon.
  package var controlSocket: String { runtimeFolder + "/hotline.sock" }
  /// The database.
  package var databasePath: String { stateFolder + "/hotline.sqlite" }
}
