// A small register whose figures can be counted by hand: fourteen matters of May 2026, two of April.

import Questions
import Reporting
import Testing
import Timekeeping

/// Short ways to write lines down.
enum Fixture {
  static func instant(_ text: String) -> Timestamp {
    let parts = text.split(separator: " ")
    guard let day = CalendarDay(iso: parts[0]),
      let time = TimeOfDay(iso: parts.count > 1 ? parts[1] : "00:00")
    else { preconditionFailure("no instant: \(text)") }
    return Zone.shanghai.timestamp(of: LocalDateTime(day: day, time: time))
  }

  static func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(iso: text) else { preconditionFailure("no day: \(text)") }
    return day
  }

  /// A line; what is not said is usual.
  static func row(
    _ number: String, _ received: String, _ nature: Nature = .inquiry, _ channel: Channel = .phone,
    topic: String? = nil, area: String? = nil, contacts: Int = 1, campaigns: [String] = [],
    course: Course = Course(), publication: PublicTrace? = nil
  ) -> RegisterRow {
    RegisterRow(
      question: QuestionID(rawValue: "q" + number), caseNumber: number,
      programme: ProgrammeCode(rawValue: "limin"), receivedAt: instant(received), channel: channel,
      nature: nature, topic: topic, area: area, contactCount: contacts, campaigns: campaigns,
      course: course, publication: publication)
  }

  static func onAir(_ at: String) -> Course {
    Course(stage: .answeredOnAir, onAirAt: instant(at), answeredOnAirAt: instant(at))
  }

  /// With a department, not closed.
  static func open(
    _ lead: String, _ at: String, due: String, returns: Int = 0, answered: String? = nil
  ) -> Course {
    Course(
      stage: answered == nil ? .assigned : .answered, lead: DepartmentCode(rawValue: lead),
      assignedAt: instant(at), originalDueUntil: instant(due), dueUntil: instant(due),
      returns: returns, answeredAt: answered.map(instant))
  }

  /// Closed by a department.
  static func closed(
    _ lead: String, _ at: String, due: String, answered: String, closed: String,
    _ verdict: FollowUp.Verdict? = nil, rehandlings: Int = 0
  ) -> Course {
    Course(
      stage: .closed, lead: DepartmentCode(rawValue: lead), assignedAt: instant(at),
      originalDueUntil: instant(due), dueUntil: instant(due), rehandlings: rehandlings,
      answeredAt: instant(answered), closedAt: instant(closed), verdict: verdict,
      followedUpAt: verdict == nil ? nil : instant(closed))
  }

  static func online(_ at: String, _ title: String, _ address: String? = nil) -> PublicTrace {
    PublicTrace(extent: .public, publishedAt: instant(at), title: title, address: address)
  }

  static let departments = [
    DepartmentEntry(code: DepartmentCode(rawValue: "yibao"), name: "市医保局", kind: "部门"),
    DepartmentEntry(code: DepartmentCode(rawValue: "zhujian"), name: "市住建局", kind: "部门"),
    DepartmentEntry(code: DepartmentCode(rawValue: "shuangta"), name: "双塔区", kind: "县区"),
    DepartmentEntry(code: DepartmentCode(rawValue: "renshe"), name: "市人社局", kind: "部门"),
  ]
}

// MARK: - May 2026

extension Fixture {
  static let may: [RegisterRow] = [
    row("L26-00011", "2026-05-07 09:05", topic: "医疗保障", course: onAir("2026-05-07 09:06")),
    row(
      "L26-00029", "2026-05-07 09:12", .help, topic: "医疗保障", contacts: 3,
      course: closed(
        "yibao", "2026-05-07 10:00", due: "2026-05-15", answered: "2026-05-12 10:00",
        closed: "2026-05-13 10:00", .satisfied),
      publication: online("2026-05-20 09:00", "异地就医怎样备案", "https://zwgk.example.com/1.html")),
    row(
      "L26-00036", "2026-05-07 09:20", .complaint, topic: "物业", area: "双塔区",
      course: closed(
        "zhujian", "2026-05-07 11:00", due: "2026-05-15", answered: "2026-05-18 09:00",
        closed: "2026-05-19 11:00", .dissatisfied, rehandlings: 1)),
    row(
      "L26-00045", "2026-05-08 15:00", .complaint, .weChat, topic: "物业", area: "双塔区",
      course: open("zhujian", "2026-05-09 09:00", due: "2026-05-19")),
    row(
      "L26-00053", "2026-05-14 09:03", .help, topic: "供水", area: "双塔区", contacts: 2,
      course: open("shuangta", "2026-05-14 10:00", due: "2026-06-05", returns: 1)),
    row(
      "L26-00062", "2026-05-14 09:10", .complaint, topic: "物业", area: "龙城区",
      course: closed(
        "shuangta", "2026-05-14 10:00", due: "2026-05-22", answered: "2026-05-20 10:00",
        closed: "2026-05-21 10:00", .mostlySatisfied)),
    row("L26-00070", "2026-05-14 09:15", course: onAir("2026-05-14 09:16")),
    row(
      "L26-00088", "2026-05-15 08:30", .suggestion, .web, topic: "公交",
      course: Course(stage: .declined, closedAt: instant("2026-05-15 10:00"))),
    row(
      "L26-00097", "2026-05-15 09:00", .report,
      course: Course(stage: .transferred, closedAt: instant("2026-05-15 09:02"))),
    row("L26-00104", "2026-05-21 09:30", .praise, .visit),
    row(
      "L26-00113", "2026-05-21 09:40", .inquiry, .web, topic: "医疗保障",
      course: closed(
        "yibao", "2026-05-21 10:00", due: "2026-05-29", answered: "2026-05-22 10:00",
        closed: "2026-05-22 22:00", .unreached)),
    row(
      "L26-00121", "2026-05-21 09:45", .help, topic: "医疗保障",
      course: open("yibao", "2026-05-21 11:00", due: "2026-06-03", answered: "2026-05-27 10:00")),
    row(
      "L26-00139", "2026-05-28 09:05", topic: "医疗保障",
      course: Course(
        stage: .closed, answeredOnAirAt: instant("2026-05-28 09:06"),
        lead: DepartmentCode(rawValue: "yibao"), assignedAt: instant("2026-05-28 10:00"),
        originalDueUntil: instant("2026-06-05"), dueUntil: instant("2026-06-12"),
        extendedAt: instant("2026-06-04 09:00"), extensions: 1,
        answeredAt: instant("2026-06-10 10:00"), closedAt: instant("2026-06-11 10:00"))),
    row("L26-00147", "2026-05-28 09:20", .complaint, course: Course(stage: .merged)),
  ]

  static let april: [RegisterRow] = [
    row("L26-00005", "2026-04-09 09:05", course: onAir("2026-04-09 09:06")),
    row("L26-00006", "2026-04-30 09:05", .help, course: onAir("2026-04-30 09:06")),
  ]

  static let shows: [EpisodeRow] = [
    show("LM-1", "2026-05-07", ["yibao"], .aired, headLed: true, offered: 21, answered: 9),
    show("LM-2", "2026-05-14", ["zhujian", "shuangta"], .aired, headLed: false),
    show("LM-3", "2026-05-21", ["renshe"], .cancelled),
    show("LM-4", "2026-05-28", ["yibao"], .aired, headLed: true, offered: 10, answered: 4),
    show("LM-5", "2026-05-29", ["renshe"], .open),
  ]

  static func show(
    _ id: String, _ on: String, _ departments: [String], _ outcome: EpisodeRow.Outcome,
    headLed: Bool? = nil, offered: Int? = nil, answered: Int? = nil, campaigns: [String] = []
  ) -> EpisodeRow {
    EpisodeRow(
      id: EpisodeCode(rawValue: id), programme: ProgrammeCode(rawValue: "limin"), day: day(on),
      departments: departments.map { DepartmentCode(rawValue: $0) }, theme: "主题" + id,
      guests: ["局长 某某"], outcome: outcome, isHeadLed: headLed, callsOffered: offered,
      callsAnswered: answered, campaigns: campaigns)
  }

  static var register: Register {
    Register(
      rows: april + may, episodes: shows, departments: departments,
      programmes: [ProgrammeCode(rawValue: "limin"): "利民热线"])
  }

  /// The report of May, as of the end of the last day.
  static func report(
    _ register: Register = register, _ settings: ReportSettings = ReportSettings(minimumCount: 2),
    asOf cutOff: String = "2026-06-01 00:00"
  ) throws -> Report {
    try Report.make(
      .month(year: 2026, month: 5), from: register, asOf: instant(cutOff), settings: settings)
  }
}
