// What is true of a line of the register as of a cut-off, one bit each. Every count is "how many of
// this group have this trait", so a figure and the list of its cases can't disagree.

import Questions
import Timekeeping

/// What is true of one line at the cut-off.
struct Traits: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  /// It counts at all: it is not the double of another line.
  static let logged = Traits(rawValue: 1 << 0)
  static let putOnAir = Traits(rawValue: 1 << 1)
  static let answeredOnAir = Traits(rawValue: 1 << 2)
  static let forwarded = Traits(rawValue: 1 << 3)
  /// Answered on air, and no department was needed.
  static let onAirOnly = Traits(rawValue: 1 << 4)
  static let declined = Traits(rawValue: 1 << 5)
  static let transferred = Traits(rawValue: 1 << 6)
  static let pending = Traits(rawValue: 1 << 7)
  /// Answered on air, or closed by a department.
  static let dealt = Traits(rawValue: 1 << 8)
  /// A department had it, and it is closed.
  static let closed = Traits(rawValue: 1 << 9)
  static let closedInTime = Traits(rawValue: 1 << 10)
  static let closedLate = Traits(rawValue: 1 << 11)
  static let open = Traits(rawValue: 1 << 12)
  static let overdue = Traits(rawValue: 1 << 13)
  /// Closed, or overdue.
  static let shouldBeClosed = Traits(rawValue: 1 << 14)
  /// A department's answer came.
  static let replied = Traits(rawValue: 1 << 15)
  static let repliedInTime = Traits(rawValue: 1 << 16)
  /// A department's answer came, or is overdue.
  static let shouldReply = Traits(rawValue: 1 << 17)
  static let followedUp = Traits(rawValue: 1 << 18)
  static let satisfied = Traits(rawValue: 1 << 19)
  static let mostlySatisfied = Traits(rawValue: 1 << 20)
  static let dissatisfied = Traits(rawValue: 1 << 21)
  static let unreached = Traits(rawValue: 1 << 22)
  static let returned = Traits(rawValue: 1 << 23)
  static let extended = Traits(rawValue: 1 << 24)
  static let rehandled = Traits(rawValue: 1 << 25)
  static let published = Traits(rawValue: 1 << 26)
  static let repeated = Traits(rawValue: 1 << 27)
  /// Neither declined nor put through elsewhere: 有效.
  static let valid = Traits(rawValue: 1 << 28)
  /// Answered in some way: on air, or by a department.
  static let answered = Traits(rawValue: 1 << 29)
  /// Valid and not answered yet.
  static let beingHandled = Traits(rawValue: 1 << 30)
  /// Valid, answered and online.
  static let publicReply = Traits(rawValue: 1 << 31)
  /// Satisfied by the rule of the settings, which may count 基本满意.
  static let content = Traits(rawValue: 1 << 32)
  /// The double of another line.
  static let merged = Traits(rawValue: 1 << 33)
}

// MARK: - From a line

extension Traits {
  /// The traits of `row` as of `cutOff`: what happened later did not happen yet.
  init(of row: RegisterRow, asOf cutOff: Timestamp, countingMostlySatisfied: Bool) {
    guard row.course.stage != .merged else {
      self = .merged
      return
    }
    self = .logged
    if row.contactCount > 1 { insert(.repeated) }
    addCourse(row.course, cutOff)
    addFollowUp(row.course, cutOff, countingMostlySatisfied)
    if let publication = row.publication, publication.extent.isPublic,
      happened(publication.publishedAt, cutOff)
    {
      insert(.published)
    }
    if isDisjoint(with: [.declined, .transferred]) { insert(.valid) }
    if contains(.replied) || contains(.answeredOnAir) { insert(.answered) }
    if contains(.valid), !contains(.answered) { insert(.beingHandled) }
    if contains([.valid, .answered, .published]) { insert(.publicReply) }
  }

  private mutating func addCourse(_ course: Course, _ cutOff: Timestamp) {
    if happened(course.onAirAt, cutOff) { insert(.putOnAir) }
    if happened(course.answeredOnAirAt, cutOff) { insert(.answeredOnAir) }
    let isEnded = happened(course.closedAt, cutOff)
    if course.stage == .declined, isEnded {
      insert(.declined)
    } else if course.stage == .transferred, isEnded {
      insert(.transferred)
    } else if happened(course.assignedAt, cutOff) {
      addAssignment(course, cutOff, isClosed: isEnded)
    } else if contains(.answeredOnAir) {
      formUnion([.onAirOnly, .dealt])
    } else {
      insert(.pending)
    }
  }

  private mutating func addAssignment(_ course: Course, _ cutOff: Timestamp, isClosed: Bool) {
    insert(.forwarded)
    let due = course.dueUntil(asOf: cutOff) ?? .distantFuture
    let isReplied = happened(course.answeredAt, cutOff) || isClosed
    // The department is measured by its answer, not by the day on which the desk closed the case.
    let repliedAt = course.answeredAt ?? course.closedAt ?? cutOff
    let isInTime = isReplied && repliedAt < due
    if isReplied { insert(.replied) }
    if isInTime { insert(.repliedInTime) }
    if isReplied || due <= cutOff { insert(.shouldReply) }
    if isClosed {
      formUnion([.closed, .dealt, .shouldBeClosed])
      insert(isInTime ? .closedInTime : .closedLate)
    } else {
      insert(.open)
      if due <= cutOff { formUnion([.overdue, .shouldBeClosed]) }
    }
    if course.returns > 0 { insert(.returned) }
    if course.extensions > 0, course.extendedAt.map({ $0 <= cutOff }) ?? true { insert(.extended) }
    if course.rehandlings > 0 { insert(.rehandled) }
  }

  private mutating func addFollowUp(
    _ course: Course, _ cutOff: Timestamp, _ countingMostlySatisfied: Bool
  ) {
    guard let verdict = course.verdict, happened(course.followedUpAt, cutOff) else { return }
    switch verdict {
    case .satisfied: formUnion([.followedUp, .satisfied, .content])
    case .mostlySatisfied:
      formUnion([.followedUp, .mostlySatisfied])
      if countingMostlySatisfied { insert(.content) }
    case .dissatisfied: formUnion([.followedUp, .dissatisfied])
    case .unreached: insert(.unreached)
    }
  }

  private func happened(_ instant: Timestamp?, _ cutOff: Timestamp) -> Bool {
    instant.map { $0 <= cutOff } ?? false
  }
}
