// One issue on air as figures see it: planned or not, whether it went out, who came, how many rang.

package import Questions
package import Scheduling
package import Timekeeping

/// One issue on air.
package struct EpisodeRow: Hashable, Sendable {
  /// What became of it.
  package enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// 已播: there is a record of the show.
    case aired
    /// 停播
    case cancelled
    /// 被顶替
    case displaced
    /// Its day has passed and nobody wrote down how it went, or it is still to come.
    case open
  }

  /// Its identity.
  package let id: EpisodeCode
  /// Whose issue it is.
  package let programme: ProgrammeCode
  /// The day; nil while only the month is known.
  package let day: CalendarDay?
  /// The first day of its month, for issues without a day.
  package let month: CalendarDay
  /// Who was to come, the lead first.
  package let departments: [DepartmentCode]
  /// The topic.
  package let theme: String?
  /// The guests that the plan names, as title and name.
  package let guests: [String]
  /// What became of it.
  package let outcome: Outcome
  /// It stands in the plan; false for specials that took a slot and for what makes up for a lost one.
  package let isPlanned: Bool
  /// It is an edition with departments: a feedback edition has none and counts in no rate.
  package let hasDepartments: Bool
  /// The head of a department came; nil when the record does not say who came.
  package let isHeadLed: Bool?
  /// How many rang, as typed after the show.
  package let callsOffered: Int?
  /// How many were answered, as typed after the show.
  package let callsAnswered: Int?
  /// The campaigns that it belongs to.
  package let campaigns: [String]

  /// An issue; see the properties.
  package init(
    id: EpisodeCode, programme: ProgrammeCode, day: CalendarDay?, month: CalendarDay? = nil,
    departments: [DepartmentCode] = [], theme: String? = nil, guests: [String] = [],
    outcome: Outcome, isPlanned: Bool = true, hasDepartments: Bool = true, isHeadLed: Bool? = nil,
    callsOffered: Int? = nil, callsAnswered: Int? = nil, campaigns: [String] = []
  ) {
    self.id = id
    self.programme = programme
    self.day = day
    self.month = month ?? day ?? CalendarDay(daysSinceEpoch: 0)
    self.departments = departments
    self.theme = theme
    self.guests = guests
    self.outcome = outcome
    self.isPlanned = isPlanned
    self.hasDepartments = hasDepartments
    self.isHeadLed = isHeadLed
    self.callsOffered = callsOffered
    self.callsAnswered = callsAnswered
    self.campaigns = campaigns
  }
}

// MARK: - The schedule

extension EpisodeRow {
  /// The issue as the schedule tells it. Only the record of the show says who came.
  package init(_ episode: Episode) {
    var day: CalendarDay?
    var month: CalendarDay?
    switch episode.time {
    case .day(let start, _): day = start.day
    case .month(let year, let number): month = CalendarDay(year: year, month: number, day: 1)
    }
    var record: AfterShowRecord?
    let outcome: Outcome
    switch episode.fate {
    case .on: outcome = .open
    case .cancelled: outcome = .cancelled
    case .displaced: outcome = .displaced
    case .aired(let shown):
      outcome = .aired
      record = shown
    }
    let came = record?.guests ?? []
    self.init(
      id: EpisodeCode(rawValue: episode.id.rawValue),
      programme: ProgrammeCode(rawValue: episode.programmeID.rawValue), day: day, month: month,
      departments: episode.departments.map { DepartmentCode(rawValue: $0.rawValue) },
      theme: episode.theme, guests: episode.guests.map { $0.title + $0.name }, outcome: outcome,
      isPlanned: episode.derivedFrom == nil, hasDepartments: episode.edition != .feedback,
      isHeadLed: came.isEmpty ? nil : came.contains { $0.rank == .head },
      callsOffered: record?.callsOffered, callsAnswered: record?.callsAnswered,
      campaigns: episode.campaigns)
  }

  /// Every issue of the schedule.
  package static func rows(of schedule: Schedule) -> [EpisodeRow] {
    schedule.episodes.map { EpisodeRow($0) }
  }
}
