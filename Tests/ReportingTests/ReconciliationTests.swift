// Nothing is written when a sum does not come out; the refusal names the sum and the cases.

import Questions
import Reporting
import Testing
import Timekeeping

struct ReconciliationTests {
  private func refusal(_ change: (inout Register) -> Void) -> ReportRefusal? {
    var register = Fixture.register
    change(&register)
    do throws(ReportRefusal) {
      _ = try Report.make(
        .month(year: 2026, month: 5), from: register, asOf: Fixture.instant("2026-06-01"))
      return nil
    } catch {
      return error
    }
  }

  private func change(
    _ register: inout Register, _ number: String, _ body: (inout RegisterRow) -> Void
  ) {
    for index in register.rows.indices where register.rows[index].caseNumber == number {
      body(&register.rows[index])
    }
  }

  @Test func `the register as it is holds`() {
    #expect(refusal { _ in } == nil)
  }

  @Test func `a department that is not in the directory breaks a sum`() {
    let refused = refusal { register in
      register.departments.removeAll { $0.code.rawValue == "zhujian" }
    }

    #expect(
      refused
        == .sumDiffers(
          .forwardedByDepartment, whole: 8, parts: 6, cases: ["L26-00036", "L26-00045"]))
    #expect(
      refused?.wording
        == "报告没有生成：转办 = 各单位交办之和对不上，合计8件，分项相加6件，涉及L26-00036、L26-00045。"
        + "核对这些件的承办单位是不是都在名录里。")
  }

  @Test func `a department that stands twice in the directory breaks a sum`() {
    let refused = refusal { $0.departments.append($0.departments[0]) }

    #expect(
      refused
        == .sumDiffers(
          .forwardedByDepartment, whole: 8, parts: 12,
          cases: ["L26-00029", "L26-00113", "L26-00121", "L26-00139"]))
  }

  @Test func `a number that stands twice is refused`() {
    #expect(refusal { $0.rows.append(Fixture.may[0]) } == .caseNumberTwice("L26-00011"))
  }

  @Test func `lines that were lost on the way are refused`() {
    #expect(refusal { $0.declaredCount = 17 } == .countDiffers(declared: 17, found: 16))
    #expect(refusal { $0.declaredCount = 16 } == nil)
  }

  /// A slip of the pen in one line.
  enum Slip: CaseIterable {
    case noLead, noAssignment, noEnd, noReason, answeredBefore, closedBefore, notDecided
  }

  private func slip(_ slip: Slip, _ row: inout RegisterRow) {
    switch slip {
    case .noLead: row.course.lead = nil
    case .noAssignment: row.course.assignedAt = nil
    case .noEnd, .noReason: row.course.closedAt = nil
    case .answeredBefore: row.course.answeredAt = Fixture.instant("2026-05-01")
    case .closedBefore: row.course.closedAt = Fixture.instant("2026-05-08")
    case .notDecided:
      row.publication = PublicTrace(extent: .withheld, publishedAt: Fixture.instant("2026-05-20"))
    }
  }

  @Test(arguments: [
    ("L26-00029", RowFault.assignedToNobody, Slip.noLead),
    ("L26-00045", .assignedAtNoTime, .noAssignment), ("L26-00036", .endedAtNoTime, .noEnd),
    ("L26-00088", .endedAtNoTime, .noReason), ("L26-00029", .outOfOrder, .answeredBefore),
    ("L26-00029", .outOfOrder, .closedBefore), ("L26-00029", .publishedWithoutLeave, .notDecided),
  ])
  func `a line that contradicts itself is refused by number`(
    number: String, fault: RowFault, slip: Slip
  ) {
    #expect(
      refusal { change(&$0, number) { self.slip(slip, &$0) } }
        == .contradiction(caseNumber: number, fault))
  }

  @Test func `more answered than rang is refused`() {
    let refused = refusal {
      $0.episodes.append(
        Fixture.show("LM-9", "2026-05-30", [], .aired, offered: 3, answered: 4))
    }

    #expect(refused == .answeredMoreThanOffered(EpisodeCode(rawValue: "LM-9")))
  }

  @Test func `a cut-off before the period is refused`() {
    #expect(throws: ReportRefusal.cutOffBeforePeriod) {
      try Report.make(
        .month(year: 2026, month: 5), from: Fixture.register, asOf: Fixture.instant("2026-04-30"))
    }
  }

  @Test func `every refusal says in Chinese what to do`() {
    for sum in Sum.allCases {
      let words = ReportRefusal.sumDiffers(sum, whole: 2, parts: 1, cases: []).wording
      #expect(words.hasPrefix("报告没有生成：" + sum.wording))
      #expect(words.contains("核对"))
    }
    for fault in RowFault.allCases {
      #expect(
        ReportRefusal.contradiction(caseNumber: "L26-00011", fault).wording.contains(fault.wording))
    }
  }
}
