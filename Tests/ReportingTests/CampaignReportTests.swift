// The seed campaign of 2020, from the list of 7 May to the summary of 29 May.

import Foundation
import Language
import Questions
import Reporting
import Scheduling
import TestSupport
import Testing
import Timekeeping

struct CampaignReportTests {
  private let schedule: Schedule

  init() throws {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let tests = try #require(parts.lastIndex(of: "Tests"))
    let folder = parts[...tests].joined(separator: "/") + "/Fixtures/Campaigns/2020"
    let readings = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + $0))
      return PlanParser().read([UInt8](bytes), name: $0)
    }
    schedule =
      ScheduleAssembly.assemble(
        readings, adopted: [], today: Fixture.day("2020-05-25")
      ).schedule
  }

  private var campaign: Campaign {
    get throws { try #require(schedule.campaigns.first) }
  }

  private let tag = ["5·15政务公开日"]

  private var rows: [RegisterRow] {
    let first = schedule.episodes.first?.id.rawValue
    return [
      Fixture.row(
        "L20-00018", "2020-05-15 09:04", campaigns: tag, course: Fixture.onAir("2020-05-15 09:05")),
      Fixture.row(
        "L20-00026", "2020-05-15 09:20", .help, contacts: 4, campaigns: tag,
        course: Fixture.closed(
          "yibao", "2020-05-15 10:00", due: "2020-05-23", answered: "2020-05-18 09:00",
          closed: "2020-05-19 09:00", .satisfied),
        publication: Fixture.online(
          "2020-05-20", "异地就医备案在哪里办", "https://zwgk.example.com/515/1.html")),
      Fixture.row(
        "L20-00034", "2020-05-22 09:10", .complaint, campaigns: tag,
        course: Fixture.open("renshe", "2020-05-22 10:00", due: "2020-06-02")),
      Fixture.row(
        "L20-00042", "2020-05-22 09:15", campaigns: tag,
        course: Fixture.onAir("2020-05-22 09:16"),
        publication: Fixture.online("2020-05-25", "失业保险金怎样申领")),
      // By its issue on air alone.
      RegisterRow(
        question: QuestionID(rawValue: "q5"), caseNumber: "L20-00050",
        programme: ProgrammeCode(rawValue: "limin"),
        episode: first.map { EpisodeCode(rawValue: $0) },
        receivedAt: Fixture.instant("2020-05-15 09:30"), channel: .weChat, nature: .suggestion),
      // Neither marked nor of a marked issue.
      Fixture.row("L20-00068", "2020-05-16 10:00"),
      // After the deadline.
      Fixture.row("L20-00076", "2020-05-30 10:00", campaigns: tag),
    ]
  }

  private var register: Register {
    Register(
      rows: rows, episodes: EpisodeRow.rows(of: schedule),
      departments: DepartmentEntry.entries(of: schedule.directory))
  }

  private func summary(_ campaign: Campaign) throws -> Report {
    let now = Fixture.instant("2020-06-03 09:00")
    return try Report.summary(
      of: campaign, from: register, asOf: Report.usualCutOff(of: campaign, now: now))
  }

  @Test func `the preparation list is the one that was looked at`() throws {
    let list = CampaignPreparation(try campaign, register: register)
    let document = list.document(on: Fixture.day("2020-05-06"))

    #expect(Golden.difference(document.officialText(), from: "preparation-2020.txt") == nil)
    #expect(Golden.difference(document.html(), from: "preparation-2020.html") == nil)
  }

  @Test func `the summary is the one that was looked at`() throws {
    let report = try summary(campaign)

    #expect(Golden.difference(report.officialText(), from: "summary-2020.txt") == nil)
    #expect(Golden.difference(report.html(), from: "summary-2020.html") == nil)
  }

  @Test func `the list says what is missing, by name`() throws {
    let missing = CampaignPreparation(try campaign, register: register).missing

    #expect(
      missing.prefix(4) == [
        "文字“各县（市）区政府主要负责同志署名文章”（各县（市）区政府）：没有完成",
        "视频“政务公开条例解读短片”（市司法局）：没有完成",
        "链接“高频办理事项解读”（市营商局）：没有发布，没有网址", "活动“各部门宣传活动”：没有写进展",
      ])
  }

  @Test(arguments: [
    (MaterialKind.video, nil as String?, true, nil as String?), (.video, nil, false, "没有完成"),
    (.link, "https://a.example/1", true, nil), (.link, "https://a.example/1", false, "没有确认发布"),
    (.link, nil, true, "没有网址"), (.link, "海报.jpg", true, "没有网址"), (.link, nil, false, "没有发布，没有网址"),
  ])
  func `a link needs an address, everything else must be finished`(
    kind: MaterialKind, address: String?, isDone: Bool, missing: String?
  ) {
    let material = CampaignMaterial(kind: kind, title: "甲", address: address, isDone: isDone)

    #expect(material.missing == missing)
  }

  @Test func `figures end at the deadline of the file, not with the window`() throws {
    let early = Fixture.instant("2020-05-28 12:00")
    let late = Fixture.instant("2020-06-03 09:00")

    #expect(Report.usualCutOff(of: try campaign, now: early) == early)
    #expect(
      Report.usualCutOff(of: try campaign, now: late) == Fixture.instant("2020-05-29 17:30"))
  }

  @Test func `what is marked and what belongs to a marked issue is counted`() throws {
    let report = try summary(campaign)

    #expect(report.value(FigureID(.logged)).text == "5")
    #expect(report.value(FigureID(.contacts)).text == "8")
    #expect(report.value(FigureID(.answered)).text == "3")
    #expect(report.counts.episodes.number(.aired) == 2)
    #expect(report.counts.episodes.number(.departments) == 2)
    #expect(report.counts.episodes.number(.callsAnswered) == 21)
    #expect(!report.cases(of: FigureID(.logged)).contains("L20-00068"))
  }

  @Test func `what nobody has written stays visible`() throws {
    let text = try summary(campaign).officialText()

    #expect(text.contains("接待咨询：数量〔待填：数量〕，单位：人次"))
    #expect(text.contains("〔待填：下一步打算〕"))
    #expect(text.contains("〔待填：典型案例还差1件〕"))
    #expect(text.contains("专栏浏览：数量100000，单位：人次，来源：市政府网站。"))
  }

  @Test func `cases are chosen by the printed rule`() throws {
    let text = try summary(campaign).officialText()
    let first = try #require(text.range(of: "1.L20-00026，求助，异地就医备案在哪里办"))
    let second = try #require(text.range(of: "2.L20-00042，咨询，失业保险金怎样申领"))

    #expect(first.lowerBound < second.lowerBound)
    #expect(text.contains("选法：已公开、按时办结"))
  }

  @Test func `cases chosen by hand stand as chosen, and a wrong number is shown`() throws {
    let old = try campaign
    let chosen = Campaign(
      name: old.name, theme: old.theme, from: old.from, through: old.through,
      deadlines: old.deadlines, cases: ["L20-00034", "L20-99999"])
    let text = try summary(chosen).officialText()

    #expect(text.contains("1.L20-00034，投诉，〔待填：经过和结果〕，由市人社局办理。"))
    #expect(text.contains("L20-99999"))
    #expect(!text.contains("选法："))
  }

  @Test func `a campaign without anything is a list of places to fill in`() throws {
    let bare = Campaign(
      name: "甲", theme: nil, from: Fixture.day("2020-05-15"), through: Fixture.day("2020-05-31"))
    let report = try Report.summary(
      of: bare, from: Register(rows: []), asOf: Fixture.instant("2020-05-20"))

    for blank in ["各项活动的时间、地点和内容", "已发布内容的链接", "存在的问题", "下一步打算", "典型案例还差3件"] {
      #expect(report.officialText().contains("〔待填：\(blank)"))
    }
    #expect(bare.deadline(of: .summary) == nil)
  }
}
