// Shares and periods as they are printed.

import Publishing
import Testing
import Timekeeping

@Suite struct FiguresTests {
  @Test(arguments: [
    (302, 506, "59.68%"), (3055, 3059, "99.87%"), (0, 5, "0.00%"), (5, 5, "100.00%"),
    (1, 3, "33.33%"), (2, 3, "66.67%"), (1, 8, "12.50%"), (1, 16, "6.25%"), (1, 800, "0.13%"),
    (0, 0, "—"), (3, 0, "—"), (Int.max, 1, "—"),
  ])
  func `a share has two decimals, half up, and none without a whole`(
    part: Int, whole: Int, wording: String
  ) {
    #expect(Share.wording(part, of: whole) == wording)
  }

  @Test func `titles and addresses come from the period`() {
    let monday = PublicationCast.may(11)
    let cases: [(FiguresPeriod, String, String)] = [
      (.month(year: 2026, month: 5), "2026-05", "2026年5月"),
      (.quarter(year: 2026, quarter: 2), "2026-q2", "2026年第二季度"),
      (.year(2026), "2026", "2026年度"),
      (.week(monday: monday), "2026-05-11-week", "2026年5月11日至17日"),
      (
        .days(from: PublicationCast.may(15), through: PublicationCast.may(31)),
        "2026-05-15-2026-05-31", "2026年5月15日至31日"
      ),
    ]
    for (period, code, wording) in cases {
      #expect(period.code == code)
      #expect(period.wording == wording)
    }
    #expect(
      cases.map(\.0).sorted(by: >).map(\.code) == [
        "2026-05-15-2026-05-31", "2026-05-11-week", "2026-05", "2026-q2", "2026",
      ])
  }

  @Test func `parts larger than their whole are not printed`() {
    var figures = PublicationCast.figures
    figures.departments[0] = DepartmentFigures(
      department: figures.departments[0].department, assigned: 3, closedInTime: 1, closedLate: 1,
      open: 0, followedUp: 1, satisfied: 2)
    #expect(figures.disagreements().count == 2)
  }
}
