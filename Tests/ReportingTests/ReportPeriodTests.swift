// Periods and their titles.

import Reporting
import Testing
import Timekeeping

struct ReportPeriodTests {
  @Test(arguments: [
    (ReportPeriod.Kind.week, "2026-W20", "2026-05-11", "2026-05-17", "2026年第20周"),
    (.week, "2026-05-15", "2026-05-11", "2026-05-17", "2026年第20周"),
    (.week, "2026-01-01", "2025-12-29", "2026-01-04", "2026年第1周"),
    (.week, "2027-01-01", "2026-12-28", "2027-01-03", "2026年第53周"),
    (.week, "2026-W53", "2026-12-28", "2027-01-03", "2026年第53周"),
    (.month, "2026-02", "2026-02-01", "2026-02-28", "2026年2月"),
    (.month, "2028-02-29", "2028-02-01", "2028-02-29", "2028年2月"),
    (.quarter, "2026-Q2", "2026-04-01", "2026-06-30", "2026年第二季度"),
    (.quarter, "2026-12-31", "2026-10-01", "2026-12-31", "2026年第四季度"),
    (.year, "2026", "2026-01-01", "2026-12-31", "2026年度"),
  ])
  func `a period has its days and its title`(
    kind: ReportPeriod.Kind, text: String, from: String, through: String, title: String
  ) throws {
    let period = try #require(ReportPeriod(kind, parsing: text))

    #expect(period.from.description == from)
    #expect(period.through.description == through)
    #expect(period.wording == title)
  }

  @Test(arguments: [
    (ReportPeriod.Kind.week, "2026-W54"), (.week, "2025-W53"), (.week, "2026-W0"),
    (.month, "2026-13"), (.month, "2026"), (.quarter, "2026-Q5"), (.quarter, "2026-2"),
    (.year, "26"), (.year, "2026-05"), (.campaign, "2026"), (.month, "五月"), (.month, ""),
  ])
  func `what is no period is none`(kind: ReportPeriod.Kind, text: String) {
    #expect(ReportPeriod(kind, parsing: text) == nil)
  }

  @Test(arguments: [
    (ReportPeriod.Kind.week, "2026-01-05", "2026年第1周"), (.month, "2026-01", "2025年12月"),
    (.quarter, "2026-Q1", "2025年第四季度"), (.year, "2026", "2025年度"),
  ])
  func `the period before crosses the year`(
    kind: ReportPeriod.Kind, text: String, title: String
  ) throws {
    let period = try #require(ReportPeriod(kind, parsing: text))

    #expect(period.previous?.wording == title)
  }
}
