// The clock is set while the daemon runs: nothing is sent by a wrong time, and a person's word holds
// only for the time that it was said about.

import Delivering
import Storage
import Testing
import Timekeeping

@testable import Desk

@Suite struct ClockJudgeTests {
  private func running() async throws -> Station {
    var station = try Station(at: "2026-05-06 08:50", judgesClock: true)
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    _ = try await station.desk.heart.step(at: station.clock.now)
    try await station.run(until: "2026-05-06 08:51")
    return station
  }

  private func isTrusted(_ station: Station) -> Bool {
    station.desk.shared.board.troubles[.clockUntrusted] == nil
  }

  @Test func `a clock that is set far ahead sends nothing, even before the next beat`()
    async throws
  {
    let station = try await running()
    try #require(ClockTrust.isSynchronised != true)

    station.clock.set(to: instant("2026-05-09 09:00"))
    _ = try await station.desk.delivery.step(at: station.clock.now)

    #expect(station.sink.posts.isEmpty)
    #expect(!isTrusted(station))
    #expect(try await station.standing("a") == "waiting")
  }

  @Test func `a clock that is right again wakes the courier`() async throws {
    let station = try await running()
    station.clock.set(to: instant("2026-05-06 08:00"))
    _ = try await station.desk.heart.step(at: station.clock.now)
    #expect(!isTrusted(station))
    let wakes = station.desk.shared.courierWake.count

    station.clock.set(to: instant("2026-05-06 08:52"))
    _ = try await station.desk.heart.step(at: station.clock.now)

    #expect(isTrusted(station))
    #expect(station.desk.shared.courierWake.count > wakes)
  }

  @Test func `a word for one time is no word for another`() async throws {
    let station = try await running()
    station.clock.set(to: instant("2026-05-06 08:00"))
    _ = try await station.desk.heart.step(at: station.clock.now)
    #expect(!isTrusted(station))

    try await station.desk.heart.confirmClock(at: station.clock.now)
    #expect(isTrusted(station))
    station.clock.set(to: instant("2026-05-06 07:00"))
    _ = try await station.desk.heart.step(at: station.clock.now)

    #expect(!isTrusted(station))
  }

  @Test func `what was known before the step is planned again`() async throws {
    let station = try await running()
    let wakes = station.desk.shared.planWake.count

    station.clock.set(to: instant("2026-05-06 09:30"))
    _ = try await station.desk.delivery.step(at: station.clock.now)

    #expect(station.desk.shared.planWake.count > wakes)
    #expect(station.sink.posts.count == 1)
  }

  @Test(
    arguments: [
      (2_000, 0, nil), (2_001, 0, Duration.milliseconds(2_001)), (60_000, 60_000, nil),
      (-2_001, 0, .milliseconds(-2_001)), (-2_000, 0, nil), (90_000, 60_000, .seconds(30)),
    ] as [(Int64, Int64, Duration?)])
  func `only what the time since boot does not explain is a step`(
    shown: Int64, sinceBoot: Int64, step: Duration?
  ) {
    let steps = ClockSteps()
    let begin = Timestamp(milliseconds: 1_779_000_000_000)
    #expect(steps.look { (begin, Timestamp(milliseconds: 5)) } == nil)

    let found = steps.look {
      (begin + .milliseconds(shown), Timestamp(milliseconds: 5 + sinceBoot))
    }

    #expect(found == step)
  }
}
