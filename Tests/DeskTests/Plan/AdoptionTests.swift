// A real folder: what is adopted, what is planned from it, and what an unchanged folder costs.

import Delivering
import Desk
import Language
import Scheduling
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct AdoptionTests {
  @Test func `the first reading plans every reminder once`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))

    try await station.run(until: "2026-05-06 08:01")

    let board = try #require(station.desk.reading.schedule)
    let errors = board.diagnostics.filter { $0.severity == .error }
    #expect(errors == [])
    #expect(board.schedule.episodes.count == 3)
    let reminders = try await station.reminders()
    #expect(reminders.count == 12)
    #expect(reminders.allSatisfy { $0.state == .planned && $0.deliveryID != nil })
    let first = try #require(reminders.first)
    #expect(first.milestone == "topicDue")
    // Ten working days before 4 June; an hour is "not before", so some minutes later.
    #expect(first.dueAt > instant("2026-05-21 10:00") && first.dueAt < instant("2026-05-21 10:10"))
  }

  @Test func `an unchanged folder is not adopted again`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-06 08:01")

    for _ in 1...5 {
      station.look()
      try await station.run(seconds: 60)
    }

    let metrics = station.desk.reading.metrics(at: station.clock.now)
    #expect(metrics.contains("hotline_plan_adoptions_total 1\n"))
  }

  @Test func `a restart plans nothing twice`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-21 12:00")
    let before = try await station.reminders()

    try station.restart()
    let sent = try await station.run(until: "2026-05-21 18:00")

    #expect(sent == [])
    #expect(try await station.reminders() == before)
  }

  @Test func `the whole month is sent in its time`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))

    let sent = try await station.run(until: "2026-06-30 18:00")

    #expect(sent.count == 12)
    let posts = station.sink.posts(to: "lianluo")
    #expect(posts.first?.text.contains("市医保局") == true)
    let rows = try await station.deliveries()
    #expect(
      rows.allSatisfy { row in
        row.state == .sent && (row.endedAt ?? .distantFuture) < row.usefulUntil
      })
    let call = try #require(station.sink.posts(to: "bianji").first)
    #expect(call.at == instant("2026-06-04 08:30"))
  }

  @Test func `an episode that becomes known late brings one short notice`() async throws {
    var station = try Station(at: "2026-06-01 08:00", files: Papers.with(Papers.june))

    try await station.run(until: "2026-06-01 09:00")

    let reminders = try await station.reminders()
    let late = reminders.filter { $0.reason == "knownTooLate" }
    #expect(late.map(\.milestone).sorted() == ["materialsDue", "topicDue", "topicDue"])
    #expect(station.sink.posts(to: "lianluo").count == 1)
    #expect(station.sink.posts.first?.text.contains("报材料") == true)
  }

  @Test func `a row that cannot be held leaves the others in force`() async throws {
    let rows = Papers.june + ["2026-06-25,市医保局五处科,办事指南,局长 王伟", "2026-06-31,市住建局,物业,局长 何强"]
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(rows))

    try await station.run(until: "2026-05-06 08:01")

    let board = try #require(station.desk.reading.schedule)
    let days = board.schedule.episodes.compactMap { episode -> String? in
      if case .day(let start, _) = episode.time { "\(start.day)" } else { nil }
    }
    #expect(Set(days).isSuperset(of: ["2026-06-04", "2026-06-11", "2026-06-18"]))
    #expect(!days.contains("2026-06-31"))
    let errors = board.diagnostics.filter { $0.severity == .error }
    #expect(Set(errors.map(\.span.file)) == ["计划.csv"])
    #expect(board.staleFiles.isEmpty)
  }

  @Test func `a folder that cannot be used keeps the stored plan in force`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-06 08:01")
    try station.folder.remove("schedules")

    try station.restart()
    try await station.run(until: "2026-05-21 12:00")

    #expect(station.desk.reading.schedule?.schedule.episodes.count == 3)
    #expect(station.desk.reading.health(at: station.clock.now).troubles[.folderUnusable] != nil)
    #expect(station.sink.posts(to: "lianluo").count == 1)
  }

  @Test func `nothing is adopted while the clock is not trusted`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-06 08:01")
    let before = try await station.reminders()
    station.clock.set(to: instant("2098-01-01 00:00"))
    try station.restart()
    station.desk.shared.board.set(.clockUntrusted, to: "远在将来")
    try await station.run(seconds: 300)
    station.clock.set(to: instant("2026-05-06 09:00"))
    try station.restart()

    try await station.run(until: "2026-05-06 09:01")

    #expect(try await station.reminders() == before)
  }

  @Test func `a clock that is set back skips nothing that is still ahead`() async throws {
    var station = try Station(at: "2026-05-21 11:00", files: Papers.standing)
    try await station.run(until: "2026-05-21 11:01")
    try station.edit("计划.csv", Papers.plan(Papers.june))
    try await station.run(until: "2026-05-21 11:02")
    station.clock.set(to: instant("2026-05-21 09:00"))
    try station.restart()
    try station.edit("计划.csv", Papers.plan(Papers.june) + "2026-06-25,市住建局,物业,局长 何强\n")

    try await station.run(until: "2026-06-30 09:00")

    let row = try await station.reminders().filter { $0.milestone == "materialsDue" }
    #expect(row.allSatisfy { $0.state == .delivered })
  }
}
