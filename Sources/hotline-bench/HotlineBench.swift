// The bench: `swift run -c release hotline-bench [measure…]`. Floor and daemon in turns on the same
// work, so that what the machine does meanwhile hits both; figures as least / middle / greatest.

import Foundation
import HotlineDaemon

@main
enum HotlineBench {
  private static let measures = [
    "one", "1000", "10000", "slow", "yaml", "change", "rehearse", "idle", "pending",
    "masking", "intake", "history", "host", "pages",
  ]

  static func main() async {
    var words = Array(CommandLine.arguments.dropFirst())
    do {
      if try await isChild(words) { return }
      let rounds = option("--rounds", &words).flatMap { Int($0) } ?? 5
      let seed = option("--seed", &words).flatMap { BenchDesk.Seed(rawValue: $0) } ?? .reminders
      let schedules = option("--schedules", &words) ?? "schedules"
      let unknown = words.filter { !measures.contains($0) }
      guard unknown.isEmpty else { return explain() }
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "hotline-bench-\(ProcessInfo.processInfo.processIdentifier)").path
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      // A folder that stays behind in /tmp harms nobody.
      defer { try? FileManager.default.removeItem(atPath: folder) }
      for measure in words.isEmpty ? measures : words {
        try await run(measure, rounds, seed, schedules, folder)
      }
    } catch {
      say("stopped: \(error)")
    }
  }

  private static func run(
    _ measure: String, _ rounds: Int, _ seed: BenchDesk.Seed, _ schedules: String,
    _ folder: String
  ) async throws {
    let sending = SendingMeasures(seed: seed, rounds: rounds, folder: folder)
    let reading = ReadingMeasures(rounds: rounds, folder: folder)
    let standing = StandingMeasures(rounds: rounds, folder: folder)
    switch measure {
    case "one": try await sending.one()
    case "1000": try await sending.rush(1_000)
    case "10000": try await sending.rush(10_000)
    case "slow": try await sending.rush(1_000, delay: 30)
    case "yaml": try reading.yaml()
    case "change": try await reading.change()
    case "rehearse": try await reading.rehearse(schedules)
    case "idle": try await standing.idle(seconds: 60, pending: 10_000)
    case "pending": try await standing.pending(1_000_000)
    case "intake": try await IntakeBenchmark(rounds: rounds, folder: folder).intake()
    case "history": try await IntakeBenchmark(rounds: rounds, folder: folder).history(1_000_000)
    case "pages": try await IntakeBenchmark(rounds: rounds, folder: folder).pages(100_000)
    case "host": try await IntakeBenchmark(rounds: rounds, folder: folder).host()
    case "masking": MaskingBenchmark(rounds: rounds).all()
    default: explain()
    }
  }

  /// What this program does as its own child.
  private static func isChild(_ words: [String]) async throws -> Bool {
    switch words.first {
    case "sink":
      guard let sink = FloorSink(delay: words.dropFirst().first.flatMap { Int64($0) } ?? 0)
      else { return true }
      say("\(sink.port)")
      sink.run()
    case "read" where words.count == 2:
      ReadingMeasures.read(words[1])
    case "hold" where words.count == 3:
      try await StandingMeasures.hold(path: words[1], port: Int(words[2]) ?? 0)
    case "intake-client" where words.count == 6, "host-client" where words.count == 4,
      "page-client" where words.count > 2:
      try IntakeBenchmark.client(words)
    default: return false
    }
    return true
  }

  /// Takes an option with its value out of `words`.
  private static func option(_ name: String, _ words: inout [String]) -> String? {
    guard let index = words.firstIndex(of: name), index + 1 < words.count else { return nil }
    defer { words.removeSubrange(index...(index + 1)) }
    return words[index + 1]
  }

  private static func explain() {
    say(
      """
      hotline-bench [measure…] [--rounds 5] [--seed reminders|messages] [--schedules FOLDER]
      measures: \(measures.joined(separator: ", ")); all of them when none is named
      """)
  }
}
