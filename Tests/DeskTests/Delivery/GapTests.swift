// The gaps between two parts that each do their work: no reminder falls into one, and a note that can't
// be read is nobody else's trouble.

import Delivering
import Desk
import Scheduling
import Storage
import Testing
import Timekeeping

@Suite struct GapTests {
  private func station() async throws -> Station {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-06 08:01")
    return station
  }

  private func firstDue(_ station: Station) async throws -> ReminderRow {
    try #require(
      try await station.reminders().filter { $0.state == .planned }.min { $0.dueAt < $1.dueAt })
  }

  @Test func `what lost its delivery while nobody can read the folder finds another`() async throws
  {
    var station = try await station()
    let reminder = try await firstDue(station)
    let carrier = try #require(reminder.deliveryID)
    try await station.write { ledger in
      guard let row = try ledger.delivery(carrier) else { return }
      try ledger.end(row, as: .withdrawn(.superseded), at: reminder.dueAt)
    }
    try station.remove("")
    station.clock.set(to: reminder.dueAt + .seconds(1))

    _ = try await station.desk.delivery.step(at: station.clock.now)
    try await station.run(seconds: 60)

    #expect(station.sink.posts.count == 1)
    let after = try await station.read { try $0.reminder(reminder.id) }
    #expect(after?.state == .delivered)
  }

  @Test func `what nothing carries has an end when its use is over`() async throws {
    let station = try await station()
    let reminder = try await firstDue(station)
    let carrier = try #require(reminder.deliveryID)
    try await station.write { ledger in
      guard let row = try ledger.delivery(carrier) else { return }
      try ledger.end(row, as: .withdrawn(.superseded), at: reminder.dueAt)
    }
    station.clock.set(to: reminder.usefulUntil + .seconds(1))

    _ = try await station.desk.delivery.step(at: station.clock.now)

    let after = try await station.read { try $0.reminder(reminder.id) }
    #expect(after?.state == .skipped)
    #expect(after?.reason == SkipReason.tooLate.rawValue)
  }

  @Test func `an edit while the request is under way is in the next attempt's words`() async throws
  {
    var station = try await station()
    station.sink.answer("lianluo", [.silence])
    let reminder = try await firstDue(station)
    try await station.run(through: reminder.dueAt)
    #expect(station.sink.posts.count == 1)
    let row = try #require(Papers.june.first)
    try station.edit(
      "计划.csv", Papers.plan(Papers.june(first: row.replacing("王伟", with: "赵敏"))))
    try await station.run(seconds: 1)

    station.sink.letGo(.status(503))
    try await station.run(seconds: 30)

    let texts = station.sink.posts.map(\.text)
    #expect(texts.count >= 2)
    #expect(texts.dropFirst().allSatisfy { !$0.contains("王伟") }, "\(texts)")
  }

  @Test func `a note about a robot that cannot be read stops no start`() async throws {
    var station = try await station()
    try await station.write {
      try $0.setStanding("nonsense", of: RobotName(rawValue: "lianluo"))
    }
    try station.restart()
    let reminder = try await firstDue(station)
    try await station.run(through: reminder.dueAt)
    #expect(station.sink.posts.count == 1)
    let standings = try await station.read { try $0.robotStandings(RobotStanding.self) }
    #expect(standings[RobotName(rawValue: "lianluo")] == nil)
  }

  @Test func `a note about what a group was told that cannot be read stops no correction`()
    async throws
  {
    var station = try await station()
    let now = station.clock.now
    try await station.write { ledger in
      try ledger.save(
        AnnouncedRow(
          episodeID: EpisodeID(rawValue: "limin-2026-旧-1"), chatGroup: "联络群", value: "{",
          firstEditAt: now,
          lastEditAt: now))
    }
    let reminder = try await firstDue(station)
    try await station.run(through: reminder.dueAt + .seconds(1))
    #expect(station.sink.posts.count == 1)
    let row = try #require(Papers.june.first)
    try station.edit(
      "计划.csv", Papers.plan(Papers.june(first: row.replacing("王伟", with: "赵敏"))))
    try await station.run(seconds: 600)

    #expect(station.sink.posts.contains { $0.text.contains("更正") })
    #expect(try await station.read { try $0.announcedAll().allSatisfy { $0.value != "{" } })
  }

  @Test func `a robot that answers nothing keeps no other waiting`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    try await station.run(seconds: 1)
    station.sink.always("jiqi", .silence)
    let due = instant("2026-05-06 09:00")
    try await station.write { ledger in
      for number in 0..<4_000 {
        try ledger.add(backlog("a\(number)", "jiqi", at: due + .milliseconds(Int64(number))))
      }
      try ledger.add(backlog("b", "yunwei", at: due + .seconds(4)))
    }
    station.desk.delivery.wake.wake()
    try await station.run(until: "2026-05-06 09:00:09")

    #expect(station.sink.posts(to: "jiqi").count >= 2_048)
    #expect(station.sink.posts(to: "yunwei").count == 1)
  }
}

private func backlog(_ id: String, _ robot: String, at due: Timestamp) -> DeliveryRow {
  DeliveryRow(
    id: DeliveryID(rawValue: id), robot: RobotName(rawValue: robot), chatGroup: robot,
    kind: .alarm, dueAt: due, usefulUntil: due + .seconds(3_600), urgency: .ordinary,
    message: Message(kind: .alarm, title: "", lines: ["满"]))
}
