// The program itself as a child process: started with a configuration, spoken to with signals, its
// words and its exit code kept.

import Foundation
import Glibc
import Synchronization
import TestSupport

/// A running `hotline`.
final class DaemonProcess: Sendable {
  /// The executable beside the test bundle.
  static let program: String = {
    let bundle = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().path + "/hotline"
  }()

  /// Without a proxy: another test gives this process one for a moment.
  private static let environment = ProcessInfo.processInfo.environment.filter {
    !$0.key.lowercased().hasSuffix("_proxy")
  }

  let processID: pid_t
  private let output: String
  private let exit = Exit()

  /// Starts `program` with `arguments`; what it says goes to a file in `folder`.
  init(
    _ arguments: [String], of program: String = DaemonProcess.program, in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) throws {
    output = try folder.write("", to: "output-\(UUID().uuidString).txt")
    processID = try DaemonProcess.spawn(
      [program] + arguments, output: output, folder: folder.path,
      environment: DaemonProcess.environment.merging(environment) { $1 })
    let child = processID
    Thread.detachNewThread { [exit] in
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0 && errno == EINTR {}
      exit.note(status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F))
    }
  }

  /// Foundation's own way watches its children through sockets that it can't hold when this process has
  /// a thousand files open, as it has while hundreds of screens are tried.
  private static func spawn(
    _ command: [String], output: String, folder: String, environment: [String: String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_APPEND, 0)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = (["env", "-C", folder] + command).map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/usr/bin/env", &actions, &attributes, words, settings)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    return child
  }

  /// What it has said up to now, on both streams.
  var said: String {
    (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
  }

  func send(_ signal: Int32) { _ = kill(processID, signal) }

  /// Its exit code; a signal that ended it is negative.
  func exitCode() async -> Int32 { await exit.code() }
}

/// An exit code that is waited for.
private final class Exit: Sendable {
  private struct State {
    var code: Int32?
    var waiting: [CheckedContinuation<Int32, Never>] = []
  }
  private let state = Mutex(State())

  func note(_ code: Int32) {
    let waiting = state.withLock { state in
      state.code = code
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: code) }
  }

  func code() async -> Int32 {
    await withCheckedContinuation { continuation in
      let code = state.withLock { state -> Int32? in
        if state.code == nil { state.waiting.append(continuation) }
        return state.code
      }
      if let code { continuation.resume(returning: code) }
    }
  }
}

/// A service manager's end of the notify socket.
final class NotifySocket: Sendable {
  let path: String
  private let descriptor: Int32

  init(in folder: TemporaryFolder) {
    path = folder.path(of: "notify.sock")
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  /// The next message; nil when none comes in 20 seconds.
  @concurrent func next() async -> [String: String]? {
    var buffer = [UInt8](repeating: 0, count: 8_192)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return nil }
    let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
    return Dictionary(
      lines.map { line in
        let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "")
      }
    ) { first, _ in first }
  }

  /// The messages up to the first that assigns `key`.
  func messages(through key: String) async -> [[String: String]] {
    var found: [[String: String]] = []
    while let message = await next() {
      found.append(message)
      if message[key] != nil { break }
    }
    return found
  }
}
