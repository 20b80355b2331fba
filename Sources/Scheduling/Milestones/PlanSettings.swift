// What planning is told besides the schedule: the office's habits, what is remembered of earlier
// plans, and for which time reminders are wanted.

package import Reminding
package import Timekeeping

/// The office's habits.
package struct PlanSettings: Hashable, Sendable {
  /// The word that stands in every message.
  package var keyword: String
  /// When nothing rings that can wait; nil means never.
  package var quietHours: QuietHours?
  /// The clock time of leads that name a day and no time.
  package var defaultTime: TimeOfDay
  /// When a day ends on which something is due and no clock time is said.
  package var closingTime: TimeOfDay
  /// For how many working days a reminder after the show stays useful.
  package var usefulWorkingDays: Int
  /// How long after an episode became known late its short notice leaves.
  package var shortNoticeDelay: Duration
  /// A short notice for a show that is nearer than this is urgent.
  package var urgentWithin: Duration

  /// The usual habits unless something is said.
  package init(
    keyword: String = "利民热线", quietHours: QuietHours? = .usual,
    defaultTime: TimeOfDay = LeadReckoner.usualTime,
    closingTime: TimeOfDay = PlanSettings.usualClosingTime, usefulWorkingDays: Int = 5,
    shortNoticeDelay: Duration = .seconds(120), urgentWithin: Duration = .seconds(3_600)
  ) {
    self.keyword = keyword
    self.quietHours = quietHours
    self.defaultTime = defaultTime
    self.closingTime = closingTime
    self.usefulWorkingDays = usefulWorkingDays
    self.shortNoticeDelay = shortNoticeDelay
    self.urgentWithin = urgentWithin
  }

  /// 17:30.
  package static let usualClosingTime = TimeOfDay(hour: 17, minute: 30) ?? .midnight
}

/// What is remembered of earlier plans, so that a restart changes no decision about lateness.
package struct PlanHistory: Hashable, Sendable {
  /// When each episode was first seen in its present generation; one that is missing is new.
  package var firstSeenAt: [EpisodeID: Timestamp]
  /// The codes of the milestones that groups were reminded of in earlier generations of an episode;
  /// a moved episode gives no short notice for those.
  package var told: [EpisodeID: Set<String>]

  /// What is remembered; nothing by default.
  package init(
    firstSeenAt: [EpisodeID: Timestamp] = [:], told: [EpisodeID: Set<String>] = [:]
  ) {
    self.firstSeenAt = firstSeenAt
    self.told = told
  }
}

/// For which time, and for which episodes, reminders are wanted.
package struct PlanWindow: Hashable, Sendable {
  /// The present instant: what is of no use any more then is not planned.
  package var now: Timestamp
  /// Reminders due at or after this are left for a later planning.
  package var through: Timestamp
  /// Only these episodes, and neither places nor campaigns; nil means everything.
  package var only: Set<EpisodeID>?

  /// A window.
  package init(now: Timestamp, through: Timestamp, only: Set<EpisodeID>? = nil) {
    self.now = now
    self.through = through
    self.only = only
  }
}
