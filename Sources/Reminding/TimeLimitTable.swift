// 办理时限: how long a department has to answer, by nature, place and department, and when it is
// chased. The values are local practice, not law, so all of them come from a schedule file.

/// How long a department has.
package struct TimeLimit: Hashable, Sendable, Codable {
  /// What is counted.
  package enum Unit: String, CaseIterable, Hashable, Sendable, Codable {
    /// 工作日
    case workingDays
    /// 自然日
    case calendarDays
    /// 小时
    case hours
  }

  /// Which day is the first.
  package enum Start: String, CaseIterable, Hashable, Sendable, Codable {
    /// 自次日起
    case nextDay
    /// 自收到之日起
    case sameDay
  }

  /// How many units.
  package var count: Int
  /// What is counted.
  package var unit: Unit
  /// Which day is the first; of no meaning for hours.
  package var start: Start
  /// How often it may be extended.
  package var maxExtensions: Int
  /// By how many units at most each time.
  package var extensionCount: Int
  /// Within how many working days a department may return what is not its own.
  package var returnWithinDays: Int
  /// Who approves an extension: 分管负责人.
  package var approver: String

  /// A limit; see the properties.
  package init(
    count: Int, unit: Unit = .workingDays, start: Start = .nextDay, maxExtensions: Int = 1,
    extensionCount: Int = 5, returnWithinDays: Int = 1, approver: String = "分管负责人"
  ) {
    self.count = count
    self.unit = unit
    self.start = start
    self.maxExtensions = maxExtensions
    self.extensionCount = extensionCount
    self.returnWithinDays = returnWithinDays
    self.approver = approver
  }
}

/// One line of the table. A condition that is empty holds for everything.
package struct TimeLimitRule: Hashable, Sendable, Codable {
  /// The natures it is for.
  package var matters: [TimeLimitMatter]
  /// The codes of the departments it is for.
  package var departments: [String]
  /// The places it is for, as areas are written: 朝阳县.
  package var areas: [String]
  /// It is for urgent matters alone.
  package var isForUrgent: Bool
  /// The limit.
  package var limit: TimeLimit

  /// A line; see the properties.
  package init(
    matters: [TimeLimitMatter] = [], departments: [String] = [], areas: [String] = [],
    isForUrgent: Bool = false, limit: TimeLimit
  ) {
    self.matters = matters
    self.departments = departments
    self.areas = areas
    self.isForUrgent = isForUrgent
    self.limit = limit
  }
}

/// The natures as the table writes them; the values are those of the questions.
package enum TimeLimitMatter: String, CaseIterable, Hashable, Sendable, Codable {
  /// 咨询
  case inquiry
  /// 求助
  case help
  /// 投诉
  case complaint
  /// 举报
  case report
  /// 建议
  case suggestion
  /// 表扬
  case praise
  /// 其他
  case other
}

/// The rungs of the chase.
package enum ChaseCode: String, CaseIterable, Hashable, Comparable, Sendable, Codable {
  /// 到期前
  case beforeDue
  /// 到期当天
  case dueDay
  /// 逾期次日
  case dayAfter
  /// 逾期5个工作日
  case fiveAfter

  package static func < (left: ChaseCode, right: ChaseCode) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// One rung of the chase.
package struct ChaseRung: Hashable, Sendable, Codable {
  /// Which rung.
  package var code: ChaseCode
  /// When, counted from the due day.
  package var lead: Lead
  /// 抄送领导: the leader in charge is told too.
  package var copiesLeader: Bool

  /// A rung; see the properties.
  package init(code: ChaseCode, lead: Lead, copiesLeader: Bool = false) {
    self.code = code
    self.lead = lead
    self.copiesLeader = copiesLeader
  }
}

/// The table of time limits and the chase that follows from it.
package struct TimeLimitTable: Hashable, Sendable, Codable {
  /// The lines, as written.
  package var rules: [TimeLimitRule]
  /// For what no line is written.
  package var usual: TimeLimit
  /// After so many dispatches that were returned, the desk appoints a department for good.
  package var dispatchesBeforeAppointing: Int
  /// The rungs, in order.
  package var chase: [ChaseRung]
  /// The chat group in which leaders are told; nil means that the leader in charge is mentioned in the
  /// department's own.
  package var copyGroup: String?

  /// A table; see the properties.
  package init(
    rules: [TimeLimitRule] = [], usual: TimeLimit = TimeLimit(count: 5),
    dispatchesBeforeAppointing: Int = 3, chase: [ChaseRung] = TimeLimitTable.usualChase,
    copyGroup: String? = nil
  ) {
    self.rules = rules
    self.usual = usual
    self.dispatchesBeforeAppointing = dispatchesBeforeAppointing
    self.chase = chase
    self.copyGroup = copyGroup
  }

  /// 到期前1个工作日 → 到期当天 → 逾期次日抄送领导 → 逾期5个工作日通报.
  package static let usualChase: [ChaseRung] = [
    ChaseRung(
      code: .beforeDue, lead: Lead(anchor: .deadline, distance: .workingDays(-1), time: nil)),
    ChaseRung(code: .dueDay, lead: Lead(anchor: .deadline, distance: .workingDays(0), time: nil)),
    ChaseRung(
      code: .dayAfter, lead: Lead(anchor: .deadline, distance: .workingDays(1), time: nil),
      copiesLeader: true),
    ChaseRung(
      code: .fiveAfter, lead: Lead(anchor: .deadline, distance: .workingDays(5), time: nil),
      copiesLeader: true),
  ]

  /// The table when none is written: the sample's limits.
  package static let usual = TimeLimitTable(rules: [
    TimeLimitRule(matters: [.inquiry, .help, .praise], limit: TimeLimit(count: 5)),
    TimeLimitRule(matters: [.complaint, .suggestion], limit: TimeLimit(count: 10)),
    TimeLimitRule(matters: [.report], limit: TimeLimit(count: 15)),
  ])
}

// MARK: - Looking up

extension TimeLimitTable {
  /// The limit for a matter of this nature, given to `department`, in `area`.
  ///
  /// The most particular line wins: a department weighs more than a place, a place more than urgency,
  /// urgency more than a nature; of two that are equal the first written.
  package func limit(
    for matter: TimeLimitMatter, department: String, area: String?, isUrgent: Bool = false
  ) -> TimeLimit {
    var best: (weight: Int, limit: TimeLimit)?
    for rule in rules where rule.covers(matter, department, area, isUrgent: isUrgent) {
      if rule.weight > best?.weight ?? -1 { best = (rule.weight, rule.limit) }
    }
    return best?.limit ?? usual
  }
}

extension TimeLimitRule {
  fileprivate func covers(
    _ matter: TimeLimitMatter, _ department: String, _ area: String?, isUrgent: Bool
  ) -> Bool {
    (matters.isEmpty || matters.contains(matter))
      && (departments.isEmpty || departments.contains(department))
      && (areas.isEmpty || area.map(areas.contains) ?? false) && (isUrgent || !isForUrgent)
  }

  fileprivate var weight: Int {
    (departments.isEmpty ? 0 : 8) + (areas.isEmpty ? 0 : 4) + (isForUrgent ? 2 : 0)
      + (matters.isEmpty ? 0 : 1)
  }
}
