// What a schedule file turned out to hold. One file may hold several kinds; what is wrong with one of
// them does not stop the others.

package import Language
package import Reminding
package import Timekeeping

/// One kind of content of a schedule file.
package enum PlanDocument: Sendable {
  /// 节目
  case programmes([Located<Programme>])
  /// 名录
  case directory(DirectoryDraft)
  /// 提醒规则
  case ladder([MilestoneRule])
  /// 年度计划, from YAML or a table.
  case plan(PlanTable)
  /// 活动
  case campaigns([Located<Campaign>])
  /// 变更
  case overlay([OverlayEntry])
  /// 办理时限
  case timeLimits(Located<TimeLimitDraft>)
  /// A notice of the State Council.
  case holidayNotice(HolidayNotice)
}

/// The part of the directory that one file holds, each entry with its place. What is written twice
/// within the file is already left out and complained of.
package struct DirectoryDraft: Sendable {
  /// 单位
  package var departments: [Located<Department>] = []
  /// 人员
  package var people: [Located<Person>] = []
  /// 群
  package var groups: [Located<ChatGroup>] = []

  /// An empty part.
  package init() {}
}

/// The table of time limits as one file writes it: departments by name, and nil for what is not
/// written.
package struct TimeLimitDraft: Hashable, Sendable {
  /// The lines that could be read.
  package var rules: [TimeLimitRule] = []
  /// 派单上限
  package var dispatches: Int?
  /// 抄送群
  package var copyGroup: GroupID?
  /// 催办
  package var chase: [ChaseRung]?

  /// An empty table.
  package init() {}
}

/// A name in a file that something else must define: a group of a department, a host of a programme.
/// Rows of plans carry their own names and are not listed here.
package struct NameMention: Hashable, Sendable {
  /// What the name should name.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A person of the directory.
    case person
    /// A chat group of the directory.
    case group
    /// A programme, by code or name.
    case programme
    /// A department of the directory, by any of its names.
    case department
  }

  /// What the name should name.
  package let kind: Kind
  /// The name as written.
  package let name: String
  /// Where it is written.
  package let span: SourceSpan

  /// `name` at `span` should name a thing of this kind.
  package init(_ kind: Kind, _ name: Located<String>) {
    self.kind = kind
    self.name = name.value
    self.span = name.span
  }
}

/// What came of reading one schedule file.
package struct PlanReading: Sendable {
  /// The file's name.
  package let file: String
  /// What it holds; empty for an empty file and for one that is held.
  package var documents: [PlanDocument]
  /// Names that other files must define.
  package var mentions: [NameMention]
  /// Every complaint, in the order of the file.
  package var diagnostics: [PlanDiagnostic]
  /// The structure is broken: the file as a whole keeps its last good version.
  package var isStructureBroken: Bool
  /// Kinds of definitions in which something is wrong. They hold what could be read; whoever has a last
  /// good version should `keepDefinitions(of:)` it.
  package var doubtful: Set<DefinitionKind> = []
  /// A number that this reading alone has; nil where nobody counted it, or where it was put together
  /// from two. Readings with one number are equal.
  package var number: UInt64?
  /// The text, for pictures of complaints; nil for workbooks and undecodable files.
  package var text: PlanText?

  /// A reading; see the properties.
  package init(
    file: String, documents: [PlanDocument] = [], mentions: [NameMention] = [],
    diagnostics: [PlanDiagnostic] = [], isStructureBroken: Bool = false, text: PlanText? = nil
  ) {
    self.file = file
    self.documents = documents
    self.mentions = mentions
    self.diagnostics = diagnostics
    self.isStructureBroken = isStructureBroken
    self.text = text
  }
}

/// The documents that other files build on.
package enum DefinitionKind: String, CaseIterable, Hashable, Sendable {
  /// 节目
  case programmes
  /// 名录
  case directory
  /// 提醒规则
  case ladder
  /// 活动
  case campaigns
  /// 办理时限
  case timeLimits
}

// MARK: - The last good version

extension PlanReading {
  /// Puts the definitions of `last`, an earlier reading of the same file, in the place of those of this
  /// one in which something is wrong. A mistyped zone or lead must not move or silence reminders; rows
  /// of plans are held one by one instead. True when anything was kept.
  package mutating func keepDefinitions(of last: PlanReading) -> Bool {
    let kept = last.documents.filter { document in
      document.definition.map { doubtful.contains($0) && !last.doubtful.contains($0) } ?? false
    }
    let kinds = Set(kept.compactMap(\.definition))
    guard !kinds.isEmpty else { return false }
    documents.removeAll { $0.definition.map(kinds.contains) ?? false }
    documents.insert(contentsOf: kept, at: 0)
    mentions = last.mentions
    number = nil
    return true
  }
}

extension PlanDocument {
  /// Which definitions it holds; nil for plans, overlays and notices.
  package var definition: DefinitionKind? {
    switch self {
    case .programmes: .programmes
    case .directory: .directory
    case .ladder: .ladder
    case .campaigns: .campaigns
    case .timeLimits: .timeLimits
    case .plan, .overlay, .holidayNotice: nil
    }
  }
}
