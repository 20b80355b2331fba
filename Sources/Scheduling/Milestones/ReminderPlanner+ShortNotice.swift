// An episode that became known late: each group that would have been reminded gets one message that
// says which rungs were skipped.

import Reminding
import Timekeeping

extension ReminderPlanner {
  mutating func planShortNotices(of sketch: EpisodeSketch, rules: [MilestoneRule]) {
    let told = sketch.episode.generation > 1 ? history.told[sketch.episode.id] ?? [] : []
    var order: [String] = []
    var notices: [String: [(rule: Int, target: Target, step: SkippedStep)]] = [:]
    for entry in sketch.late where entry.target.complaint == nil {
      guard !told.contains(rules[entry.rule].code) else { continue }
      if notices[entry.target.group] == nil { order.append(entry.target.group) }
      notices[entry.target.group, default: []].append(entry)
    }
    for group in order {
      guard let reminder = shortNotice(to: group, notices[group] ?? [], sketch) else { continue }
      if reminder.usefulUntil > window.now { plan.shortNotices.append(reminder) }
    }
  }

  private mutating func shortNotice(
    to group: String, _ entries: [(rule: Int, target: Target, step: SkippedStep)],
    _ sketch: EpisodeSketch
  ) -> Reminder? {
    let recipient = Recipient(role: "shortNotice", part: group)
    var hash = sketch.stem
    hash.feed("shortNotice")
    hash.feed(recipient.role)
    hash.feed(recipient.part)
    let clock = sketch.reckoner.clock
    let isUrgent = sketch.airAt - sketch.firstSeenAt <= settings.urgentWithin
    let dueAt = isUrgent ? sketch.firstSeenAt : audible(sketch, seed: hash.number)
    guard dueAt < sketch.airAt else { return nil }
    let addressees = unique(entries.compactMap { $0.target.addressee })
    let content = ReminderContent(
      kind: .shortNotice, name: "补充安排", text: "", episode: sketch.facts,
      addressee: addressees.count == 1 ? addressees[0] : nil,
      mentions: mentions(
        of: unique(entries.flatMap { $0.target.people }), on: clock.zone.local(of: dueAt).day),
      isUrgent: isUrgent, skipped: steps(of: entries))
    return Reminder(
      id: ReminderID(rawValue: hash.text), subject: sketch.episode.id.rawValue,
      milestone: "shortNotice", recipient: recipient, generation: sketch.episode.generation,
      group: group, dueAt: dueAt, usefulUntil: sketch.airAt, isUrgent: isUrgent,
      isExact: isUrgent, isProvisional: false, content: content)
  }

  /// A little after the episode became known; in the morning when that is in quiet hours and there
  /// is still time then.
  private func audible(_ sketch: EpisodeSketch, seed: UInt64) -> Timestamp {
    let clock = sketch.reckoner.clock
    let soon = sketch.firstSeenAt + settings.shortNoticeDelay
    guard let edges = settings.quietHours?.edges(around: clock.zone.local(of: soon)) else {
      return soon
    }
    let morning = clock.timestamp(of: LeadReckoner.spread(edges.morning, by: seed))
    let leastLeft = Duration.seconds(LeadReckoner.leastMinutesLeft * 60)
    return morning + leastLeft <= sketch.airAt ? morning : soon
  }

  private func steps(
    of entries: [(rule: Int, target: Target, step: SkippedStep)]
  ) -> [SkippedStep] {
    var seen: Set<Int> = []
    return entries.filter { seen.insert($0.rule).inserted }.map(\.step)
  }

  private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
