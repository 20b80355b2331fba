// Reading, checking and planning large schedules, against libyaml's bare events; an edit of one file
// among many; and the rehearsal of a year.

import Delivering
import Desk
import Foundation
import HotlineDaemon
import Language
import Logging
import Scheduling
import Storage
import Timekeeping

/// The measures of reading and planning.
struct ReadingMeasures {
  let rounds: Int
  let folder: String

  private static var now: Timestamp { Timestamp(milliseconds: FloorClock.realTime / 1_000_000) }

  /// A plan of 10,000 episodes, and of half as many, to see whether it is linear.
  func yaml() throws {
    for episodes in [5_000, 10_000] {
      let place = "\(folder)/yaml-\(episodes)"
      try PlanFiles.write(place, files: 1, episodes: episodes)
      let path = PlanFiles.path(place, 0)
      let size = FileManager.default.contents(atPath: path)?.count ?? 0
      var time = Figures(
        "\(episodes) episodes, \(size / 1_000) kB: read, check, plan", unit: "s CPU",
        goal: "≤ 0.6 s for 10,000", limit: 0.6)
      var memory = Figures(
        "  its memory over that of the file", unit: "×", goal: "≤ 8 ×", limit: 8)
      for _ in 0..<rounds {
        guard let floor = FloorYAML.read(path), let reading = try child(["read", place])
        else { throw BenchFailure.noFloor }
        time.add(floor: Double(floor.processorTime) / 1e9, ours: reading.first)
        memory.add(reading.second / Double(max(1, size)))
      }
      say(time.text)
      say(memory.text)
    }
  }

  /// This program again, so that its memory is its own: `first second` are its two figures.
  private func child(_ words: [String]) throws -> (first: Double, second: Double)? {
    let text = try Program.itself(words).output()
    let numbers = text.split(separator: " ").compactMap { Double($0) }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }

  /// In the child: reads the folder, plans it, and prints CPU seconds and bytes of growth.
  static func read(_ folder: String) {
    let before = Program.ownMemory("VmRSS") ?? 0
    let start = FloorClock.processorTime
    let schedule = OfflineSchedule(path: folder, today: Zone.shanghai.local(of: now).day)
    let plan = ReminderPlan.plan(
      schedule.assembly.schedule, places: schedule.assembly.places,
      window: PlanWindow(now: now, through: now + .seconds(400 * 86_400)))
    let seconds = Double(FloorClock.processorTime - start) / 1e9
    let growth = (Program.ownMemory("VmHWM") ?? 0) - before
    say("\(seconds) \(growth)")
    let errors = schedule.diagnostics.count { $0.severity == .error }
    let episodes = schedule.assembly.schedule.episodes.count
    FileHandle.standardError.write(
      Data("  \(episodes) episodes, \(plan.all.count) reminders, \(errors) errors\n".utf8))
  }

  /// One file of 100 episodes changed among 100 files.
  func change() async throws {
    var figures = Figures(
      "one file of 100 among 10,000 episodes (floor: the full load)", unit: "ms CPU",
      goal: "≤ 1/50", ratioLimit: 0.02)
    for round in 0..<min(rounds, 3) {
      let place = "\(folder)/change-\(round)"
      try PlanFiles.write(place, files: 100, episodes: 100)
      let storage = try Storage(path: place + ".sqlite")
      guard let clock = SystemClock() else { throw BenchFailure.noClock }
      // Files that were touched a moment ago are read each time; those of an office are older.
      try await clock.sleep(until: clock.now + .seconds(7))
      let desk = Desk(
        storage: storage, settings: DeskSettings(scheduleFolder: place), clock: clock,
        transport: SilentTransport(),
        logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
      let full = try await step(desk)
      try PlanFiles.write(
        PlanFiles.plan(50, files: 100, episodes: 100, head: "李明"), PlanFiles.path(place, 50))
      figures.add(floor: full, ours: try await step(desk))
      try storage.close()
    }
    say(figures.text)
  }

  private func step(_ desk: Desk) async throws -> Double {
    let start = FloorClock.processorTime
    _ = try await desk.plan.step(at: desk.clock.now)
    return Double(FloorClock.processorTime - start) / 1e6
  }

  /// A year of the sample schedules.
  func rehearse(_ schedules: String) async throws {
    var figures = Figures(
      "rehearsing 2026 of \(schedules)", unit: "s", goal: "< 2 s", limit: 2)
    guard let first = CalendarDay(iso: "2026-01-01"), let last = CalendarDay(iso: "2027-01-01")
    else { return }
    let from = Zone.shanghai.timestamp(of: LocalDateTime(day: first, time: .midnight))
    let to = Zone.shanghai.timestamp(of: LocalDateTime(day: last, time: .midnight))
    var count = 0
    for _ in 0..<rounds {
      let start = FloorClock.realTime
      let rehearsal = try Rehearsal(settings: DeskSettings(scheduleFolder: schedules), at: from)
      count = try await rehearsal.messages(from: from, to: to).count
      figures.add(Double(FloorClock.realTime - start) / 1e9)
    }
    say(figures.text)
    say("  \(count) messages")
  }
}

/// Nothing is sent where only planning is measured.
private struct SilentTransport: WebhookTransport {
  func submit(
    _ requests: [WebhookRequest], mayStart: @escaping @Sendable (Int) -> Bool,
    completed: @escaping @Sendable (Int, Exchange) -> Void
  ) {
    for index in requests.indices { completed(index, .revoked) }
  }

  func shutDown() async {}
}
