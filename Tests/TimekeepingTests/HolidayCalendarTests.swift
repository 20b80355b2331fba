// What the notices make of the ordinary week, one over another.

import Testing

@testable import Timekeeping

@Suite struct HolidayCalendarTests {
  @Test func `the table of 2026 holds for every day of the year`() throws {
    let calendar = Notices.calendar(NoticeTexts.year2026)
    let off = [
      ("元旦", "2026-01-01", 3), ("春节", "2026-02-15", 9), ("清明节", "2026-04-04", 3),
      ("劳动节", "2026-05-01", 5), ("端午节", "2026-06-19", 3), ("中秋节", "2026-09-25", 3),
      ("国庆节", "2026-10-01", 7),
    ]
    var names: [CalendarDay: String] = [:]
    for (name, first, length) in off {
      for offset in 0..<length { names[try day(first).adding(days: offset)] = name }
    }
    let makeUps = Set(
      try ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"].map { try day("2026-" + $0) })

    for offset in 0..<365 {
      let today = try day("2026-01-01").adding(days: offset)
      let isWorked = makeUps.contains(today) || (names[today] == nil && !today.weekday.isWeekend)
      #expect(calendar.isWorkingDay(today) == isWorked, "\(today)")
      #expect(calendar.holidayName(on: today) == names[today], "\(today)")
      #expect(calendar.isMakeUpDay(today) == makeUps.contains(today), "\(today)")
    }
  }

  @Test func `a year without its notice has its weekends and New Year's Day`() throws {
    let calendar = Notices.calendar(NoticeTexts.year2026)

    #expect(calendar.isAnnounced(year: 2026))
    #expect(!calendar.isAnnounced(year: 2027))
    #expect(!calendar.isWorkingDay(try day("2027-01-01")))
    #expect(calendar.holidayName(on: try day("2027-01-01")) == "元旦")
    #expect(calendar.isWorkingDay(try day("2027-05-03")))
    #expect(!calendar.isWorkingDay(try day("2027-05-02")))
    #expect(calendar.holidayName(on: try day("2027-05-02")) == nil)
  }

  @Test func `the change of 2020 overruns the make-up day it does not mention`() throws {
    let before = Notices.calendar(NoticeTexts.year2020)
    let after = Notices.calendar(NoticeTexts.year2020, NoticeTexts.amendment2020)
    let saturday = try day("2020-02-01")

    #expect(before.isMakeUpDay(saturday))
    #expect(!after.isMakeUpDay(saturday))
    #expect(after.holidayName(on: saturday) == "春节")
    #expect(after.holidayName(on: try day("2020-02-02")) == "春节")
    #expect(!after.isWorkingDay(try day("2020-01-31")))
    #expect(after.isWorkingDay(try day("2020-02-03")))
    #expect(after.isMakeUpDay(try day("2020-01-19")))
  }

  @Test func `a change overrides whatever the order of the files`() throws {
    let orders = [
      [NoticeTexts.year2020, NoticeTexts.amendment2020],
      [NoticeTexts.amendment2020, NoticeTexts.year2020],
    ].map { HolidayCalendar(notices: $0.compactMap(Notices.notice)) }

    #expect(orders[0] == orders[1])
    #expect(orders[0].notices.map(\.kind) == [.yearly, .amendment])
  }

  @Test func `a change that arranges anew replaces days and make-up days`() throws {
    let before = Notices.calendar(NoticeTexts.year2019)
    let after = Notices.calendar(NoticeTexts.year2019, NoticeTexts.amendment2019)

    #expect(before.isWorkingDay(try day("2019-05-02")))
    #expect(!after.isWorkingDay(try day("2019-05-02")))
    #expect(after.isMakeUpDay(try day("2019-04-28")))
    #expect(after.isMakeUpDay(try day("2019-05-05")))
    #expect(!after.isWorkingDay(try day("2019-05-04")))
  }

  @Test func `December days stand in the next year's notice`() throws {
    let calendar = Notices.calendar(NoticeTexts.year2019)

    #expect(calendar.isMakeUpDay(try day("2018-12-29")))
    #expect(!calendar.isWorkingDay(try day("2018-12-31")))
    #expect(!calendar.isAnnounced(year: 2018))
  }

  @Test func `a change without the notice it changes says so`() throws {
    let calendar = Notices.calendar(NoticeTexts.amendment2020)

    #expect(calendar.unanchoredAmendments.map(\.year) == [2020])
    #expect(!calendar.isAnnounced(year: 2020))
    #expect(
      Notices.calendar(NoticeTexts.year2020, NoticeTexts.amendment2020)
        .unanchoredAmendments.isEmpty)
  }

  @Test func `advice to employers makes no day off`() throws {
    let calendar = Notices.calendar(NoticeTexts.year2024)

    #expect(calendar.isWorkingDay(try day("2024-02-09")))
    #expect(calendar.isMakeUpDay(try day("2024-02-18")))
    #expect(!calendar.isWorkingDay(try day("2024-06-10")))
    #expect(calendar.holidayName(on: try day("2024-06-09")) == nil)
  }

  @Test func `days far outside every notice follow the ordinary week`() {
    let calendar = Notices.calendar(NoticeTexts.year2026)

    #expect(!calendar.isWorkingDay(CalendarDay(daysSinceEpoch: -700_000 * 7 + 2)))
    #expect(calendar.isWorkingDay(CalendarDay(daysSinceEpoch: 700_000 * 7)))
  }
}
