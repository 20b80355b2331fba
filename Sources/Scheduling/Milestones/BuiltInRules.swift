// Rungs with a part of their own, known by their codes: an episode without a day, a place without a
// department, an answer's limit. The first two hold even where the ladder does not write them.

import Language
import Reminding
import Timekeeping

extension MilestoneRule {
  /// Holds for episodes of which only the month is known: `dateUndecided` and codes that begin so.
  package var isForOpenDays: Bool { code.hasPrefix("dateUndecided") }
  /// Holds for places that nobody fills: `placeOpen` and codes that begin so.
  package var isForOpenPlaces: Bool { code.hasPrefix("placeOpen") }
  /// Belongs to the answers of questions, not to episodes: `answerDue`, or counted from 截止.
  package var isForAnswers: Bool { code.hasPrefix("answerDue") || lead.anchor == .deadline }

  /// 日期待定, on the first working day of the month before.
  static let openDay = MilestoneRule(
    code: "dateUndecided", name: "定日期",
    lead: Lead(anchor: .airStart, distance: .workingDayOfMonth(1, months: -1)),
    recipients: [.producer], text: "请与上线单位商定播出日期，填入年度计划", span: .builtIn)

  /// 待安排, ten and three working days before.
  static let openPlaces = [10, 3].map { count in
    MilestoneRule(
      code: "placeOpen\(count)", name: "排单位",
      lead: Lead(anchor: .airStart, distance: .workingDays(-count)), recipients: [.producer],
      text: "请安排上线单位，填入年度计划", span: .builtIn)
  }
}

extension SourceSpan {
  fileprivate static let builtIn = SourceSpan(file: "内置规则", line: 1, column: 1)
}

extension RecipientRole {
  /// The role's Chinese name.
  package var wording: String {
    switch self {
    case .department: "上线单位"
    case .liaison: "联络员"
    case .host: "主持人"
    case .screener: "导播"
    case .producer: "编导"
    case .siteEditor: "网站编辑"
    }
  }
}

extension EditionKind {
  /// What messages call it; empty for regular editions.
  package var wording: String {
    switch self {
    case .regular: ""
    case .special: "特别节目"
    case .feedback: "回音壁"
    }
  }
}
