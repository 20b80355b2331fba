// The work of planning: tables that are laid out once, and the walk over one episode's rungs.

import Reminding
import Timekeeping

/// Plans one schedule; used up by it.
struct ReminderPlanner {
  let schedule: Schedule
  let history: PlanHistory
  let window: PlanWindow
  let settings: PlanSettings
  let workdays: WorkdayTable
  let placeRules: [MilestoneRule]
  /// People who are away at some time; all others need no look-up.
  let absentees: Set<PersonID>
  private let reckoners: [Zone: LeadReckoner]
  private let ladders: [LadderKey: [MilestoneRule]]
  private let feedbacks: [ProgrammeID: [LocalDateTime]]
  var plan: ReminderPlan
  /// Lists that many reminders say, each once.
  private var lists: [[String]: [String]] = [:]

  private struct LadderKey: Hashable {
    let programme: ProgrammeID
    let edition: EditionKind
  }

  init(
    _ schedule: Schedule, places: [OpenPlace], history: PlanHistory, window: PlanWindow,
    settings: PlanSettings
  ) {
    self.schedule = schedule
    self.history = history
    self.window = window
    self.settings = settings
    let days = ReminderPlanner.days(of: schedule, places: places, window: window)
    let workdays = WorkdayTable(schedule.holidays, days: days)
    self.workdays = workdays
    let zones = Set(schedule.programmes.values.map(\.zone)).union([.shanghai])
    reckoners = Dictionary(
      uniqueKeysWithValues: zones.map {
        let reckoner = LeadReckoner(
          workdays: workdays, clock: DayClock($0, days: days),
          defaultTime: settings.defaultTime, quietHours: settings.quietHours)
        return ($0, reckoner)
      })
    ladders = ReminderPlanner.ladders(of: schedule)
    let ownPlaceRules = schedule.ladder.filter(\.isForOpenPlaces)
    placeRules = ownPlaceRules.isEmpty ? MilestoneRule.openPlaces : ownPlaceRules
    feedbacks = ReminderPlanner.feedbacks(of: schedule)
    absentees = Set(
      schedule.directory.people.values.filter { !$0.absences.isEmpty }.map(\.id))
    plan = ReminderPlan(madeAt: window.now)
  }

  /// `list`, or the one that says the same and was met before: forty thousand reminders name a few
  /// people and departments.
  mutating func shared(_ list: [String]) -> [String] {
    guard !list.isEmpty else { return list }
    if let known = lists[list] { return known }
    if lists.count < ReminderPlanner.keptLists { lists[list] = list }
    return list
  }

  private static let keptLists = 4_096

  func reckoner(for zone: Zone) -> LeadReckoner? { reckoners[zone] }

  func rules(for programme: ProgrammeID, edition: EditionKind) -> [MilestoneRule] {
    ladders[LadderKey(programme: programme, edition: edition)] ?? []
  }

  /// How many reminders an episode with one department has at most.
  var remindersPerEpisode: Int {
    ladders.values.map { rules in rules.reduce(0) { $0 + $1.recipients.count } }.max() ?? 0
  }

  /// The start of the first feedback edition after `end`.
  func nextFeedback(of programme: ProgrammeID, after end: LocalDateTime) -> LocalDateTime? {
    guard let starts = feedbacks[programme] else { return nil }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < end { low = middle + 1 } else { high = middle }
    }
    return low < starts.count ? starts[low] : nil
  }
}

// MARK: - Tables

extension ReminderPlanner {
  /// The days that leads may reach, within bounds; outside of them everything still works, slower.
  private static func days(
    of schedule: Schedule, places: [OpenPlace], window: PlanWindow
  ) -> ClosedRange<CalendarDay> {
    let today = Zone.shanghai.local(of: window.now).day
    var first = today
    var last = today
    for episode in schedule.episodes where window.only?.contains(episode.id) ?? true {
      guard case .day(let start, let end) = episode.time else { continue }
      first = min(first, start.day)
      last = max(last, end.day)
    }
    for place in places { last = max(last, place.start.day) }
    first = max(first, today.adding(days: -800))
    last = min(last, today.adding(days: 1_200))
    return first.adding(days: -70)...max(first, last).adding(days: 70)
  }

  private static func ladders(of schedule: Schedule) -> [LadderKey: [MilestoneRule]] {
    var rules = schedule.ladder.filter { !$0.isForAnswers && !$0.isForOpenPlaces }
    if !rules.contains(where: \.isForOpenDays) { rules.append(.openDay) }
    var ladders: [LadderKey: [MilestoneRule]] = [:]
    for programme in schedule.programmes.keys {
      for edition in EditionKind.allCases {
        ladders[LadderKey(programme: programme, edition: edition)] = rules.filter {
          ($0.editions.isEmpty || $0.editions.contains(edition))
            && ($0.programmes.isEmpty || $0.programmes.contains(programme))
        }
      }
    }
    return ladders
  }

  private static func feedbacks(of schedule: Schedule) -> [ProgrammeID: [LocalDateTime]] {
    var feedbacks: [ProgrammeID: [LocalDateTime]] = [:]
    for episode in schedule.episodes where episode.edition == .feedback {
      guard case .on = episode.fate, case .day(let start, _) = episode.time else { continue }
      feedbacks[episode.programmeID, default: []].append(start)
    }
    return feedbacks.mapValues { $0.sorted() }
  }
}
