// 变更.yaml: the append-only list of what happened to episodes, for every format of plan
//. Tables cannot carry these facts; the overlay names the episode and says them.

package import Language
package import Timekeeping

/// Which episode an entry speaks of: by its 编号/id, or by day and department.
package enum EpisodeReference: Hashable, Sendable {
  /// 编号 or computed identity.
  case id(String)
  /// The day on which it was planned, and a department's name as written.
  case dayAndDepartment(CalendarDay, String)
}

/// What happened.
package enum OverlayAct: Hashable, Sendable {
  /// 改期: to a day (with times, or keeping them) or to a month with the day open.
  case reschedule(to: EpisodeTime?, day: CalendarDay?)
  /// 停播
  case cancel
  /// 顶替: a special edition takes the slot; its departments and theme.
  case substitute(departments: [String], theme: String?, edition: EditionKind)
  /// 换人: who comes instead of whom.
  case changeGuest(from: String?, to: Guest)
  /// 换主持
  case changeHost(to: String)
  /// 豁免: silences one conflict by its id.
  case waive(diagnostic: String)
  /// 答复: answers a doubtful pair of a revised plan: this row is that episode.
  case sameAs(EpisodeReference)
  /// 已完成
  case done(milestones: [String])
  /// 实况
  case aired(AfterShowRecord)
  /// 已确认
  case confirm
}

/// One entry of the overlay.
package struct OverlayEntry: Hashable, Sendable {
  /// Where it stands.
  package let span: SourceSpan
  /// The programme, when it says one.
  package let programme: String?
  /// Which episode.
  package let episode: EpisodeReference
  /// What happened.
  package let act: OverlayAct
  /// Why; 请假 reasons stand here. Required for 停播, 顶替, 换人 and 豁免.
  package let reason: String?
  /// Who approved it.
  package let approvedBy: String?
  /// The day on which it was written down.
  package let on: CalendarDay?

  /// An entry; see the properties.
  package init(
    span: SourceSpan, programme: String? = nil, episode: EpisodeReference, act: OverlayAct,
    reason: String? = nil, approvedBy: String? = nil, on: CalendarDay? = nil
  ) {
    self.span = span
    self.programme = programme
    self.episode = episode
    self.act = act
    self.reason = reason
    self.approvedBy = approvedBy
    self.on = on
  }
}
