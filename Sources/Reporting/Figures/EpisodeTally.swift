// Figures of the programme itself: issues planned and aired, departments on air, heads who came, calls
// that rang. Who came and how many rang is known from the record of the show alone.

package import Questions

/// The issues of a period, counted.
package struct EpisodeTally: Hashable, Sendable {
  /// The issues, in the order of their days.
  package let episodes: [EpisodeRow]

  /// Counts `episodes`.
  package init(_ episodes: [EpisodeRow]) {
    self.episodes = episodes.sorted { ($0.day ?? $0.month, $0.id) < ($1.day ?? $1.month, $1.id) }
  }

  /// The issues behind a measure.
  package func episodes(of measure: EpisodeMeasure) -> [EpisodeRow] {
    episodes.filter { measure.includes($0) }
  }

  /// A count of issues, or of what the record of the show says; nil when no record says it.
  package func number(_ measure: EpisodeMeasure) -> Int? {
    switch measure {
    case .departments: return units.count
    case .callsOffered: return sum { $0.callsOffered }
    case .callsAnswered: return sum { $0.callsAnswered }
    case .aired, .planned, .plannedAired, .extraAired, .cancelled, .displaced, .unrecorded,
      .headLed, .attendanceUnknown:
      return episodes(of: measure).count
    }
  }

  /// 上线率: planned issues that went out, of all planned ones.
  package var appearanceRate: Rate {
    let planned = episodes.filter { $0.isPlanned && $0.hasDepartments }
    return Rate(planned.count { $0.outcome == .aired }, of: planned.count)
  }

  /// 一把手上线率: issues to which a head came, of all that went out.
  package var headAttendanceRate: Rate {
    let aired = episodes.filter { $0.outcome == .aired && $0.hasDepartments }
    return Rate(aired.count { $0.isHeadLed == true }, of: aired.count)
  }

  /// The departments that were on air, each once.
  package var units: Set<DepartmentCode> {
    Set(episodes(of: .aired).flatMap(\.departments))
  }

  private func sum(_ part: (EpisodeRow) -> Int?) -> Int? {
    let known = episodes(of: .aired).compactMap(part)
    return known.isEmpty ? nil : known.reduce(0, +)
  }
}

/// A measure of issues on air.
package enum EpisodeMeasure: String, CaseIterable, Hashable, Sendable {
  /// 期数
  case aired
  /// 计划期数
  case planned
  /// 其中按计划播出
  case plannedAired
  /// 计划外播出
  case extraAired
  /// 停播
  case cancelled
  /// 被顶替
  case displaced
  /// 未登记实况
  case unrecorded
  /// 上线单位数
  case departments
  /// 一把手带队期数
  case headLed
  /// 来宾未登记期数
  case attendanceUnknown
  /// 呼入
  case callsOffered
  /// 接听
  case callsAnswered

  /// Whether `episode` is one of its cases.
  func includes(_ episode: EpisodeRow) -> Bool {
    switch self {
    case .planned: episode.isPlanned
    case .aired, .departments: episode.outcome == .aired
    case .plannedAired: episode.outcome == .aired && episode.isPlanned
    case .extraAired: episode.outcome == .aired && !episode.isPlanned
    case .cancelled: episode.outcome == .cancelled && episode.isPlanned
    case .displaced: episode.outcome == .displaced && episode.isPlanned
    case .unrecorded: episode.outcome == .open && episode.isPlanned
    case .headLed:
      episode.outcome == .aired && episode.hasDepartments && episode.isHeadLed == true
    case .attendanceUnknown:
      episode.outcome == .aired && episode.hasDepartments && episode.isHeadLed == nil
    case .callsOffered: episode.outcome == .aired && episode.callsOffered != nil
    case .callsAnswered: episode.outcome == .aired && episode.callsAnswered != nil
    }
  }
}
