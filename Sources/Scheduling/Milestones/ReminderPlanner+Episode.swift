// One episode's rungs: which hold, when each is due, until when it is of use, and whether it leaves.

import Reminding
import Timekeeping

/// What planning one episode needs at every rung.
struct EpisodeSketch {
  let episode: Episode
  let programme: Programme
  let reckoner: LeadReckoner
  let anchors: LeadAnchors
  /// Air start, or the start of the month.
  let startAt: Timestamp
  /// Until when what comes before the show is of use: air start, or the end of the month.
  let airAt: Timestamp
  let firstSeenAt: Timestamp
  let facts: Shared<EpisodeFacts>
  /// The hash of everything in an identity that does not depend on the rung.
  let stem: StableHash
  let feedbackAt: NotedTime?
  /// The rungs that were skipped because it became known late, with their targets.
  var late: [(rule: Int, target: Target, step: SkippedStep)] = []

  var isDayKnown: Bool {
    switch episode.time {
    case .day: true
    case .month: false
    }
  }
}

extension ReminderPlanner {
  mutating func plan(_ episode: Episode) {
    plan.standings[episode.id.rawValue] = SubjectStanding(
      generation: episode.generation, end: episode.fate.withdrawal)
    guard episode.fate.withdrawal == nil, var sketch = sketch(of: episode) else { return }
    let rules = rules(for: episode.programmeID, edition: episode.edition)
    var targets: [RecipientRole: [Target]] = [:]
    for index in rules.indices where sketch.holds(rules[index]) {
      guard let timing = timing(of: rules[index], in: sketch) else { continue }
      for role in rules[index].recipients {
        let known = targets[role] ?? self.targets(of: role, in: sketch)
        targets[role] = known
        for target in known {
          plan(rules[index], index, at: timing, for: target, in: &sketch)
        }
      }
    }
    planShortNotices(of: sketch, rules: rules)
  }

  private mutating func sketch(of episode: Episode) -> EpisodeSketch? {
    guard let programme = schedule.programmes[episode.programmeID],
      let reckoner = reckoner(for: programme.zone)
    else { return nil }
    let (start, end, lastUse) = ReminderPlanner.bounds(of: episode.time)
    let airAt = reckoner.clock.timestamp(of: lastUse)
    // Nothing of an episode that was over long ago can be of use: ten weeks bound the walk.
    guard airAt + .seconds(70 * 86_400) > window.now,
      var facts = schedule.facts(of: episode, keyword: settings.keyword)
    else { return nil }
    facts.departments = shared(facts.departments)
    facts.hosts = shared(facts.hosts)
    let feedback = nextFeedback(of: episode.programmeID, after: end)
    var stem = StableHash()
    stem.feed(episode.id.rawValue)
    stem.feed(episode.generation)
    return EpisodeSketch(
      episode: episode, programme: programme, reckoner: reckoner,
      anchors: LeadAnchors(start: start, end: end, nextFeedback: feedback),
      startAt: reckoner.clock.timestamp(of: start), airAt: airAt,
      firstSeenAt: history.firstSeenAt[episode.id] ?? window.now, facts: Shared(facts), stem: stem,
      feedbackAt: feedback.map(noted))
  }

  /// Start, end, and the moment until which what comes before the show is of use.
  private static func bounds(
    of time: EpisodeTime
  ) -> (start: LocalDateTime, end: LocalDateTime, lastUse: LocalDateTime) {
    switch time {
    case .day(let start, let end): (start, end, start)
    case .month: (time.earliest, time.latest, time.latest)
    }
  }

  func noted(_ local: LocalDateTime) -> NotedTime {
    NotedTime(local, note: workdays.note(on: local.day))
  }
}

extension EpisodeSketch {
  /// Whether a rung holds for this episode at all.
  func holds(_ rule: MilestoneRule) -> Bool {
    guard isDayKnown != rule.isForOpenDays else { return false }
    // A feedback edition is what others wait for; it has nothing to hand on itself.
    if case .nextFeedback = rule.lead.distance { return episode.edition != .feedback }
    return true
  }
}

// MARK: - One rung

/// When a rung of one episode is due, before a recipient's identity moves it off the round minute.
struct RungTiming {
  let moment: LeadMoment
  let usefulUntil: Timestamp
  let dueBy: NotedTime?
  let isDueByProvisional: Bool
  /// Comes before the show, or before whatever it waits for.
  let isBefore: Bool
}

extension ReminderPlanner {
  private func timing(of rule: MilestoneRule, in sketch: EpisodeSketch) -> RungTiming? {
    let reckoner = sketch.reckoner
    guard let moment = reckoner.moment(of: rule.lead, from: sketch.anchors) else { return nil }
    // A day either way is more than round minutes and quiet hours can move it.
    guard moment.at < window.through + .seconds(86_400) else { return nil }
    let isBefore = moment.at < sketch.airAt
    if case .aired = sketch.episode.fate, isBefore { return nil }
    let usefulUntil = usefulUntil(of: rule, at: moment, isBefore: isBefore, in: sketch)
    guard usefulUntil > window.now else { return nil }
    let dueBy = rule.dueBy.flatMap {
      reckoner.moment(of: $0, from: sketch.anchors, time: settings.closingTime)
    }
    return RungTiming(
      moment: moment, usefulUntil: usefulUntil, dueBy: dueBy.map { noted($0.local) },
      isDueByProvisional: dueBy?.isProvisional ?? false, isBefore: isBefore)
  }

  private func usefulUntil(
    of rule: MilestoneRule, at moment: LeadMoment, isBefore: Bool, in sketch: EpisodeSketch
  ) -> Timestamp {
    if let lead = rule.usefulUntil,
      let end = sketch.reckoner.moment(
        of: lead, from: sketch.anchors, time: settings.closingTime)
    {
      return end.at
    }
    if case .nextFeedback = rule.lead.distance, let feedback = sketch.anchors.nextFeedback {
      return sketch.reckoner.clock.timestamp(of: feedback)
    }
    return isBefore ? sketch.airAt : usefulUntil(after: moment, by: sketch.reckoner)
  }

  private func usefulUntil(after moment: LeadMoment, by reckoner: LeadReckoner) -> Timestamp {
    let (day, _) = workdays.day(settings.usefulWorkingDays, workingDaysFrom: moment.local.day)
    return reckoner.clock.timestamp(of: LocalDateTime(day: day, time: settings.closingTime))
  }

  private mutating func plan(
    _ rule: MilestoneRule, _ index: Int, at timing: RungTiming, for target: Target,
    in sketch: inout EpisodeSketch
  ) {
    var hash = sketch.stem
    hash.feed(rule.code)
    hash.feed(target.recipient.role)
    hash.feed(target.recipient.part)
    let due = sketch.reckoner.instant(
      of: timing.moment, anchor: sketch.anchors.time(of: rule.lead),
      showDay: sketch.isDayKnown ? sketch.anchors.start?.day : nil,
      LeadManner(seed: hash.number, isExact: rule.isExact, isUrgent: rule.isUrgent))
    guard due.at < window.through else { return }
    let isLate = due.at <= sketch.firstSeenAt
    if isLate, sketch.airAt <= sketch.firstSeenAt { return }
    let reminder = reminder(rule, hash, due, timing, target, sketch)
    if sketch.episode.doneMilestones.contains(rule.code)
      || sketch.episode.doneMilestones.contains(rule.name)
    {
      plan.skipped.append(PlannedSkip(reminder, .done, wording: "“\(rule.name)”已完成"))
    } else if isLate {
      plan.skipped.append(PlannedSkip(reminder, .knownTooLate, wording: "安排知道得晚，提前量已过"))
      let step = SkippedStep(name: rule.name, plannedAt: due.local, dueBy: timing.dueBy)
      sketch.late.append((index, target, step))
    } else if let complaint = target.complaint {
      plan.skipped.append(PlannedSkip(reminder, .noRobot, wording: complaint))
    } else if due.at >= timing.usefulUntil {
      plan.skipped.append(PlannedSkip(reminder, .tooLate, wording: "到时已没有用处"))
    } else {
      plan.reminders.append(reminder)
    }
  }

  private mutating func reminder(
    _ rule: MilestoneRule, _ hash: StableHash, _ due: LeadMoment, _ timing: RungTiming,
    _ target: Target, _ sketch: EpisodeSketch
  ) -> Reminder {
    var content = ReminderContent(
      kind: sketch.isDayKnown ? .milestone : .dateUndecided, name: rule.name, text: rule.text,
      episode: sketch.facts, addressee: target.addressee,
      mentions: mentions(of: target.people, on: due.local.day), dueBy: timing.dueBy,
      needsAck: rule.needsAck, isUrgent: rule.isUrgent, isProvisional: timing.isDueByProvisional)
    if case .nextFeedback = rule.lead.distance { content.feedbackAt = sketch.feedbackAt }
    return Reminder(
      id: ReminderID(rawValue: hash.text), subject: sketch.episode.id.rawValue,
      milestone: rule.code, recipient: target.recipient, generation: sketch.episode.generation,
      group: target.group, dueAt: due.at, usefulUntil: timing.usefulUntil,
      isUrgent: rule.isUrgent, isExact: due.isExact,
      isProvisional: due.isProvisional || timing.isDueByProvisional, content: content)
  }

  mutating func mentions(of people: [PersonID], on day: CalendarDay) -> [String] {
    shared(
      people.map {
        (absentees.contains($0) ? schedule.directory.present($0, on: day) : $0).rawValue
      })
  }
}

extension Fate {
  /// Why an episode with this fate has no reminders; nil when it has some.
  var withdrawal: ReminderWithdrawal? {
    switch self {
    case .on, .aired: nil
    case .cancelled: .cancelled
    case .displaced: .displaced
    }
  }
}
