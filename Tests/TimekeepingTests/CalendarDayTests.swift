// Days of the civil calendar, compared with an independent calendar over four centuries.

import Foundation
import Testing

@testable import Timekeeping

@Suite struct CalendarDayTests {
  @Test func `fifty thousand days agree with Foundation's calendar`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var disagreements: [String] = []
    for number in stride(from: -62_000, through: 88_000, by: 3) {
      let day = CalendarDay(daysSinceEpoch: number)
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      let (year, month, date_) = day.civil
      // Foundation counts Sunday as 1.
      let weekday = (parts.weekday ?? 0) == 1 ? 7 : (parts.weekday ?? 0) - 1
      if parts.year != year || parts.month != month || parts.day != date_
        || weekday != day.weekday.rawValue
        || CalendarDay(year: year, month: month, day: date_) != day
      {
        disagreements.append(day.description)
      }
    }

    #expect(disagreements == [])
  }

  @Test(arguments: [
    (2026, 2, 29), (2026, 2, 30), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
    (2026, 1, 32), (1900, 2, 29), (0, 1, 1), (10_000, 1, 1), (2026, -1, 5),
  ])
  func `a day that does not exist is refused, never rolled over`(
    year: Int, month: Int, date: Int
  ) {
    #expect(CalendarDay(year: year, month: month, day: date) == nil)
  }

  @Test(arguments: [(2024, 2, 29), (2000, 2, 29), (1, 1, 1), (9999, 12, 31)])
  func `a day that exists can be made`(year: Int, month: Int, date: Int) throws {
    let day = try #require(CalendarDay(year: year, month: month, day: date))

    #expect(day.civil == (year, month, date))
  }

  @Test(arguments: [
    "2026-5-09", "2026-05-9", "26-05-09", "2026/05/09", "2026-02-30", "", "2026-05-09 ",
    "２０２６-05-09", "2026-05-09-1", "+026-05-09", "-2026-05-09",
  ])
  func `anything but the ISO form is refused`(text: String) {
    #expect(CalendarDay(iso: text) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-05-15", -1, "2026-04-15"), ("2026-01-15", -1, "2025-12-15"),
    ("2026-03-31", -13, "2025-02-28"), ("2026-12-31", 12, "2027-12-31"),
  ])
  func `adding months stays within the month`(from: String, months: Int, to: String) throws {
    #expect(try day(from).adding(months: months) == (try day(to)))
  }

  @Test func `weeks begin on Monday`() throws {
    #expect(try day("2026-05-10").mondayOfWeek == (try day("2026-05-04")))
    #expect(try day("2026-05-04").mondayOfWeek == (try day("2026-05-04")))
    #expect(try day("1969-12-31").weekday == .wednesday)
    #expect(try day("2026-05-09").weekday.wording == "周六")
    #expect(try day("2026-05-10").weekday.wording == "周日")
  }

  @Test func `days keep their order and their distance`() throws {
    #expect(try day("2026-05-09") < (try day("2026-05-10")))
    #expect(try day("2026-03-01").days(since: try day("2026-02-01")) == 28)
    #expect(try day("2026-05-09").adding(days: -9) == (try day("2026-04-30")))
  }

  @Test func `a day survives coding, and nonsense is refused`() throws {
    let coded = try JSONEncoder().encode([try day("2026-05-09")])

    #expect(String(bytes: coded, encoding: .utf8) == #"["2026-05-09"]"#)
    #expect(try JSONDecoder().decode([CalendarDay].self, from: coded) == [try day("2026-05-09")])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDay].self, from: Data(#"["2026-02-30"]"#.utf8))
    }
  }
}
