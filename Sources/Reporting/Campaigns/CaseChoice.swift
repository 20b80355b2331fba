// Which cases stand for a campaign. Either somebody chose them by number, or a rule does that the
// report prints, so that the choice can be argued about.

import Questions

/// The best cases of a campaign.
struct CaseChoice {
  /// How they were chosen.
  enum Manner {
    /// By number, in the campaign's file.
    case byHand
    /// By the rule.
    case byRule
  }

  /// At least so many are wanted.
  static let fewest = 3
  /// No more than so many are shown.
  static let most = 5

  /// The rule in words.
  static let rule =
    "选法：已公开、按时办结（或现场答复）、回访不为不满意的；反映人次多的在前，其次回访满意的在前，"
    + "再次受理早的在前；一个单位只选一件，最多\(most)件。"

  let manner: Manner
  let rows: [RegisterRow]
  /// Numbers that the file names and the register does not have.
  let unknown: [String]

  /// The cases that `numbers` name, or else those that the rule finds.
  init(_ tally: Tally, numbers: [String]) {
    guard numbers.isEmpty else {
      let all = Dictionary(tally.rows.map { ($0.caseNumber, $0) }) { first, _ in first }
      manner = .byHand
      rows = numbers.prefix(CaseChoice.most).compactMap { all[$0] }
      unknown = numbers.filter { all[$0] == nil }
      return
    }
    manner = .byRule
    unknown = []
    let wanted = tally.indices(of: .all, having: .published).filter {
      let traits = tally.traits[$0]
      return !traits.contains(.dissatisfied)
        && (traits.contains(.closedInTime) || traits.contains(.onAirOnly))
    }
    let order = wanted.sorted { CaseChoice.comesFirst($0, $1, tally) }
    var seen: Set<DepartmentCode> = []
    rows = Array(
      order.map { tally.rows[$0] }.filter { row in
        row.course.lead.map { seen.insert($0).inserted } ?? true
      }.prefix(CaseChoice.most))
  }

  private static func comesFirst(_ left: Int, _ right: Int, _ tally: Tally) -> Bool {
    let first = tally.rows[left]
    let second = tally.rows[right]
    if first.contactCount != second.contactCount {
      return first.contactCount > second.contactCount
    }
    let isFirstContent = tally.traits[left].contains(.satisfied)
    if isFirstContent != tally.traits[right].contains(.satisfied) { return isFirstContent }
    return (first.receivedAt, first.caseNumber) < (second.receivedAt, second.caseNumber)
  }
}
