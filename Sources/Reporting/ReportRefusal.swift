// Why a report is not written. A table that does not reconcile is never printed; the refusal names
// the sum and the cases, so that somebody can mend the register.

package import Questions
import Timekeeping

/// Why there is no report.
package enum ReportRefusal: Error, Hashable, Sendable {
  /// A whole is not the sum of its parts; the cases that make the difference.
  case sumDiffers(Sum, whole: Int, parts: Int, cases: [String])
  /// The store counted another number of lines than it handed over.
  case countDiffers(declared: Int, found: Int)
  /// Two lines have the same number.
  case caseNumberTwice(String)
  /// A line contradicts itself.
  case contradiction(caseNumber: String, RowFault)
  /// More calls were answered than rang.
  case answeredMoreThanOffered(EpisodeCode)
  /// The cut-off lies before the period.
  case cutOffBeforePeriod
}

/// How a line of the register can contradict itself.
package enum RowFault: String, CaseIterable, Hashable, Sendable {
  /// It counts for no contact at all.
  case withoutContact
  /// A department has it, but nobody wrote which.
  case assignedToNobody
  /// A department has or had it, but nobody wrote since when.
  case assignedAtNoTime
  /// It is closed, declined or put through, but nobody wrote when.
  case endedAtNoTime
  /// Something happened before the thing that it follows.
  case outOfOrder
  /// It is online although its caller did not agree, or nobody decided so.
  case publishedWithoutLeave
}

// MARK: - Lines

extension RegisterRow {
  /// The first contradiction of the line; nil when there is none.
  var fault: RowFault? {
    guard course.stage != .merged else { return nil }
    if contactCount < 1 { return .withoutContact }
    if course.assignedAt != nil, course.lead == nil { return .assignedToNobody }
    switch course.stage {
    case .assigned, .answered:
      if course.assignedAt == nil { return .assignedAtNoTime }
    case .closed:
      if course.closedAt == nil { return .endedAtNoTime }
      if course.assignedAt == nil, course.answeredOnAirAt == nil { return .assignedAtNoTime }
    case .declined, .transferred:
      if course.closedAt == nil { return .endedAtNoTime }
    case .logged, .answeredOnAir, .merged: break
    }
    if let publication, publication.publishedAt != nil,
      consent != .publish || !publication.extent.isPublic
    {
      return .publishedWithoutLeave
    }
    return isInOrder ? nil : .outOfOrder
  }

  /// Each thing after the one it follows. Calls may be logged while they are on air, so only the
  /// handling is looked at.
  private var isInOrder: Bool {
    let assigned = course.assignedAt ?? receivedAt
    let answered = course.answeredAt ?? assigned
    let closed = course.closedAt ?? answered
    return receivedAt <= assigned && assigned <= answered && answered <= closed
      && closed.milliseconds < RegisterRow.lastPlausible
      && receivedAt.milliseconds >= 0
  }

  /// The year 2200: later instants are slips, and sums of them would overflow.
  private static let lastPlausible: Int64 = 7_258_118_400_000
}
