// Sending: the floor and the desk in turns, the same number of the same requests to the same sink.

import Delivering
import Desk
import Foundation
import Robots
import Timekeeping

/// The measures of sending.
struct SendingMeasures {
  let seed: BenchDesk.Seed
  let rounds: Int
  let folder: String

  /// One reminder at a time, with the connections warm.
  func one() async throws {
    var late = Figures(
      "one \(seed.rawValue), warm, lateness of 20", unit: "ms", goal: "≤ 3 × floor", ratioLimit: 3)
    try await turns(delay: 0, times: 1, "one") { floor, desk, sink in
      _ = try await self.pair(1, floor, desk, sink)
      for _ in 0..<20 {
        let (bare, ours) = try await self.pair(1, floor, desk, sink)
        late.add(floor: bare.within(0.5), ours: ours.within(0.5))
      }
    }
    say(late.text)
  }

  /// `count` that are due in one second.
  func rush(_ count: Int, delay: Int = 0) async throws {
    let name = delay == 0 ? "\(count) \(seed.rawValue)" : "\(count) to a \(delay) ms server"
    let share = delay == 0 ? 1.5 : 1.3
    var late = Figures(
      name + ", p99 lateness", unit: "ms", goal: "≤ \(share) × floor", ratioLimit: share)
    var middle = Figures(name + ", median lateness", unit: "ms", goal: "none")
    var processor = Figures(
      name + ", CPU each", unit: "µs", goal: "≤ 2 × floor", ratioLimit: delay == 0 ? 2 : nil)
    var faults: [String] = []
    try await turns(delay: delay, times: rounds, "rush-\(count)-\(delay)") { floor, desk, sink in
      let (bare, ours) = try await self.pair(count, floor, desk, sink)
      late.add(floor: bare.within(0.99), ours: ours.within(0.99))
      middle.add(floor: bare.within(0.5), ours: ours.within(0.5))
      processor.add(floor: bare.processor, ours: ours.processor)
      if let fault = ours.fault { faults.append(fault) }
    }
    for figures in [late, middle, processor] { say(figures.text) }
    say("  missing, early or doubled: \(faults.isEmpty ? "0" : faults.joined(separator: "; "))")
  }
}

// MARK: - Turns

extension SendingMeasures {
  private typealias Turn = (FloorSender, BenchDesk, FloorSinkProcess) async throws -> Void

  private func turns(delay: Int, times: Int, _ name: String, _ turn: Turn) async throws {
    guard let sink = FloorSinkProcess(delay: Int64(delay) * 1_000_000) else {
      throw BenchFailure.noSink
    }
    let request = try SendingMeasures.request(port: sink.port)
    guard
      let floor = FloorSender(connections: 256, headers: request.headers, body: request.body)
    else { throw BenchFailure.noFloor }
    let desk = try BenchDesk(path: "\(folder)/\(name)-\(seed.rawValue).sqlite", port: sink.port)
    try await desk.running {
      for _ in 0..<times { try await turn(floor, desk, sink) }
    }
  }

  /// The same requests as the desk makes of a fixed message.
  private static func request(port: Int) throws -> (headers: [String], body: [UInt8]) {
    let request = try Robots.request(
      for: Utterance(
        message: BenchDesk.message, id: DeliveryID(rawValue: "bench-0"),
        dueAt: Timestamp(seconds: 1_779_000_000)),
      to: BenchDesk.robot(0, port: port), at: Timestamp(seconds: 1_779_000_000))
    let lines = request.headers.map { "\($0.name): \($0.value)" }
    return (["Content-Type: application/json; charset=utf-8"] + lines, request.body)
  }

  private func pair(
    _ count: Int, _ floor: FloorSender, _ desk: BenchDesk, _ sink: FloorSinkProcess
  ) async throws -> (floor: Burst, ours: Burst) {
    let addresses = (0..<count).map(sink.address)
    let due = FloorClock.realTime + (count == 1 ? 20_000_000 : 100_000_000)
    let bare = floor.burst(addresses, due: due)
    let floorBurst = Burst(
      sink.arrivals(), count: count, due: due, processorTime: bare.processorTime)
    let first = Int(desk.desk.clock.now.milliseconds % 1_000_000_000) * 100_000
    let ours = try await desk.burst(
      count, seed, from: first, sink, ahead: .milliseconds(700 + Int64(count) / 3))
    return (floorBurst, ours)
  }
}
