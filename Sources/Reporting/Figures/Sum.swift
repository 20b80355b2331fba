// The sums that must come out before a report is written. A whole is counted by itself and each part
// by itself; when they differ, the cases that are in none or in two of the parts are named.

import Questions

/// A sum that a report prints, whole and parts.
package enum Sum: String, CaseIterable, Hashable, Sendable {
  /// 登记 by nature.
  case loggedByNature
  /// 登记 by way.
  case loggedByChannel
  /// 登记 by topic.
  case loggedByTopic
  /// 登记 by part of the town.
  case loggedByArea
  /// 登记 by programme.
  case loggedByProgramme
  /// 登记 by day or month.
  case loggedByPart
  /// 登记 by what became of it.
  case loggedByCourse
  /// 转办 by lead department.
  case forwardedByDepartment
  /// 转办 by kind of department.
  case forwardedByKind
  /// 交办 = 按时办结 + 超时办结 + 未办结.
  case forwardedByClosing
  /// 应办结 = 按时办结 + 超时办结 + 逾期未办结.
  case shouldBeClosed
  /// 办结 = 转办件办结 + 现场答复.
  case dealt
  /// 有效回访 = 满意 + 基本满意 + 不满意.
  case followedUp
  /// 有效 = 答复 + 正在处理.
  case validByAnswer
}

extension Sum {
  /// The whole.
  var whole: Measure {
    switch self {
    case .loggedByNature, .loggedByChannel, .loggedByTopic, .loggedByArea, .loggedByProgramme,
      .loggedByPart, .loggedByCourse:
      .logged
    case .forwardedByDepartment, .forwardedByKind, .forwardedByClosing: .forwarded
    case .shouldBeClosed: .shouldBeClosed
    case .dealt: .dealt
    case .followedUp: .followedUp
    case .validByAnswer: .valid
    }
  }

  /// The parts, as this report prints them.
  func parts(_ counts: Counts) -> [FigureID] {
    let tally = counts.tally
    switch self {
    case .loggedByNature: return Nature.allCases.map { FigureID(.logged, of: .nature($0)) }
    case .loggedByChannel: return Channel.allCases.map { FigureID(.logged, of: .channel($0)) }
    case .loggedByTopic: return tally.topics().map { FigureID(.logged, of: .topic($0.topic)) }
    case .loggedByArea: return tally.areas().map { FigureID(.logged, of: .area($0)) }
    case .loggedByProgramme:
      return tally.programmes().map { FigureID(.logged, of: .programme($0)) }
    case .loggedByPart: return counts.parts.indices.map { FigureID(.logged, of: .part($0)) }
    case .loggedByCourse:
      return [.onAirOnly, .forwarded, .declined, .transferred, .pending].map { FigureID($0) }
    case .forwardedByDepartment:
      return counts.departments.map { FigureID(.forwarded, of: .department($0.code)) }
    case .forwardedByKind: return counts.kinds.map { FigureID(.forwarded, of: .kind($0)) }
    case .forwardedByClosing: return [.closedInTime, .closedLate, .open].map { FigureID($0) }
    case .shouldBeClosed: return [.closedInTime, .closedLate, .overdue].map { FigureID($0) }
    case .dealt: return [.closed, .onAirOnly].map { FigureID($0) }
    case .followedUp:
      return [.satisfied, .mostlySatisfied, .dissatisfied].map { FigureID($0) }
    case .validByAnswer: return [.answered, .beingHandled].map { FigureID($0) }
    }
  }

  /// The refusal when the sum does not come out; nil when it does.
  func refusal(_ counts: Counts) -> ReportRefusal? {
    let tally = counts.tally
    let whole = tally.indices(of: .all, having: self.whole.trait)
    // How often each line is in a part, less how often it is in the whole.
    var surplus = [Int32](repeating: 0, count: tally.rows.count)
    for index in whole { surplus[index] -= 1 }
    var total = 0
    for part in parts(counts) {
      for index in tally.indices(of: part.group, having: part.measure.trait) {
        total += 1
        surplus[index] += 1
      }
    }
    let wrong = surplus.indices.filter { surplus[$0] != 0 }
    guard total != whole.count || !wrong.isEmpty else { return nil }
    let cases = wrong.map { tally.rows[$0].caseNumber }.sorted()
    return .sumDiffers(self, whole: whole.count, parts: total, cases: cases)
  }
}
