// The plan of reminders: ladder × episodes × recipients, campaigns and open places, with a reason for
// each that will not leave. A pure function of its arguments: the same input gives the same plan.

package import Reminding
package import Timekeeping

/// Which reminders a schedule asks for.
package struct ReminderPlan: Sendable {
  /// Those that will leave, in the order of episodes and rungs.
  package var reminders: [Reminder] = []
  /// Those that will not, with the reason.
  package var skipped: [PlannedSkip] = []
  /// One message for each group of an episode that became known late.
  package var shortNotices: [Reminder] = []
  /// How the subjects stand.
  package var standings: [String: SubjectStanding] = [:]
  /// The instant for which it was made.
  package let madeAt: Timestamp

  init(madeAt: Timestamp) {
    self.madeAt = madeAt
  }

  /// All that will leave: reminders and short notices.
  package var all: [Reminder] { reminders + shortNotices }

  /// Plans the reminders of `schedule` and its open `places`.
  ///
  /// Leads that had passed when the episode was first seen are skipped, and each group concerned
  /// gets one short notice that says which. What is done is skipped too; what has no group is
  /// skipped with the reason in words. Cancelled and displaced episodes bring nothing, aired ones
  /// only what is said after the show.
  package static func plan(
    _ schedule: Schedule, places: [OpenPlace] = [], history: PlanHistory = PlanHistory(),
    window: PlanWindow, settings: PlanSettings = PlanSettings()
  ) -> ReminderPlan {
    var planner = ReminderPlanner(
      schedule, places: places, history: history, window: window, settings: settings)
    // Growing by doubling would hold a large plan twice for a moment.
    planner.plan.reminders.reserveCapacity(
      (window.only?.count ?? schedule.episodes.count) * planner.remindersPerEpisode)
    for episode in schedule.episodes where window.only?.contains(episode.id) ?? true {
      planner.plan(episode)
    }
    if window.only == nil {
      for place in places { planner.plan(place) }
      for campaign in schedule.campaigns { planner.plan(campaign) }
    }
    return planner.plan
  }

  /// What has to be done so that the stored reminders are the planned ones. When the plan was made
  /// for some episodes only, pass the stored reminders of those alone.
  package func changes(from stored: [StoredReminder]) -> ReminderChanges {
    ReminderChanges(
      from: stored, to: all, skips: skipped, standings: standings, now: madeAt)
  }
}
