// From the register's line to the line that figures are counted from. Days become instants here: a due
// day is over when the next one begins.

import Questions
import Reporting
import Scheduling
import Storage
import Timekeeping

extension RegisterRow {
  /// The line of `entry`, with days that end in `zone`.
  init(_ entry: RegisterEntry, zone: Zone, site: (PublicSlug) -> String?) {
    self.init(
      question: entry.id, caseNumber: entry.number, programme: entry.programme,
      episode: entry.episode, receivedAt: entry.receivedAt, channel: entry.channel,
      nature: entry.nature, urgency: entry.urgency, topic: entry.topic, area: entry.area,
      consent: entry.consent, contactCount: entry.contactCount, campaigns: entry.campaigns,
      course: Course(entry, zone: zone),
      publication: entry.extent.map { extent in
        PublicTrace(
          extent: extent, publishedAt: entry.publishedAt, title: entry.publicTitle,
          address: entry.publishedAt == nil ? nil : entry.slug.flatMap(site))
      })
  }
}

extension Course {
  fileprivate init(_ entry: RegisterEntry, zone: Zone) {
    self.init(
      stage: entry.handling, onAirAt: entry.onAirAt, answeredOnAirAt: entry.answeredOnAirAt,
      lead: entry.lead, co: entry.co, assignedAt: entry.assignedAt,
      originalDueUntil: entry.originalDueOn?.end(in: zone), dueUntil: entry.dueOn?.end(in: zone),
      extendedAt: entry.extendedAt, extensions: entry.extensionCount, returns: entry.returnCount,
      rehandlings: max(0, entry.generation - 1), answeredAt: entry.answeredAt,
      closedAt: entry.endedAt, verdict: entry.verdict, followedUpAt: entry.followedUpAt)
  }
}

extension DueDay {
  /// The first instant that is too late.
  fileprivate func end(in zone: Zone) -> Timestamp {
    if let time { return zone.timestamp(of: LocalDateTime(day: day, time: time)) + .seconds(60) }
    return zone.timestamp(of: LocalDateTime(day: day.adding(days: 1), time: .midnight))
  }
}
