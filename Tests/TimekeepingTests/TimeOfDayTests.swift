// Clock times, with and without a day.

import Foundation
import Testing

@testable import Timekeeping

@Suite struct TimeOfDayTests {
  @Test(arguments: [("9:07", 547), ("09:07", 547), ("00:00", 0), ("23:59", 1_439)])
  func `a time of day is read`(text: String, minutes: Int) {
    #expect(TimeOfDay(iso: text)?.minutesSinceMidnight == minutes)
  }

  @Test(arguments: ["24:00", "9:60", "9", "9:7", "009:07", "9:07:00", "-1:00", "9：07", "", ":"])
  func `what is no time of day is refused`(text: String) {
    #expect(TimeOfDay(iso: text) == nil)
  }

  @Test func `numbers outside the day are refused`() {
    #expect(TimeOfDay(hour: 24, minute: 0) == nil)
    #expect(TimeOfDay(hour: -1, minute: 0) == nil)
    #expect(TimeOfDay(hour: 9, minute: 60) == nil)
    #expect(TimeOfDay(minutesSinceMidnight: 1_440) == nil)
    #expect(TimeOfDay(minutesSinceMidnight: -1) == nil)
  }

  @Test func `people write no zero before the hour`() throws {
    let time = try #require(TimeOfDay(hour: 9, minute: 7))

    #expect(time.description == "09:07")
    #expect(time.wording == "9:07")
    #expect(time > .midnight)
  }

  @Test(arguments: [
    ("2026-05-09", 547, 60, "2026-05-09 10:07"), ("2026-05-09", 1_410, 60, "2026-05-10 00:30"),
    ("2026-01-01", 0, -1, "2025-12-31 23:59"), ("1970-01-01", 0, -1_441, "1969-12-30 23:59"),
    ("2026-05-09", 0, 0, "2026-05-09 00:00"),
  ])
  func `adding minutes carries into the day`(
    date: String, minutes: Int, added: Int, expected: String
  ) throws {
    let time = try #require(TimeOfDay(minutesSinceMidnight: minutes))
    let moment = LocalDateTime(day: try day(date), time: time)

    #expect(moment.adding(minutes: added).description == expected)
  }

  @Test func `moments are ordered by day, then by time`() throws {
    let late = try #require(TimeOfDay(hour: 23, minute: 0))
    let first = LocalDateTime(day: try day("2026-05-09"), time: late)
    let second = LocalDateTime(day: try day("2026-05-10"), time: .midnight)

    #expect(first < second)
  }

  @Test func `times and moments survive coding`() throws {
    let time = try #require(TimeOfDay(hour: 9, minute: 7))
    let moment = LocalDateTime(day: try day("2026-05-09"), time: time)
    let coded = try JSONEncoder().encode(moment)

    #expect(try JSONDecoder().decode(LocalDateTime.self, from: coded) == moment)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([TimeOfDay].self, from: Data(#"["24:00"]"#.utf8))
    }
  }

  @Test func `an instant is written in UTC, with milliseconds when it has them`() {
    #expect(Timestamp(seconds: 1_778_288_820).description == "2026-05-09T01:07:00Z")
    #expect(Timestamp(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
    #expect(Timestamp(milliseconds: -1).seconds == -1)
    #expect(Timestamp(seconds: 0) + .seconds(90) == Timestamp(seconds: 90))
    #expect(Timestamp(seconds: 90) - Timestamp(seconds: 0) == .seconds(90))
    #expect(Timestamp(seconds: 90) - .milliseconds(1) == Timestamp(milliseconds: 89_999))
  }
}
