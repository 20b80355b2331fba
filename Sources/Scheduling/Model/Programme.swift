// The show itself: when it is on, how long, on which channels, and who makes it.

package import Timekeeping

/// A programme such as 利民热线.
package struct Programme: Hashable, Sendable, Codable {
  /// Its code.
  package let id: ProgrammeID
  /// Its name on air.
  package let name: String
  /// Where it goes out: radio, television, web.
  package let channels: [String]
  /// The studio, for conflicts; nil when it has none of its own.
  package let studio: String?
  /// The slots it is entitled to. Each makes places that rows of the plan fill.
  package let slotRules: [SlotRule]
  /// The clock time of an episode whose row gives none; nil when every row must give one.
  package let defaultTime: TimeOfDay?
  /// Minutes on air of an episode whose row gives no end.
  package let defaultLengthMinutes: Int
  /// Seconds between studio and air.
  package let broadcastDelaySeconds: Int
  /// The zone of its clock times.
  package let zone: Zone
  /// The same theme again within so many weeks is remarked on; 0 switches the remark off.
  package let themeRepeatWeeks: Int
  /// The group of producers and screeners: told of broken files, changes and undecided dates.
  package let producerGroup: GroupID?
  /// The group of the site editors.
  package let editorGroup: GroupID?
  /// The producers, by name.
  package let producers: [PersonID]
  /// The hosts, first is the usual one.
  package let hosts: [PersonID]
  /// The screeners (导播).
  package let screeners: [PersonID]
  /// The site editors.
  package let siteEditors: [PersonID]

  /// A programme; see the properties.
  package init(
    id: ProgrammeID, name: String, channels: [String] = [], studio: String? = nil,
    slotRules: [SlotRule] = [], defaultTime: TimeOfDay? = nil, defaultLengthMinutes: Int = 60,
    broadcastDelaySeconds: Int = 0, zone: Zone = .shanghai, themeRepeatWeeks: Int = 0,
    producerGroup: GroupID? = nil, editorGroup: GroupID? = nil, producers: [PersonID] = [],
    hosts: [PersonID] = [], screeners: [PersonID] = [], siteEditors: [PersonID] = []
  ) {
    self.id = id
    self.name = name
    self.channels = channels
    self.studio = studio
    self.slotRules = slotRules
    self.defaultTime = defaultTime
    self.defaultLengthMinutes = defaultLengthMinutes
    self.broadcastDelaySeconds = broadcastDelaySeconds
    self.zone = zone
    self.themeRepeatWeeks = themeRepeatWeeks
    self.producerGroup = producerGroup
    self.editorGroup = editorGroup
    self.producers = producers
    self.hosts = hosts
    self.screeners = screeners
    self.siteEditors = siteEditors
  }
}

/// When a programme has a slot. Only the rhythms that real programmes use.
package struct SlotRule: Hashable, Sendable, Codable {
  /// The rhythm of the days.
  package enum Rhythm: Hashable, Sendable, Codable {
    /// Every week on these days.
    case weekly([Weekday])
    /// The n-th such weekday of the first month of each quarter.
    case quarterly(nth: Int, weekday: Weekday)
    /// The n-th such weekday of every month.
    case monthly(nth: Int, weekday: Weekday)
    /// Each day from the first to the last, both included.
    case run(from: CalendarDay, through: CalendarDay)
    /// One day.
    case once(CalendarDay)
  }

  /// The rhythm of the days.
  package let rhythm: Rhythm
  /// When it begins.
  package let start: TimeOfDay
  /// Minutes on air.
  package let lengthMinutes: Int
  /// The edition that this slot is for.
  package let edition: EditionKind
  /// First day on which the rule holds; nil for ever.
  package let from: CalendarDay?
  /// Last day on which the rule holds; nil for ever.
  package let through: CalendarDay?

  /// A rule; see the properties.
  package init(
    rhythm: Rhythm, start: TimeOfDay, lengthMinutes: Int, edition: EditionKind = .regular,
    from: CalendarDay? = nil, through: CalendarDay? = nil
  ) {
    self.rhythm = rhythm
    self.start = start
    self.lengthMinutes = lengthMinutes
    self.edition = edition
    self.from = from
    self.through = through
  }
}

/// The kind of an issue of a programme.
package enum EditionKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// 常规节目
  case regular
  /// 特别节目
  case special
  /// 回音壁
  case feedback
}
