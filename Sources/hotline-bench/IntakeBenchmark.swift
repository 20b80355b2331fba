// How fast questions are acknowledged over HTTP, each on disk before its answer, and how fast the host's
// screens hear of the next caller.

import Console
import Desk
import Foundation
import Journal
import Membership
import Storage
import Timekeeping

/// The measures of the log and of the host's screens.
struct IntakeBenchmark {
  let rounds: Int
  let folder: String

  /// Acknowledged a second with 32 connections, and with one beside a bare synced insert.
  func intake() async throws {
    var rates: [Double] = []
    for round in 0..<rounds {
      let console = try await BenchConsole("intake-\(round)", in: folder)
      let token = console.token
      let bare = try await bareInserts(console)
      let (many, one, cost) = try await console.listening { port in
        _ = try client(["intake-client", "\(port)", token, "32", "0", "2000"])
        let start = FloorClock.processorTime
        let many = try client(["intake-client", "\(port)", token, "32", "2000", "20000"])
        let cost = Double(FloorClock.processorTime - start) / Double(max(1, many.acknowledged))
        return (many, try client(["intake-client", "\(port)", token, "1", "50000", "1000"]), cost)
      }
      let rate = Double(many.acknowledged) / Double(many.span) * 1e9
      rates.append(rate)
      say(
        "intake: \(Int(rate))/s with 32 connections, \(many.refused) refused, "
          + text(many) + String(format: ", %.0f µs CPU each; ", cost / 1e3)
          + "one connection " + text(one)
          + String(format: "; a bare synced insert p50 %.2f ms", bare))
    }
    rates.sort()
    say("intake: middle \(Int(rates[rates.count / 2]))/s of \(rounds) rounds")
  }

  /// The processor time of a question with `count` questions of history, beside none.
  func history(_ count: Int) async throws {
    var costs: [Double] = []
    for history in [0, count] {
      let console = try await BenchConsole("history-\(history)", in: folder)
      try await console.log(history)
      let token = console.token
      let (cost, many) = try await console.listening { port in
        _ = try client(["intake-client", "\(port)", token, "32", "2000000", "2000"])
        let start = FloorClock.processorTime
        let many = try client(["intake-client", "\(port)", token, "32", "3000000", "10000"])
        return (Double(FloorClock.processorTime - start) / 1e3 / 10_000, many)
      }
      costs.append(cost)
      say(
        "history: \(history) questions before: \(many.acknowledged) logged, "
          + String(format: "%.0f µs CPU each, ", cost) + text(many))
    }
    say(String(format: "history: %.2f × the CPU", costs[1] / costs[0]))
  }

  /// What the pages of the console take at `count` questions.
  func pages(_ count: Int) async throws {
    let console = try await BenchConsole("pages", in: folder)
    let start = FloorClock.realTime
    try await console.log(count)
    say("pages: \(count) logged in \((FloorClock.realTime - start) / 1_000_000) ms")
    let paths = [
      "/", "/plan", "/on-air?programme=limin", "/host?programme=limin", "/questions",
      "/questions?stage=logged&nature=help", "/questions?topic=%E8%B7%AF%E7%81%AF",
      "/api/questions", "/review", "/deliveries", "/robots", "/figures", "/journal", "/healthz",
    ]
    let figures = try await console.listening(as: .open(as: .everybody)) { port in
      let words = ["page-client", "\(port)"] + paths
      return try JSONDecoder().decode(
        [PageFigures].self, from: Data(try Program.itself(words).output().utf8))
    }
    for page in figures {
      say(
        "pages: \(page.path) answered \(page.status), \(page.byteCount) bytes, "
          + String(format: "middle %.1f, slowest %.1f ms", page.middle, page.slowest))
    }
  }

  /// 200 screens of one programme.
  func host() async throws {
    for round in 0..<rounds {
      let console = try await BenchConsole("host-\(round)", in: folder)
      let figures = try await console.listening(as: .open(as: .everybody)) { port in
        try client(["host-client", "\(port)", "200", "40"])
      }
      say(
        "host: \(figures.acknowledged) of 8000 heard, \(figures.refused) screens missing, "
          + text(figures))
    }
  }

  /// The middle of 300 synced commits of one small row, in milliseconds.
  private func bareInserts(_ console: BenchConsole) async throws -> Double {
    var times: [Int64] = []
    for _ in 0..<300 {
      let start = FloorClock.realTime
      try console.desk.storage.writeNow("write one row") { ledger in
        _ = try ledger.append(
          JournalEvent(.read, subject: "bench", by: "bench", at: console.desk.clock.now))
      }
      times.append(FloorClock.realTime - start)
    }
    return Double(times.sorted()[times.count / 2]) / 1e6
  }

  private func client(_ words: [String]) throws -> CallerFigures {
    let output = try Program.itself(words).output()
    return try JSONDecoder().decode(CallerFigures.self, from: Data(output.utf8))
  }

  private func text(_ figures: CallerFigures) -> String {
    String(
      format: "p50 %.2f p99 %.2f max %.2f ms", figures.percentile(0.5), figures.percentile(0.99),
      figures.percentile(1))
  }

  /// What the client's process does; it prints its figures.
  static func client(_ words: [String]) throws {
    if words[0] == "page-client" {
      let figures = FloorCaller.read(
        port: Int(words[1]) ?? 0, paths: Array(words.dropFirst(2)), rounds: 20)
      say(String(decoding: try JSONEncoder().encode(figures), as: UTF8.self))
      return
    }
    let numbers = words.map { Int($0) ?? 0 }
    let figures =
      words[0] == "host-client"
      ? FloorCaller.watch(port: numbers[1], screens: numbers[2], rounds: numbers[3])
      : FloorCaller.log(
        port: numbers[1], token: words[2], connections: numbers[3],
        numbers: numbers[4]..<(numbers[4] + numbers[5]))
    say(String(decoding: try JSONEncoder().encode(figures), as: UTF8.self))
  }
}
