// What the daemon costs while it has nothing to do, and what a hundred times as many pending
// reminders change: memory, the cost of one webhook, the time until it is ready.

import CDispatch
import Delivering
import Desk
import Foundation
import Glibc
import Storage
import Timekeeping

/// The measures of the daemon that stands by.
struct StandingMeasures {
  let rounds: Int
  let folder: String

  /// The daemon without work, for `seconds`, scaled to a minute.
  func idle(seconds: Int, pending: Int) async throws {
    let office = try Office(folder: "\(folder)/idle-\(pending)")
    try office.adopt()
    try office.fill(pending)
    let (program, readyAfter) = try office.start()
    defer { program.stop() }
    say("  ready after \((readyAfter).short) s with \(pending) pending")
    FloorClock.sleep(until: FloorClock.realTime + 5_000_000_000)
    let scale = 60 / Double(seconds)
    let wakeUps = Program.wakeUps(of: program.identifier)
    let time = FloorClock.processorTime(of: program.identifier) ?? 0
    FloorClock.sleep(until: FloorClock.realTime + Int64(seconds) * 1_000_000_000)
    // Once a second libdispatch looks after its threads, whatever the program does: that is the
    // runtime's own. A thread that ended meanwhile takes its count along; a new one began at nothing.
    let woken =
      Double(
        Program.wakeUps(of: program.identifier).reduce(0) {
          $0 + $1.value - (wakeUps[$1.key] ?? 0)
        } - seconds) * scale
    let spent =
      Double((FloorClock.processorTime(of: program.identifier) ?? 0) - time) / 1e6 * scale
    let memory = Program.memory(of: program.identifier) ?? (0, 0)
    let name = "idle with \(pending) pending (\(seconds) s, scaled to a minute)"
    for (what, unit, goal, limit, value) in [
      ("wake-ups beyond one a second of libdispatch", "", "≤ 4 a minute", 4.0, woken),
      ("CPU", "ms", "≤ 20 ms a minute", 20, spent),
      ("PSS", "MB", "≤ 45 MB", 45, Double(memory.whole) / 1e6),
      ("anonymous", "MB", "≤ 8 MB", 8, Double(memory.anonymous) / 1e6),
    ] {
      var figures = Figures("\(name), \(what)", unit: unit, goal: goal, limit: limit)
      figures.add(value)
      say(figures.text)
    }
  }

  /// 10,000 and 1,000,000 pending: each desk is a process of its own.
  func pending(_ many: Int) async throws {
    var memory = Figures(
      "memory, \(many) against 10,000 pending", unit: "MB", goal: "≤ 1.5 ×", ratioLimit: 1.5)
    var processor = Figures(
      "CPU per webhook, \(many) against 10,000 pending", unit: "µs", goal: "≤ 1.1 ×",
      ratioLimit: 1.1)
    guard let sink = FloorSinkProcess(delay: 0) else { throw BenchFailure.noSink }
    var offices: [Int: Office] = [:]
    for count in [10_000, many] {
      let office = try Office(folder: "\(folder)/pending-\(count)")
      try office.adopt()
      try office.fill(count)
      offices[count] = office
    }
    for _ in 0..<rounds {
      guard let few = try offices[10_000]?.send(sink), let lot = try offices[many]?.send(sink)
      else { throw BenchFailure.noSink }
      memory.add(floor: few.memory, ours: lot.memory)
      processor.add(floor: few.processor, ours: lot.processor)
    }
    say(memory.text)
    say(processor.text)
    var ready = Figures(
      "start until READY with \(many) pending", unit: "s", goal: "≤ 1 s", limit: 1)
    for _ in 0..<min(3, rounds) {
      guard let (program, after) = try offices[many]?.start() else { break }
      ready.add(after)
      program.stop()
    }
    say(ready.text)
  }

  /// In the child: sends 1,000 messages over the database at `path` and prints CPU for each and the
  /// memory at the end.
  static func hold(path: String, port: Int) async throws {
    guard let sink = FloorSinkProcess.standing(on: port) else { throw BenchFailure.noSink }
    let desk = try BenchDesk(path: path, port: port)
    let burst = try await desk.running {
      // The first one opens connections and prepares statements.
      _ = try await desk.burst(1_000, .messages, from: 900_000_000, sink, ahead: .seconds(1))
      return try await desk.burst(1_000, .messages, from: 900_010_000, sink, ahead: .seconds(1))
    }
    let memory = Program.memory(of: getpid())?.whole ?? 0
    try? FileManager.default.removeItem(atPath: path)
    say("\(burst.processor) \(Double(memory) / 1e6)")
  }
}

/// A state folder, a configuration and a schedule folder for a daemon.
struct Office {
  let folder: String
  private var database: String { folder + "/state/hotline.sqlite" }

  init(folder: String) throws {
    self.folder = folder
    for name in ["state", "run", "schedules"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o755])
    }
    try PlanFiles.write(folder + "/schedules", files: 1, episodes: 40)
    try PlanFiles.write(
      """
      版本: 1
      排期目录: \(folder)/schedules
      数据目录: \(folder)/state
      运行目录: \(folder)/run
      凭据文件: \(folder)/webhooks
      控制台: unix:\(folder)/run/console.sock
      允许回环: 是
      机器人:
        - {名称: g0, 方言: 标准}
        - {名称: g1, 方言: 标准}

      """, folder + "/hotline.yaml")
    try PlanFiles.write(
      """
      版本: 1
      机器人:
        - {名称: g0, 网址: "http://127.0.0.1:9/a", 密钥: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]}
        - {名称: g1, 网址: "http://127.0.0.1:9/b", 密钥: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]}

      """, folder + "/webhooks")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder + "/webhooks")
  }

  /// Lets the daemon adopt the schedule, so that later starts find it as it is.
  func adopt() throws {
    let (program, _) = try start()
    program.stop()
  }

  /// Puts `count` deliveries into the outbox that are due after tomorrow and later.
  func fill(_ count: Int) throws {
    let desk = try BenchDesk(path: database, port: 9)
    for start in stride(from: 0, to: count, by: 10_000) {
      let due = desk.desk.clock.now + .seconds(Int64(2 * 86_400 + start))
      try desk.seed(min(10_000, count - start), .messages, from: start, due: due)
    }
    try desk.storage.checkpoint()
    try desk.storage.close()
  }

  /// Sends from a copy of the database in a process of its own.
  func send(_ sink: FloorSinkProcess) throws -> (processor: Double, memory: Double)? {
    let copy = folder + "/copy.sqlite"
    for suffix in ["", "-wal", "-shm"] {
      // What is not there need not be removed.
      try? FileManager.default.removeItem(atPath: copy + suffix)
    }
    try FileManager.default.copyItem(atPath: database, toPath: copy)
    // The copy's own pages must not be written back by the first commit that is measured.
    sync()
    let text = try Program.itself(["hold", copy, String(sink.port)]).output()
    let numbers = text.split(separator: " ").compactMap { Double($0) }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }

  /// Starts `hotline serve` and waits until it says that it is ready, as systemd would; the seconds
  /// until then.
  func start() throws -> (Program, Double) {
    let place = folder + "/run/notify.sock"
    unlink(place)
    let listener = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { bytes in
      bytes.copyBytes(from: Array(place.utf8).prefix(bytes.count - 1))
    }
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(listener, raw, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard isBound else { throw BenchFailure.noSink }
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(
      listener, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let program = try Program.beside(
      "hotline", ["serve", "--config", folder + "/hotline.yaml"],
      environment: ["NOTIFY_SOCKET": place])
    let begin = FloorClock.realTime
    try program.start()
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while case let count = recv(listener, &buffer, buffer.count, 0), count > 0 {
      if String(decoding: buffer[..<count], as: UTF8.self).contains("READY=1") {
        return (program, Double(FloorClock.realTime - begin) / 1e9)
      }
    }
    program.stop()
    throw BenchFailure.tooSlow("the daemon did not become ready")
  }
}
