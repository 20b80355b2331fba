// The two streams of a command: what it says to people or programs, and what went wrong. Everything
// that the program prints goes through here, so that colour, width and escaping are decided once.

import Glibc
package import Language
import Synchronization

/// Where a command writes.
package struct CommandOutput: Sendable {
  /// Whether colour and live lines are wanted: a terminal without NO_COLOR.
  package let isTerminal: Bool
  private let standard: @Sendable (String) -> Void
  private let error: @Sendable (String) -> Void

  /// An output that gives text to two closures.
  package init(
    isTerminal: Bool, standard: @escaping @Sendable (String) -> Void,
    error: @escaping @Sendable (String) -> Void
  ) {
    self.isTerminal = isTerminal
    self.standard = standard
    self.error = error
  }

  /// The process's own streams.
  package static let process: CommandOutput = {
    let isPlain = getenv("NO_COLOR").map { String(cString: $0).isEmpty == false } ?? false
    return CommandOutput(
      isTerminal: isatty(1) == 1 && !isPlain,
      standard: { CommandOutput.write($0, to: 1) },
      error: { CommandOutput.write($0, to: 2) })
  }()

  /// Prints a line for people or programs.
  package func line(_ text: String = "") { standard(text + "\n") }

  /// Prints text as it is.
  package func text(_ text: String) { standard(text) }

  /// Prints a line about what went wrong.
  package func complaint(_ text: String) { error(text + "\n") }

  /// The colour of complaints here.
  package var colour: DiagnosticPicture.Colour { isTerminal ? .terminal : .plain }

  /// Writes all of it, however often the stream takes only a part. What a closed pipe does not take
  /// is nobody's loss.
  private static func write(_ text: String, to descriptor: CInt) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}
