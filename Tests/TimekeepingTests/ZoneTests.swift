// Local time and instants: gaps, folds, and an independent calendar over many days.

import Foundation
import Testing

@testable import Timekeeping

@Suite struct ZoneTests {
  @Test(arguments: [
    ("Europe/Berlin", "2026-03-29", 1, 59, "2026-03-29T00:59:00Z"),
    ("Europe/Berlin", "2026-03-29", 2, 0, "2026-03-29T01:00:00Z"),
    ("Europe/Berlin", "2026-03-29", 2, 30, "2026-03-29T01:00:00Z"),
    ("Europe/Berlin", "2026-03-29", 3, 0, "2026-03-29T01:00:00Z"),
    ("Europe/Berlin", "2026-03-29", 3, 30, "2026-03-29T01:30:00Z"),
    ("Europe/Berlin", "2026-10-25", 2, 30, "2026-10-25T00:30:00Z"),
    ("Europe/Berlin", "2026-10-25", 1, 59, "2026-10-24T23:59:00Z"),
    ("Europe/Berlin", "2026-10-25", 3, 0, "2026-10-25T02:00:00Z"),
    ("Asia/Shanghai", "2026-05-09", 9, 7, "2026-05-09T01:07:00Z"),
    // Shanghai had summer time until 1991, and skipped five minutes and 43 seconds in 1901.
    ("Asia/Shanghai", "1990-07-01", 9, 0, "1990-07-01T00:00:00Z"),
    ("America/New_York", "2026-03-08", 2, 15, "2026-03-08T07:00:00Z"),
    ("Australia/Lord_Howe", "2026-10-04", 2, 10, "2026-10-03T15:30:00Z"),
    ("UTC", "2026-03-29", 2, 30, "2026-03-29T02:30:00Z"),
  ])
  func `a wall-clock time becomes an instant`(
    zone: String, date: String, hour: Int, minute: Int, expected: String
  ) throws {
    let zone = try #require(Zone(identifier: zone))
    let time = try #require(TimeOfDay(hour: hour, minute: minute))

    let instant = zone.timestamp(of: LocalDateTime(day: try day(date), time: time))

    #expect(instant.description == expected)
  }

  @Test(arguments: [
    "CST", "GMT+8", "Beijing", "Asia/Nowhere", "", "/", "asia shanghai", "Asia/Shang hai", "北京/时间",
    "../etc/passwd",
  ])
  func `what is no full zone name is refused`(identifier: String) {
    #expect(Zone(identifier: identifier) == nil)
  }

  @Test(arguments: ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
  func `thousands of instants agree with Foundation and come back`(identifier: String) throws {
    let zone = try #require(Zone(identifier: identifier))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: identifier))
    var disagreements: [Timestamp] = []
    for step in 0..<4_000 {
      // Steps of 61 h 13 min from 2000 on, so that every hour of the day comes up.
      let instant = Timestamp(seconds: 946_684_800 + Int64(step) * 220_380)
      let date = Date(timeIntervalSince1970: Double(instant.seconds))
      let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
      let local = zone.local(of: instant)
      let (year, month, dayOfMonth) = local.day.civil
      let agrees =
        parts.year == year && parts.month == month && parts.day == dayOfMonth
        && parts.hour == local.time.hour && parts.minute == local.time.minute
      let back = zone.timestamp(of: local)
      // In a fold the first of two instants comes back: an hour (or half) early.
      let isBack = back == instant || (back < instant && zone.local(of: back) == local)
      if !agrees || !isBack { disagreements.append(instant) }
    }

    #expect(disagreements == [])
  }

  @Test func `a zone survives coding, and an unknown one is refused`() throws {
    let coded = try JSONEncoder().encode([Zone.shanghai])

    #expect(try JSONDecoder().decode([Zone].self, from: coded) == [.shanghai])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Zone].self, from: Data(#"["CST"]"#.utf8))
    }
  }

  @Test func `the zone rules of this program can be trusted`() {
    #expect(ZoneSelfCheck.problem() == nil)
    #expect(!Zone.rulesVersion.isEmpty)
  }

  @Test func `missing or false zone rules are reported`() throws {
    let nothing = ZoneSelfCheck.problem { _ in nil }
    let half = ZoneSelfCheck.problem { $0 == "Asia/Shanghai" ? Zone(identifier: $0) : nil }
    let greenwich = ZoneSelfCheck.problem { _ in Zone(identifier: "UTC") }

    #expect(try #require(nothing).contains("Asia/Shanghai"))
    #expect(try #require(half).contains("Europe/Berlin"))
    #expect(try #require(greenwich).contains("01:07"))
  }
}
