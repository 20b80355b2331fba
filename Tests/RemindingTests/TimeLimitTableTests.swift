// The table of time limits: which line holds, when several do.

import Foundation
import Reminding
import Testing

struct TimeLimitTableTests {
  private let table = TimeLimitTable(rules: [
    TimeLimitRule(matters: [.inquiry, .help], limit: TimeLimit(count: 5)),
    TimeLimitRule(matters: [.help], limit: TimeLimit(count: 6)),
    TimeLimitRule(isForUrgent: true, limit: TimeLimit(count: 1)),
    TimeLimitRule(matters: [.help], isForUrgent: true, limit: TimeLimit(count: 2)),
    TimeLimitRule(areas: ["朝阳县", "北票市"], limit: TimeLimit(count: 7)),
    TimeLimitRule(departments: ["gongre"], limit: TimeLimit(count: 3)),
    TimeLimitRule(departments: ["gongre"], areas: ["北票市"], limit: TimeLimit(count: 4)),
  ])

  @Test(arguments: [
    (TimeLimitMatter.help, "ranqi", nil as String?, false, 5), (.other, "ranqi", nil, false, 9),
    (.other, "ranqi", nil, true, 1), (.help, "ranqi", nil, true, 2),
    (.help, "ranqi", "北票市", true, 7), (.help, "gongre", "双塔区", true, 3),
    (.help, "gongre", "北票市", false, 4), (.inquiry, "", "双塔区", false, 5),
  ])
  func `the most particular line holds, and of equal ones the first`(
    matter: TimeLimitMatter, department: String, area: String?, isUrgent: Bool, count: Int
  ) {
    var table = table
    table.usual = TimeLimit(count: 9)
    let limit = table.limit(for: matter, department: department, area: area, isUrgent: isUrgent)

    #expect(limit.count == count)
  }

  @Test func `the usual table has the sample's limits`() {
    let counts = TimeLimitMatter.allCases.map {
      TimeLimitTable.usual.limit(for: $0, department: "", area: nil).count
    }

    #expect(counts == [5, 5, 10, 15, 10, 5, 5])
    #expect(TimeLimitTable.usual.chase.map(\.code) == ChaseCode.allCases)
    #expect(TimeLimitTable.usual.chase.map(\.copiesLeader) == [false, false, true, true])
  }

  @Test func `a table is kept as it is`() throws {
    let kept = try JSONEncoder().encode(table)

    #expect(try JSONDecoder().decode(TimeLimitTable.self, from: kept) == table)
  }
}
