// What stops being true while it is on its way, or while the program is down, must not leave later.

import Delivering
import Desk
import Storage
import Testing
import Timekeeping

@Suite struct RevocationTests {
  private let cancelled = """
    版本: 1
    变更:
      - {日期: 2026-06-04, 单位: 市医保局, 停播: 是, 原因: 设备检修, 批准: 高敏}
    """

  /// 4 June is due to be announced; the clock shows the second at which its topic is asked for.
  private func asking(_ reply: RobotSink.Reply) async throws -> Station {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    station.sink.answer("lianluo", [reply])
    try await station.run(until: "2026-05-06 08:01")
    let first = try await station.reminders().filter { $0.state == .planned }.map(\.dueAt).min()
    try await station.run(through: try #require(first))
    return station
  }

  @Test func `nothing leaves before the folder was read after a start`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-20 12:00")
    let due = try await station.reminders().filter { $0.state == .planned }.map(\.dueAt).min()
    let begin = try #require(due) + .seconds(1_800)
    station.clock.set(to: begin)
    try station.restart()

    let next = try await station.desk.delivery.step(at: begin)

    #expect(station.sink.posts.isEmpty)
    #expect(next > begin)
    station.clock.set(to: begin + .seconds(60))
    _ = try await station.desk.delivery.step(at: begin + .seconds(60))
    #expect(station.sink.posts.count == 1)
  }

  @Test func `停播 while the program was down is obeyed before anything is sent`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-06-04 08:00")
    let before = station.sink.posts.count
    try station.edit("变更.yaml", cancelled)
    station.clock.set(to: instant("2026-06-04 08:40"))
    try station.restart()

    try await station.run(until: "2026-06-04 09:30")

    let later = station.sink.posts.dropFirst(before).map(\.text)
    #expect(!later.contains { $0.contains("请到岗") })
  }

  @Test func `what is revoked while its request is under way is not sent again`() async throws {
    var station = try await asking(.silence)
    #expect(station.sink.posts.count == 1)
    try station.edit("变更.yaml", cancelled)
    try await station.run(seconds: 1)
    station.sink.letGo(.status(502))
    station.desk.delivery.wake.wake()

    try await station.run(seconds: 3_600)

    #expect(station.sink.posts(to: "lianluo").filter { $0.text.contains("请报主题") }.count == 1)
    let rows = try await station.reminders().filter { $0.episodeID.contains("医保局") }
    #expect(rows.allSatisfy { $0.state == .withdrawn })
    let states = try await station.deliveries().filter { $0.tally.counted > 0 }.map(\.state)
    #expect(states == [.withdrawn])
  }

  @Test func `a kill does not lose the revocation`() async throws {
    var station = try await asking(.silence)
    try station.edit("变更.yaml", cancelled)
    try await station.run(seconds: 1)
    try station.restart()

    try await station.run(seconds: 3_600)

    #expect(station.sink.posts(to: "lianluo").filter { $0.text.contains("请报主题") }.count == 1)
    // It may have arrived: the group hears that it is no longer so.
    #expect(station.sink.posts.contains { $0.text.contains("停播") })
  }

  @Test func `a correction that was refused and is outdated by another edit is not repeated`()
    async throws
  {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(Papers.june))
    try await station.run(until: "2026-05-22 12:00")
    station.sink.always("lianluo", .status(502))
    try station.edit(
      "计划.csv", Papers.plan(Papers.june(first: "2026-06-05,市医保局,异地就医备案,局长 王伟")))
    try await station.run(until: "2026-05-22 12:05")
    try station.edit(
      "计划.csv", Papers.plan(Papers.june(first: "2026-06-08,市医保局,异地就医备案,局长 王伟")))
    try await station.run(seconds: 1)
    station.sink.always("lianluo", nil)

    try await station.run(until: "2026-05-22 13:00")

    let shown = station.sink.posts.filter(\.isShown).map(\.text).filter { $0.contains("更正") }
    #expect(shown.count == 1)
    #expect(shown.first?.contains("6月8日") == true)
  }
}
