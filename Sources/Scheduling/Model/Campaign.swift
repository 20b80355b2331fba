// A campaign such as the 5·15 open-government day: a window, a theme, and deadlines of its own that
// are written down and never derived from the window's end; and what its two reports need that no
// register knows.

package import Timekeeping

/// A campaign (活动).
package struct Campaign: Hashable, Sendable, Codable {
  /// Its name; episodes and questions name it.
  package let name: String
  /// Its theme.
  package let theme: String?
  /// The notice that orders it, as it is cited.
  package let notice: String?
  /// Who organises it.
  package let organiser: String?
  /// First day of its window.
  package let from: CalendarDay
  /// Last day of its window.
  package let through: CalendarDay
  /// Its sub-activities, as written.
  package let programme: [CampaignActivity]
  /// What is to be handed in, and by when.
  package let deadlines: [CampaignDeadline]
  /// What is prepared for publication: texts, pictures, videos, links.
  package let materials: [CampaignMaterial]
  /// Figures that only people know.
  package let typedFigures: [TypedFigure]
  /// Case numbers that were chosen by hand as the best cases.
  package let cases: [String]
  /// What did not go well, one sentence each.
  package let problems: [String]
  /// What comes next, one sentence each.
  package let nextSteps: [String]

  /// A campaign; `through` is not before `from`. `activities` are sub-activities of which no more
  /// than the name is known, and stand before those of `programme`.
  package init(
    name: String, theme: String?, notice: String? = nil, organiser: String? = nil,
    from: CalendarDay, through: CalendarDay, activities: [String] = [],
    programme: [CampaignActivity] = [], deadlines: [CampaignDeadline] = [],
    materials: [CampaignMaterial] = [], typedFigures: [TypedFigure] = [], cases: [String] = [],
    problems: [String] = [], nextSteps: [String] = []
  ) {
    self.name = name
    self.theme = theme
    self.notice = notice
    self.organiser = organiser
    self.from = from
    self.through = through
    self.programme = activities.map { CampaignActivity(name: $0) } + programme
    self.deadlines = deadlines
    self.materials = materials
    self.typedFigures = typedFigures
    self.cases = cases
    self.problems = problems
    self.nextSteps = nextSteps
  }

  /// The names of its sub-activities.
  package var activities: [String] { programme.map(\.name) }

  /// The deadline of one of its two reports: the one that says so, or the only one of its order,
  /// the first for the preparation and the last for the summary. Never derived from the window.
  package func deadline(of report: CampaignReport) -> CampaignDeadline? {
    if let named = deadlines.first(where: { $0.report == report }) { return named }
    let open = deadlines.filter { $0.report == nil }
    guard open.count > 1 else { return open.first }
    let ordered = open.sorted { $0.dueBy < $1.dueBy }
    switch report {
    case .preparation: return ordered.first
    case .summary: return ordered.last
    }
  }
}

/// Something that a campaign asks for by a day (and a clock time).
package struct CampaignDeadline: Hashable, Sendable, Codable {
  /// A code, unique within the campaign.
  package let code: String
  /// What is to be handed in.
  package let what: String
  /// By when; a deadline without a clock time ends with the working day at 17:30.
  package let dueBy: LocalDateTime
  /// Leads relative to the deadline, in the grammar of the ladder.
  package let leads: [String]
  /// Who is told.
  package let group: GroupID
  /// The built-in report that is handed in; nil when it is something else, or is not said.
  package let report: CampaignReport?

  /// A deadline.
  package init(
    code: String, what: String, dueBy: LocalDateTime, leads: [String], group: GroupID,
    report: CampaignReport? = nil
  ) {
    self.code = code
    self.what = what
    self.dueBy = dueBy
    self.leads = leads
    self.group = group
    self.report = report
  }
}

/// The two reports of a campaign that the program writes.
package enum CampaignReport: String, CaseIterable, Hashable, Sendable, Codable {
  /// 准备清单: what will be published, and what is missing.
  case preparation
  /// 总结: what was done, with figures.
  case summary
}
