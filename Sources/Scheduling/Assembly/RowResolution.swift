// From what a row says to what it means: its programme and year, its time, its departments and
// people. Every name that is not known is a complaint and holds the row; nothing is guessed.

import Language
import Timekeeping

/// Looks up everything that rows name.
struct RowResolution {
  private(set) var diagnostics: [PlanDiagnostic] = []
  private(set) var rows: [PlannedRow] = []
  /// Files with a plan of which no programme is known: none of their rows can be placed.
  private(set) var unplacedFiles: Set<String> = []
  private(set) var unplacedRows: [EpisodeRow] = []

  private let schedule: Schedule
  private let names: DirectoryNames
  private let programmes: ProgrammeNames
  private let milestones: MilestoneNames
  private let campaigns: [String: String]
  private var suggestions: [String: PlanDiagnostic] = [:]
  private var isDirectoryMissed = false

  init(plans: [PlanTable], in schedule: Schedule, today: CalendarDay) {
    self.schedule = schedule
    self.names = DirectoryNames(schedule.directory)
    self.programmes = ProgrammeNames(schedule.programmes)
    self.milestones = MilestoneNames(schedule.ladder)
    self.campaigns = Dictionary(
      schedule.campaigns.map { (PlainName.folded($0.name), $0.name) }
    ) { first, _ in first }
    rows.reserveCapacity(plans.reduce(0) { $0 + $1.rows.count })
    for (index, plan) in plans.enumerated() {
      let year = plan.year?.value ?? RowResolution.commonYear(of: plan) ?? today.year
      let programme = programme(of: plan)
      for place in plan.rows.indices { add(place, of: plan, index, programme, year) }
    }
  }

  private mutating func add(
    _ place: Int, of plan: PlanTable, _ index: Int, _ usual: ProgrammeID?, _ year: Int
  ) {
    let row = plan.rows[place]
    guard let programme = programme(of: row, usual: usual) else {
      unplacedFiles.insert(plan.file)
      unplacedRows.append(row)
      return
    }
    var planned = PlannedRow(
      plan: index, index: place, row: row, programmeID: programme, planYear: year,
      isHeld: row.isHeld)
    resolveNames(of: &planned)
    resolveTime(of: &planned)
    rows.append(planned)
  }

  private mutating func hold(_ row: inout PlannedRow, _ complaint: PlanDiagnostic) {
    diagnostics.append(complaint)
    row.isHeld = true
  }

  /// The year that most rows name.
  private static func commonYear(of plan: PlanTable) -> Int? {
    var counts: [Int: Int] = [:]
    for row in plan.rows {
      if let year = row.time?.value.year ?? row.openTime?.value.day.year {
        counts[year, default: 0] += 1
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

// MARK: - Programme

extension RowResolution {
  /// The programme that the plan names, or the only one. A plan all of whose rows name one needs none.
  private mutating func programme(of plan: PlanTable) -> ProgrammeID? {
    if let written = plan.programme {
      if let found = programmes.programme(named: written.value) { return found }
      diagnostics.append(programmes.complaint(about: written.value, at: written.span))
      return nil
    }
    if schedule.programmes.count == 1 { return schedule.programmes.keys.first }
    if let titled = plan.title.flatMap({ programmes.programme(titled: $0) }) { return titled }
    guard let row = plan.rows.first(where: { $0.programme == nil }) else { return nil }
    let place = SourceSpan(file: plan.file, sheet: row.span.sheet, line: 1, column: 1)
    diagnostics.append(
      PlanDiagnostic(
        .programmeNotNamed, at: place, "没有写明是哪个节目的计划；已有的节目：\(programmes.wording)。",
        expected: "标题里用引号写出节目名称"))
    return nil
  }

  private mutating func programme(of row: EpisodeRow, usual: ProgrammeID?) -> ProgrammeID? {
    guard let written = row.programme else { return usual }
    if let found = programmes.programme(named: written.value) { return found }
    diagnostics.append(programmes.complaint(about: written.value, at: written.span))
    return nil
  }
}

// MARK: - Time

extension RowResolution {
  private mutating func resolveTime(of row: inout PlannedRow) {
    row.time = row.row.time?.value ?? completedTime(of: row)
    guard !row.row.isHeld else { return }
    if let time = row.time {
      checkYear(of: time, in: &row)
    } else if let open = row.row.openTime {
      hold(
        &row,
        PlanDiagnostic(
          .clockTimeMissing, at: open.span,
          "\(open.value.day.planWording)没有写播出时间，节目“\(title(of: row))”也没有默认时间。",
          expected: "起止时间，如 9:00-10:00"))
    } else {
      // A reserve without a date. Where a date is wanted, the reader of the file has said so.
      row.dropped = .memo
    }
  }

  private func completedTime(of row: PlannedRow) -> EpisodeTime? {
    guard let open = row.row.openTime?.value, let programme = schedule.programmes[row.programmeID]
    else { return nil }
    if let start = open.start { return programme.time(on: open.day, from: start) }
    return programme.usualTime(on: open.day, edition: row.row.edition)
  }

  private mutating func checkYear(of time: EpisodeTime, in row: inout PlannedRow) {
    guard abs(time.year - row.planYear) > 1 else { return }
    hold(
      &row,
      PlanDiagnostic(
        .yearOutOfRange, at: row.timeSpan,
        "这是\(row.planYear)年的计划，\(time.year)年离得太远，请核对年份。", found: "\(time.year)年",
        expected: "\(row.planYear - 1)年至\(row.planYear + 1)年"))
  }

  private func title(of row: PlannedRow) -> String {
    schedule.programmes[row.programmeID]?.name ?? row.programmeID.rawValue
  }
}

// MARK: - Names

extension RowResolution {
  private mutating func resolveNames(of row: inout PlannedRow) {
    for written in row.row.departments {
      if let id = names.department(named: written.value) {
        if !row.departments.contains(id) { row.departments.append(id) }
      } else if names.hasDepartments {
        hold(&row, complaint(aboutDepartment: written))
      } else {
        missDirectory(at: written.span)
        row.isHeld = true
      }
    }
    row.hosts = people(row.row.hosts, of: &row)
    row.screeners = people(row.row.screeners, of: &row)
    for written in row.row.campaigns {
      if let name = campaigns[PlainName.folded(written.value)] {
        row.campaigns.append(name)
      } else {
        hold(&row, complaint(aboutCampaign: written))
      }
    }
    for written in row.row.doneMilestones {
      if let code = milestones.code(of: written.value) {
        row.doneMilestones.insert(code)
      } else {
        hold(&row, milestones.complaint(about: written.value, at: written.span))
      }
    }
  }

  private mutating func people(
    _ written: [Located<String>], of row: inout PlannedRow
  ) -> [PersonID] {
    written.compactMap { name in
      if let person = names.person(named: name.value) { return person }
      hold(&row, names.complaint(aboutPerson: name.value, at: name.span))
      return nil
    }
  }

  /// A name that is misspelt in every row is compared with the directory once.
  private mutating func complaint(aboutDepartment written: Located<String>) -> PlanDiagnostic {
    if let known = suggestions[written.value] {
      return PlanDiagnostic(
        id: known.id, severity: known.severity, span: written.span, message: known.message,
        found: known.found, expected: known.expected, remedy: known.remedy)
    }
    let complaint = names.complaint(aboutDepartment: written.value, at: written.span)
    suggestions[written.value] = complaint
    return complaint
  }

  private mutating func missDirectory(at span: SourceSpan) {
    guard !isDirectoryMissed else { return }
    isDirectoryMissed = true
    diagnostics.append(
      PlanDiagnostic(
        .noDirectory, at: span, "文件夹里还没有单位名录，写了单位的各行都暂不采用。",
        remedy: "先放入名录（标准名称、简称、曾用名）"))
  }

  private func complaint(aboutCampaign written: Located<String>) -> PlanDiagnostic {
    let suggestion = Suggestion.nearest(
      to: written.value, among: schedule.campaigns.map(\.name).sorted())
    return PlanDiagnostic(
      .unknownCampaign, at: written.span,
      "没有“\(written.value)”这项活动" + (suggestion.map { "，是否为“\($0)”？" } ?? "，请先写进活动。"),
      found: written.value, expected: "已有活动的名称", remedy: suggestion)
  }
}
