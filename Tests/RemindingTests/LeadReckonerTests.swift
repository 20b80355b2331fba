// From leads to instants, by the calendar of 2026: off-days, round minutes, quiet hours, clock
// changes.

import Reminding
import Testing
import Timekeeping

@Suite struct LeadReckonerTests {
  private static let holidays: HolidayCalendar = {
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

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

  private func local(_ text: String) throws -> LocalDateTime {
    let parts = text.split(separator: " ")
    return LocalDateTime(
      day: try day(String(parts[0])), time: try #require(TimeOfDay(iso: parts[1])))
  }

  private func reckoner(
    _ zone: Zone = .shanghai, quiet: QuietHours? = .usual
  ) throws -> LeadReckoner {
    let days = try day("2025-11-01")...day("2027-02-01")
    return LeadReckoner(
      workdays: WorkdayTable(Self.holidays, days: days), clock: DayClock(zone, days: days),
      quietHours: quiet)
  }

  private func anchors(_ start: String, feedback: String? = nil) throws -> LeadAnchors {
    let start = try local(start)
    return LeadAnchors(
      start: start, end: start.adding(minutes: 60), deadline: start,
      nextFeedback: try feedback.map(local))
  }

  @Test(arguments: [
    ("T-5wd 16:00", "2026-05-15 09:00", "2026-05-09 16:00"),
    ("T-5wd", "2026-10-12 09:00", "2026-09-29 09:07"),
    ("T-3wd", "2026-02-25 09:00", "2026-02-13 09:07"),
    ("E+5wd 10:00", "2026-04-30 09:00", "2026-05-11 10:00"),
    ("E+5wd 10:00", "2026-04-29 09:00", "2026-05-09 10:00"),
    ("E+1wd 10:00", "2026-06-18 09:00", "2026-06-22 10:00"),
    ("T-3d", "2026-05-07 09:00", "2026-04-30 09:07"),
    ("T-3d", "2026-05-14 09:00", "2026-05-11 09:07"),
    ("T-1mo", "2026-03-31 09:00", "2026-02-28 09:07"),
    ("T-1mo", "2026-06-03 09:00", "2026-04-30 09:07"),
    ("T-1w thu 10:00", "2026-05-14 09:00", "2026-05-07 10:00"),
    ("T-1w fri 10:00", "2026-05-08 09:00", "2026-04-30 10:00"),
    ("T-1mo wd1", "2026-06-11 09:00", "2026-05-06 09:07"),
    ("T-0mo wd-1", "2026-09-11 09:00", "2026-09-30 09:07"),
    ("T-0d 08:00", "2026-10-01 09:00", "2026-10-01 08:00"),
    ("T-30m", "2026-10-01 09:00", "2026-10-01 08:30"),
    ("E+1d 10:00", "2026-05-15 09:00", "2026-05-16 10:00"),
    ("E+2d 10:00", "2026-05-14 09:00", "2026-05-15 10:00"),
    ("T+fb", "2026-05-14 09:00", "2026-05-21 09:07"),
    ("D-1wd 15:00", "2026-05-07 16:00", "2026-05-06 15:00"),
  ])
  func `leads count by the calendar and off-days move them earlier`(
    lead: String, start: String, expected: String
  ) throws {
    let anchors = try anchors(start, feedback: "2026-05-22 11:00")
    let moment = try reckoner().moment(of: Lead(parsing: lead), from: anchors)
    #expect(try moment?.local == local(expected))
  }

  @Test func `a lead whose anchor is unknown has no moment`() throws {
    let lead = try Lead(parsing: "下期回音壁")
    #expect(try reckoner().moment(of: lead, from: anchors("2026-05-14 09:00")) == nil)
    #expect(try reckoner().moment(of: Lead(parsing: "D-1d"), from: LeadAnchors()) == nil)
    let tooMany = try Lead(parsing: "T-0mo wd23")
    #expect(try reckoner().moment(of: tooMany, from: anchors("2026-02-12 09:00")) == nil)
  }

  @Test func `days of a year without a notice are provisional`() throws {
    let reckoner = try reckoner()
    let after = try reckoner.moment(
      of: Lead(parsing: "E+5wd"), from: anchors("2026-12-31 09:00"))
    let before = try reckoner.moment(
      of: Lead(parsing: "T-5wd"), from: anchors("2026-12-31 09:00"))
    #expect(after?.isProvisional == true)
    #expect(before?.isProvisional == false)
  }

  @Test func `one to nine minutes are added and never give a full or half hour`() throws {
    let reckoner = try reckoner()
    for clock in ["09:07", "09:00", "09:21", "09:29", "08:58", "16:27"] {
      let lead = try Lead(parsing: "T-5wd \(clock)")
      var minutes: Set<Int> = []
      for seed in UInt64(0)..<100 {
        let anchors = try anchors("2026-05-15 09:00")
        let due = try #require(
          reckoner.instant(of: lead, from: anchors, manner: LeadManner(seed: seed)))
        let moment = try #require(reckoner.moment(of: lead, from: anchors))
        let added = (due.at - moment.at).wholeMilliseconds / 60_000
        #expect((1...9).contains(added))
        #expect(!due.local.time.minute.isMultiple(of: 30))
        minutes.insert(Int(added))
      }
      #expect(minutes.count >= 8)
    }
  }

  @Test func `exact leads get no minutes`() throws {
    let reckoner = try reckoner()
    let anchors = try anchors("2026-05-15 09:00")
    let exact = reckoner.instant(
      of: try Lead(parsing: "T-1wd 16:00"), from: anchors,
      manner: LeadManner(seed: 7, isExact: true))
    #expect(try exact?.local == local("2026-05-14 16:00"))
    let minutes = reckoner.instant(
      of: try Lead(parsing: "T-30m"), from: anchors, manner: LeadManner(seed: 7))
    #expect(try minutes?.local == local("2026-05-15 08:30"))
  }

  @Test(arguments: [
    // Late evening moves back to the evening, early morning forward to the morning.
    ("T-1wd 22:00", "2026-05-15 09:00", "2026-05-14 21:2"),
    ("T-1wd 06:00", "2026-05-15 09:00", "2026-05-14 07:3"),
    // The morning is too near the show: the evening before.
    ("T-30m", "2026-05-15 07:40", "2026-05-14 21:2"),
    // After the show nothing moves before its end.
    ("E+10m", "2026-05-15 21:30", "2026-05-16 07:3"),
  ])
  func `quiet hours push to the nearer edge that makes sense`(
    lead: String, start: String, expected: String
  ) throws {
    let due = try reckoner().instant(
      of: Lead(parsing: lead), from: anchors(start), manner: LeadManner(seed: 4))
    #expect(due?.local.description.hasPrefix(expected) == true, "\(String(describing: due?.local))")
  }

  @Test func `urgent reminders of the show day ring in quiet hours`() throws {
    let urgent = LeadManner(seed: 4, isUrgent: true)
    let onDay = try reckoner().instant(
      of: Lead(parsing: "T-60m"), from: anchors("2026-05-15 06:30"), manner: urgent)
    #expect(try onDay?.local == local("2026-05-15 05:30"))
    let dayBefore = try reckoner().instant(
      of: Lead(parsing: "T-1wd 23:00"), from: anchors("2026-05-15 06:30"), manner: urgent)
    #expect(dayBefore?.local.time.description.hasPrefix("21:2") == true)
  }

  @Test func `a skipped clock time is the first moment after the gap and a doubled one the first`()
    throws
  {
    let berlin = try #require(Zone(identifier: "Europe/Berlin"))
    let reckoner = try reckoner(berlin, quiet: nil)
    let spring = try reckoner.moment(
      of: Lead(parsing: "T-0d 02:30"), from: anchors("2026-03-29 09:00"))
    #expect(spring?.at.description == "2026-03-29T01:00:00Z")
    let autumn = try reckoner.moment(
      of: Lead(parsing: "T-0d 02:30"), from: anchors("2026-10-25 09:00"))
    #expect(autumn?.at.description == "2026-10-25T00:30:00Z")
    let across = try reckoner.moment(
      of: Lead(parsing: "T-8h"), from: anchors("2026-03-29 09:00"))
    #expect(try across?.local == local("2026-03-29 00:00"))
  }

  @Test func `the tables agree with the calendar and the zone, also outside of them`() throws {
    let first = try day("2026-01-01")
    let last = try day("2026-12-31")
    let table = WorkdayTable(Self.holidays, days: first...last)
    let slow = WorkingDays(Self.holidays)
    let berlin = try #require(Zone(identifier: "Europe/Berlin"))
    let clock = DayClock(berlin, days: first...last)
    for offset in -20..<390 {
      let day = first.adding(days: offset)
      for count in [-30, -7, -1, 1, 2, 30] {
        let found = table.day(count, workingDaysFrom: day)
        let expected = slow.day(count, workingDaysFrom: day)
        #expect(found == (expected.day, expected.isProvisional))
      }
      let before = slow.lastWorkingDay(notAfter: day)
      #expect(table.lastWorkingDay(notAfter: day) == (before.day, before.isProvisional))
      for hour in [0, 2, 3, 12, 23] {
        let time = LocalDateTime(day: day, time: try #require(TimeOfDay(hour: hour, minute: 30)))
        #expect(clock.timestamp(of: time) == berlin.timestamp(of: time))
      }
    }
  }
}
