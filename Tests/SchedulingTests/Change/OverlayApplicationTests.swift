// The overlay: each way to write that something happened, and histories of several entries.

import Language
import Scheduling
import Testing
import Timekeeping

struct OverlayApplicationTests {
  private static let rows = [
    "3月5日（周四）,市医保局,门诊统筹,局长 王伟", "3月12日（周四）,市人社局,春风行动,局长 孙志强",
    "4月份,市交通局,公交线网,局长 韩冰",
  ]

  private func assembly(_ lines: [String], adopted: [Episode] = []) -> Assembly {
    var folder = ScheduleFolder(["计划.csv": Ground.plan(Self.rows)])
    if !lines.isEmpty {
      folder["变更.yaml"] = "版本: 1\n变更:\n" + lines.map { "  - {\($0)}\n" }.joined()
    }
    let complaints = folder.readings().flatMap(\.diagnostics)
    #expect(complaints.isEmpty, "\(complaints)")
    return folder.assembled(adopted: adopted)
  }

  private func episode(_ assembly: Assembly, _ id: String) throws -> Episode {
    try #require(assembly.schedule.episode(EpisodeID(rawValue: id)))
  }

  private let yibao = "limin-2026-市医保局-1"

  @Test func `改期 moves the day and keeps the clock time`() throws {
    let assembly = assembly(["日期: 2026-03-05, 单位: 市医保局, 改期: 2026-03-19, 原因: 检修"])

    let moved = try episode(assembly, yibao)
    #expect(moved.time == Given.time("2026-03-19 09:00-10:00"))
    #expect(moved.plannedTime == Given.time("2026-03-05 09:00-10:00"))
    #expect(moved.generation == 2)
    #expect(assembly.diagnostics.isEmpty)
  }

  @Test func `改期 to a month opens the day`() throws {
    let moved = try episode(assembly(["编号: \(yibao), 改期: 2026年5月份"]), yibao)
    #expect(moved.time == .month(year: 2026, month: 5))
  }

  @Test func `a chain of moves may name the episode by its old or its new day`() throws {
    let moved = try episode(
      assembly([
        "日期: 2026-03-05, 单位: 市医保局, 改期: 2026-03-19", "日期: 2026-03-19, 单位: 市医保局, 改期: 2026-03-26",
        "日期: 2026-03-05, 单位: 市医疗保障局, 改期: 2026-04-09, 时间: 15:00-16:00",
      ]), yibao)
    #expect(moved.time == Given.time("2026-04-09 15:00-16:00"))
    #expect(moved.generation == 4)
  }

  @Test func `a month gets its day at the programme's usual time`() throws {
    let fixed = try episode(
      assembly(["编号: limin-2026-市交通局-1, 改期: 2026-04-16"]), "limin-2026-市交通局-1")
    #expect(fixed.time == Given.time("2026-04-16 09:00-10:00"))
  }

  @Test func `the generation stands while the air time does`() throws {
    let line = "编号: \(yibao), 改期: 2026-03-19"
    let first = assembly([line])
    let again = assembly([line], adopted: first.schedule.episodes)
    #expect(try episode(again, yibao).generation == 2)
    #expect(again.schedule.episodes == first.schedule.episodes)

    let back = assembly([line, "编号: \(yibao), 改期: 2026-03-05"], adopted: first.schedule.episodes)
    #expect(try episode(back, yibao).generation == 3)
    #expect(try episode(back, yibao).plannedTime == nil)
  }

  @Test func `停播 and then 改期 puts it back on`() throws {
    let off = assembly(["编号: \(yibao), 停播: 是, 原因: 防汛"])
    #expect(try episode(off, yibao).fate == .cancelled(reason: "防汛"))

    let on = assembly(
      ["编号: \(yibao), 停播: 是, 原因: 防汛", "编号: \(yibao), 改期: 2026-03-26"],
      adopted: off.schedule.episodes)
    #expect(try episode(on, yibao).fate == .on)
    #expect(
      PlanDifference.changes(from: off.schedule.episodes, to: on.schedule.episodes).map(\.code)
        == ["restored", "moved"])
  }

  @Test func `换人 keeps the reason of the leave`() throws {
    let changed = try episode(
      assembly(["编号: \(yibao), 换人: 副局长 华明, 原因: 局长赴省开会"]), yibao)
    #expect(changed.guests == [Guest(name: "华明", title: "副局长", rank: .deputy)])
    #expect(changed.leaveReason == "局长赴省开会")
  }

  @Test func `换主持 takes a person of the directory only`() throws {
    #expect(
      try episode(assembly(["编号: \(yibao), 换主持: 江雪"]), yibao).hosts.map(\.rawValue) == ["江雪"])
    let unknown = assembly(["编号: \(yibao), 换主持: 江血"])
    #expect(unknown.diagnostics.map { "\($0.id) \($0.remedy ?? "")" } == ["unknown-person 江雪"])
  }

  @Test func `已完成, 已确认 and 实况 are kept`() throws {
    let done = try episode(
      assembly([
        "编号: \(yibao), 已完成: [报材料]", "编号: \(yibao), 已确认: 是",
        "编号: \(yibao), 实况: {来电: 23, 接听: 8}",
      ]), yibao)
    #expect(done.doneMilestones == ["materialsDue"])
    #expect(done.agreement == .confirmed)
    #expect(done.fate == .aired(AfterShowRecord(callsOffered: 23, callsAnswered: 8)))
  }

  @Test func `what was on air cannot be moved or called off`() {
    let assembly = assembly([
      "编号: \(yibao), 实况: {来电: 23}", "编号: \(yibao), 改期: 2026-03-26",
      "编号: \(yibao), 停播: 是, 原因: 记错了",
    ])
    #expect(assembly.diagnostics.map(\.id) == ["overlay-refused", "overlay-refused"])
  }
}

// MARK: - 顶替

extension OverlayApplicationTests {
  private var substitution: String { "日期: 2026-03-12, 单位: 市人社局, 顶替: 市应急局, 原因: 防汛特别报道" }

  @Test func `the special edition takes the slot and the department goes into the next round`()
    throws
  {
    let assembly = assembly([substitution])

    let special = try episode(assembly, "limin-2026-市人社局-1-顶替")
    #expect(special.time == Given.time("2026-03-12 09:00-10:00"))
    #expect(special.edition == .special)
    #expect(special.departments.map(\.rawValue) == ["yingji"])
    let displaced = try episode(assembly, "limin-2026-市人社局-1")
    #expect(displaced.fate == .displaced(by: special.id, reason: "防汛特别报道"))
    let round = try episode(assembly, "limin-2026-市人社局-1-下一轮")
    #expect(round.time == .month(year: 2026, month: 4))
    #expect(round.theme == "春风行动")
    #expect(assembly.diagnostics.map(\.id) == ["displaced-to-next-round"])
    #expect(
      assembly.diagnostics[0].remedy == "- {编号: limin-2026-市人社局-1-下一轮, 改期: 2026-03-19}")
  }

  @Test func `the next round gets its day by 改期`() throws {
    let first = assembly([substitution])
    let fixed = assembly(
      [substitution, "编号: limin-2026-市人社局-1-下一轮, 改期: 2026-04-23"],
      adopted: first.schedule.episodes)
    #expect(
      try episode(fixed, "limin-2026-市人社局-1-下一轮").time == Given.time("2026-04-23 09:00-10:00"))
    #expect(
      PlanDifference.changes(from: first.schedule.episodes, to: fixed.schedule.episodes).map(\.code)
        == ["dayFixed"])
  }

  @Test func `a 改期 of the displaced one itself needs no next round`() throws {
    let assembly = assembly([substitution, "编号: limin-2026-市人社局-1, 改期: 2026-04-23"])
    #expect(try episode(assembly, "limin-2026-市人社局-1").fate == .on)
    #expect(assembly.schedule.episodes.count == 4)
  }

  @Test func `a row that was added for the displaced department is its next round`() throws {
    let first = assembly([substitution])
    let folder = ScheduleFolder([
      "计划.csv": Ground.plan(Self.rows + ["4月23日（周四）,市人社局,春风行动,局长 孙志强"]),
      "变更.yaml": "版本: 1\n变更:\n  - {\(substitution)}\n",
    ])

    let after = folder.assembled(adopted: first.schedule.episodes)

    #expect(
      PlanDifference.changes(from: first.schedule.episodes, to: after.schedule.episodes).map {
        "\($0.episodeID.rawValue) \($0.code)"
      } == ["limin-2026-市人社局-1-下一轮 dayFixed"])
  }

  @Test func `an unknown department of the special edition changes nothing`() throws {
    let assembly = assembly(["日期: 2026-03-12, 单位: 市人社局, 顶替: 市应紧局, 原因: 防汛"])
    #expect(
      assembly.diagnostics.map { "\($0.id) \($0.remedy ?? "")" } == ["unknown-department 市应急局"])
    #expect(try episode(assembly, "limin-2026-市人社局-1").fate == .on)
  }
}

// MARK: - References

extension OverlayApplicationTests {
  @Test func `an unknown reference offers what is near`() throws {
    let assembly = assembly([
      "日期: 2026-03-06, 单位: 市医保局, 改期: 2026-03-19", "编号: limin-2026-市医保局-7, 已确认: 是",
    ])
    #expect(
      assembly.diagnostics.map(\.id) == ["overlay-episode-unknown", "overlay-episode-unknown"])
    #expect(assembly.diagnostics.map(\.remedy) == ["编号: \(yibao)", "编号: \(yibao)"])
    #expect(assembly.diagnostics.allSatisfy { $0.severity == .error })
  }

  @Test func `an ambiguous reference lists the identities`() throws {
    let text =
      "2026年“利民热线”\n编号,日期,时间,上线单位\nA-1,3月5日,9:00-10:00,市医保局\n"
      + "A-2,3月5日,15:00-16:00,市医保局\n"
    let assembly = ScheduleFolder([
      "计划.csv": text,
      "变更.yaml": "版本: 1\n变更:\n  - {日期: 2026-03-05, 单位: 市医保局, 已确认: 是}\n",
    ]).assembled()
    #expect(assembly.diagnostics.map(\.id) == ["overlay-episode-ambiguous"])
    #expect(assembly.diagnostics[0].notes.map { $0.message.prefix(3) } == ["A-1", "A-2"])
  }

  @Test func `an entry about a year whose plan was put away is history`() {
    let assembly = assembly([
      "日期: 2024-03-05, 单位: 市医保局, 改期: 2024-03-19", "编号: limin-2025-市医保局-7, 已确认: 是",
    ])
    #expect(assembly.diagnostics.isEmpty)
  }

  @Test func `停播 of an episode whose row was deleted too acts at once`() throws {
    let before = assembly([]).schedule.episodes
    let folder = ScheduleFolder([
      "计划.csv": Ground.plan(Array(Self.rows.dropFirst())),
      "变更.yaml": "版本: 1\n变更:\n  - {编号: \(yibao), 停播: 是, 原因: 防汛}\n",
    ])
    let after = folder.assembled(adopted: before)
    #expect(after.diagnostics.isEmpty)
    #expect(try episode(after, yibao).fate == .cancelled(reason: "防汛"))
  }

  @Test func `a deleted row is not brought back by an older entry`() {
    let entry = "编号: \(yibao), 改期: 2026-03-19"
    let before = assembly([entry]).schedule.episodes
    let folder = ScheduleFolder([
      "计划.csv": Ground.plan(Array(Self.rows.dropFirst())),
      "变更.yaml": "版本: 1\n变更:\n  - {\(entry)}\n",
    ])
    let after = folder.assembled(adopted: before)
    #expect(after.schedule.episode(EpisodeID(rawValue: yibao)) == nil)
    #expect(after.diagnostics.map(\.id) == ["overlay-episode-unknown"])
  }

  @Test func `停播 without a reason is asked for once`() {
    let folder = ScheduleFolder([
      "计划.csv": Ground.plan(Self.rows),
      "变更.yaml": "版本: 1\n变更:\n  - {编号: \(yibao), 停播: 是}\n",
    ])
    #expect(folder.complaints().map(\.id) == ["reason-missing"])
    #expect(folder.assembled().schedule.episodes.allSatisfy { $0.fate == .on })
  }

  @Test func `the history tells reason and approver`() throws {
    let before = assembly([])
    let after = assembly(
      ["编号: \(yibao), 改期: 2026-03-19, 原因: 演播室检修, 批准: 高敏"],
      adopted: before.schedule.episodes)
    let changes = PlanDifference.changes(
      from: before.schedule.episodes, to: after.schedule.episodes, because: after.overlay)
    #expect(
      changes.map { $0.wording(in: after.schedule.directory) } == [
        "变更 市医保局《门诊统筹》：由3月5日（周四）9:00-10:00改为3月19日（周四）9:00-10:00（演播室检修；批准：高敏）"
      ])
  }
}
