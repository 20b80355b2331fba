// Dates as a reader of a message sees them.

import Testing

@testable import Timekeeping

@Suite struct DateWordingTests {
  private static let calendar = Notices.calendar(NoticeTexts.year2026)

  private func wording(on today: String) throws -> DateWording {
    DateWording(calendar: Self.calendar, today: try day(today))
  }

  @Test(arguments: [
    ("2026-05-13", "2026-05-13", "今天（5月13日 周三）"),
    ("2026-05-13", "2026-05-14", "明天（5月14日 周四）"),
    ("2026-05-13", "2026-05-15", "后天（5月15日 周五）"),
    ("2026-05-11", "2026-05-14", "本周四（5月14日）"),
    ("2026-05-11", "2026-05-17", "本周日（5月17日）"),
    ("2026-05-08", "2026-05-14", "下周四（5月14日）"),
    ("2026-05-17", "2026-05-18", "明天（5月18日 周一）"),
    ("2026-05-08", "2026-05-18", "5月18日（周一）"),
    ("2026-05-13", "2026-05-12", "5月12日（周二）"),
    ("2026-05-08", "2026-05-09", "明天（5月9日 周六，调休上班）"),
    ("2026-05-06", "2026-05-09", "本周六（5月9日，调休上班）"),
    ("2026-04-30", "2026-05-01", "明天（5月1日 周五，劳动节放假）"),
    ("2026-04-01", "2026-05-01", "5月1日（周五，劳动节放假）"),
    ("2026-12-31", "2027-01-01", "明天（2027年1月1日 周五，元旦放假）"),
    ("2026-12-25", "2027-01-08", "2027年1月8日（周五）"),
    ("2027-01-01", "2026-12-31", "2026年12月31日（周四）"),
  ])
  func `a day is worded from where the reader stands`(
    today: String, date: String, expected: String
  ) throws {
    #expect(try wording(on: today).relative(try day(date)) == expected)
  }

  @Test func `a date stands alone, with the year when it is another`() throws {
    #expect(try wording(on: "2026-05-13").date(try day("2026-05-14")) == "5月14日（周四）")
    #expect(try wording(on: "2026-05-13").date(try day("2027-01-08")) == "2027年1月8日（周五）")
  }

  @Test func `a moment has its time behind the day`() throws {
    let nine = try #require(TimeOfDay(hour: 9, minute: 0))
    let ten = try #require(TimeOfDay(hour: 10, minute: 30))
    let moment = LocalDateTime(day: try day("2026-05-14"), time: nine)

    #expect(try wording(on: "2026-05-13").relative(moment) == "明天（5月14日 周四）9:00")
    #expect(DateWording.range(from: nine, to: ten) == "9:00–10:30")
  }

  @Test func `an ordinary weekend has no working-day sense`() throws {
    #expect(try wording(on: "2026-05-13").workingSense(of: try day("2026-05-16")) == nil)
    #expect(try wording(on: "2026-05-13").workingSense(of: try day("2026-05-18")) == nil)
  }
}
