// Figures against numbers that were counted by hand, and the cases behind them.

import Questions
import Reporting
import Testing
import Timekeeping

struct FigureTests {
  private func department(_ code: String) -> FigureGroup {
    .department(DepartmentCode(rawValue: code))
  }

  @Test(arguments: [
    (Measure.logged, "13"), (.contacts, "16"), (.repeatedQuestions, "2"), (.repeats, "3"),
    (.merged, "1"), (.putOnAir, "2"), (.answeredOnAir, "3"), (.onAirOnly, "2"), (.forwarded, "8"),
    (.declined, "1"), (.transferred, "1"), (.pending, "1"), (.dealt, "6"), (.closed, "4"),
    (.closedInTime, "3"), (.closedLate, "1"), (.open, "4"), (.overdue, "1"),
    (.shouldBeClosed, "5"), (.replied, "5"), (.repliedInTime, "4"), (.shouldReply, "6"),
    (.closingRate, "50.00%"), (.inTimeRate, "60.00%"), (.replyInTimeRate, "66.67%"),
    (.followedUp, "3"), (.satisfied, "1"), (.mostlySatisfied, "1"), (.dissatisfied, "1"),
    (.unreached, "1"), (.satisfactionRate, "33.33%"), (.dissatisfactionRate, "33.33%"),
    (.followUpRate, "75.00%"), (.returned, "1"), (.extended, "0"), (.rehandled, "1"),
    (.published, "1"), (.valid, "11"), (.answered, "8"), (.beingHandled, "3"),
    (.publicReplies, "1"), (.replyRate, "9.09%"), (.answerRate, "72.73%"),
    // 6, 12, 7 and 1.5 days: 26.5 over 4.
    (.averageDays, "6.63"),
  ])
  func `the figures of May are those counted by hand`(measure: Measure, text: String) throws {
    #expect(try Fixture.report().value(FigureID(measure)).text == text)
  }

  @Test(arguments: [
    ("yibao", Measure.assigned, "4"), ("yibao", .closed, "2"), ("yibao", .open, "2"),
    ("yibao", .overdue, "0"), ("yibao", .inTimeRate, "100.00%"),
    ("yibao", .satisfactionRate, "100.00%"), ("zhujian", .assigned, "2"),
    ("zhujian", .inTimeRate, "0.00%"), ("zhujian", .overdue, "1"), ("shuangta", .returned, "1"),
    ("shuangta", .satisfactionRate, "0.00%"), ("renshe", .closingRate, "—"),
  ])
  func `each department has its own`(code: String, measure: Measure, text: String) throws {
    let id = FigureID(measure, of: department(code))

    #expect(try Fixture.report().value(id).text == text)
  }

  @Test func `a figure opens to its cases`() throws {
    let report = try Fixture.report()

    #expect(report.cases(of: FigureID(.overdue)) == ["L26-00045"])
    #expect(
      report.cases(of: FigureID(.closed, of: department("yibao"))) == ["L26-00029", "L26-00113"])
    #expect(report.cases(of: FigureID(.merged)) == ["L26-00147"])
    for id in report.printedFigures {
      guard case .count(let count) = report.value(id) else { continue }
      let cases = report.cases(of: id)
      if id.measure == .contacts || id.measure == .repeats { continue }
      #expect(cases.count == count, "\(id.code)")
    }
  }

  @Test func `what happened after the cut-off did not happen yet`() throws {
    let later = try Fixture.report(asOf: "2026-06-30 00:00")
    let early = try Fixture.report(asOf: "2026-05-15 00:00")
    let extended = FigureID(.extended)

    #expect(later.value(extended).text == "1")
    #expect(later.value(FigureID(.closed)).text == "5")
    #expect(later.value(FigureID(.closedInTime)).text == "4")
    #expect(early.value(FigureID(.logged)).text == "7")
    #expect(early.value(FigureID(.published)).text == "0")
    #expect(early.value(FigureID(.closed)).text == "1")
  }

  @Test func `an extension granted after the cut-off leaves the old due day in force`() throws {
    let between = try Fixture.report(asOf: "2026-06-05 12:00")
    var register = Fixture.register
    register.rows = register.rows.map { row in
      var row = row
      if row.caseNumber == "L26-00139" { row.course.extendedAt = Fixture.instant("2026-06-06") }
      return row
    }

    #expect(!between.cases(of: FigureID(.overdue)).contains("L26-00139"))
    #expect(
      try Fixture.report(register, asOf: "2026-06-05 12:00").cases(of: FigureID(.overdue))
        .contains("L26-00139"))
  }

  @Test func `almost satisfied counts only where the place says so`() throws {
    let settings = ReportSettings(countsMostlySatisfied: true)
    let report = try Fixture.report(Fixture.register, settings)

    #expect(report.value(FigureID(.satisfactionRate)).textWithCount == "66.67%（2/3）")
    #expect(report.value(FigureID(.satisfied)).text == "1")
    #expect(report.document.footnotes.contains { $0.contains("（满意＋基本满意） ÷ 有效回访") })
  }

  @Test func `issues on air are counted by the record of the show`() throws {
    let shows = try Fixture.report().counts.episodes

    #expect(shows.number(.aired) == 3)
    #expect(shows.number(.planned) == 5)
    #expect(shows.number(.cancelled) == 1)
    #expect(shows.number(.unrecorded) == 1)
    #expect(shows.number(.departments) == 3)
    #expect(shows.number(.callsOffered) == 31)
    #expect(shows.number(.callsAnswered) == 13)
    #expect(shows.appearanceRate.textWithCount == "60.00%（3/5）")
    #expect(shows.headAttendanceRate.textWithCount == "66.67%（2/3）")
    #expect(EpisodeTally([]).number(.callsOffered) == nil)
    #expect(EpisodeTally([]).appearanceRate.text == "—")
  }

  @Test func `the running month is compared with the same stretch of the month before`() throws {
    let running = try Fixture.report(asOf: "2026-05-10 00:00")
    let whole = try Fixture.report()

    #expect(running.before?.tally.number(.logged) == 1)
    #expect(whole.before?.tally.number(.logged) == 2)
  }
}
