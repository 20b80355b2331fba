// Who must answer, by when, how much more was granted by whose leave, and who handed it back.

package import Reminding
package import Timekeeping

/// The day by which an answer is due.
package struct DueDay: Hashable, Sendable, Codable {
  /// The day.
  package let day: CalendarDay
  /// The clock time, for limits in hours; else the end of the day counts.
  package let time: TimeOfDay?
  /// It rests on a year whose days off are not announced yet.
  package let isProvisional: Bool

  /// A due day; see the properties.
  package init(_ day: CalendarDay, time: TimeOfDay? = nil, isProvisional: Bool = false) {
    self.day = day
    self.time = time
    self.isProvisional = isProvisional
  }

  /// Whether `local` lies after it.
  package func isOver(at local: LocalDateTime) -> Bool {
    guard let time else { return local.day > day }
    return local > LocalDateTime(day: day, time: time)
  }
}

/// 延期: more time, granted before the old time was over.
package struct Extension: Hashable, Sendable, Codable {
  /// By how many units of the limit.
  package let count: Int
  /// The due day it gave.
  package let dueOn: DueDay
  /// Why.
  package let reason: String
  /// Who granted it.
  package let approvedBy: String
  /// The member who recorded it.
  package let recordedBy: String
  /// When.
  package let at: Timestamp
}

/// 退单: the department says that the matter is not its own.
package struct Return: Hashable, Sendable, Codable {
  /// Which department.
  package let department: DepartmentCode
  /// Why.
  package let reason: String
  /// The member who returned it.
  package let by: String
  /// When.
  package let at: Timestamp
}

/// 转办: exactly one lead department and any number of others.
package struct Assignment: Hashable, Sendable, Codable {
  /// 主办
  package let lead: DepartmentCode
  /// 协办
  package let co: [DepartmentCode]
  /// When it was given.
  package let assignedAt: Timestamp
  /// By whom.
  package let assignedBy: String
  /// The instant from which its time is counted.
  package let countedFrom: Timestamp
  /// The limit that holds.
  package let limit: TimeLimit
  /// By when it was due at first.
  package internal(set) var originalDueOn: DueDay
  /// What was granted since.
  package internal(set) var extensions: [Extension]
  /// What earlier departments returned before this one.
  package internal(set) var returns: [Return]
  /// Counted from 1; rises when a caller is not satisfied and the matter is handled again.
  package let generation: Int
  /// The desk appointed the department after too many returns: this one can't return it.
  package let isAppointed: Bool

  /// By when it is due.
  package var dueOn: DueDay { extensions.last?.dueOn ?? originalDueOn }

  /// Lead and co-operating departments.
  package var departments: [DepartmentCode] { [lead] + co }
}

/// A due day that moved because the calendar of days off changed.
package struct DueMove: Hashable, Sendable, Codable {
  /// Where it was.
  package let from: DueDay
  /// Where it is.
  package let to: DueDay
}
