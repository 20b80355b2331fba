// A small office with a full ladder, for tests that look at whole messages. All people are invented.

import Language
import Reminding
import Scheduling
import Testing
import Timekeeping

/// Makes the values that the tests of this target talk about.
enum PlanFixture {
  static let span = SourceSpan(file: "计划.yaml", line: 1, column: 1)

  static func local(_ text: String) -> LocalDateTime {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let day = CalendarDay(iso: parts[0]),
      let time = TimeOfDay(iso: parts[1])
    else {
      Issue.record("not a local time: \(text)")
      return LocalDateTime(day: CalendarDay(daysSinceEpoch: 0), time: .midnight)
    }
    return LocalDateTime(day: day, time: time)
  }

  static func instant(_ text: String) -> Timestamp { Zone.shanghai.timestamp(of: local(text)) }

  static let holidays: HolidayCalendar = {
    let text = """
      国务院办公厅关于2026年部分节假日安排的通知
      一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
      二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
      三、清明节：4月4日（周六）至6日（周一）放假，共3天。
      四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
      五、端午节：6月19日（周五）至21日（周日）放假，共3天。
      六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
      七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
      """
    guard case .notice(let notice) = HolidayNotice.parse(text, file: "放假通知.txt") else {
      Issue.record("the notice is not understood")
      return HolidayCalendar(notices: [])
    }
    return HolidayCalendar(notices: [notice])
  }()

  static func lead(_ text: String) -> Lead {
    guard let lead = try? Lead(parsing: text) else {
      Issue.record("not a lead: \(text)")
      return Lead(anchor: .airStart, distance: .minutes(0))
    }
    return lead
  }

  static func rule(
    _ code: String, _ name: String, _ leadText: String, _ recipients: [RecipientRole],
    _ text: String, dueBy: String? = nil, isUrgent: Bool = false
  ) -> MilestoneRule {
    MilestoneRule(
      code: code, name: name, lead: lead(leadText), recipients: recipients, text: text,
      dueBy: dueBy.map(lead), isUrgent: isUrgent, span: span)
  }

  static let ladder: [MilestoneRule] = [
    rule("dateUndecided", "定日期", "上月第1个工作日", [.producer], "请与上线单位商定播出日期，填入年度计划"),
    rule("topicDue", "报主题", "T-10wd", [.liaison], "报访谈主题、上线嘉宾", dueBy: "T-8wd"),
    rule("materialsDue", "报材料", "T-5wd", [.liaison], "报访谈稿、问答口径、政策依据", dueBy: "T-4wd"),
    rule("guestDue", "报嘉宾", "上一周周四 10:00", [.liaison], "报带队领导姓名、职务", dueBy: "上一周周五 17:30"),
    rule("leaveDue", "请假", "T-3wd", [.liaison, .producer], "主要负责人不能上线的，请办请假手续", dueBy: "T-2wd"),
    rule("notice", "发预告", "T-3d", [.siteEditor], "在网站发布预告，附〔主题〕和提问方式", dueBy: "T-2d 12:00"),
    rule("dayBefore", "明日上线", "T-1wd 16:27", [.host, .liaison, .screener], "请再核对一遍时间、嘉宾和提纲"),
    rule("arrive", "到场", "T-60m", [.department], "请嘉宾到直播间候场", isUrgent: true),
    rule("hostCall", "到岗", "T-15m", [.host], "请到岗试音", isUrgent: true),
    rule("logDue", "补记录", "E+1wd", [.screener], "补全来电记录、转办未答复的问题", dueBy: "E+1wd"),
    rule("recap", "发实录", "E+5wd", [.siteEditor], "发布问答和实录", dueBy: "E+6wd"),
    rule("feedbackShow", "备回音壁", "下期回音壁", [.host], "请准备反馈选题"),
  ]

  static func group(_ name: String) -> GroupID { GroupID(rawValue: name) }
  static func person(_ name: String) -> PersonID { PersonID(rawValue: name) }
  static func department(_ code: String) -> DepartmentID { DepartmentID(rawValue: code) }

  static let directory = Directory(
    departments: [
      Department(
        id: department("yibao"), name: "市医疗保障局", shortName: "市医保局", liaisons: [person("李静")],
        group: group("医保联络群")),
      Department(
        id: department("renshe"), name: "市人力资源和社会保障局", shortName: "市人社局",
        liaisons: [person("周晓梅")], group: group("人社联络群")),
      Department(id: department("gongan"), name: "市公安局", shortName: "市公安局"),
    ],
    people: [
      Person(id: person("李静"), deputy: person("何苗"), absences: []), Person(id: person("何苗")),
    ],
    groups: [
      ChatGroup(id: group("医保联络群"), robot: "yibao"), ChatGroup(id: group("人社联络群"), robot: "renshe"),
      ChatGroup(id: group("编导群"), robot: "bianyao"), ChatGroup(id: group("网站群"), robot: "site"),
    ])

  static let limin = ProgrammeID(rawValue: "limin")

  static let programme = Programme(
    id: limin, name: "利民热线", producerGroup: group("编导群"), editorGroup: group("网站群"),
    producers: [person("赵编导")], hosts: [person("王敏")], screeners: [person("钱导播")],
    siteEditors: [person("孙编辑")])

  static func episode(
    _ id: String, _ start: String, _ departments: [String], theme: String? = nil,
    guests: [Guest] = [], edition: EditionKind = .regular, fate: Fate = .on
  ) -> Episode {
    let start = local(start)
    return Episode(
      id: EpisodeID(rawValue: id), programmeID: limin, planYear: 2026,
      time: .day(start: start, end: start.adding(minutes: 60)), fate: fate, theme: theme,
      departments: departments.map(department), guests: guests, edition: edition, span: span)
  }

  static let yibao = episode(
    "limin-2026-yibao-1", "2026-05-14 9:00", ["yibao"], theme: "异地就医备案与门诊统筹",
    guests: [Guest(name: "王伟", title: "局长", rank: .head)])

  static let feedback = episode("limin-2026-hyb-5", "2026-05-22 11:00", [], edition: .feedback)

  static func schedule(
    _ episodes: [Episode], ladder: [MilestoneRule] = PlanFixture.ladder,
    campaigns: [Campaign] = []
  ) -> Schedule {
    Schedule(
      programmes: [limin: programme], directory: directory, ladder: ladder, campaigns: campaigns,
      episodes: episodes, holidays: holidays)
  }

  static func plan(
    _ episodes: [Episode], places: [OpenPlace] = [], campaigns: [Campaign] = [],
    firstSeen: String = "2026-01-05 09:00", now: String = "2026-01-05 09:00"
  ) -> ReminderPlan {
    ReminderPlan.plan(
      schedule(episodes, campaigns: campaigns), places: places,
      history: PlanHistory(
        firstSeenAt: Dictionary(
          uniqueKeysWithValues: episodes.map { ($0.id, instant(firstSeen)) })),
      window: PlanWindow(now: instant(now), through: .distantFuture))
  }
}
