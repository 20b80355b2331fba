// Identities: an edit stays a change of one episode, whatever is moved, reworded or inserted.

import Language
import Scheduling
import Testing
import Timekeeping

struct IdentityMatchTests {
  private static let rows = [
    "3月5日（周四）,市医保局,门诊统筹,局长 王伟", "3月12日（周四）,市人社局,春风行动,局长 孙志强",
    "3月19日（周四）,市医保局,异地就医,副局长 林涛", "4月2日（周四）,市民政局,社会救助,局长 褚卫东",
    "4月份,市交通局,公交线网,局长 韩冰", "5月14日（周四）,待定,,",
  ]

  private func assembly(_ rows: [String], adopted: [Episode] = []) -> Assembly {
    ScheduleFolder(["计划.csv": Ground.plan(rows)]).assembled(adopted: adopted)
  }

  /// Identity by topic or, without one, by time.
  private func identities(_ assembly: Assembly) -> [String: String] {
    Dictionary(
      assembly.schedule.episodes.map { ($0.theme ?? $0.time.wording, $0.id.rawValue) }
    ) { first, _ in first }
  }

  private func changes(_ rows: [String]) -> [String] {
    let before = assembly(Self.rows)
    let after = assembly(rows, adopted: before.schedule.episodes)
    return PlanDifference.changes(
      from: before.schedule.episodes, to: after.schedule.episodes
    ).map { "\($0.episodeID.rawValue) \($0.code)" }
  }

  @Test func `a fresh reading counts the rows of each department`() {
    #expect(
      identities(assembly(Self.rows)) == [
        "门诊统筹": "limin-2026-市医保局-1", "异地就医": "limin-2026-市医保局-2",
        "春风行动": "limin-2026-市人社局-1", "社会救助": "limin-2026-市民政局-1",
        "公交线网": "limin-2026-市交通局-1", "5月14日（周四）9:00-10:00": "limin-2026-待定-1",
      ])
  }

  @Test(arguments: 1...20)
  func `shuffling rows and adding some keeps every identity`(seed: Int) {
    var chance = Chance(seed: UInt64(seed))
    let before = assembly(Self.rows)
    var rows = Self.rows
    let added = ["6月4日（周四）,市医保局,生育保险,", "6月11日（周四）,市人社局,工伤保险,", "2月26日（周四）,市民政局,养老,"]
    rows += added.prefix(Int(chance.next() % 4))
    rows.shuffle(using: &chance)

    let after = assembly(rows, adopted: before.schedule.episodes)

    for (theme, id) in identities(before) { #expect(identities(after)[theme] == id) }
    #expect(Set(after.schedule.episodes.map(\.id)).count == rows.count)
    #expect(after.diagnostics.isEmpty)
  }

  @Test(arguments: [
    (0, "3月26日（周四）,市医保局,门诊统筹,局长 王伟", ["limin-2026-市医保局-1 moved"]),
    (0, "3月5日（周四）,市医保局,慢病用药,局长 王伟", ["limin-2026-市医保局-1 themeChanged"]),
    (1, "3月12日（周四）,市人社局,春风行动,副局长 赵敏", ["limin-2026-市人社局-1 guestsChanged"]),
    (1, "3月12日（周四）,市人事局,春风行动,局长 孙志强", []),
    (3, "4月2日（周四）,市住建局,社会救助,局长 褚卫东", ["limin-2026-市民政局-1 departmentsChanged"]),
    (4, "4月16日（周四）,市交通局,公交线网,局长 韩冰", ["limin-2026-市交通局-1 dayFixed"]),
    (3, "4月份,市民政局,社会救助,局长 褚卫东", ["limin-2026-市民政局-1 dayOpened"]),
    (
      5, "5月14日（周四）,市应急局,防汛,局长 曹振海",
      [
        "limin-2026-待定-1 departmentsChanged", "limin-2026-待定-1 themeChanged",
        "limin-2026-待定-1 guestsChanged",
      ]
    ),
    (
      1, "3月26日（周四）,市人社局,技能培训,局长 孙志强",
      ["limin-2026-市人社局-1 moved", "limin-2026-市人社局-1 themeChanged"]
    ),
  ])
  func `an edit of one row is a change of its episode`(
    row: Int, text: String, expected: [String]
  ) {
    var rows = Self.rows
    rows[row] = text
    #expect(changes(rows) == expected)
  }

  @Test func `rows inserted in front shift no identity`() {
    let rows = ["2月12日（周四）,市医保局,参保缴费,局长 王伟"] + Self.rows
    #expect(changes(rows) == ["limin-2026-市医保局-3 added"])
  }

  @Test func `two departments that change places are two moves`() {
    var rows = Self.rows
    rows[0] = "3月12日（周四）,市医保局,门诊统筹,局长 王伟"
    rows[1] = "3月5日（周四）,市人社局,春风行动,局长 孙志强"
    #expect(changes(rows) == ["limin-2026-市人社局-1 moved", "limin-2026-市医保局-1 moved"])
  }

  @Test func `renaming a file changes nothing`() {
    let before = ScheduleFolder(["甲.csv": Ground.plan(Self.rows)]).assembled()
    let after = ScheduleFolder(["乙.csv": Ground.plan(Self.rows)]).assembled(
      adopted: before.schedule.episodes)
    #expect(
      PlanDifference.changes(from: before.schedule.episodes, to: after.schedule.episodes).isEmpty)
  }

  @Test func `identities do not depend on the names of two files`() {
    let second = ["7月2日（周四）,市医保局,药品集采,", "7月9日（周四）,市人社局,社保卡,"]
    let one = ScheduleFolder(["1.csv": Ground.plan(Self.rows), "2.csv": Ground.plan(second)])
    let two = ScheduleFolder(["1.csv": Ground.plan(second), "2.csv": Ground.plan(Self.rows)])
    #expect(identities(one.assembled()) == identities(two.assembled()))
    #expect(identities(one.assembled())["药品集采"] == "limin-2026-市医保局-3")
  }
}

// MARK: - Doubt

extension IdentityMatchTests {
  private var doubtful: [String] {
    var rows = Self.rows
    rows[0] = "6月4日（周四）,市医保局,慢病用药,副局长 钱芳"
    rows.insert("6月18日（周四）,市医保局,长护险,副局长 钱芳", at: 0)
    return rows
  }

  @Test func `a pair that may or may not be the same is asked about`() throws {
    let before = assembly(Self.rows).schedule.episodes
    let after = assembly(doubtful, adopted: before)

    let questions = after.diagnostics.filter { $0.id == "identity-doubtful" }
    #expect(questions.count == 2)
    #expect(questions.allSatisfy { $0.severity == .warning })
    #expect(
      questions.map(\.remedy) == [
        "- {日期: 2026-06-18, 单位: 市医保局, 答复: limin-2026-市医保局-1}",
        "- {日期: 2026-06-04, 单位: 市医保局, 答复: limin-2026-市医保局-1}",
      ])
    #expect(after.schedule.episode(EpisodeID(rawValue: "limin-2026-市医保局-1")) == nil)
  }

  @Test func `the offered line, pasted, settles it`() throws {
    let before = assembly(Self.rows).schedule.episodes
    let remedy = try #require(assembly(doubtful, adopted: before).diagnostics.last?.remedy)
    let folder = ScheduleFolder([
      "计划.csv": Ground.plan(doubtful), "变更.yaml": "版本: 1\n变更:\n  \(remedy)\n",
    ])

    let after = folder.assembled(adopted: before)

    #expect(folder.readings().flatMap(\.diagnostics).allSatisfy { $0.severity == .note })
    let episode = try #require(
      after.schedule.episode(EpisodeID(rawValue: "limin-2026-市医保局-1")))
    #expect(episode.time == Given.time("2026-06-04 09:00-10:00"))
    #expect(after.diagnostics.filter { $0.id == "identity-doubtful" }.isEmpty)
    #expect(
      PlanDifference.changes(from: before, to: after.schedule.episodes).map(\.code) == [
        "moved", "themeChanged", "guestsChanged", "added",
      ])
  }
}

// MARK: - Held rows

extension IdentityMatchTests {
  @Test(arguments: [
    "2月30日,市医保局,门诊统筹,局长 王伟", "3月5日（周四）,市医堡局,门诊统筹,局长 王伟",
    "3月5日（周五）,市医保局,门诊统筹,局长 王伟", "3月5日（周四）,,门诊统筹,局长 王伟",
  ])
  func `a broken row keeps the adopted version of its episode`(broken: String) {
    var rows = Self.rows
    rows[0] = broken
    #expect(changes(rows).isEmpty)
  }

  @Test func `a broken row that is new stays out and the others are adopted`() {
    let assembly = assembly(Self.rows + ["2月30日,市应急局,防汛,局长 曹振海"])
    #expect(assembly.schedule.episodes.count == 6)
    #expect(assembly.rows.map(\.state).filter { $0 == .heldOut }.count == 1)
    #expect(assembly.fileReports.first { $0.file == "计划.csv" }?.state == .partial)
  }

  @Test func `a broken file keeps all it had`() {
    var folder = ScheduleFolder(["计划.csv": Ground.plan(Self.rows)])
    let before = folder.assembled().schedule.episodes
    folder["计划.csv"] = "没有表头的文字"

    let after = folder.assembled(adopted: before)

    #expect(after.schedule.episodes == before)
    #expect(after.fileReports.first { $0.file == "计划.csv" }?.state == .stale)
  }

  @Test func `a written identity is the identity`() {
    let text = "2026年“利民热线”\n编号,日期,上线单位\nLM-07,3月5日（周四）,市医保局\n"
    let before = ScheduleFolder(["计划.csv": text]).assembled().schedule.episodes
    #expect(before.map(\.id.rawValue) == ["LM-07"])

    let moved = text.replacing("3月5日（周四）,市医保局", with: "4月2日（周四）,市民政局")
    let after = ScheduleFolder(["计划.csv": moved]).assembled(adopted: before)
    #expect(after.schedule.episodes.map(\.id.rawValue) == ["LM-07"])
    #expect(after.schedule.episodes.map(\.generation) == [2])
  }

  @Test func `an identity that is written later does not make the episode a new one`() {
    let text = "2026年“利民热线”\n日期,上线单位\n3月5日（周四）,市医保局\n"
    let before = ScheduleFolder(["计划.csv": text]).assembled().schedule.episodes
    let numbered = "2026年“利民热线”\n编号,日期,上线单位\nLM-07,3月5日（周四）,市医保局\n"

    let after = ScheduleFolder([
      "计划.csv": numbered, "变更.yaml": "版本: 1\n变更:\n  - {编号: LM-07, 已确认: 是}\n",
    ]).assembled(adopted: before)

    #expect(after.schedule.episodes.map(\.id) == before.map(\.id))
    #expect(after.schedule.episodes.map(\.agreement) == [.confirmed])
    #expect(after.diagnostics.map(\.id) == ["identity-kept"])
  }
}

/// The same shuffles in every run.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
