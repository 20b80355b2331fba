// The database comes from a backup: what was due in the gap was sent by the daemon that is gone, and
// what the plan says by now was said then too.

import Delivering
import Desk
import Reminding
import Storage
import Testing
import Timekeeping

@Suite struct RestoreTests {
  /// 4 June is announced; a backup of 22 May is restored on 29 May, when the plan has gone on.
  private func restored(plan rows: [String]) async throws -> Station {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-22 12:00")
    #expect(station.sink.posts(to: "lianluo").count == 1)
    let now = instant("2026-05-29 12:00")
    try await station.write { _ = try $0.closeGap(through: now) }
    station.clock.set(to: now)
    try station.edit("计划.csv", Papers.plan(rows))
    try station.restart()
    return station
  }

  @Test func `what was due in the gap is not sent again`() async throws {
    var station = try await restored(plan: Papers.june)

    try await station.run(until: "2026-05-29 18:00")

    #expect(station.sink.posts.count == 1)
    let reasons = try await station.reminders().compactMap(\.reason)
    #expect(!reasons.isEmpty)
    #expect(reasons.allSatisfy { $0 == "restored" })
  }

  @Test func `an episode that was planned in the gap brings no short notice`() async throws {
    var station = try await restored(plan: Papers.june + ["2026-06-09,市住建局,老旧小区,局长 李明"])

    try await station.run(until: "2026-05-30 18:00")
    station.look()
    try await station.run(until: "2026-05-31 18:00")

    #expect(station.sink.posts.count == 1)
    let rows = try await station.reminders().filter { $0.episodeID.contains("住建局") }
    #expect(rows.contains { $0.reason == "restored" })
    #expect(rows.contains { $0.state == .planned })
    #expect(!rows.contains { $0.milestone == "shortNotice" })
  }

  @Test func `what was corrected in the gap is not corrected again, what is edited later is`()
    async throws
  {
    let moved = Papers.june(first: "2026-06-05,市医保局,异地就医备案,局长 王伟")
    var station = try await restored(plan: moved)
    try await station.run(until: "2026-05-29 18:00")
    #expect(!station.sink.posts.contains { $0.text.contains("更正") })

    let again = Papers.june(first: "2026-06-08,市医保局,异地就医备案,局长 王伟")
    try station.edit("计划.csv", Papers.plan(again))
    try await station.run(until: "2026-05-29 19:00")

    let corrections = station.sink.posts.map(\.text).filter { $0.contains("更正") }
    #expect(corrections.count == 1)
    #expect(corrections.first?.contains("6月5日") == true)
  }

  @Test func `an attempt that nobody knows the end of is uncertain`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.silence])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    try await station.run(until: "2026-05-06 09:00:03")

    try await station.write { _ = try $0.closeGap(through: instant("2026-05-06 10:00")) }

    let attempts = try await station.read { try $0.attempts(of: DeliveryID(rawValue: "a")) }
    #expect(attempts.map(\.outcome) == [.uncertain])
    #expect(try await station.standing("a") == "skipped restored")
  }
}
