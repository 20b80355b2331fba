// What an act of the journal may be about when it is about no question and no member. The raw value is
// what stands in the row for ever, so a case may be added but neither renamed nor removed.

/// A part of the house.
package enum HousePart: String, CaseIterable, Hashable, Sendable {
  /// The register of all questions.
  case register
  /// The callers whose time was over.
  case callers
  /// The figures of a period.
  case figures
  /// A list that was taken in.
  case list
  /// The database.
  case database
  /// The public site.
  case site
  /// The clock of the machine.
  case clock
  /// Episodes that vanished from the schedule files.
  case losses
  /// The keys of the data.
  case key
  /// A robot of a group.
  case robot

  /// As a page names it.
  package var wording: String {
    switch self {
    case .register: "问题台账"
    case .callers: "来电人"
    case .figures: "统计"
    case .list: "清单"
    case .database: "数据库"
    case .site: "公开网站"
    case .clock: "系统时钟"
    case .losses: "从文件里消失的场次"
    case .key: "数据密钥"
    case .robot: "机器人"
    }
  }
}
