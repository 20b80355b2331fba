// Reminders about what is not an episode: places that nobody fills, and what campaigns ask for.

import Reminding
import Timekeeping

extension ReminderPlanner {
  mutating func plan(_ place: OpenPlace) {
    guard let programme = schedule.programmes[place.programmeID],
      let reckoner = reckoner(for: programme.zone)
    else { return }
    let subject = "place:\(place.programmeID.rawValue):\(place.start)"
    plan.standings[subject] = SubjectStanding(generation: 1)
    let facts = EpisodeFacts(
      episodeID: subject, keyword: settings.keyword, programme: programme.name,
      edition: place.edition.wording,
      air: .day(
        start: noted(place.start), end: place.end), zone: programme.zone)
    let stem = Stem(
      subject: subject, generation: 1, reckoner: reckoner,
      anchors: LeadAnchors(start: place.start, end: place.end), facts: Shared(facts),
      endAt: reckoner.clock.timestamp(of: place.start))
    for rule in placeRules where holds(rule, place) {
      for role in rule.recipients {
        guard let target = target(role, programme) else { continue }
        let draft = Draft(
          code: rule.code, lead: rule.lead, isExact: rule.isExact, isUrgent: rule.isUrgent,
          content: content(of: rule, for: place, stem, target))
        plan(draft, for: target, stem)
      }
    }
  }

  private func holds(_ rule: MilestoneRule, _ place: OpenPlace) -> Bool {
    (rule.editions.isEmpty || rule.editions.contains(place.edition))
      && (rule.programmes.isEmpty || rule.programmes.contains(place.programmeID))
  }

  /// Nobody is on air yet, so departments and liaisons cannot be told.
  private func target(_ role: RecipientRole, _ programme: Programme) -> Target? {
    switch role {
    case .department, .liaison: nil
    case .host:
      staffTarget(role, programme.producerGroup, Array(programme.hosts.prefix(1)), programme)
    case .screener: staffTarget(role, programme.producerGroup, programme.screeners, programme)
    case .producer: staffTarget(role, programme.producerGroup, programme.producers, programme)
    case .siteEditor:
      staffTarget(
        role, programme.editorGroup ?? programme.producerGroup, programme.siteEditors, programme)
    }
  }

  private func content(
    of rule: MilestoneRule, for place: OpenPlace, _ stem: Stem, _ target: Target
  ) -> ReminderContent {
    let dueBy = rule.dueBy.flatMap {
      stem.reckoner.moment(of: $0, from: stem.anchors, time: settings.closingTime)
    }
    return ReminderContent(
      kind: place.holiday == nil ? .openPlace : .holidayPlace, name: rule.name, text: rule.text,
      episode: stem.facts, dueBy: dueBy.map { noted($0.local) }, needsAck: rule.needsAck,
      isUrgent: rule.isUrgent, isProvisional: dueBy?.isProvisional ?? false)
  }
}

// MARK: - Campaigns

extension ReminderPlanner {
  mutating func plan(_ campaign: Campaign) {
    guard let reckoner = reckoner(for: .shanghai) else { return }
    for deadline in campaign.deadlines {
      let subject = "campaign:\(campaign.name):\(deadline.code)"
      let day = deadline.dueBy.day
      let generation = day.daysSinceEpoch * 1_440 + deadline.dueBy.time.minutesSinceMidnight
      plan.standings[subject] = SubjectStanding(generation: generation)
      let facts = EpisodeFacts(
        episodeID: subject, keyword: settings.keyword, programme: settings.keyword,
        theme: campaign.theme, air: .day(start: noted(deadline.dueBy), end: deadline.dueBy))
      let stem = Stem(
        subject: subject, generation: generation, reckoner: reckoner,
        anchors: LeadAnchors(deadline: deadline.dueBy), facts: Shared(facts),
        endAt: reckoner.clock.timestamp(of: deadline.dueBy))
      let target = Target(
        recipient: Recipient(role: "campaign", part: deadline.group.rawValue),
        group: deadline.group.rawValue, people: [], addressee: nil,
        complaint: missing(deadline.group))
      for text in deadline.leads {
        guard let lead = try? Lead(parsing: text) else { continue }
        let draft = Draft(
          code: deadline.code + " " + lead.shortForm, lead: lead, isExact: false, isUrgent: false,
          content: ReminderContent(
            kind: .deadline, name: campaign.name, text: deadline.what, episode: stem.facts,
            dueBy: noted(deadline.dueBy)))
        plan(draft, for: target, stem)
      }
    }
  }
}

// MARK: - One reminder

/// What all reminders of a place or a deadline share.
private struct Stem {
  let subject: String
  let generation: Int
  let reckoner: LeadReckoner
  let anchors: LeadAnchors
  let facts: Shared<EpisodeFacts>
  /// When what comes before is of no use any more.
  let endAt: Timestamp
}

/// A reminder before it is known for whom and when.
private struct Draft {
  let code: String
  let lead: Lead
  let isExact: Bool
  let isUrgent: Bool
  let content: ReminderContent
}

extension ReminderPlanner {
  private mutating func plan(_ draft: Draft, for target: Target, _ stem: Stem) {
    var hash = StableHash()
    hash.feed(stem.subject)
    hash.feed(stem.generation)
    hash.feed(draft.code)
    hash.feed(target.recipient.role)
    hash.feed(target.recipient.part)
    let manner = LeadManner(seed: hash.number, isExact: draft.isExact, isUrgent: draft.isUrgent)
    guard let due = stem.reckoner.instant(of: draft.lead, from: stem.anchors, manner: manner),
      due.at < window.through
    else { return }
    let usefulUntil = due.at < stem.endAt ? stem.endAt : after(due, stem)
    guard usefulUntil > window.now else { return }
    var content = draft.content
    content.mentions = mentions(of: target.people, on: due.local.day)
    let reminder = Reminder(
      id: ReminderID(rawValue: hash.text), subject: stem.subject, milestone: draft.code,
      recipient: target.recipient, generation: stem.generation, group: target.group,
      dueAt: due.at, usefulUntil: usefulUntil, isUrgent: draft.isUrgent, isExact: due.isExact,
      isProvisional: due.isProvisional || content.isProvisional, content: content)
    if let complaint = target.complaint {
      plan.skipped.append(PlannedSkip(reminder, .noRobot, wording: complaint))
    } else {
      plan.reminders.append(reminder)
    }
  }

  private func after(_ due: LeadMoment, _ stem: Stem) -> Timestamp {
    let (day, _) = workdays.day(settings.usefulWorkingDays, workingDaysFrom: due.local.day)
    return stem.reckoner.clock.timestamp(
      of: LocalDateTime(day: day, time: settings.closingTime))
  }
}
