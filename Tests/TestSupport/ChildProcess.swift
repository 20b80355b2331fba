// Child processes of the tests. Foundation's own way watches its children through sockets that it can't
// hold when this process has a thousand files open, as it has while hundreds of screens are tried.

import Foundation
package import Glibc

/// Starts programs and waits for them.
package enum ChildProcess {
  /// Where one of a child's standard streams goes.
  package enum Stream: Sendable {
    /// Nowhere.
    case nothing
    /// Behind what the file at this path holds.
    case file(String)
    /// To this end of a pipe, which stays open here.
    case descriptor(CInt)
  }

  /// Without a proxy: another test gives this process one for a moment.
  private static let environment = ProcessInfo.processInfo.environment.filter {
    !$0.key.lowercased().hasSuffix("_proxy")
  }

  /// Starts `command`, whose first word is the program's path, in `folder`. The child has no file of this
  /// process but its three streams, and no signal blocked.
  package static func start(
    _ command: [String], in folder: String, environment more: [String: String] = [:],
    input: Stream = .nothing, output: Stream = .nothing, errors: Stream = .nothing
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, stream) in [input, output, errors].enumerated() {
      add(stream, as: CInt(target), to: &actions)
    }
    keepToItself()
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = (["env", "-C", folder] + command).map { strdup($0) } + [nil]
    let settings =
      environment.merging(more) { $1 }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/usr/bin/env", &actions, &attributes, words, settings)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    return child
  }

  /// Waits for the end of `child` and gives its exit code; a signal that ended it is negative.
  package static func end(of child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
  }

  /// Whatever this process has open now is closed in the programs that it starts: a connection of
  /// another test would not end before they do.
  private static func keepToItself() {
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    for descriptor in open.compactMap({ CInt($0) }) where descriptor > 2 {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }

  private static func add(
    _ stream: Stream, as target: CInt, to actions: inout posix_spawn_file_actions_t
  ) {
    switch stream {
    case .nothing:
      posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_RDWR, 0)
    case .file(let path):
      posix_spawn_file_actions_addopen(&actions, target, path, O_WRONLY | O_APPEND, 0)
    case .descriptor(let descriptor):
      posix_spawn_file_actions_adddup2(&actions, descriptor, target)
    }
  }
}
