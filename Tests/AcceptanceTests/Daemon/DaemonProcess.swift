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

  let processID: pid_t
  private let output: String
  private let exit = Exit()

  /// Starts `program` with `arguments`; what it says goes to a file in `folder`.
  init(
    _ arguments: [String], of program: String = DaemonProcess.program, in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) throws {
    output = try folder.write("", to: "output-\(UUID().uuidString).txt")
    processID = try ChildProcess.start(
      [program] + arguments, in: folder.path, environment: environment, output: .file(output),
      errors: .file(output))
    let child = processID
    Thread.detachNewThread { [exit] in exit.note(ChildProcess.end(of: child)) }
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
