// Days of the week and the rhythm of a programme.

import Language
import Testing
import Timekeeping

struct WeekdayReadingTests {
  @Test(arguments: [
    ("周三", [3]), ("星期三", [3]), ("礼拜三", [3]), ("每周二、周三", [2, 3]), ("每周二、三", [2, 3]),
    ("周一至周五", [1, 2, 3, 4, 5]), ("每周一至五", [1, 2, 3, 4, 5]), ("星期天", [7]), ("周日", [7]),
    ("周二和周四", [2, 4]), ("周四,周二", [2, 4]), ("周4", [4]),
  ])
  func `days of the week are read`(text: String, days: [Int]) {
    #expect(WeekdayReading.read(text) == .days(days.compactMap(Weekday.init)))
  }

  @Test(arguments: ["", "周", "周八", "五", "周五至周一", "工作日", "每两周周四"])
  func `what is no day of the week is refused`(text: String) {
    guard case .complaint(let complaint) = WeekdayReading.read(text) else {
      Issue.record("read \(text)")
      return
    }
    #expect(complaint.kind == .badSlotRule)
  }
}

struct SlotReadingTests {
  @Test func `a weekly slot is read with its time`() throws {
    let nine = try #require(TimeOfDay(hour: 9, minute: 0))
    let ten = try #require(TimeOfDay(hour: 10, minute: 0))
    let time = TimeReading.range(start: nine, end: ten, endsNextDay: false)

    #expect(
      SlotReading.read("每周四 9:00-10:00", planYear: 2026) == .slot(.weekly([.thursday]), time: time))
    #expect(
      SlotReading.read("每周二、周四9:00-10:00", planYear: 2026)
        == .slot(.weekly([.tuesday, .thursday]), time: time))
    #expect(SlotReading.read("每天 9:00-10:00", planYear: 2026) == .slot(.daily, time: time))
    #expect(SlotReading.read("每周四", planYear: 2026) == .slot(.weekly([.thursday]), time: nil))
  }

  @Test(arguments: [
    "12月5日至12月28日每天 9:00-10:00", "12月5日-28日 9:00-10:00", "2026-12-05至2026-12-28 9:00-10:00",
    "12月5日到28日每日 9:00-10:00",
  ])
  func `a run of days is read`(text: String) throws {
    let from = try #require(CalendarDay(iso: "2026-12-05"))
    let through = try #require(CalendarDay(iso: "2026-12-28"))
    let nine = try #require(TimeOfDay(hour: 9, minute: 0))
    let ten = try #require(TimeOfDay(hour: 10, minute: 0))

    #expect(
      SlotReading.read(text, planYear: 2026)
        == .slot(
          .run(from: from, through: through),
          time: .range(start: nine, end: ten, endsNextDay: false)))
  }

  @Test func `one day is a slot as well`() throws {
    let day = try #require(CalendarDay(iso: "2026-06-01"))
    let start = try #require(TimeOfDay(hour: 16, minute: 30))
    let end = try #require(TimeOfDay(hour: 18, minute: 0))

    #expect(
      SlotReading.read("2026-06-01 16:30-18:00", planYear: nil)
        == .slot(.once(day), time: .range(start: start, end: end, endsNextDay: false)))
  }

  @Test(arguments: [
    ("每季度的第2周星期三", true), ("每季度第2个星期三", false), ("每季度第2周周三", true), ("每季度第二个周三", false),
    ("每季度第2周三", false),
  ])
  func `a quarterly rule says whether it has two meanings`(text: String, saysWeek: Bool) {
    guard case .slot(.quarterly(let rule), _) = SlotReading.read(text, planYear: 2026) else {
      Issue.record("read \(text) otherwise")
      return
    }
    #expect(rule.nth == 2)
    #expect(rule.weekday == .wednesday)
    #expect(rule.saysWeek == saysWeek)
    #expect(rule.counted(year: 2026, month: 10)?.description == "2026-10-14")
    #expect(rule.inWeek(year: 2026, month: 10)?.description == "2026-10-07")
    #expect(rule.counted(year: 2026, month: 7)?.description == "2026-07-08")
    #expect(rule.inWeek(year: 2026, month: 7)?.description == "2026-07-08")
  }

  @Test func `the days on which the two meanings differ are named`() {
    guard
      case .slot(let rhythm, _) = SlotReading.read("每季度的第2周星期三 11:00—11:45", planYear: 2026)
    else {
      Issue.record("not read")
      return
    }
    let pairs = rhythm.ambiguousDays(in: 2026)

    #expect(pairs.map { $0.counted?.description } == ["2026-01-14", "2026-10-14"])
    #expect(pairs.map { $0.inWeek?.description } == ["2026-01-07", "2026-10-07"])
  }

  @Test func `a monthly rule may lack a fifth day`() {
    guard case .slot(.monthly(let rule), _) = SlotReading.read("每月第5个周四", planYear: 2026) else {
      Issue.record("not read")
      return
    }
    #expect(rule.counted(year: 2026, month: 2) == nil)
    #expect(rule.counted(year: 2026, month: 4)?.description == "2026-04-30")
  }

  @Test(arguments: ["星期四上午的", "每隔一周周四", "每季度", "每月第9个周四", "每月最后一个周四", "隔周", "", "至", "5月1日至4月1日"])
  func `what is no rhythm is refused`(text: String) {
    guard case .complaint(let complaint) = SlotReading.read(text, planYear: 2026) else {
      guard case .slot(_, .complaint) = SlotReading.read(text, planYear: 2026) else {
        Issue.record("read \(text)")
        return
      }
      return
    }
    #expect(complaint.message.hasSuffix("。"))
  }
}
