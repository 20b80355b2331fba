// The two streams of a command: what it says to people or programs, and what went wrong. Everything
// that the program prints goes through here, so that colour, width and escaping are decided once.

import Glibc
package import Language
import Synchronization

/// Where a command writes.
package struct CommandOutput: Sendable {
  /// Whether colour and live lines are wanted: a terminal without NO_COLOR.
  package let isTerminal: Bool
  /// Whether a person looks at it through a terminal, with colour or without.
  private let isWatched: Bool
  private let standard: @Sendable (String) -> Void
  private let error: @Sendable (String) -> Void

  /// An output that gives text to two closures.
  package init(
    isTerminal: Bool, isWatched: Bool? = nil, standard: @escaping @Sendable (String) -> Void,
    error: @escaping @Sendable (String) -> Void
  ) {
    self.isTerminal = isTerminal
    self.isWatched = isWatched ?? isTerminal
    self.standard = standard
    self.error = error
  }

  /// The process's own streams.
  package static let process: CommandOutput = {
    let isPlain = getenv("NO_COLOR").map { String(cString: $0).isEmpty == false } ?? false
    return CommandOutput(
      isTerminal: isatty(1) == 1 && !isPlain, isWatched: isatty(1) == 1,
      standard: { CommandOutput.write($0, to: 1) },
      error: { CommandOutput.write($0, to: 2) })
  }()

  /// Prints a line for people or programs; nothing in it can steer a terminal.
  package func line(_ text: String = "") { standard(Harmless.text(text) + "\n") }

  /// Prints a document, to a file or a program as it is.
  package func text(_ text: String) { standard(isWatched ? Harmless.text(text) : text) }

  /// Prints a line about what went wrong; nothing in it can steer a terminal.
  package func complaint(_ text: String) { error(Harmless.text(text) + "\n") }

  /// Prints a picture of a complaint in its colours; what it quotes is made harmless by itself.
  package func picture(_ text: String) { standard(text + "\n") }

  /// The same where what went wrong is told.
  package func complaint(picture: String) { error(picture + "\n") }

  /// The colour of complaints here.
  package var colour: DiagnosticPicture.Colour { isTerminal ? .terminal : .plain }

  /// Whether something that was to be read was not taken; a closed pipe wanted no more.
  private static let isLost = Mutex(false)

  /// Holds the places of streams that are closed, so that no file or socket takes them and gets the
  /// output; writing there fails.
  package static func holdStreams() {
    for descriptor in CInt(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Throws `CommandFailure(.inputOutput)` when a part of the standard output was not taken.
  package static func finish() throws {
    // Some file systems say only at the end that there was no room.
    let copy = fcntl(1, F_DUPFD_CLOEXEC, 3)
    if copy >= 0, close(copy) != 0 { isLost.withLock { $0 = true } }
    guard isLost.withLock({ $0 }) else { return }
    throw CommandFailure(.inputOutput, "输出没有写完：磁盘可能已满，或输出已被关闭。请腾出空间后重做。")
  }

  /// Writes all of it, however often the stream takes only a part. What a closed pipe does not take
  /// is nobody's loss.
  private static func write(_ text: String, to descriptor: CInt) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        if errno != EPIPE, descriptor == 1 { isLost.withLock { $0 = true } }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}
