// Counting in working days, by hand-made vectors for 2020 and 2026.

import Testing

@testable import Timekeeping

@Suite struct WorkingDaysTests {
  private static let year2026 = WorkingDays(Notices.calendar(NoticeTexts.year2026))
  private static let first2020 = WorkingDays(Notices.calendar(NoticeTexts.year2020))
  private static let changed2020 = WorkingDays(
    Notices.calendar(NoticeTexts.year2020, NoticeTexts.amendment2020))

  @Test(arguments: [
    ("2026-04-30", 5, "2026-05-11"), ("2026-04-29", 5, "2026-05-09"),
    ("2026-02-13", 5, "2026-02-27"), ("2026-09-18", 3, "2026-09-22"),
    ("2026-09-24", 5, "2026-10-09"), ("2026-09-24", 10, "2026-10-15"),
    ("2026-09-30", 5, "2026-10-13"), ("2026-06-18", 1, "2026-06-22"),
    ("2026-05-15", -5, "2026-05-09"), ("2026-10-12", -5, "2026-09-29"),
    ("2026-02-25", -3, "2026-02-13"),
  ])
  func `working days of 2026 are counted as published`(from: String, n: Int, to: String) throws {
    let result = Self.year2026.day(n, workingDaysFrom: try day(from))

    #expect(result.day == (try day(to)))
    #expect(!result.isProvisional)
  }

  @Test(arguments: [
    ("2020-05-07", -1, "2020-05-06"), ("2020-05-07", -2, "2020-04-30"),
    ("2020-05-07", -3, "2020-04-29"), ("2020-05-15", -5, "2020-05-09"),
    ("2020-05-15", -10, "2020-04-29"), ("2020-05-29", -5, "2020-05-22"),
  ])
  func `working days of 2020 are the same with and without the change`(
    from: String, n: Int, to: String
  ) throws {
    #expect(Self.first2020.day(n, workingDaysFrom: try day(from)).day == (try day(to)))
    #expect(Self.changed2020.day(n, workingDaysFrom: try day(from)).day == (try day(to)))
  }

  @Test(arguments: [
    ("2020-01-23", 5, "2020-02-05", "2020-02-07"), ("2020-01-20", 5, "2020-02-01", "2020-02-04"),
    ("2020-01-21", 3, "2020-01-31", "2020-02-03"), ("2020-02-04", -3, "2020-01-31", "2020-01-22"),
  ])
  func `the change of January 2020 moves due dates`(
    from: String, n: Int, before: String, after: String
  ) throws {
    #expect(Self.first2020.day(n, workingDaysFrom: try day(from)).day == (try day(before)))
    #expect(Self.changed2020.day(n, workingDaysFrom: try day(from)).day == (try day(after)))
  }

  @Test func `a due date in a year without a notice is provisional`() throws {
    let result = Self.year2026.day(5, workingDaysFrom: try day("2026-12-31"))

    #expect(result.day == (try day("2027-01-08")))
    #expect(result.isProvisional)
  }

  @Test func `a due date that starts in a year without a notice is provisional`() throws {
    let result = Self.year2026.day(-5, workingDaysFrom: try day("2027-01-05"))

    #expect(result.day == (try day("2026-12-28")))
    #expect(result.isProvisional)
  }

  @Test func `years have as many working days as were published`() {
    #expect(Self.year2026.count(inYear: 2026) == 248)
    #expect(Self.first2020.count(inYear: 2020) == 251)
    #expect(Self.changed2020.count(inYear: 2020) == 249)
  }

  @Test func `zero working days is the day itself, worked or not`() throws {
    #expect(Self.year2026.day(0, workingDaysFrom: try day("2026-10-01")).day.day == 1)
  }

  @Test(arguments: [
    ("2026-05-05", "2026-04-30", "2026-05-06"), ("2026-05-09", "2026-05-09", "2026-05-09"),
    ("2026-05-10", "2026-05-09", "2026-05-11"), ("2026-02-20", "2026-02-14", "2026-02-24"),
  ])
  func `an off day has a working day before it and one after it`(
    of: String, before: String, after: String
  ) throws {
    let off = try day(of)

    #expect(Self.year2026.lastWorkingDay(notAfter: off).day == (try day(before)))
    #expect(Self.year2026.firstWorkingDay(notBefore: off).day == (try day(after)))
  }

  @Test func `the nearest working day is provisional when the year is not announced`() throws {
    #expect(Self.year2026.lastWorkingDay(notAfter: try day("2027-01-01")).isProvisional)
    #expect(!Self.year2026.lastWorkingDay(notAfter: try day("2026-12-27")).isProvisional)
    #expect(Self.year2026.firstWorkingDay(notBefore: try day("2027-01-02")).isProvisional)
  }

  @Test(arguments: [
    (1, 2026, 1, "2026-01-04"), (1, 2026, 5, "2026-05-06"), (4, 2026, 5, "2026-05-09"),
    (1, 2026, 10, "2026-10-08"), (3, 2026, 10, "2026-10-10"), (16, 2026, 2, "2026-02-28"),
  ])
  func `the nth working day of a month counts make-up days`(
    n: Int, year: Int, month: Int, is expected: String
  ) throws {
    let found = try #require(Self.year2026.nthWorkingDay(n, year: year, month: month))

    #expect(found.day == (try day(expected)))
    #expect(!found.isProvisional)
  }

  @Test func `a month has no day beyond its last working day`() {
    #expect(Self.year2026.nthWorkingDay(17, year: 2026, month: 2) == nil)
    #expect(Self.year2026.nthWorkingDay(0, year: 2026, month: 2) == nil)
    #expect(Self.year2026.nthWorkingDay(1, year: 2026, month: 13) == nil)
    #expect(Self.year2026.nthWorkingDay(1, year: 2027, month: 1)?.isProvisional == true)
  }

  @Test func `counting forwards and back returns to the same working day`() throws {
    let start = try day("2026-01-04")
    for offset in 0..<350 {
      let from = start.adding(days: offset)
      guard Self.year2026.calendar.isWorkingDay(from) else { continue }
      for n in [1, 2, 5, 13] {
        let there = Self.year2026.day(n, workingDaysFrom: from).day
        #expect(Self.year2026.day(-n, workingDaysFrom: there).day == from)
      }
    }
  }
}
