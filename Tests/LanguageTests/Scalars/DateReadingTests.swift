// Every spelling of a date that real plans hold, and the questions that must be asked instead of
// guessing.

import Language
import Testing
import Timekeeping

private func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso)) }

private func complaint(_ text: String, planYear: Int? = 2026) throws -> ScalarComplaint {
  let reading = DateReading.read(text, planYear: planYear)
  guard case .complaint(let complaint) = reading.value else {
    Issue.record("no complaint about \(text): \(reading.value)")
    throw Missing()
  }
  return complaint
}

private struct Missing: Error {}

struct DateReadingTests {
  @Test(arguments: [
    ("5月15日", "2026-05-15"), ("5月15号", "2026-05-15"), ("2019年6月17日", "2019-06-17"),
    ("2026/5/15", "2026-05-15"), ("2026-05-15", "2026-05-15"), ("2026.5.15", "2026-05-15"),
    ("2026.8.12", "2026-08-12"), ("5月14日（星期四）", "2026-05-14"), ("6月24日(周三)", "2026-06-24"),
    ("5月14日 周四", "2026-05-14"), ("5月14日（礼拜四）", "2026-05-14"), ("２０２６年６月１１日", "2026-06-11"),
    ("46157", "2026-05-15"), ("20260515", "2026-05-15"), ("五月十四日", "2026-05-14"),
    ("二〇二六年五月十四日", "2026-05-14"), ("十二月三十一日", "2026-12-31"), ("　5月15日　", "2026-05-15"),
    ("明年1月7日", "2027-01-07"), ("拟于5月15日", "2026-05-15"), ("2026年2月28日", "2026-02-28"),
    ("2027年1月7日", "2027-01-07"), ("5月9日（周六）", "2026-05-09"), ("5月10日（星期日）", "2026-05-10"),
    ("5月10日（星期天）", "2026-05-10"), ("26年5月15日", "2026-05-15"), ("5 月 15 日", "2026-05-15"),
  ])
  func `a day is read in every spelling`(text: String, iso: String) throws {
    let planYear = text.hasPrefix("2019") ? 2019 : 2026
    let reading = DateReading.read(text, planYear: planYear)

    #expect(reading.value == .day(try day(iso)))
    #expect(reading.time == nil)
  }

  @Test(arguments: [
    ("4月份", 2026, 4), ("4月", 2026, 4), ("2026年4月", 2026, 4), ("2026-05", 2026, 5),
    ("2026/5", 2026, 5), ("12月份", 2026, 12), ("四月份", 2026, 4), ("5月上旬", 2026, 5),
    ("5月底", 2026, 5), ("10月（待定）", 2026, 10), ("2027年1月份", 2027, 1), ("１０月份", 2026, 10),
  ])
  func `a month alone is a valid state`(text: String, year: Int, month: Int) {
    #expect(
      DateReading.read(text, planYear: 2026).value == .month(year: year, month: month))
  }

  @Test(arguments: ["待定", "机动", "日期待定", "（待定）", "另行通知", "未定", "-"])
  func `an open date is open`(text: String) {
    #expect(DateReading.read(text, planYear: 2026).value == .undecided)
  }

  @Test(
    arguments: [
      ("2019年6月17日 下午2:30", "2019-06-17", 14 * 60 + 30, nil),
      ("5月14日 周四 9:00-10:00", "2026-05-14", 540, 600),
      ("3月5日 9:00-10:00", "2026-03-05", 540, 600),
      ("3月19日 上午9:00至10:00", "2026-03-19", 540, 600),
      ("5月14日（星期四） 9:00—10:00", "2026-05-14", 540, 600),
      ("7月9日 星期四 早8:00—9:30", "2026-07-09", 480, 570),
      ("7月23日下午2:30-3:30", "2026-07-23", 870, 930),
      ("8月13日（周四）7点半到9点半", "2026-08-13", 450, 570),
      ("2026.7.16 上午9:00至10:00", "2026-07-16", 540, 600),
      ("2026/7/2 9:00-10:00", "2026-07-02", 540, 600),
      ("46183.60416666666", "2026-06-10", 870, nil), ("2026-06-10 14:30", "2026-06-10", 870, nil),
      ("2026-05-15T09:00", "2026-05-15", 540, nil), ("2026-05-15 09:00:00", "2026-05-15", 540, nil),
      ("5月14日（上午9:00-10:00）", "2026-05-14", 540, 600),
      ("5月14日 9:00-10:00（周四）", "2026-05-14", 540, 600),
      ("9月10日 9:00～10:00", "2026-09-10", 540, 600),
      ("4月9日 ９：００－１０：００", "2026-04-09", 540, 600),
    ] as [(String, String, Int, Int?)])
  func `date and clock time stand in one text`(
    text: String, iso: String, start: Int, end: Int?
  ) throws {
    let planYear = text.hasPrefix("2019") ? 2019 : 2026
    let reading = DateReading.read(text, planYear: planYear)
    let from = try #require(TimeOfDay(minutesSinceMidnight: start))

    #expect(reading.value == .day(try day(iso)))
    if let end {
      let until = try #require(TimeOfDay(minutesSinceMidnight: end))
      #expect(reading.time == .range(start: from, end: until, endsNextDay: false))
    } else {
      #expect(reading.time == .start(from))
    }
  }

  @Test func `the plan's year stands in, and a written one is told apart`() {
    #expect(!DateReading.read("5月15日", planYear: 2026).isYearWritten)
    #expect(DateReading.read("2026年5月15日", planYear: 2026).isYearWritten)
    #expect(DateReading.read("46157", planYear: 2026).isYearWritten)
  }

  @Test(arguments: [
    ("2月30日", DiagnosticID.dateDoesNotExist, "2月没有30日，请改日期。"),
    ("2月29日", .dateDoesNotExist, "2026年不是闰年，2月没有29日，请改日期。"),
    ("2027-02-29", .dateDoesNotExist, "2027年不是闰年，2月没有29日，请改日期。"),
    ("4月31日", .dateDoesNotExist, "4月没有31日，请改日期。"),
    ("2026-02-30", .dateDoesNotExist, "2月没有30日，请改日期。"),
    ("13月份", .badMonth, "没有13月，请改月份。"), ("2026/13/1", .badMonth, "没有13月，请改月份。"),
    ("0月5日", .badMonth, "没有0月，请改月份。"),
    ("2031年5月15日", .yearOutOfRange, "计划是2026年的，这里写的是2031年，请核对年份。"),
    ("5月16日（周五）", .weekdayDisagrees, "5月16日写的是周五，实为周六。"),
    ("5月14日、15日", .badDate, "“5月14日、15日”写了不止一天，一行只能写一期，请分行写。"),
    ("5月14日-15日", .badDate, "“5月14日-15日”写了不止一天，一行只能写一期，请分行写。"),
    ("5月14", .badDate, "“5月14”后面少写了“日”，请补上。"), ("春节后", .badDate, "读不懂日期“春节后”，请改写。"),
    ("", .badDate, "日期是空的，请填写。"),
  ])
  func `what is wrong is said in one sentence`(
    text: String, kind: DiagnosticID, message: String
  ) throws {
    let complaint = try complaint(text)

    #expect(complaint.kind == kind)
    #expect(complaint.message == message)
  }

  @Test(arguments: ["03/04/2026", "24.11.26", "5/15", "3-4", "13/04/2026"])
  func `a date that may be two is refused with a hint`(text: String) throws {
    let complaint = try complaint(text)

    #expect(complaint.kind == .ambiguousDate)
    #expect(!complaint.remedies.isEmpty)
  }

  @Test func `both days are offered for an ambiguous date`() throws {
    #expect(try complaint("03/04/2026").remedies == ["2026年3月4日", "2026年4月3日"])
  }

  @Test func `a weekday that disagrees offers both ways out and chooses neither`() throws {
    #expect(try complaint("5月16日（周五）").remedies == ["5月15日（周五）", "5月16日（周六）"])
    #expect(try complaint("5月15日（周一）").remedies == ["5月18日（周一）", "5月15日（周五）"])
  }

  @Test func `without a plan the year must be written`() throws {
    #expect(try complaint("5月15日", planYear: nil).kind == .yearMissing)
    #expect(
      DateReading.read("2026-05-15", planYear: nil).value == .day(try day("2026-05-15")))
  }

  @Test func `a rhythm is handed on as it was written`() {
    let text = "每季度的第2周星期三 11:00—11:45"

    #expect(DateReading.read(text, planYear: 2026).value == .rule("每季度的第2周星期三 11:00-11:45"))
  }

  @Test(arguments: [
    "月", "日", "年", "5月日", "月5日", "99999999999999999999", "2026年", "2026-", "2026-5-", "5月5月5日",
    "٥月١٥日", "5月15日5月15日", "\u{0}", "5月15日\u{202E}", "((((", "十十十月", "周四", "9:00-10:00", "NaN",
    "1e9",
    String(repeating: "5", count: 10_000), String(repeating: "（", count: 10_000), "99999.99999",
    "73050.9999999", "0000-00-00", "-1月-1日", "5月15日周", "5月15日（周）",
  ])
  func `whatever stands there, nothing traps`(text: String) {
    let reading = DateReading.read(text, planYear: 2026)

    if case .complaint(let complaint) = reading.value {
      #expect(complaint.message.hasSuffix("。"))
    }
  }
}

struct SpreadsheetSerialTests {
  @Test(arguments: [
    (46157.0, "2026-05-15", "00:00"), (46183.60416666666, "2026-06-10", "14:30"),
    (1.0, "1900-01-01", "00:00"), (59.0, "1900-02-28", "00:00"), (61.0, "1900-03-01", "00:00"),
    (46157.99999, "2026-05-16", "00:00"),
  ])
  func `the 1900 system is read`(serial: Double, iso: String, time: String) throws {
    let reading = try #require(SpreadsheetSerial(serial))

    #expect(reading.day?.description == iso)
    #expect(reading.time.description == time)
  }

  @Test func `the day that never was has no date`() {
    #expect(SpreadsheetSerial(60)?.day == nil)
    #expect(SpreadsheetSerial(0.375)?.day == nil)
    #expect(SpreadsheetSerial(0.375)?.time.description == "09:00")
  }

  @Test func `the 1904 system begins on its own day`() {
    #expect(SpreadsheetSerial(0, from1904: true)?.day?.description == "1904-01-01")
    #expect(SpreadsheetSerial(44_695, from1904: true)?.day?.description == "2026-05-15")
  }

  @Test(arguments: [-1.0, .nan, .infinity, 1e300])
  func `what is no day is refused`(serial: Double) {
    #expect(SpreadsheetSerial(serial) == nil)
  }
}
