// Edits of what was planned and of what was announced: withdrawn, moved, corrected once.

import Delivering
import Desk
import Language
import Scheduling
import Storage
import Testing
import Timekeeping

@Suite struct EditTests {
  /// 4 June is announced in the departments' group; the clock shows 22 May, 12:00.
  private func announced() async throws -> Station {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-22 12:00")
    #expect(station.sink.posts(to: "lianluo").count == 1)
    return station
  }

  private let moved = "2026-06-05,市医保局,异地就医备案,局长 王伟"

  private func corrections(_ station: Station) -> [String] {
    station.sink.posts.map(\.text).filter { $0.contains("更正") }
  }

  @Test func `moving an episode withdraws the old reminders and plans new ones`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-06 08:01")

    try station.edit("计划.csv", Papers.plan(Papers.june(first: moved)))
    try await station.run(until: "2026-05-06 08:02")

    let reminders = try await station.reminders()
    #expect(reminders.filter { $0.reason == "rescheduled" }.count == 4)
    #expect(reminders.filter { $0.state == .planned }.count == 12)
    let call = reminders.first { $0.state == .planned && $0.milestone == "hostCall" }
    #expect(call?.dueAt == instant("2026-06-05 08:30"))
    try await station.run(until: "2026-06-30 12:00")
    #expect(corrections(station) == [])
    #expect(!station.sink.posts.contains { $0.at == instant("2026-06-04 08:30") })
  }

  @Test func `a move of what was announced is corrected after two quiet minutes`() async throws {
    var station = try await announced()

    try station.edit("计划.csv", Papers.plan(Papers.june(first: moved)))
    try await station.run(until: "2026-05-22 12:01:59")
    #expect(corrections(station) == [])
    try await station.run(until: "2026-05-22 12:10")

    let texts = corrections(station)
    #expect(texts.count == 1)
    #expect(texts.first?.contains("6月4日") == true)
    #expect(texts.first?.contains("6月5日") == true)
    #expect(station.sink.posts(to: "lianluo").count == 2)
  }

  @Test func `twenty edits in five minutes give one correction`() async throws {
    var station = try await announced()

    for round in 1...20 {
      let row = "2026-06-0\(5 + round % 4),市医保局,异地就医备案,局长 王伟"
      try station.edit("计划.csv", Papers.plan(Papers.june(first: row)))
      try await station.run(seconds: 15)
    }
    try await station.run(until: "2026-05-22 13:00")

    #expect(corrections(station).count == 1)
    #expect(corrections(station).first?.contains("6月5日") == true)
  }

  @Test func `an edit that was undone is never mentioned`() async throws {
    var station = try await announced()

    try station.edit("计划.csv", Papers.plan(Papers.june(first: moved)))
    try await station.run(seconds: 60)
    try station.edit("计划.csv", Papers.plan(Papers.june))
    try await station.run(until: "2026-05-22 13:00")

    #expect(corrections(station) == [])
  }

  @Test func `an edit is remembered across a restart`() async throws {
    var station = try await announced()
    try station.edit("计划.csv", Papers.plan(Papers.june(first: moved)))
    try await station.run(seconds: 30)

    try station.restart()
    try await station.run(until: "2026-05-22 13:00")

    #expect(corrections(station).count == 1)
  }

  @Test func `an edit moved there and back later gives two corrections`() async throws {
    var station = try await announced()
    try station.edit("计划.csv", Papers.plan(Papers.june(first: moved)))
    try await station.run(until: "2026-05-22 13:00")
    try station.edit("计划.csv", Papers.plan(Papers.june))
    try await station.run(until: "2026-05-22 14:00")
    try station.edit("计划.csv", Papers.plan(Papers.june(first: moved)))
    try await station.run(until: "2026-05-22 15:00")

    #expect(corrections(station).count == 3)
  }

  @Test func `a correction that was refused, undone and made again is still told`() async throws {
    var station = try await announced()
    station.sink.always("lianluo", .status(503))
    try station.edit("计划.csv", Papers.plan(Papers.june(first: moved)))
    try await station.run(until: "2026-05-22 12:05")
    #expect(!corrections(station).isEmpty)

    try station.edit("计划.csv", Papers.plan(Papers.june))
    try await station.run(seconds: 60)
    let refused = corrections(station).count
    station.sink.always("lianluo", nil)
    try await station.run(until: "2026-05-22 12:30")
    #expect(corrections(station).count == refused)

    try station.edit("计划.csv", Papers.plan(Papers.june(first: moved)))
    try await station.run(until: "2026-05-22 13:30")
    #expect(corrections(station).count == refused + 1)
  }

  @Test func `停播 withdraws at once and is told once`() async throws {
    var station = try await announced()
    try station.edit(
      "变更.yaml",
      """
      版本: 1
      变更:
        - {日期: 2026-06-04, 单位: 市医保局, 停播: 是, 原因: 设备检修, 批准: 高敏}
      """)

    try await station.run(seconds: 1)
    let complaints = station.desk.reading.schedule?.diagnostics.map(\.message)
    #expect(complaints == [])
    let reminders = try await station.reminders().filter { $0.episodeID.contains("医保局") }
    #expect(!reminders.contains { $0.state == .planned })
    try await station.run(until: "2026-06-30 12:00")

    let told = station.sink.posts.filter { $0.text.contains("停播") }
    #expect(told.count == 1)
    #expect(told.first?.text.contains("市医保局") == true)
    #expect(!station.sink.posts.contains { $0.at == instant("2026-06-04 08:30") })
    let reasons = try await station.reminders().compactMap(\.reason)
    #expect(reasons == ["cancelled", "cancelled", "cancelled"])
  }

  @Test func `a change of the group's robot reaches what is waiting`() async throws {
    var station = try await announced()
    try station.edit(
      "名录.yaml", Papers.directory.replacing("机器人: lianluo", with: "机器人: bianpai"))

    try await station.run(until: "2026-06-01 12:00")

    #expect(station.sink.posts(to: "lianluo").count == 1)
    #expect(station.sink.posts(to: "bianpai").count >= 1)
  }

  @Test func `a claim that an edit revokes never leaves, and what is still true does`() async throws
  {
    var files = Papers.with(Papers.june)
    files["名录.yaml"] = Papers.directory.replacing("机器人: bianji", with: "机器人: jiqi")
    var station = try Station(at: "2026-05-06 08:00", files: files)
    // The call of 4 June is claimed half a second before it is due.
    try await station.run(through: instant("2026-06-04 08:30") - .milliseconds(300))
    try station.edit("计划.csv", Papers.plan(Papers.june(first: moved)))

    try await station.run(until: "2026-06-06 12:00")

    let calls = station.sink.posts(to: "jiqi").map(\.at)
    #expect(!calls.contains(instant("2026-06-04 08:30")))
    #expect(calls.contains(instant("2026-06-05 08:30")))
    #expect(station.sink.revokedCount == 1)
  }

  @Test func `what was refused says at its next attempt what is so by then`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    station.sink.always("lianluo", .status(503))
    try await station.run(until: "2026-05-21 10:12")
    #expect(station.sink.posts(to: "lianluo").last?.text.contains("异地就医备案") == true)

    let other = "2026-06-04,市医保局,门诊统筹,局长 王伟"
    try station.edit("计划.csv", Papers.plan(Papers.june(first: other)))
    try await station.run(seconds: 1)
    let before = station.sink.posts(to: "lianluo").count
    station.sink.always("lianluo", nil)
    try await station.run(until: "2026-05-21 15:00")

    let later = station.sink.posts(to: "lianluo").dropFirst(before).map(\.text)
    #expect(later.count == 1)
    #expect(later.first?.contains("门诊统筹") == true)
    #expect(later.first?.contains("异地就医备案") == false)
  }

  @Test func `what was tried moves to the group's new robot too`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    station.sink.always("lianluo", .status(503))
    try await station.run(until: "2026-05-21 10:12")
    let before = station.sink.posts(to: "lianluo").count
    #expect(before > 0)

    try station.edit(
      "名录.yaml", Papers.directory.replacing("机器人: lianluo", with: "机器人: bianpai"))
    try await station.run(until: "2026-05-21 15:00")

    #expect(station.sink.posts(to: "lianluo").count == before)
    #expect(station.sink.posts(to: "bianpai").count == 1)
  }

  @Test func `an episode that has another identity now is not called off`() async throws {
    var station = try await announced()
    let now = station.clock.now
    let id = "limin-2026-市医保局-1"
    try await station.write { ledger in
      guard var row = try ledger.announced(of: EpisodeID(rawValue: id)).first else { return }
      row.episodeID = EpisodeID(rawValue: "limin-2026-旧年身份-1")
      row.value = row.value.replacing(id, with: "limin-2026-旧年身份-1")
      row.firstEditAt = now
      row.lastEditAt = now
      try ledger.save(row)
    }
    #expect(try await station.read { try $0.announcedEdited().count } == 1)

    station.look()
    try await station.run(until: "2026-05-22 15:00")

    #expect(corrections(station) == [])
    #expect(try await station.read { try $0.announcedEdited().isEmpty })
  }
}
