// What became different between two readings of the schedule, one fact each: what the history keeps,
// what correction notices are made from, and what `import` lists as 新增, 变更 and 删除.

import Timekeeping

/// One change of one episode.
package struct ScheduleChange: Hashable, Sendable, Codable {
  /// What changed.
  package enum Kind: Hashable, Sendable, Codable {
    /// The episode is new.
    case added(EpisodeTime)
    /// Another day, clock time or month.
    case moved(from: EpisodeTime, to: EpisodeTime)
    /// 停播.
    case cancelled(reason: String)
    /// 顶替: a special edition took the slot.
    case displaced(by: EpisodeID?, reason: String)
    /// It will be on after all.
    case restored(EpisodeTime)
    /// Another topic; nil while it is open.
    case themeChanged(from: String?, to: String?)
    /// Other departments, or none yet.
    case departmentsChanged(from: [DepartmentID], to: [DepartmentID])
    /// Other guests, or a leave of the head (请假).
    case guestsChanged(from: [Guest], to: [Guest], leaveReason: String?)
    /// Other hosts; empty means the programme's usual one.
    case hostChanged(from: [PersonID], to: [PersonID])
    /// The date is agreed with the department.
    case confirmed
    /// 实况: it was on air.
    case aired
    /// Only the month was known, now the day is.
    case dayFixed(month: EpisodeTime, day: EpisodeTime)
    /// The day was known, now only the month is.
    case dayOpened(from: EpisodeTime, month: EpisodeTime)
    /// It stands in no file any more.
    case removed(EpisodeTime)
  }

  /// 新增, 变更 or 删除, as `import` sorts them.
  package enum Sort: String, CaseIterable, Hashable, Sendable, Codable {
    /// 新增
    case addition
    /// 变更
    case change
    /// 删除
    case removal
  }

  /// Which episode.
  package let episodeID: EpisodeID
  /// Its programme.
  package let programmeID: ProgrammeID
  /// The departments it has after the change, or had before it was removed.
  package let departments: [DepartmentID]
  /// Its topic after the change, or before it was removed.
  package let theme: String?
  /// What changed.
  package let kind: Kind
  /// Why, when somebody wrote a reason.
  package let reason: String?
  /// Who approved it, when somebody wrote a name.
  package let approvedBy: String?

  /// A change; see the properties.
  package init(
    episodeID: EpisodeID, programmeID: ProgrammeID, departments: [DepartmentID] = [],
    theme: String? = nil, kind: Kind, reason: String? = nil, approvedBy: String? = nil
  ) {
    self.episodeID = episodeID
    self.programmeID = programmeID
    self.departments = departments
    self.theme = theme
    self.kind = kind
    self.reason = reason
    self.approvedBy = approvedBy
  }

  /// 新增, 变更 or 删除.
  package var sort: Sort {
    switch kind {
    case .added: .addition
    case .removed: .removal
    case .moved, .cancelled, .displaced, .restored, .themeChanged, .departmentsChanged,
      .guestsChanged, .hostChanged, .confirmed, .aired, .dayFixed, .dayOpened:
      .change
    }
  }

  /// A stable name of the kind, without its details: for tables, labels and filters.
  package var code: String {
    switch kind {
    case .added: "added"
    case .moved: "moved"
    case .cancelled: "cancelled"
    case .displaced: "displaced"
    case .restored: "restored"
    case .themeChanged: "themeChanged"
    case .departmentsChanged: "departmentsChanged"
    case .guestsChanged: "guestsChanged"
    case .hostChanged: "hostChanged"
    case .confirmed: "confirmed"
    case .aired: "aired"
    case .dayFixed: "dayFixed"
    case .dayOpened: "dayOpened"
    case .removed: "removed"
    }
  }

  /// Whether air date or time are other ones now, or the episode is not on any more or again: what
  /// people who were already told must be told again.
  package var touchesAirTime: Bool {
    switch kind {
    case .moved, .cancelled, .displaced, .restored, .dayFixed, .dayOpened: true
    case .added, .removed, .themeChanged, .departmentsChanged, .guestsChanged, .hostChanged,
      .confirmed, .aired:
      false
    }
  }
}
