// 统计: the register read once, counted, checked, written in the form that was asked for. Who made which
// report is in the journal; a report that does not reconcile is not written, and says why.

import Journal
package import Membership
import Publishing
import Questions
package import Reporting
import Scheduling
import Storage
package import Timekeeping

/// The form in which a report is handed out.
package enum ReportForm: String, CaseIterable, Hashable, Sendable, Codable {
  /// A page with charts.
  case html
  /// 公文 text.
  case text
  /// Every table and the cases, as sheets one after another in the order of print.
  case csv
  /// For programs.
  case json

  /// The file's ending.
  package var ending: String {
    switch self {
    case .html: "html"
    case .text: "txt"
    case .csv: "csv"
    case .json: "json"
    }
  }
}

/// The two reports of a campaign.
package enum CampaignPart: String, CaseIterable, Hashable, Sendable, Codable {
  /// What will be done.
  case preparation
  /// What was done.
  case summary
}

/// Makes reports.
package struct FiguresDesk: Sendable {
  let storage: Storage
  let settings: DeskSettings
  let shared: DeskShared
  let clock: any WallClock

  init(storage: Storage, settings: DeskSettings, clock: any WallClock, shared: DeskShared) {
    self.storage = storage
    self.settings = settings
    self.clock = clock
    self.shared = shared
  }

  var schedule: Schedule? { shared.schedule.current?.schedule }
}

// MARK: - Reports

extension FiguresDesk {
  /// The report of a week, month, quarter, year; `cutOff` is now when it is left out.
  package func report(
    _ period: ReportPeriod, asOf cutOff: Timestamp? = nil, for member: Member
  ) async throws(DeskError) -> Report {
    if case .campaign(let name, _, _) = period {
      return try await summary(of: name, asOf: cutOff, for: member)
    }
    let cutOff = cutOff ?? clock.now
    let register = try await register(over: period, for: member)
    let report = try make { () throws(ReportRefusal) in
      try Report.make(period, from: register, asOf: cutOff, settings: settings.publication.report)
    }
    try await note(period.kind.rawValue, period.from, by: member)
    return report
  }

  /// The bytes of a report in one form.
  package func report(
    _ period: ReportPeriod, as form: ReportForm, asOf cutOff: Timestamp? = nil, for member: Member
  ) async throws(DeskError) -> [UInt8] {
    try await report(period, asOf: cutOff, for: member).bytes(as: form)
  }

  /// The list of what a campaign prepares.
  package func preparation(
    of name: String, for member: Member
  ) async throws(DeskError) -> ReportDocument {
    let campaign = try campaign(name)
    let register = try await register(over: nil, for: member)
    let day = settings.publication.report.zone.local(of: clock.now).day
    try await note(CampaignPart.preparation.rawValue, campaign.from, by: member)
    return CampaignPreparation(
      campaign, register: register, settings: settings.publication.report
    ).document(on: day)
  }

  /// What a campaign brought, as of its deadline or of now.
  package func summary(
    of name: String, asOf cutOff: Timestamp? = nil, for member: Member
  ) async throws(DeskError) -> Report {
    let campaign = try campaign(name)
    let settings = settings.publication.report
    let cutOff =
      cutOff ?? Report.usualCutOff(of: campaign, now: clock.now, zone: settings.zone)
    let register = try await register(over: nil, for: member)
    let report = try make { () throws(ReportRefusal) in
      try Report.summary(of: campaign, from: register, asOf: cutOff, settings: settings)
    }
    try await note(CampaignPart.summary.rawValue, campaign.from, by: member)
    return report
  }

  /// The names of the campaigns that the schedule knows.
  package var campaigns: [String] { (schedule?.campaigns ?? []).map(\.name) }

  private func campaign(_ name: String) throws(DeskError) -> Campaign {
    guard let campaign = schedule?.campaigns.first(where: { $0.name == name }) else {
      throw .invalid(field: "campaign", wording: "排期文件里没有活动“\(name)”。请核对名称。")
    }
    return campaign
  }

  private func make(
    _ body: () throws(ReportRefusal) -> Report
  ) throws(DeskError) -> Report {
    do {
      return try body()
    } catch {
      throw .refused(code: "figuresDisagree", wording: error.wording)
    }
  }
}

// MARK: - The register

extension FiguresDesk {
  /// The register as this member may count it: the lines of `period` and of the one before, or all.
  package func register(
    over period: ReportPeriod?, for member: Member
  ) async throws(DeskError) -> Register {
    let reach = member.reach(of: .report)
    guard !reach.isEmpty else { throw .notAllowed }
    let programmes: Set<String>? =
      reach.parts.contains { $0.programme == nil }
      ? nil : Set(reach.parts.compactMap(\.programme))
    let span = span(of: period)
    let site = settings.publication.site
    let zone = settings.publication.report.zone
    let canLink = site.problems().isEmpty
    do {
      let rows = try await storage.read("read the register for figures") { ledger in
        var rows: [RegisterRow] = []
        try ledger.register(from: span?.from, before: span?.before) { entry in
          guard programmes?.contains(entry.programme.rawValue) ?? true else { return }
          rows.append(
            RegisterRow(entry, zone: zone) {
              canLink ? site.address(of: .question($0)) : nil
            })
        }
        return rows
      }
      return register(rows, programmes)
    } catch {
      throw shared.deskError(error, doing: "read the register for figures")
    }
  }

  private func register(_ rows: [RegisterRow], _ programmes: Set<String>?) -> Register {
    guard let schedule else { return Register(rows: rows) }
    let known = schedule.programmes.values.filter {
      programmes?.contains($0.id.rawValue) ?? true
    }
    return Register(
      rows: rows,
      episodes: EpisodeRow.rows(of: schedule).filter {
        programmes?.contains($0.programme.rawValue) ?? true
      },
      departments: DepartmentEntry.entries(of: schedule.directory),
      programmes: Dictionary(
        known.map { (ProgrammeCode(rawValue: $0.id.rawValue), $0.name) }
      ) { first, _ in first })
  }

  private func span(of period: ReportPeriod?) -> (from: Timestamp, before: Timestamp)? {
    guard let period, period.kind != .campaign else { return nil }
    let zone = settings.publication.report.zone
    let first = (period.previous ?? period).from
    return (
      zone.timestamp(of: LocalDateTime(day: first, time: .midnight)),
      zone.timestamp(of: LocalDateTime(day: period.through.adding(days: 1), time: .midnight))
    )
  }

  private func note(
    _ kind: String, _ from: CalendarDay, by member: Member
  ) async throws(DeskError) {
    let now = clock.now
    do {
      _ = try await storage.write("note a report") { ledger in
        try ledger.append(
          JournalEvent(
            .reported, subject: HousePart.figures.rawValue, by: member.id.rawValue, at: now,
            details: ["kind": kind, "from": from.description]))
      }
    } catch {
      throw shared.deskError(error, doing: "note a report")
    }
  }
}

extension Report {
  /// The report in one form.
  package func bytes(as form: ReportForm) -> [UInt8] {
    switch form {
    case .html: Array(html().utf8)
    case .text: Array(officialText().utf8)
    case .json: Array(json().utf8)
    case .csv: sheets().first?.bytes ?? []
    }
  }
}
