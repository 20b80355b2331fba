// What leads are counted from, and what counting gives.

package import Timekeeping

/// The wall-clock times from which an episode's or a deadline's leads are counted.
package struct LeadAnchors: Hashable, Sendable {
  /// Air start; for an episode whose day is open, midnight of the month's first day.
  package var start: LocalDateTime?
  /// Air end.
  package var end: LocalDateTime?
  /// The limit of something to be handed in.
  package var deadline: LocalDateTime?
  /// The start of the next feedback edition of the programme.
  package var nextFeedback: LocalDateTime?

  /// Anchors; those that are nil have no leads.
  package init(
    start: LocalDateTime? = nil, end: LocalDateTime? = nil, deadline: LocalDateTime? = nil,
    nextFeedback: LocalDateTime? = nil
  ) {
    self.start = start
    self.end = end
    self.deadline = deadline
    self.nextFeedback = nextFeedback
  }

  /// The time from which `lead` is counted.
  package func time(of lead: Lead) -> LocalDateTime? {
    if case .nextFeedback = lead.distance { return nextFeedback }
    switch lead.anchor {
    case .airStart: return start
    case .airEnd: return end
    case .deadline: return deadline
    }
  }
}

/// The moment that a lead names, before it is moved off the round minutes and out of quiet hours.
package struct LeadMoment: Hashable, Sendable {
  /// What the wall clock shows.
  package let local: LocalDateTime
  /// The instant.
  package let at: Timestamp
  /// A day that was looked at lies in a year whose days off are not announced.
  package let isProvisional: Bool
  /// Counted in minutes: never moved by off-days or round minutes.
  package let isExact: Bool
  /// Not later than its anchor.
  package let isBefore: Bool

  /// A moment; see the properties.
  package init(
    local: LocalDateTime, at: Timestamp, isProvisional: Bool, isExact: Bool, isBefore: Bool
  ) {
    self.local = local
    self.at = at
    self.isProvisional = isProvisional
    self.isExact = isExact
    self.isBefore = isBefore
  }
}

/// How a reminder wants its instant chosen.
package struct LeadManner: Hashable, Sendable {
  /// From the reminder's identity: chooses the minutes that are added.
  package var seed: UInt64
  /// 准点: nothing is added.
  package var isExact: Bool
  /// 紧急: may ring in quiet hours of the show day.
  package var isUrgent: Bool

  /// A manner.
  package init(seed: UInt64, isExact: Bool = false, isUrgent: Bool = false) {
    self.seed = seed
    self.isExact = isExact
    self.isUrgent = isUrgent
  }
}
