// One issue of a programme, as the plan and its later changes describe it.

package import Language
package import Timekeeping

/// When an episode is on: the day is known, or only the month.
package enum EpisodeTime: Hashable, Sendable, Codable {
  /// Month known, day open: a valid state, not a missing date.
  case month(year: Int, month: Int)
  /// On air from `start` to `end`, half-open; `end` is later than `start`.
  case day(start: LocalDateTime, end: LocalDateTime)
}

/// Whether the date is agreed with the department.
package enum Agreement: String, CaseIterable, Hashable, Sendable, Codable {
  /// Stands in the plan.
  case planned
  /// Confirmed with the department.
  case confirmed
}

/// What became of the episode. "Moved" is an event, not a fate.
package enum Fate: Hashable, Sendable, Codable {
  /// It will be on.
  case on
  /// 顶替: a special edition took its slot; it goes into the next round.
  case displaced(by: EpisodeID?, reason: String)
  /// 停播.
  case cancelled(reason: String)
  /// 实况: it was on air.
  case aired(AfterShowRecord)
}

/// 实况: what was the case after the show; the only source of `aired` and of attendance rates.
package struct AfterShowRecord: Hashable, Sendable, Codable {
  /// When it really began.
  package let start: LocalDateTime?
  /// When it really ended.
  package let end: LocalDateTime?
  /// Who came, with rank.
  package let guests: [Guest]
  /// Calls that rang.
  package let callsOffered: Int?
  /// Calls that were answered.
  package let callsAnswered: Int?

  /// A record; everything in it is optional.
  package init(
    start: LocalDateTime? = nil, end: LocalDateTime? = nil, guests: [Guest] = [],
    callsOffered: Int? = nil, callsAnswered: Int? = nil
  ) {
    self.start = start
    self.end = end
    self.guests = guests
    self.callsOffered = callsOffered
    self.callsAnswered = callsAnswered
  }
}

/// The rank of a guest within the department.
package enum GuestRank: String, CaseIterable, Hashable, Sendable, Codable {
  /// 一把手、主要负责人
  case head
  /// 分管领导、副职
  case deputy
  /// 科室负责人
  case sectionHead
  /// 专家
  case expert
  /// Not said.
  case unknown
}

/// A guest on air.
package struct Guest: Hashable, Sendable, Codable {
  /// The name, U+3000 and blanks inside two-character names removed; empty when only a title is known.
  package let name: String
  /// The title as written: 局长, 副主任.
  package let title: String
  /// The rank that the title says.
  package let rank: GuestRank

  /// A guest.
  package init(name: String, title: String, rank: GuestRank) {
    self.name = name
    self.title = title
    self.rank = rank
  }
}

/// One issue on air.
package struct Episode: Hashable, Sendable, Codable, Identifiable {
  /// Its stable identity.
  package let id: EpisodeID
  /// The programme it belongs to.
  package var programmeID: ProgrammeID
  /// The year of the plan that names it.
  package var planYear: Int
  /// When it is on.
  package var time: EpisodeTime
  /// Whether the date is agreed.
  package var agreement: Agreement
  /// What became of it.
  package var fate: Fate
  /// The topic; nil while it is open.
  package var theme: String?
  /// The departments on air; the first one leads. Empty while the department is open.
  package var departments: [DepartmentID]
  /// Group words instead of departments (各街道办, 各上线单位, 待定): text, no reminders.
  package var groupWords: [String]
  /// The guests.
  package var guests: [Guest]
  /// The reason written for a leave (请假) of the head; nil when none.
  package var leaveReason: String?
  /// Hosts of this episode; empty means the programme's first host.
  package var hosts: [PersonID]
  /// Screeners of this episode; empty means the programme's.
  package var screeners: [PersonID]
  /// The row's own contact person (联系人); nil means the department's liaison.
  package var liaison: String?
  /// The kind of edition.
  package var edition: EditionKind
  /// Names of the campaigns it belongs to.
  package var campaigns: [String]
  /// Remarks, as written.
  package var note: String?
  /// Milestones that the file marks as 已完成.
  package var doneMilestones: Set<String>
  /// 豁免: conflict ids that are silenced here, with their reason.
  package var waivers: [String: String]
  /// Rises whenever the air date or time moves.
  package var generation: Int
  /// The time that the plan file gives, when a 改期 of the overlay moved the episode; else nil.
  package var plannedTime: EpisodeTime?
  /// The episode whose 顶替 made this one: the special edition in its slot, or its next round.
  package var derivedFrom: EpisodeID?
  /// Where it is written.
  package var span: SourceSpan

  /// An episode; see the properties.
  package init(
    id: EpisodeID, programmeID: ProgrammeID, planYear: Int, time: EpisodeTime,
    agreement: Agreement = .planned, fate: Fate = .on, theme: String? = nil,
    departments: [DepartmentID] = [], groupWords: [String] = [], guests: [Guest] = [],
    leaveReason: String? = nil, hosts: [PersonID] = [], screeners: [PersonID] = [],
    liaison: String? = nil, edition: EditionKind = .regular, campaigns: [String] = [],
    note: String? = nil, doneMilestones: Set<String> = [], waivers: [String: String] = [:],
    generation: Int = 1, plannedTime: EpisodeTime? = nil, derivedFrom: EpisodeID? = nil,
    span: SourceSpan
  ) {
    self.id = id
    self.programmeID = programmeID
    self.planYear = planYear
    self.time = time
    self.agreement = agreement
    self.fate = fate
    self.theme = theme
    self.departments = departments
    self.groupWords = groupWords
    self.guests = guests
    self.leaveReason = leaveReason
    self.hosts = hosts
    self.screeners = screeners
    self.liaison = liaison
    self.edition = edition
    self.campaigns = campaigns
    self.note = note
    self.doneMilestones = doneMilestones
    self.waivers = waivers
    self.generation = generation
    self.plannedTime = plannedTime
    self.derivedFrom = derivedFrom
    self.span = span
  }

  /// The department that leads, when it is known.
  package var leadDepartment: DepartmentID? { departments.first }
}
