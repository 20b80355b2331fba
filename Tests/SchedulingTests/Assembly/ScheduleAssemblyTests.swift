// The folder as a whole: names, years, several files for one year, and the preview of an import.

import Foundation
import Language
import Scheduling
import Testing
import Timekeeping

struct ScheduleAssemblyTests {
  private static let rows = [
    "3月5日（周四）,市医保局,门诊统筹,局长 王伟", "3月12日（周四）,市人社局,春风行动,局长 孙志强",
    "3月19日（周四）,市住建局,物业,局长 蒋成林", "4月2日（周四）,市民政局,社会救助,局长 褚卫东",
  ]

  private func ids(_ assembly: Assembly) -> [String] { assembly.diagnostics.map(\.id) }

  @Test(arguments: ["市医疗保障局", "市医保局", "市医保局(市)", "市医保局（市）", "市 医 保 局", "yibao"])
  func `official, short and decorated names are one department`(name: String) {
    let assembly = ScheduleFolder(["计划.csv": Ground.plan(["3月5日,\(name),门诊统筹,"])]).assembled()
    #expect(assembly.schedule.episodes.map(\.departments) == [[DepartmentID(rawValue: "yibao")]])
    #expect(assembly.diagnostics.isEmpty)
  }

  @Test
  func `a bare list of departments beside the directory takes nothing away and is no mistake`()
    throws
  {
    var folder = ScheduleFolder(["计划.csv": Ground.plan(["3月5日,市医保局,门诊统筹,"])])
    let before = folder.assembled().schedule.directory
    try folder.add(fixture: "departments.csv")
    let after = folder.assembled()
    #expect(!after.diagnostics.contains { $0.id == "code-twice" })
    #expect(
      before.departments.allSatisfy { after.schedule.directory.departments[$0.key] == $0.value })
    #expect(after.schedule.directory.departments.count > before.departments.count)
  }

  @Test func `without a programme the plan's title names the only one`() {
    let folder = ScheduleFolder(
      ["计划.csv": Ground.plan(["3月5日 9:00-10:00,市医保局,门诊统筹,"])],
      with: ["名录.yaml": Ground.directory])
    let assembly = folder.assembled()
    #expect(assembly.schedule.programmes.values.map(\.name) == ["利民热线"])
    #expect(assembly.schedule.episodes.count == 1)
    #expect(assembly.diagnostics.map(\.id) == ["programme-assumed"])
    #expect(assembly.diagnostics.map(\.severity) == [.note])
  }

  @Test func `a former name is the department of today`() {
    let assembly = ScheduleFolder(["计划.csv": Ground.plan(["3月5日,市人事局,春风行动,"])]).assembled()
    #expect(assembly.schedule.episodes.map(\.id.rawValue) == ["limin-2026-市人社局-1"])
  }

  @Test func `a name that is misspelt many times is offered the same name each time`() {
    let rows = (1...3).map { "\($0 + 3)月份,市医堡局,题目\($0)," }
    let assembly = ScheduleFolder(["计划.csv": Ground.plan(rows)]).assembled()
    #expect(assembly.diagnostics.map(\.remedy) == ["市医保局", "市医保局", "市医保局"])
    #expect(assembly.diagnostics.map(\.span.line) == [3, 4, 5])
    #expect(assembly.schedule.episodes.isEmpty)
  }

  @Test func `without a directory there is one complaint and not one per row`() {
    let assembly = ScheduleFolder(
      ["计划.csv": Ground.plan(Self.rows)], with: ["节目.yaml": Ground.programme]
    ).assembled()
    #expect(ids(assembly).filter { $0 == "no-directory" }.count == 1)
    #expect(assembly.rows.map(\.state) == Array(repeating: .heldOut, count: 4))
  }

  @Test(arguments: [("", "节目"), ("在线访谈", "在线访谈")])
  func `without a programme and without its name the plan is read all the same`(
    words: String, name: String
  ) {
    let rows = ["3月5日 9:00-10:00,市医保局,门诊统筹,局长 王伟"]
    let assembly = ScheduleFolder(
      ["计划.csv": Ground.plan(rows).replacing("“利民热线”", with: words)],
      with: ["名录.yaml": Ground.directory]
    ).assembled()
    #expect(ids(assembly) == ["programme-assumed"])
    #expect(assembly.schedule.programmes.values.map(\.name) == [name])
    #expect(assembly.schedule.episodes.count == 1)
  }

  @Test func `a second programme has to be named`() {
    let two = Ground.programme + "\n  - {代码: fangtan, 名称: 在线访谈, 默认时间: 15:00-16:00}\n"
    let ground = ["节目.yaml": two, "名录.yaml": Ground.directory]
    let nameless = Ground.plan(Self.rows).replacing("“利民热线”", with: "")
    #expect(
      ids(ScheduleFolder(["a.csv": nameless], with: ground).assembled()) == ["programme-not-named"])

    let titled = nameless.replacing("2026年上线安排", with: "2026年在线访谈活动安排")
    let assembly = ScheduleFolder(["a.csv": titled], with: ground).assembled()
    #expect(Set(assembly.schedule.episodes.map(\.programmeID.rawValue)) == ["fangtan"])
    #expect(assembly.schedule.episodes.allSatisfy { $0.time.earliest.time.hour == 15 })

    let wrong = nameless.replacing("2026年", with: "2026年“利民热限”")
    let complaint = ScheduleFolder(["a.csv": wrong], with: ground).assembled().diagnostics.first
    #expect(complaint?.id == "unknown-programme")
    #expect(complaint?.remedy == "利民热线")
  }

  @Test func `a row without a time takes the slot's`() {
    let assembly = ScheduleFolder(["计划.csv": Ground.plan([Self.rows[0]])]).assembled()
    #expect(assembly.schedule.episodes.map(\.time) == [Given.time("2026-03-05 09:00-10:00")])
  }
}

// MARK: - Several files

extension ScheduleAssemblyTests {
  @Test func `identical rows in two files merge silently`() {
    let assembly = ScheduleFolder([
      "甲.csv": Ground.plan(Self.rows), "乙.csv": Ground.plan(Self.rows),
    ]).assembled()
    #expect(assembly.diagnostics.isEmpty)
    #expect(assembly.schedule.episodes.count == 4)
    #expect(assembly.rows.filter { $0.state == .merged }.count == 4)
  }

  @Test func `a revised plan beside the old one is one complaint, and the old one holds`() {
    let old = ScheduleFolder(["2026计划.csv": Ground.plan(Self.rows)])
    var revised = Self.rows
    revised[2] = "3月26日（周四）,市住建局,物业,局长 蒋成林"
    revised.append("4月9日（周四）,市交通局,公交,局长 韩冰")
    var both = old
    both["1新版.csv"] = Ground.plan(revised)

    let before = old.assembled().schedule.episodes
    let assembly = both.assembled(adopted: before)

    #expect(ids(assembly) == ["revised-plan-beside"])
    #expect(assembly.diagnostics[0].span.file == "1新版.csv")
    #expect(assembly.diagnostics[0].message.contains("像是“2026计划.csv”的新版本"))
    #expect(assembly.schedule.episodes == before)

    both["2026计划.csv"] = nil
    let after = both.assembled(adopted: before)
    #expect(after.diagnostics.isEmpty)
    #expect(
      PlanDifference.changes(from: before, to: after.schedule.episodes).map(\.code)
        == ["added", "moved"])
  }

  @Test func `a second half-year is no revised plan`() {
    let second = [
      "7月2日（周四）,市医保局,药品,局长 王伟", "7月9日（周四）,市人社局,社保卡,局长 孙志强", Self.rows[0],
    ]
    let assembly = ScheduleFolder([
      "上半年.csv": Ground.plan(Self.rows), "下半年.csv": Ground.plan(second),
    ]).assembled()
    #expect(assembly.diagnostics.isEmpty)
    #expect(assembly.schedule.episodes.count == 6)
  }

  @Test func `a written identity that is used twice is refused with both places`() {
    let one = "2026年“利民热线”\n编号,日期,上线单位\nLM-07,3月5日（周四）,市医保局\n"
    let two = "2026年“利民热线”\n编号,日期,上线单位\nLM-07,3月12日（周四）,市民政局\n"
    let assembly = ScheduleFolder(["甲.csv": one, "乙.csv": two]).assembled()
    #expect(ids(assembly) == ["episode-id-twice"])
    #expect(assembly.diagnostics[0].span.file == "甲.csv")
    #expect(assembly.diagnostics[0].notes.first?.span?.file == "乙.csv")
    #expect(assembly.schedule.episodes.count == 1)

    let first = ScheduleFolder(["甲.csv": one]).assembled().schedule.episodes
    let again = ScheduleFolder(["甲.csv": one, "乙.csv": two]).assembled(adopted: first)
    #expect(again.diagnostics[0].span.file == "乙.csv")
    #expect(again.schedule.episodes == first)
  }

  @Test func `names that programme and directory mention must be known`() {
    let ground = [
      "节目.yaml": Ground.programme.replacing("[方宁, 江雪]", with: "[方宁, 江血]\n    编导群: 编导裙"),
      "名录.yaml": Ground.directory + "\n  群:\n    - {名称: 编导群, 机器人: bianpai}\n",
    ]
    let assembly = ScheduleFolder([:], with: ground).assembled()
    #expect(
      Set(assembly.diagnostics.map { "\($0.id) \($0.remedy ?? "")" })
        == ["unknown-person 江雪", "unknown-group 编导群"])
  }
}

// MARK: - Looking up, and the preview

extension ScheduleAssemblyTests {
  @Test(arguments: [
    ("limin-2026-市医保局-1", 1), ("市医保局-1", 1), ("3月5日", 1), ("2026-03-05", 1), ("市医疗保障局", 1),
    ("3月", 3), ("3月 市人社局", 1), ("门诊", 1), ("没有这一期", 0), ("", 0),
  ])
  func `an episode is found by what people type`(text: String, count: Int) {
    let schedule = ScheduleFolder(["计划.csv": Ground.plan(Self.rows)]).assembled().schedule
    #expect(schedule.episodes(matching: text, today: Given.day("2026-02-01")).count == count)
  }

  @Test func `the preview tells rows, differences and questions`() throws {
    var folder = ScheduleFolder(["计划.csv": Ground.plan(Self.rows)])
    let before = folder.assembled().schedule.episodes
    var rows = Self.rows
    rows[0] = "3月26日（周四）,市医保局,门诊统筹,局长 王伟"
    rows[3] = "4月2日（周五）,市民政局,社会救助,局长 褚卫东"
    rows.append("4月份,市交通局,公交,局长 韩冰")
    folder["计划.csv"] = Ground.plan(rows)

    let assembly = folder.assembled(adopted: before)
    let reading = try #require(folder.readings().first { $0.file == "计划.csv" })
    let report = ImportReport(
      reading, in: assembly, adopted: before, today: Given.day("2026-03-13"))

    #expect(report.summary == "“计划.csv”读入5行：4行采用，1行待改。部分生效。")
    #expect(
      report.differenceLines == [
        "新增 市交通局《公交》：4月份（日期待定）",
        "变更 市医保局《门诊统筹》：由3月5日（周四）9:00-10:00改为3月26日（周四）9:00-10:00",
      ])
    #expect(report.questions.map(\.id) == ["weekday-disagrees"])
    #expect(report.pastRows == 1)
    #expect(report.lines.contains("第6行 4月2日（周四）9:00-10:00 市民政局《社会救助》 局长 褚卫东（待改，沿用上一版）") == false)
    let stored = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(ImportReport.self, from: stored) == report)
  }

  @Test func `the annual plan of the samples is understood without an error`() throws {
    var folder = ScheduleFolder([:], with: ["节目.yaml": Ground.programme])
    folder["节目.yaml"] = Ground.programme.replacing("\n    主持人: [方宁, 江雪]", with: "")
    try folder.add(fixture: "departments.csv")
    try folder.add(fixture: "holiday-notice-2026.txt")
    try folder.add(fixture: "annual-plan-gb18030.csv")
    try folder.add(fixture: "annual-plan-utf8.csv")
    try folder.add(fixture: "plan-pasted-from-wps.tsv")

    let assembly = folder.assembled(on: "2026-02-08")

    #expect(assembly.diagnostics.filter { $0.severity > .note }.map(\.message) == [])
    #expect(assembly.schedule.episodes.count == 38)
    #expect(Set(assembly.schedule.episodes.map(\.id)).count == 38)
  }
}
