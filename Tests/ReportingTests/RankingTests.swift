// Orders of departments: no place for small numbers, no order among equals.

import Questions
import Reporting
import Testing

struct RankingTests {
  private func entry(_ name: String, _ part: Int, _ whole: Int) -> (
    department: DepartmentEntry, rate: Rate
  ) {
    (
      DepartmentEntry(code: DepartmentCode(rawValue: name), name: name, kind: "部门"),
      Rate(part, of: whole)
    )
  }

  @Test func `equal rates share a place and the next one is skipped`() {
    let ranking = Ranking(
      [entry("甲", 9, 10), entry("乙", 18, 20), entry("丙", 20, 20), entry("丁", 1, 10)], minimum: 10)

    #expect(ranking.places.map(\.number) == [1, 2, 4])
    #expect(ranking.places.map { $0.departments.map(\.name) } == [["丙"], ["甲", "乙"], ["丁"]])
  }

  @Test func `those on a shared place stand as in the directory, whatever their numbers`() {
    let ranking = Ranking([entry("乙", 10, 10), entry("甲", 100, 100)], minimum: 10)

    #expect(ranking.places.first?.departments.map(\.name) == ["乙", "甲"])
  }

  @Test func `few cases bring no place`() {
    let ranking = Ranking([entry("甲", 9, 9), entry("乙", 5, 10), entry("丙", 0, 0)], minimum: 10)

    #expect(ranking.places.flatMap { $0.departments.map(\.name) } == ["乙"])
    #expect(ranking.tooFew.map(\.name) == ["甲", "丙"])
  }

  @Test func `a rate of nothing has no place even without a minimum`() {
    let ranking = Ranking([entry("甲", 0, 0)], minimum: 0)

    #expect(ranking.places.isEmpty)
    #expect(ranking.tooFew.count == 1)
  }

  @Test func `the report names those it does not rank`() throws {
    let text = try Fixture.report().officialText()

    #expect(text.contains("应办结件数不足2件、不排名次的单位：双塔区。"))
    #expect(!text.contains("满意率低于85.00%的单位"))
  }
}
