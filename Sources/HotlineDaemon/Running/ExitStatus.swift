// How the program ends, in the numbers of sysexits, so that systemd and scripts can decide.

/// The exit codes of the program.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  /// All went well.
  case ok = 0
  /// The command line was wrong.
  case usage = 64
  /// A file of the user is wrong; `check` too.
  case badInput = 65
  /// Something that should not happen.
  case internalFault = 70
  /// A file cannot be made.
  case cannotCreate = 73
  /// A file cannot be read or written.
  case inputOutput = 74
  /// Another instance runs, or the daemon does not answer.
  case temporary = 75
  /// The configuration is wrong.
  case configuration = 78
}

/// Why a command ends without having done its work: what to print, and with which code.
package struct CommandFailure: Error, Hashable, Sendable {
  /// The exit code.
  package let status: ExitStatus
  /// What is wrong and how to mend it, in Chinese; may be empty when all was printed before.
  package let message: String

  /// A failure.
  package init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
