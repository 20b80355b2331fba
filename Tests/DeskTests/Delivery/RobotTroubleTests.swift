// Robots in trouble: too fast, refusing, dead — and never at the cost of another.

import Delivering
import Desk
import Storage
import Testing
import Timekeeping

@Suite struct RobotTroubleTests {
  @Test func `no robot is spoken to more than 18 times in any minute`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    for index in 100..<160 {
      try await station.promise("m\(index)", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    }
    try await station.run(until: "2026-05-06 09:10")

    let times = station.sink.posts(to: "lianluo").map(\.at)
    #expect(times.count == 60)
    for index in times.indices.dropLast(18) {
      #expect(times[index + 18] - times[index] >= .seconds(60))
    }
    #expect(times.last.map { $0 < instant("2026-05-06 09:05") } == true)
  }

  @Test func `a robot that says too fast rests, and no attempt is burnt`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.code("45009")])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    try await station.promise("b", at: "2026-05-06 09:00:10", until: "2026-05-06 12:00")

    try await station.run(until: "2026-05-06 09:10")

    let times = station.sink.posts(to: "lianluo").map(\.at)
    #expect(times.count == 3)
    #expect(times[1] >= instant("2026-05-06 09:01:05"))
    let row = try await station.read { try $0.delivery(DeliveryID(rawValue: "a")) }
    #expect(row?.tally.counted == 1)
    #expect(try await station.standing("a") == "sent")
    #expect(try await station.standing("b") == "sent")
  }

  @Test func `three refusals over ten minutes set a robot aside and another one says so`()
    async throws
  {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .code("93000"))
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 18:00")
    try await station.promise("b", at: "2026-05-06 09:02", until: "2026-05-06 18:00")

    try await station.run(until: "2026-05-06 09:20")

    let asked = station.sink.posts(to: "lianluo").map(\.at)
    #expect((3...4).contains(asked.count))
    let alarms = station.sink.posts(to: "yunwei").map(\.text)
    #expect(alarms.count == 1)
    #expect(alarms.first?.contains("已暂停使用") == true)
    #expect(alarms.first?.contains("网址无效") == true)
    #expect(station.desk.reading.health(at: station.clock.now).troubles[.robotSetAside] != nil)
    #expect(try await station.standing("a") == "waiting")
    #expect(try await station.standing("b") == "waiting")
  }

  @Test func `a robot that works again sends what waited and says so`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .code("93000"))
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 18:00")
    try await station.promise("b", at: "2026-05-06 09:02", until: "2026-05-06 18:00")
    try await station.run(until: "2026-05-06 09:20")
    station.sink.always("lianluo", nil)

    try await station.run(until: "2026-05-06 10:00")

    #expect(try await station.standing("a") == "sent")
    #expect(try await station.standing("b") == "sent")
    #expect(station.sink.posts(to: "yunwei").last?.text.contains("已恢复") == true)
    #expect(station.desk.reading.health(at: station.clock.now).troubles[.robotSetAside] == nil)
  }

  @Test func `a robot that is gone is set aside at the first answer`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .status(410))
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 18:00")

    try await station.run(until: "2026-05-06 19:00")

    #expect(station.sink.posts(to: "lianluo").count == 1)
    #expect(station.sink.posts(to: "yunwei").first?.text.contains("已暂停使用") == true)
    #expect(try await station.standing("a") == "abandoned badTarget")
  }

  @Test func `a robot that was gone and is mended by a person sends what waited`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.status(410)])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 18:00")
    try await station.run(until: "2026-05-06 10:00")

    #expect(try await station.desk.delivery.reinstate(RobotName(rawValue: "lianluo")))
    try await station.run(until: "2026-05-06 10:01")

    #expect(try await station.standing("a") == "sent")
  }

  @Test func `what expires after tries in vain is told through another robot`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .status(502))
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 09:05")

    try await station.run(until: "2026-05-06 09:30")

    #expect(try await station.standing("a") == "abandoned usefulTimeOver")
    let alarms = station.sink.posts(to: "yunwei").map(\.text)
    #expect(alarms.count == 1)
    #expect(alarms.first?.contains("请报材料") == true)
  }

  @Test func `a silent robot never delays another`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .silence)
    for index in 10..<30 {
      try await station.promise("m\(index)", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    }
    try await station.promise(
      "b", to: "bianji", at: "2026-05-06 09:00", until: "2026-05-06 12:00")

    try await station.run(until: "2026-05-06 09:00:01")

    #expect(station.sink.posts(to: "bianji").map(\.at) == [instant("2026-05-06 09:00")])
    #expect(try await station.standing("b") == "sent")
  }

  @Test func `urgent goes first, then what is useful for the shortest time`() async throws {
    var station = try Station(at: "2026-05-06 09:30")
    try await station.promise(
      "a", at: "2026-05-06 09:30", until: "2026-05-06 18:00", ["【利民热线】甲"])
    try await station.promise(
      "b", at: "2026-05-06 09:30", until: "2026-05-06 11:00", ["【利民热线】乙"])
    try await station.promise(
      "c", at: "2026-05-06 09:30", until: "2026-05-06 20:00", ["【利民热线】丙"], urgency: .urgent)

    try await station.run(until: "2026-05-06 09:31")

    let order = station.sink.posts.map {
      $0.text.contains("甲") ? "甲" : $0.text.contains("乙") ? "乙" : "丙"
    }
    #expect(order == ["丙", "乙", "甲"])
  }

  @Test func `a turn never asks to be called at once while nothing can be done`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    try await station.run(seconds: 1)
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    station.clock.set(to: instant("2026-05-06 08:59:59") + .milliseconds(700))

    let next = try await station.desk.delivery.step(at: station.clock.now)

    #expect(next == instant("2026-05-06 09:00"))
  }

  @Test func `nothing leaves while the clock is not trusted`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    station.desk.shared.board.set(.clockUntrusted, to: "早于编译日期")
    try await station.run(until: "2026-05-06 09:30")
    #expect(station.sink.posts.isEmpty)

    station.desk.shared.board.set(.clockUntrusted, to: nil)
    station.desk.delivery.wake.wake()
    try await station.run(until: "2026-05-06 09:31")
    #expect(station.sink.posts.count == 1)
  }
}
