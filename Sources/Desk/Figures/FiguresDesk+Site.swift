// 办理情况通报 and 统计 on the public site: a period's figures, counted and checked like every report, put
// up by an editor and kept as they were.

import Journal
package import Membership
import Publishing
import Questions
package import Reporting
import Storage
import Timekeeping

extension FiguresDesk {
  /// Puts the figures of a period on the site; figures that are up for the same period are replaced.
  /// `signers` stand at the end of the page: 编辑、审核、签发.
  package func publish(
    _ period: ReportPeriod, signers: [String], by member: Member
  ) async throws(DeskError) {
    // The site shows the figures of the house: who sees a part of them cannot put that part up for all.
    guard member.reach(of: .publish).isEverything, member.reach(of: .report).isEverything else {
      throw .notAllowed
    }
    let now = clock.now
    let report = try await report(period, asOf: now, for: member)
    let figures = handlingFigures(of: report, signers: signers, at: now)
    if let first = figures.disagreements().first {
      throw .refused(code: "figuresDisagree", wording: "数字对不上：\(first)。核对后再发布。")
    }
    try await change("publish figures", .published, period, by: member) { $0.put(figures) }
  }

  /// Takes the figures of a period off the site.
  package func withdraw(_ period: ReportPeriod, by member: Member) async throws(DeskError) {
    guard member.reach(of: .withdraw).isEverything else { throw .notAllowed }
    let code = FiguresPeriod(period)
    try await change("withdraw figures", .withdrawn, period, by: member) { stored in
      guard stored.remove(code) else { throw DeskError.notFound }
    }
  }

  private func change(
    _ doing: String, _ act: JournalAct, _ period: ReportPeriod, by member: Member,
    _ body: @escaping @Sendable (inout PublishedFigures) throws -> Void
  ) async throws(DeskError) {
    let now = clock.now
    do {
      try await storage.write(doing) { ledger in
        var stored = try PublishedFigures.stored(ledger)
        try body(&stored)
        try stored.store(ledger)
        try ledger.append(
          JournalEvent(
            act, subject: HousePart.figures.rawValue, by: member.id.rawValue, at: now,
            details: ["kind": period.kind.rawValue, "from": period.from.description]))
      }
      shared.siteWake.wake()
    } catch {
      throw shared.deskError(error, doing: doing)
    }
  }

  private func handlingFigures(
    of report: Report, signers: [String], at now: Timestamp
  ) -> HandlingFigures {
    let tally = report.counts.tally
    func number(_ measure: Measure, _ group: FigureGroup = .all) -> Int {
      tally.number(measure, of: group)
    }
    let measures: [Measure] = [
      .logged, .putOnAir, .answeredOnAir, .forwarded, .closed, .published, .satisfactionRate,
    ]
    return HandlingFigures(
      period: FiguresPeriod(report.period), cutOff: report.cutOff, publishedAt: now,
      totals: HandlingTotals(
        offered: report.counts.episodes.number(.callsOffered),
        answered: report.counts.episodes.number(.callsAnswered),
        logged: number(.logged), onAir: number(.putOnAir), answeredOnAir: number(.answeredOnAir),
        forwarded: number(.forwarded), closed: number(.closed), published: number(.published)),
      natures: Nature.allCases.map { CountedName($0.wording, number(.logged, .nature($0))) },
      channels: Channel.allCases.map { CountedName($0.wording, number(.logged, .channel($0))) },
      departments: report.counts.departments.compactMap { entry in
        let group = FigureGroup.department(entry.code)
        let counts = (
          number(.closedInTime, group), number(.closedLate, group), number(.open, group)
        )
        let assigned = counts.0 + counts.1 + counts.2
        guard assigned > 0 else { return nil }
        return DepartmentFigures(
          department: entry.code, assigned: assigned, closedInTime: counts.0, closedLate: counts.1,
          open: counts.2, followedUp: number(.followedUp, group),
          satisfied: number(.satisfied, group) + number(.mostlySatisfied, group))
      }, meanings: measures.map { FigureMeaning($0.wording, $0.definition(report.settings)) },
      signers: signers)
  }
}

extension FiguresPeriod {
  /// The same stretch of time, as pages name it.
  fileprivate init(_ period: ReportPeriod) {
    switch period {
    case .week(let monday): self = .week(monday: monday)
    case .month(let year, let month): self = .month(year: year, month: month)
    case .quarter(let year, let quarter): self = .quarter(year: year, quarter: quarter)
    case .year(let year): self = .year(year)
    case .campaign(_, let from, let through): self = .days(from: from, through: through)
    }
  }
}
