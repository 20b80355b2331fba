// The reminder to the host carries the count of what is owed. The count is not known when the year is
// planned, so it is a message of its own, for the working day before each show, laid into the outbox
// when the plan is adopted and laid anew by every act that changes the count.

import Announcing
import Delivering
import Language
import Logging
import Questions
import Reminding
import Scheduling
import Storage
import Timekeeping

extension QuestionDesk {
  /// What the schedule in force brings for questions: due days by its calendar, the chase by its ladder
  /// and directory, what is owed before each of its shows. Called after each adoption; costs nothing
  /// when nothing changed.
  func scheduleDidChange(at now: Timestamp) async throws {
    let revision = shared.schedule.revision
    guard let schedule, storage.vault != nil else { return }
    if !memory.isChased(revision) {
      try await chaseDidChange(to: ChaseBasis(schedule), revision, at: now)
    }
    guard !memory.isLaid(revision) else { return }
    try await storage.write("lay out what is owed before shows") { ledger in
      try layFeedback(of: nil, ledger, at: now)
    }
    memory.noteLaid(revision)
    shared.courierWake.wake()
  }

  /// Counts due days again and lays the chase anew when anything is other than what they were laid by.
  /// After a start nobody knows by what that was, so it is done once.
  private func chaseDidChange(
    to basis: ChaseBasis, _ revision: Int, at now: Timestamp
  ) async throws {
    guard !memory.isChased(by: basis) else { return memory.noteChased(by: basis, revision) }
    let relaying = try await relay(at: now)
    if !relaying.isUnfinished { memory.noteChased(by: basis, revision) }
    shared.courierWake.wake()
    guard relaying.moved > 0 else { return }
    shared.logger.notice("Due days moved", metadata: ["questions": "\(relaying.moved)"])
    for programme in Set(schedule?.programmes.keys.map(\.rawValue) ?? []) {
      events.emit(.register(programme))
    }
  }

  /// Lays the counts anew that an act changed.
  func recount(
    from before: Question, to after: Question, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let owed = before.handling.openAssignment?.lead
    let owes = after.handling.openAssignment?.lead
    guard owed != owes else { return }
    try layFeedback(of: Set([owed, owes].compactMap(\.self)), ledger, at: now)
  }

  /// Lays the messages of the shows of `departments` (nil: of all) as the counts stand.
  func layFeedback(
    of departments: Set<DepartmentCode>?, _ ledger: Ledger, at now: Timestamp
  ) throws {
    guard let schedule else { return }
    let horizon = now + .seconds(Limits.feedbackDays * 86_400)
    var wanted: Set<DeliveryID> = []
    for episode in schedule.episodes {
      guard let show = show(of: episode, in: schedule), show.start > now, show.start < horizon
      else { continue }
      let concerned = Set(episode.departments.map { DepartmentCode(rawValue: $0.rawValue) })
      if let departments, departments.isDisjoint(with: concerned) { continue }
      let programme = ProgrammeCode(rawValue: episode.programmeID.rawValue)
      let row = try feedback(
        before: episode, show, owed: try ledger.openCount(of: programme, ledBy: concerned))
      guard let row else {
        try takeBack(feedbackID(of: episode), ledger, at: now)
        continue
      }
      wanted.insert(row.id)
      // What has left or is too late for its day stays as it is.
      if row.dueAt > now,
        try ledger.delivery(row.id)?.message != row.message || isWithdrawn(row, ledger)
      {
        try ledger.plan(row)
      }
    }
    guard departments == nil else { return }
    try takeBackOthers(than: wanted, through: horizon, ledger, at: now)
  }

  private func isWithdrawn(_ row: DeliveryRow, _ ledger: Ledger) throws -> Bool {
    try ledger.delivery(row.id)?.state == .withdrawn
  }

  /// Shows that were moved, cancelled or removed take their messages with them.
  private func takeBackOthers(
    than wanted: Set<DeliveryID>, through end: Timestamp, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let title = FeedbackWording(settings.wording).title
    for row in try ledger.deliveries(from: now, through: end, limit: 10_000)
    where row.kind == .reminder && row.endedAt == nil && row.message?.title == title
      && !wanted.contains(row.id)
    {
      try takeBack(row.id, ledger, at: now)
    }
  }

  private func feedbackID(of episode: Episode) -> DeliveryID {
    DeliveryID(
      rawValue: StableHash([
        "delivery", "feedback", episode.id.rawValue, String(episode.generation),
      ]).text)
  }

  private struct Show {
    let programme: Programme
    let day: CalendarDay
    let start: Timestamp
  }

  /// Nil for what will not be on, or on no known day, or without departments.
  private func show(of episode: Episode, in schedule: Schedule) -> Show? {
    guard case .on = episode.fate, case .day(let start, _) = episode.time,
      !episode.departments.isEmpty, let programme = schedule.programmes[episode.programmeID]
    else { return nil }
    return Show(
      programme: programme, day: start.day, start: programme.zone.timestamp(of: start))
  }

  private func feedback(
    before episode: Episode, _ show: Show, owed count: Int
  ) throws -> DeliveryRow? {
    guard count > 0, let schedule, let group = show.programme.producerGroup,
      let robot = schedule.directory.groups[group]?.robot
    else { return nil }
    let days = WorkingDays(schedule.holidays)
    let day = days.lastWorkingDay(notAfter: show.day.adding(days: -1)).day
    let id = feedbackID(of: episode)
    let local = LeadReckoner.spread(
      LocalDateTime(day: day, time: QuestionDesk.feedbackTime),
      by: StableHash([id.rawValue]).number)
    let hosts = episode.hosts.isEmpty ? Array(show.programme.hosts.prefix(1)) : episode.hosts
    return DeliveryRow(
      id: id, robot: RobotName(rawValue: robot), chatGroup: group.rawValue, kind: .reminder,
      dueAt: show.programme.zone.timestamp(of: local), usefulUntil: show.start,
      urgency: .ordinary,
      message: FeedbackWording(settings.wording).message(
        for: FeedbackNotice(
          programme: show.programme.name, day: show.day,
          departments: episode.departments.map { schedule.directory.shortName(of: $0) },
          count: count), identity: id.rawValue,
        mentions: hosts.map { schedule.directory.present($0, on: day).rawValue }))
  }

  private static let feedbackTime = TimeOfDay(hour: 16, minute: 0) ?? .midnight
}
