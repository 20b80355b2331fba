// Outcomes are written down together while more are on their way, and at once when none is.

import Delivering
import Desk
import Testing
import Timekeeping

@Suite struct GatheringTests {
  private let due = "2026-05-06 09:00"

  /// An office in which `robots` have just been spoken to; nothing is written down yet.
  private func station(speakingTo robots: [String], silent: Set<String>) async throws -> Station {
    var station = try Station(at: "2026-05-06 08:00")
    for robot in robots {
      if silent.contains(robot) { station.sink.answer(robot, [.silence]) }
      try await station.promise(robot, to: robot, at: due, until: "2026-05-06 12:00")
    }
    try await station.run(until: "2026-05-06 08:30")
    station.clock.set(to: instant(due))
    _ = try await station.desk.delivery.step(at: station.clock.now)
    return station
  }

  @Test func `an outcome that nothing follows is written down at once`() async throws {
    let station = try await station(speakingTo: ["jiqi"], silent: [])
    #expect(try await station.standing("jiqi") == "claimed")

    await station.desk.delivery.gather()

    #expect(station.clock.now == instant(due))
  }

  @Test func `an outcome waits a moment for those that are on their way`() async throws {
    let station = try await station(speakingTo: ["jiqi", "lianluo"], silent: ["lianluo"])

    await station.desk.delivery.gather()

    #expect(station.clock.now == instant(due) + Limits.recordWithin)
    _ = try await station.desk.delivery.step(at: station.clock.now)
    #expect(try await station.standing("jiqi") == "sent")
    #expect(try await station.standing("lianluo") == "claimed")
  }

  @Test func `nothing is waited for when nothing has come back`() async throws {
    let station = try await station(speakingTo: ["lianluo"], silent: ["lianluo"])

    await station.desk.delivery.gather()

    #expect(station.clock.now == instant(due))
  }
}
