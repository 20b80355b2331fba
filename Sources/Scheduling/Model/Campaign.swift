// A campaign such as the 5·15 open-government day: a window, a theme, and deadlines of its own that
// are written down and never derived from the window's end.

package import Timekeeping

/// A campaign (活动).
package struct Campaign: Hashable, Sendable, Codable {
  /// Its name; episodes name it.
  package let name: String
  /// Its theme.
  package let theme: String?
  /// First day of its window.
  package let from: CalendarDay
  /// Last day of its window.
  package let through: CalendarDay
  /// Its sub-activities, as written.
  package let activities: [String]
  /// What is to be handed in, and by when.
  package let deadlines: [CampaignDeadline]

  /// A campaign; `through` is not before `from`.
  package init(
    name: String, theme: String?, from: CalendarDay, through: CalendarDay,
    activities: [String] = [], deadlines: [CampaignDeadline] = []
  ) {
    self.name = name
    self.theme = theme
    self.from = from
    self.through = through
    self.activities = activities
    self.deadlines = deadlines
  }
}

/// Something that a campaign asks for by a day (and a clock time).
package struct CampaignDeadline: Hashable, Sendable, Codable {
  /// A code, unique within the campaign.
  package let code: String
  /// What is to be handed in.
  package let what: String
  /// By when; a deadline without a clock time ends with the working day at 17:30.
  package let dueBy: LocalDateTime
  /// Leads relative to the deadline, in the grammar of the ladder.
  package let leads: [String]
  /// Who is told.
  package let group: GroupID

  /// A deadline.
  package init(code: String, what: String, dueBy: LocalDateTime, leads: [String], group: GroupID) {
    self.code = code
    self.what = what
    self.dueBy = dueBy
    self.leads = leads
    self.group = group
  }
}
