// Whole files in, documents and complaints out.

import Language
import Reminding
import Scheduling
import Testing
import Timekeeping

struct PlanParserTests {
  private func read(_ text: String, name: String = "样例.yaml") -> PlanReading {
    PlanParser().read(Array(text.utf8), name: name)
  }

  private var sample: PlanReading { read(SampleFiles.everything) }

  private func complaints(_ reading: PlanReading) -> [String] {
    reading.diagnostics.filter { $0.severity != .note }.map { "\($0.span.line) \($0.id)" }
  }

  // MARK: Every kind of document

  @Test func `a file with every kind of document is read without a complaint`() {
    #expect(complaints(sample) == [])
    #expect(sample.documents.count == 6)
    #expect(!sample.isStructureBroken)
  }

  @Test func `a programme has its slots, times and people`() throws {
    let programme = try #require(sample.programmes.first)

    #expect(programme.id.rawValue == "limin")
    #expect(programme.channels == ["广播", "网站"])
    #expect(programme.defaultTime?.description == "09:00")
    #expect(programme.defaultLengthMinutes == 60)
    #expect(programme.broadcastDelaySeconds == 20)
    #expect(programme.themeRepeatWeeks == 8)
    #expect(programme.hosts.map(\.rawValue) == ["方宁", "江雪"])
    #expect(
      programme.slotRules.map(\.rhythm) == [
        .weekly([.thursday]), .quarterly(nth: 2, weekday: .wednesday),
      ])
    #expect(programme.slotRules.map(\.lengthMinutes) == [60, 90])
    #expect(programme.slotRules.map(\.edition) == [.regular, .special])
    #expect(programme.slotRules.last?.through?.description == "2026-12-31")
  }

  @Test func `the directory knows departments, people and groups`() throws {
    let directory = try #require(sample.directory)
    let department = try #require(directory.departments.first?.value)
    let person = try #require(directory.people.first?.value)

    #expect(department.id.rawValue == "yibao")
    #expect(department.shortName == "市医保局")
    #expect(department.group?.rawValue == "上线单位联络群")
    #expect(person.id.rawValue == "李静")
    #expect(person.mobile.map { "\($0)" } == "‹private›")
    #expect(
      person.absences.map { "\($0.from) \($0.through)" } == [
        "2026-05-01 2026-05-05", "2026-10-01 2026-10-01",
      ])
    #expect(directory.groups.map(\.value.robot) == ["lianluo-robot", "bianji-robot"])
  }

  @Test func `the ladder has leads and recipients`() throws {
    let rules = sample.ladder

    #expect(rules.map(\.code) == ["materialsDue", "hostCall"])
    #expect(rules.map(\.recipients) == [[.liaison], [.host, .screener]])
    #expect(rules.map(\.lead.distance) == [.workingDays(-5), .minutes(-15)])
    #expect(rules.map(\.needsAck) == [true, false])
    #expect(rules.map(\.isUrgent) == [false, true])
  }

  @Test func `an entry of the plan is the same row as a line of a table`() throws {
    let rows = try #require(sample.plan).rows
    let first = try #require(rows.first)

    #expect(rows.count == 3)
    #expect(first.writtenID?.value == "LM-2026-01")
    #expect(first.departments.map(\.value) == ["市医保局", "市人社局"])
    #expect(first.theme?.value == "异地就医：备案与结算")
    #expect(first.guests == [Guest(name: "王伟", title: "局长", rank: .head)])
    #expect(first.agreement == .confirmed)
    #expect(first.waivers == ["host-busy": "两场接续"])
    #expect(first.doneMilestones.map(\.value) == ["报主题"])
    #expect(rows[1].openTime?.value.day.description == "2026-05-21")
    #expect(rows[1].groupWords.map(\.value) == ["各街道办"])
    #expect(rows[2].time?.value == .month(year: 2026, month: 6))
    #expect(rows.map(\.isHeld) == [false, false, false])
  }

  @Test func `a campaign's deadline without a clock time ends with the working day`() throws {
    let campaign = try #require(sample.campaigns.first)

    #expect(campaign.activities.count == 2)
    #expect(campaign.deadlines.map(\.dueBy.description) == ["2026-05-07 17:30"])
    #expect(campaign.deadlines.first?.leads == ["截止前3个工作日 10:00"])
  }

  @Test func `the overlay has each act`() throws {
    let acts = sample.overlay.map(\.act)

    #expect(acts.count == 10)
    #expect(acts[1] == .cancel)
    #expect(acts[2] == .substitute(departments: ["市应急局"], theme: nil, edition: .special))
    #expect(
      acts[3] == .changeGuest(from: "陶然", to: Guest(name: "华明", title: "副局长", rank: .deputy)))
    #expect(acts[4] == .waive(diagnostic: "host-busy"))
    #expect(acts[6] == .done(milestones: ["报主题", "报材料"]))
    #expect(acts[8] == .confirm)
    #expect(acts[9] == .changeHost(to: "江雪"))
    #expect(sample.overlay.first?.on?.description == "2026-05-10")
  }

  @Test func `an after-show record takes its day from the entry`() throws {
    guard case .aired(let record) = sample.overlay[7].act else {
      Issue.record("no record")
      return
    }

    #expect(record.start?.description == "2026-05-14 09:02")
    #expect(record.end?.description == "2026-05-14 09:58")
    #expect(record.callsOffered == 23 && record.callsAnswered == 8)
  }

  @Test func `names that others must define are listed with their places`() {
    let groups = sample.mentions.filter { $0.kind == .group }.map(\.name)

    #expect(Set(groups) == ["利民热线编导群", "网站编辑群", "上线单位联络群"])
    #expect(sample.mentions.contains { $0.kind == .person && $0.name == "江雪" })
  }

  @Test func `English keys say the same`() throws {
    let reading = read(SampleFiles.english)
    let row = try #require(reading.plan?.rows.first)

    #expect(complaints(reading) == [])
    #expect(reading.programmes.first?.defaultLengthMinutes == 45)
    #expect(row.edition == .special)
    #expect(row.agreement == .confirmed)
  }

  // MARK: One bad part never stops the others

  @Test func `a bad episode is held, the others are not`() throws {
    let reading = read(
      """
      版本: 1
      年度计划:
        年度: 2026
        场次:
          - {日期: 2026-02-30, 单位: 市民政局}
          - {日期: 2026-03-05, 单位: 市医保局, 时间: 10:00-9:00}
          - {日期: 5月16日（周五）, 单位: 市城管局}
          - {日期: 2026-03-12, 单位: 市教育局, 主提: 招生}
          - {日期: 2026-03-19, 单位: 市水务局, 时间: "9:05-10:00"}
      """)
    let rows = try #require(reading.plan).rows

    #expect(
      complaints(reading) == [
        "5 date-does-not-exist", "6 end-before-start", "7 weekday-disagrees", "8 unknown-key",
      ])
    #expect(rows.map(\.isHeld) == [true, true, true, true, false])
    #expect(!reading.isStructureBroken)
  }

  @Test func `a broken structure holds the file`() {
    let reading = read("版本: 1\n年度计划:\n  年度: 2026\n  场次:\n    - 日期: \"2026-05-14\n")

    #expect(reading.isStructureBroken)
    #expect(reading.documents.isEmpty)
    #expect(complaints(reading) == ["5 unclosed-quote"])
  }

  @Test(arguments: [
    ("", "empty-file"), ("# 注释\n", "empty-file"), ("版本: 1\n", "nothing-known"),
    ("节目: []\n", "missing-version"), ("版本: 2\n节目: []\n", "unsupported-version"),
    ("- a\n- b\n", "wrong-shape"), ("版本: 1\n节木: []\n", "unknown-key"),
    ("版本: 1\n版本: 1\n", "duplicate-key"),
  ])
  func `a file without known content says so`(text: String, id: String) {
    let reading = read(text)

    #expect(reading.diagnostics.first?.id == id)
    #expect(reading.documents.isEmpty)
  }

  @Test func `what stands before the list's cut is still checked, and the cut is not adopted`() {
    let half = SampleFiles.everything.prefix(1_200)

    #expect(read(String(half) + "\n  - \"").isStructureBroken)
  }

  @Test func `a key that stands twice holds its episode, not the file`() throws {
    let reading = read(
      """
      版本: 1
      年度计划:
        年度: 2026
        场次:
          - 日期: 2026-03-05
            单位: 市医保局
            主题: 甲
            主题: 乙
          - {日期: 2026-03-12, 单位: 市教育局}
      """)

    #expect(complaints(reading) == ["8 duplicate-key"])
    #expect(reading.plan?.rows.map(\.isHeld) == [true, false])
  }

  @Test(arguments: [
    "年度计划: {年度: 2026, 场次: []}\n年度计划: {年度: 2026, 场次: []}\n",
    "年度计划:\n  年度: 2026\n  场次: []\n  场次: []\n",
    "年度计划:\n  年度: 2026\n  场此: []\n", "节木: []\n活动: []\n",
    "节目: []\n# https://open.feishu.cn/open-apis/bot/v2/hook/abc\n",
  ])
  func `a fault on which whole lists hang holds the file`(text: String) {
    #expect(read("版本: 1\n" + text).isStructureBroken)
  }

  @Test func `a robot's address in an episode holds that episode`() throws {
    let reading = read(
      """
      版本: 1
      年度计划:
        年度: 2026
        场次:
          - {日期: 2026-03-05, 单位: 市医保局, 备注: "https://x/cgi-bin/webhook/send?key=1"}
          - {日期: 2026-03-12, 单位: 市教育局}
      """)

    #expect(reading.plan?.rows.map(\.isHeld) == [true, false])
  }

  @Test func `definitions with an error keep their last good version, the others change`() throws {
    let good = read(SampleFiles.everything)
    var bad = read(
      SampleFiles.everything.replacing("  - 代码: hostCall", with: "  - 代码: 到 岗")
        .replacing("延时: 20秒", with: "延时: 30秒"))

    #expect(bad.doubtful == [.ladder])
    #expect(bad.ladder.count == 1)
    let isKept = bad.keepDefinitions(of: good)

    #expect(isKept)
    #expect(bad.ladder.map(\.code) == ["materialsDue", "hostCall"])
    #expect(bad.programmes.map(\.broadcastDelaySeconds) == [30])
  }

  @Test func `without an error nothing is kept`() {
    var reading = read(SampleFiles.everything)

    let isKept = reading.keepDefinitions(of: reading)

    #expect(!isKept)
  }

  // MARK: Kinds of files

  @Test(arguments: [
    ("年度计划.xls", PlanParser.FileKind.foreign), ("a.et", .foreign), ("a.docx", .foreign),
    ("a.YAML", .yaml), ("a.yml", .yaml), ("a.csv", .delimited), ("a.tsv", .delimited),
    ("a.xlsx", .workbook), ("a.txt", .text), (".a.yaml", .ignored), ("~$a.xlsx", .ignored),
    (".~a.yaml", .ignored), ("a.yaml~", .ignored), ("a.bak", .ignored), ("yaml", .ignored),
  ])
  func `the kind of a file is in its name`(name: String, kind: PlanParser.FileKind) {
    #expect(PlanParser.FileKind(name: name) == kind)
  }

  @Test func `an old format is to be saved as a new one`() throws {
    let complaint = try #require(read("x", name: "计划.xls").diagnostics.first)

    #expect(complaint.id == "unsupported-file")
    #expect(complaint.remedy?.contains("另存为 .xlsx") == true)
  }

  @Test func `a text file that is no notice is a note`() {
    let reading = read("值班电话\n", name: "说明.txt")

    #expect(reading.diagnostics.map(\.id) == ["unknown-text-file"])
    #expect(reading.diagnostics.map(\.severity) == [.note])
    #expect(!reading.isStructureBroken)
  }

  @Test func `every complaint of a notice is in the catalogue`() {
    for id in HolidayNotice.Complaint.ids { #expect(DiagnosticID(rawValue: id) != nil) }
  }

  @Test func `more episodes than a file may have are refused with their number`() throws {
    let count = LanguageLimits.episodesPerFile + 1
    let rows = String(repeating: "    - {日期: 2026-05-14, 单位: 市医保局}\n", count: count)
    let reading = read("版本: 1\n年度计划:\n  年度: 2026\n  场次:\n" + rows)

    #expect(complaints(reading) == ["5 too-many-episodes"])
    #expect(try #require(reading.diagnostics.first).message.contains("20001"))
  }
}
