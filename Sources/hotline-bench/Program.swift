// Other programs under measurement, and what the kernel says of a process.

import Foundation
import Glibc

/// A child process.
final class Program {
  private let process = Process()
  private let pipe = Pipe()

  /// The program at `path`, not started yet.
  init(_ path: String, _ words: [String], environment: [String: String] = [:]) {
    process.executableURL = URL(filePath: path)
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = pipe
  }

  /// This program again.
  static func itself(_ words: [String]) -> Program {
    Program(URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path, words)
  }

  /// The program `name` that lies beside this one.
  static func beside(_ name: String, _ words: [String], environment: [String: String]) throws
    -> Program
  {
    let place = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: name).path
    guard FileManager.default.isExecutableFile(atPath: place) else {
      throw BenchFailure.noProgram("\(place): swift build -c release --product \(name)")
    }
    return Program(place, words, environment: environment)
  }

  var identifier: Int32 { process.processIdentifier }
  var isRunning: Bool { process.isRunning }

  func start() throws { try process.run() }

  /// Asks it to stop and waits.
  func stop() {
    process.terminate()
    process.waitUntilExit()
  }

  /// Runs it to its end; what it printed.
  func output() throws -> String {
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

// MARK: - What the kernel says

extension Program {
  /// A figure of this process in bytes: `VmRSS`, `VmHWM`.
  static func ownMemory(_ key: String) -> Int? { figure(key, in: "/proc/self/status") }

  /// Proportional and anonymous memory of `process` in bytes.
  static func memory(of process: Int32) -> (whole: Int, anonymous: Int)? {
    let path = "/proc/\(process)/smaps_rollup"
    guard let whole = figure("Pss", in: path), let anonymous = figure("Pss_Anon", in: path)
    else { return nil }
    return (whole, anonymous)
  }

  /// How often each thread of `process` has gone to sleep of its own will: so often was it woken up.
  static func wakeUps(of process: Int32) -> [String: Int] {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return Dictionary(
      uniqueKeysWithValues: threads.map { thread in
        (thread, number("voluntary_ctxt_switches", in: "\(tasks)/\(thread)/status") ?? 0)
      })
  }

  private static func figure(_ key: String, in path: String) -> Int? {
    number(key, in: path).map { $0 * 1_024 }
  }

  private static func number(_ key: String, in path: String) -> Int? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix(key + ":") {
      return line.dropFirst(key.count + 1).split(whereSeparator: { " \t".contains($0) }).first
        .flatMap { Int($0) }
    }
    return nil
  }
}
