// The daemon dies between the attempt and its outcome, and comes back on the same database.

import Delivering
import Desk
import Storage
import Testing
import Timekeeping

@Suite struct CrashTests {
  @Test func `a crash after the send is repeated once, in the same words, marked`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.silence])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    try await station.run(until: "2026-05-06 09:00:03")
    #expect(try await station.standing("a") == "claimed")

    try station.restart()
    try await station.run(until: "2026-05-06 09:30")

    let texts = station.sink.posts.map(\.text)
    #expect(texts.count == 2)
    #expect(texts.last?.contains("（可能重复）") == true)
    #expect(texts.last?.replacing("（可能重复）", with: "") == texts.first)
    #expect(try await station.standing("a") == "sent")
    let attempts = try await station.read { try $0.attempts(of: DeliveryID(rawValue: "a")) }
    #expect(attempts.map(\.outcome) == [.uncertain, .accepted])
    #expect(attempts.first?.code == "crashed")
  }

  @Test func `two crashes in the same delivery are the end`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .silence)
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    for minute in 1...3 {
      try await station.run(until: "2026-05-06 09:0\(minute)")
      try station.restart()
    }
    try await station.run(until: "2026-05-06 09:30")

    #expect(station.sink.posts(to: "lianluo").count == 2)
    #expect(try await station.standing("a") == "abandoned stillUncertain")
  }

  @Test func `a crash after the useful time is recorded and not repeated`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.silence])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 09:30")
    try await station.run(until: "2026-05-06 09:00:03")

    station.clock.set(to: instant("2026-05-06 10:00"))
    try station.restart()
    try await station.run(until: "2026-05-06 11:00")

    #expect(station.sink.posts(to: "lianluo").count == 1)
    #expect(try await station.standing("a") == "abandoned usefulTimeOver")
  }

  @Test func `pacing is kept across a restart`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    for index in 10..<40 {
      try await station.promise("m\(index)", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    }
    try await station.run(until: "2026-05-06 09:00:20")
    try station.restart()
    try await station.run(until: "2026-05-06 09:10")

    let times = station.sink.posts(to: "lianluo").map(\.at)
    #expect(times.count == 30)
    for index in times.indices.dropLast(18) {
      #expect(times[index + 18] - times[index] >= .seconds(60))
    }
  }

  @Test func `a robot that is set aside stays so across a restart and is asked once`() async throws
  {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.status(410)])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 18:00")
    try await station.run(until: "2026-05-06 10:00")
    #expect(station.sink.posts(to: "lianluo").count == 1)

    // A person has renewed its address and restarts the program.
    try station.restart()
    try await station.run(until: "2026-05-06 10:05")

    #expect(station.sink.posts(to: "lianluo").count == 2)
    #expect(try await station.standing("a") == "sent")
  }

  @Test func `a stop gives back what was claimed ahead and has not left`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    try await station.promise("a", to: "jiqi", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    try await station.run(through: instant("2026-05-06 09:00") - .milliseconds(300))
    #expect(try await station.standing("a") == "claimed")

    try await station.desk.delivery.giveBackUnsent()

    #expect(try await station.standing("a") == "waiting")
    let attempts = try await station.read { try $0.attempts(of: DeliveryID(rawValue: "a")) }
    #expect(attempts.isEmpty)
    try station.restart()
    try await station.run(until: "2026-05-06 09:01")
    #expect(station.sink.posts.map(\.at) == [instant("2026-05-06 09:00")])
    #expect(station.sink.posts.first?.text.contains("可能重复") == false)
  }

  @Test func `under a clock that cannot be trusted nothing is put right yet`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.silence])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    try await station.run(until: "2026-05-06 09:00:03")
    station.clock.set(to: instant("2026-05-09 09:00"))
    try station.restart()
    station.desk.shared.board.set(.clockUntrusted, to: "快了两天以上")
    try await station.run(seconds: 60)
    #expect(try await station.standing("a") == "claimed")

    station.clock.set(to: instant("2026-05-06 09:01"))
    station.desk.shared.board.set(.clockUntrusted, to: nil)
    try await station.desk.delivery.recover(at: station.clock.now)
    #expect(try await station.standing("a") == "waiting")
  }

  @Test func `a row that cannot be read is set aside and stops nobody else`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    try await station.run(seconds: 1)
    try await station.promise("b", to: "bianji", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    let row = DeliveryRow(
      id: DeliveryID(rawValue: "a"), robot: RobotName(rawValue: "lianluo"), chatGroup: "联络群",
      kind: .reminder, dueAt: instant("2026-05-06 09:00"),
      usefulUntil: instant("2026-05-06 12:00"), urgency: .ordinary)
    try await station.write { ledger in
      try ledger.add(row)
      try ledger.save(
        ReminderRow(
          id: "r", episodeID: "e", milestone: "topicDue", chatGroup: "联络群", dueAt: row.dueAt,
          usefulUntil: row.usefulUntil, urgency: .ordinary, generation: 1, fingerprint: 1,
          deliveryID: row.id, value: "{"))
    }

    station.desk.delivery.wake.wake()
    try await station.run(until: "2026-05-06 09:01")

    #expect(try await station.standing("b") == "sent")
    #expect(try await station.standing("a") == "skipped damaged")
    let alarms = station.sink.posts(to: "yunwei").map(\.text)
    #expect(alarms.count == 1)
    #expect(alarms.first?.contains("已损坏") == true)
  }
}
