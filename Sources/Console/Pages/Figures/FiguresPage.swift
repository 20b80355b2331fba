// 统计: one period after another, as a page with charts in a frame, and as the files that are handed in.
// Every figure of the page leads to its cases.

import Desk
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Reporting
import Timekeeping

/// Which report is looked at.
struct FiguresQuery: Sendable {
  static let keys: Set<String> = ["kind", "period", "campaign", "part", "form"]

  var kind: ReportPeriod.Kind
  /// nil for a campaign.
  var period: ReportPeriod?
  var campaign: String?
  var part: CampaignPart

  init(_ query: Query, today: CalendarDay) throws(Refusal) {
    let kind: ReportPeriod.Kind
    if let text = try query.text("kind") {
      guard let known = ReportPeriod.Kind(rawValue: text) else {
        throw .badQuery("参数“kind”没有这个值。请在统计页面上选择。")
      }
      kind = known
    } else {
      kind = .month
    }
    self.kind = kind
    campaign = try query.text("campaign", longest: 80)
    part = try query.text("part").flatMap(CampaignPart.init(rawValue:)) ?? .summary
    if kind == .campaign {
      period = nil
    } else if let text = try query.text("period", longest: 20) {
      guard let read = ReportPeriod(kind, parsing: text) else {
        throw .badQuery("期数要写成 \(kind.consoleExample)。")
      }
      period = read
    } else {
      period = ReportPeriod(kind, containing: today)
    }
  }

  /// The address of a page or file of this report.
  func path(_ path: String, form: ReportForm? = nil) -> String {
    let all: [(String, String?)] = [
      ("kind", kind.rawValue), ("period", period?.consoleText), ("campaign", campaign),
      ("part", kind == .campaign ? part.rawValue : nil), ("form", form?.rawValue),
    ]
    return RegisterQuery.address(path, all.compactMap { key, text in text.map { (key, $0) } })
  }
}

/// The page.
struct FiguresPage: Sendable {
  struct KindPiece: Sendable {
    let kindPath: String
    let kindWords: String
    let isKindHere: Bool
  }

  struct CampaignPiece: Sendable {
    let campaignName: String
    let preparationPath: String
    let summaryPath: String
    let isPreparationHere: Bool
    let isSummaryHere: Bool
  }

  struct FilePiece: Sendable {
    let linkPath: String
    let linkWords: String
    let isDownload: Bool
  }

  struct View: Sendable {
    let complaint: String?
    let kinds: [KindPiece]
    let kind: String
    let hasPeriod: Bool
    let periodLabel: String
    let period: String
    let previousPath: String?
    let nextPath: String?
    let campaigns: [CampaignPiece]
    let hasCampaigns: Bool
    let isCampaignMissing: Bool
    let files: [FilePiece]
    let hasFiles: Bool
    let framePath: String?
    let frameTitle: String
  }

  let visit: Visit
  let query: FiguresQuery

  func html() -> String {
    let isShown = query.kind != .campaign || query.campaign != nil
    let forms = isShown ? ReportForm.allCases : []
    let campaigns = query.kind == .campaign ? visit.desk.figures.campaigns : []
    let view = View(
      complaint: nil, kinds: kinds, kind: query.kind.rawValue, hasPeriod: query.period != nil,
      periodLabel: "哪一期，写成 \(query.kind.consoleExample)", period: query.period?.consoleText ?? "",
      previousPath: query.period?.previous.map { path(of: $0) },
      nextPath: query.period?.consoleNext(before: visit.frame.moments.today).map { path(of: $0) },
      campaigns: campaigns.map(piece), hasCampaigns: !campaigns.isEmpty,
      isCampaignMissing: query.kind == .campaign && campaigns.isEmpty,
      files: forms.map(file), hasFiles: !forms.isEmpty,
      framePath: isShown ? query.path("/figures/report", form: .html) : nil,
      frameTitle: query.kind.consoleWording + "报")
    return visit.frame.page(
      "统计", at: .figures, body: Templates.render(.figures, view), liveSeconds: 0)
  }

  private var kinds: [KindPiece] {
    ReportPeriod.Kind.allCases.map {
      KindPiece(
        kindPath: "/figures?kind=" + $0.rawValue, kindWords: $0.consoleWording,
        isKindHere: $0 == query.kind)
    }
  }

  private func path(of period: ReportPeriod) -> String {
    var other = query
    other.period = period
    return other.path("/figures")
  }

  private func piece(_ name: String) -> CampaignPiece {
    func path(_ part: CampaignPart) -> String {
      var other = query
      other.campaign = name
      other.part = part
      return other.path("/figures")
    }
    let isHere = query.campaign == name
    return CampaignPiece(
      campaignName: name, preparationPath: path(.preparation), summaryPath: path(.summary),
      isPreparationHere: isHere && query.part == .preparation,
      isSummaryHere: isHere && query.part == .summary)
  }

  private func file(_ form: ReportForm) -> FilePiece {
    FilePiece(
      linkPath: query.path("/figures/report", form: form), linkWords: form.consoleWording,
      isDownload: form != .html)
  }
}

extension ReportForm {
  /// What the link says.
  var consoleWording: String {
    switch self {
    case .html: "单独打开"
    case .text: "公文（TXT）"
    case .csv: "表格（CSV）"
    case .json: "数据（JSON）"
    }
  }

  /// The type of its file.
  var type: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .text: "text/plain; charset=utf-8"
    case .csv: "text/csv; charset=utf-8"
    case .json: "application/json; charset=utf-8"
    }
  }
}

extension ReportPeriod.Kind {
  /// How it is said in the console.
  var consoleWording: String {
    switch self {
    case .week: "周"
    case .month: "月"
    case .quarter: "季"
    case .year: "年"
    case .campaign: "活动"
    }
  }

  /// How one of them is written.
  var consoleExample: String {
    switch self {
    case .week: "2026-W20，或那一周的一天"
    case .month: "2026-05"
    case .quarter: "2026-Q2"
    case .year: "2026"
    case .campaign: "活动的名称"
    }
  }
}

extension ReportPeriod {
  /// As an address has it.
  var consoleText: String {
    let civil = from.civil
    switch self {
    case .week: return from.description
    case .month: return from.description.split(separator: "-").prefix(2).joined(separator: "-")
    case .quarter: return "\(civil.year)-Q\((civil.month + 2) / 3)"
    case .year: return String(civil.year)
    case .campaign(let name, _, _): return name
    }
  }

  /// The period after it; nil when that has not begun.
  func consoleNext(before today: CalendarDay) -> ReportPeriod? {
    let day = through.adding(days: 1)
    guard day <= today, kind != .campaign else { return nil }
    return ReportPeriod(kind, containing: day)
  }
}
