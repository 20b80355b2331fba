// Files that are broken, gone, or half gone: the last good version stays, people are told once, and
// nothing that matters is believed lost without a person.

import Delivering
import Desk
import Scheduling
import Storage
import Testing
import Timekeeping

@Suite struct BrokenFileTests {
  private let broken = "2026年“利民热线”上线安排\n日期,上线单位\n2026-06-04,\"市医保局\n"

  private func running() async throws -> Station {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-06 08:10")
    return station
  }

  private func told(_ station: Station) -> [String] {
    station.sink.posts(to: "bianji").map(\.text).filter { $0.contains("处错误") }
  }

  @Test func `a broken file keeps its last good version and is told of once`() async throws {
    var station = try await running()

    try station.edit("计划.csv", broken)
    try await station.run(seconds: 59)
    #expect(told(station) == [])
    #expect(station.desk.reading.schedule?.schedule.episodes.count == 3)
    #expect(station.desk.reading.schedule?.staleFiles.keys.sorted() == ["计划.csv"])
    try await station.run(until: "2026-05-21 12:00")

    #expect(told(station).count == 1)
    #expect(told(station).first?.contains("计划.csv") == true)
    #expect(station.sink.posts(to: "lianluo").count == 1)
    #expect(try await station.reminders().allSatisfy { $0.state != .withdrawn })
  }

  @Test func `a file that is mended within the minute is not spoken of`() async throws {
    var station = try await running()

    try station.edit("计划.csv", broken)
    try await station.run(seconds: 40)
    try station.edit("计划.csv", Papers.plan(Papers.june))
    try await station.run(until: "2026-05-06 09:00")

    #expect(told(station) == [])
    #expect(station.desk.reading.schedule?.staleFiles == [:])
  }

  @Test func `a file that breaks again is told of again`() async throws {
    var station = try await running()
    for _ in 1...2 {
      try station.edit("计划.csv", broken)
      try await station.run(seconds: 300)
      try station.edit("计划.csv", Papers.plan(Papers.june))
      try await station.run(seconds: 300)
    }

    #expect(told(station).count == 2)
  }

  @Test func `two groups of producers are both told`() async throws {
    var station = try await running()
    let second = """
      版本: 1
      节目:
        - {代码: fangtan, 名称: 部门访谈, 默认时间: 15:00-16:00, 编导群: 访谈群}
      """
    try station.edit("节目二.yaml", second)
    try station.edit(
      "名录.yaml",
      Papers.directory.replacing(
        "{名称: 编导群, 机器人: bianji}",
        with: "{名称: 编导群, 机器人: bianji}\n    - {名称: 访谈群, 机器人: bianpai}"))
    try await station.run(seconds: 10)

    try station.edit("计划.csv", broken)
    try await station.run(seconds: 300)

    #expect(told(station).count == 1)
    #expect(station.sink.posts(to: "bianpai").count == 1)
  }

  @Test func `a restart with a broken file still knows the last good version`() async throws {
    var station = try await running()
    try station.edit("计划.csv", broken)
    try await station.run(seconds: 5)

    try station.restart()
    try await station.run(until: "2026-05-21 12:00")

    #expect(station.desk.reading.schedule?.schedule.episodes.count == 3)
    #expect(told(station).count == 1)
    #expect(station.sink.posts(to: "lianluo").count == 1)
  }

  @Test func `another file is adopted while one stays broken`() async throws {
    var station = try await running()
    try station.edit("计划.csv", broken)
    try await station.run(seconds: 10)

    try station.edit("计划二.csv", Papers.plan(["2026-07-02,市住建局,物业服务,局长 何强"]))
    try await station.run(seconds: 10)

    let episodes = station.desk.reading.schedule?.schedule.episodes
    #expect(episodes?.count == 4)
    #expect(station.desk.reading.schedule?.staleFiles.keys.sorted() == ["计划.csv"])
  }

  @Test func `one deleted row is cancelled after ten minutes`() async throws {
    var station = try await running()

    try station.edit("计划.csv", Papers.plan(Array(Papers.june.dropLast())))
    try await station.run(seconds: 590)
    #expect(try await station.reminders().allSatisfy { $0.state == .planned })
    try await station.run(seconds: 20)

    let reasons = try await station.reminders().compactMap(\.reason)
    #expect(reasons == ["cancelled", "cancelled", "cancelled", "cancelled"])
  }

  @Test func `a row that comes back within ten minutes changes nothing`() async throws {
    var station = try await running()
    let before = try await station.reminders()

    try station.edit("计划.csv", Papers.plan(Array(Papers.june.dropLast())))
    try await station.run(seconds: 300)
    try station.edit("计划.csv", Papers.plan(Papers.june))
    try await station.run(seconds: 3_600)

    #expect(try await station.reminders().map(\.id) == before.map(\.id))
    #expect(try await station.reminders().allSatisfy { $0.state == .planned })
  }

  @Test func `a lost plan is held until a person confirms`() async throws {
    var station = try await running()

    try station.remove("计划.csv")
    try await station.run(seconds: 3_600)
    #expect(try await station.reminders().allSatisfy { $0.state == .planned })
    #expect(station.desk.reading.schedule?.heldLosses.count == 3)
    #expect(station.desk.reading.health(at: station.clock.now).troubles[.lossesHeld] != nil)
    let confirmed = try await station.desk.confirmLosses()
    try await station.run(seconds: 5)

    #expect(confirmed.count == 3)
    #expect(try await station.reminders().allSatisfy { $0.reason == "cancelled" })
    #expect(station.desk.reading.health(at: station.clock.now).troubles[.lossesHeld] == nil)
  }

  @Test func `a lost directory stays in force until a person confirms`() async throws {
    var station = try await running()

    try station.remove("名录.yaml")
    try await station.run(until: "2026-05-21 12:00")
    #expect(station.desk.reading.schedule?.heldFiles == ["名录.yaml"])
    #expect(station.sink.posts(to: "lianluo").count == 1)
    try station.restart()
    try await station.run(until: "2026-05-21 12:10")
    #expect(station.desk.reading.schedule?.heldFiles == ["名录.yaml"])

    _ = try await station.desk.confirmLosses()
    try await station.run(seconds: 5)
    #expect(station.desk.reading.schedule?.heldFiles == [])
    #expect(station.desk.reading.schedule?.schedule.directory.groups.isEmpty == true)
  }

  @Test func `a confirmed loss is no promise for the next one`() async throws {
    var station = try await running()
    try station.remove("名录.yaml")
    try await station.run(seconds: 10)
    _ = try await station.desk.confirmLosses()
    try await station.run(seconds: 10)
    try station.edit("名录.yaml", Papers.directory)
    try await station.run(seconds: 10)

    try station.remove("名录.yaml")
    try await station.run(seconds: 10)

    #expect(station.desk.reading.schedule?.heldFiles == ["名录.yaml"])
  }

  @Test func `a renamed file changes nothing`() async throws {
    var station = try await running()
    let before = try await station.reminders()

    try station.remove("计划.csv")
    try station.edit("六月.csv", Papers.plan(Papers.june))
    try await station.run(seconds: 3_600)

    #expect(try await station.reminders() == before)
  }
}
