// Whole messages, as groups see them, recorded so that a change of wording is seen by a person.

import Announcing
import Delivering
import Reminding
import Scheduling
import TestSupport
import Testing
import Timekeeping

@Suite struct MessageGoldenTests {
  private let wording = ReminderWording(WordingSettings(linkBase: "https://gk.example.gov.cn/t"))

  private func text(of message: Message) -> String {
    let mentions = message.mentions.isEmpty ? "" : "　@" + message.mentions.joined(separator: " @")
    return "[\(message.kind.rawValue)] \(message.title)\(mentions)\n"
      + message.lines.map { "  " + $0 }.joined(separator: "\n")
  }

  private func rehearsal(of plan: ReminderPlan) -> String {
    let all = Dictionary(uniqueKeysWithValues: plan.all.map { ($0.id, $0) })
    return DigestRules().deliveries(of: plan.all).map { delivery in
      let reminders = delivery.reminderIDs.compactMap { all[$0] }
      let message = wording.message(for: reminders, identity: delivery.id, at: delivery.dueAt)
      let local = Zone.shanghai.local(of: delivery.dueAt)
      return "\(local) \(local.day.weekday.wording) → \(delivery.group)\n\(text(of: message))"
    }.joined(separator: "\n\n") + "\n"
  }

  @Test func `one episode's whole ladder reads as recorded`() {
    let plan = PlanFixture.plan([PlanFixture.yibao, PlanFixture.feedback])
    #expect(plan.skipped.isEmpty)
    #expect(Golden.difference(rehearsal(of: plan), from: "ladder.txt") == nil)
  }

  @Test func `two departments on a make-up Saturday and a joined morning read as recorded`() {
    let saturday = PlanFixture.episode(
      "limin-2026-2", "2026-05-09 9:00", ["yibao", "renshe"], theme: "“5·15政务公开日”专场",
      edition: .special)
    let monday = PlanFixture.episode("limin-2026-3", "2026-05-11 9:00", ["yibao"])
    let plan = PlanFixture.plan([saturday, monday])
    #expect(Golden.difference(rehearsal(of: plan), from: "digest.txt") == nil)
  }

  @Test func `late, undecided, empty and asked-for things read as recorded`() {
    let open = Scheduling.Episode(
      id: EpisodeID(rawValue: "limin-2026-gongan-1"), programmeID: PlanFixture.limin,
      planYear: 2026, time: .month(year: 2026, month: 7), theme: "户籍、车驾管便民措施",
      departments: [PlanFixture.department("gongan")], span: PlanFixture.span)
    let places = ["2026-06-04 9:00", "2026-10-01 9:00"].map { start in
      OpenPlace(
        programmeID: PlanFixture.limin, start: PlanFixture.local(start),
        end: PlanFixture.local(start).adding(minutes: 60), edition: .regular,
        holiday: start.hasPrefix("2026-10-01") ? "国庆节" : nil)
    }
    let campaign = Campaign(
      name: "5·15政务公开日", theme: "公开促落实", from: PlanFixture.local("2026-05-15 00:00").day,
      through: PlanFixture.local("2026-05-31 00:00").day,
      deadlines: [
        CampaignDeadline(
          code: "prepare", what: "拟发布的文字、图片和视频，已在网上的报链接地址",
          dueBy: PlanFixture.local("2026-05-28 17:30"), leads: ["D-3wd", "D-1wd 15:00"],
          group: PlanFixture.group("编导群"))
      ])
    let plan = PlanFixture.plan(
      [PlanFixture.yibao, open], places: places, campaigns: [campaign],
      firstSeen: "2026-05-11 15:20", now: "2026-05-11 15:20")
    #expect(Golden.difference(rehearsal(of: plan), from: "late.txt") == nil)
  }

  @Test func `corrections read as recorded`() {
    func facts(_ change: (inout EpisodeFacts) -> Void) -> EpisodeFacts {
      var facts = EpisodeFacts(
        episodeID: "e", keyword: "利民热线", programme: "利民热线", departments: ["市医保局"],
        theme: "异地就医备案", guests: [GuestFacts(name: "王伟", title: "局长")], hosts: ["王敏"],
        air: .day(
          start: NotedTime(PlanFixture.local("2026-05-14 09:00")),
          end: PlanFixture.local("2026-05-14 10:00")))
      change(&facts)
      return facts
    }
    let saturday = AirFacts.day(
      start: NotedTime(PlanFixture.local("2026-05-09 09:30"), note: "调休上班"),
      end: PlanFixture.local("2026-05-09 10:30"))
    let changed: [EpisodeFacts] = [
      facts { $0.air = saturday },
      facts { $0.air = .month(year: 2026, month: 6) },
      facts { $0.fate = .cancelled(reason: "防汛特别直播") },
      facts { $0.fate = .displaced(reason: "市领导专场") },
      facts { $0.guests = [GuestFacts(name: "李强", title: "副局长")] },
      facts {
        $0.air = saturday
        $0.hosts = ["刘洋"]
        $0.theme = "门诊统筹"
      },
      facts { $0.departments = ["市人社局"] },
    ]
    let now = PlanFixture.instant("2026-05-08 10:00")
    let texts = changed.map { present -> String in
      let step = CorrectionPolicy().nextStep(
        for: AnnouncedEpisode(group: "医保联络群", facts: facts { _ in }), present: present,
        firstEditAt: now - .seconds(200), lastEditAt: now - .seconds(150), at: now)
      guard case .issue(let correction) = step else { return "nothing issued: \(step)" }
      return text(of: ChangeWording().message(for: correction, mentions: ["李静"], at: now))
    }
    #expect(
      Golden.difference(texts.joined(separator: "\n\n") + "\n", from: "corrections.txt") == nil)
  }

  @Test func `alarms read as recorded`() {
    let since = PlanFixture.local("2026-05-08 10:00")
    let alarms: [Alarm] = [
      .robotSetAside(robot: "yibao", group: "医保联络群", cause: "93000 机器人已被移出群", waiting: 3),
      .robotBack(robot: "yibao", group: "医保联络群"),
      .fileBroken(
        file: "2026年计划.csv", since: since, complaints: 2, first: "第12行 上线时间：5月16日写的是周五，实为周六"),
      .lossHeld(file: "2026年计划.csv", episodes: ["5月14日 市医保局", "5月21日 市城管局"]),
      .clockUntrusted(reason: "时间停在1971年，早于程序的编译日期"),
      .missed(count: 4, from: since, through: since.adding(minutes: 600)),
      .abandoned(group: "医保联络群", title: "报材料 · 市医保局", reason: "内容被平台拒绝"),
    ]
    let texts = alarms.map { text(of: AlarmWording().message(for: $0, identity: "k7q2m9pa3x")) }
    #expect(Golden.difference(texts.joined(separator: "\n\n") + "\n", from: "alarms.txt") == nil)
  }

  @Test func `the agenda reads as recorded`() {
    let plan = PlanFixture.plan([PlanFixture.yibao, PlanFixture.feedback])
    let rows = Agenda.rows(
      DigestRules().deliveries(of: plan.all), of: plan.all, skips: plan.skipped)
    let text = rows.map {
      "\($0.local) \($0.group) \($0.who.joined(separator: "、")) \($0.kind.rawValue) \($0.title)"
    }
    #expect(Golden.difference(text.joined(separator: "\n") + "\n", from: "agenda.txt") == nil)
  }
}
