// A reminder: what should be said, when, to which group, about which milestone of which subject. It
// carries all that its words need, so that nothing has to be looked up when it is sent.

package import Timekeeping

/// A reminder's identity, computed from what it is about; never from when it was planned.
package struct ReminderID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: ReminderID, right: ReminderID) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The first eight characters: what people read and type.
  package var shortForm: String { String(rawValue.prefix(8)) }
}

/// To whom a reminder speaks: a role, and for departments which one.
package struct Recipient: Hashable, Sendable, Codable {
  /// The role's name: `liaison`, `host` …
  package let role: String
  /// The department's code, or the group of a short notice; empty when the role says it all.
  package let part: String

  /// A recipient.
  package init(role: String, part: String = "") {
    self.role = role
    self.part = part
  }
}

/// A reminder.
package struct Reminder: Hashable, Sendable, Codable, Identifiable {
  /// Its identity.
  package let id: ReminderID
  /// What it is about: an episode's identity, a campaign's deadline, an open place.
  package let subject: String
  /// The milestone's code.
  package let milestone: String
  /// To whom it speaks.
  package let recipient: Recipient
  /// The schedule generation of its subject.
  package let generation: Int
  /// The chat group; empty when none is known.
  package let group: String
  /// When it is due.
  package let dueAt: Timestamp
  /// After this it is never sent.
  package let usefulUntil: Timestamp
  /// Goes alone, and rings in quiet hours of the show day.
  package let isUrgent: Bool
  /// 准点, or counted in minutes: no digest moves it.
  package let isExact: Bool
  /// A day it rests on lies in a year whose days off are not announced.
  package let isProvisional: Bool
  /// What it says.
  package let content: ReminderContent

  /// A reminder; see the properties.
  package init(
    id: ReminderID, subject: String, milestone: String, recipient: Recipient, generation: Int,
    group: String, dueAt: Timestamp, usefulUntil: Timestamp, isUrgent: Bool, isExact: Bool,
    isProvisional: Bool, content: ReminderContent
  ) {
    self.id = id
    self.subject = subject
    self.milestone = milestone
    self.recipient = recipient
    self.generation = generation
    self.group = group
    self.dueAt = dueAt
    self.usefulUntil = usefulUntil
    self.isUrgent = isUrgent
    self.isExact = isExact
    self.isProvisional = isProvisional
    self.content = content
  }
}

/// What a reminder says.
package struct ReminderContent: Hashable, Sendable, Codable {
  /// What kind of thing is said.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// A rung of the ladder.
    case milestone
    /// An episode became known late: what was skipped and is wanted soon.
    case shortNotice
    /// The day of an episode is still open.
    case dateUndecided
    /// A slot has no department.
    case openPlace
    /// A slot on a holiday: does this edition air?
    case holidayPlace
    /// A campaign asks for something.
    case deadline
  }

  /// What kind of thing is said.
  package var kind: Kind
  /// The milestone's Chinese name: 报材料.
  package var name: String
  /// The kernel of the text; may contain fields in 〔〕.
  package var text: String
  /// What may be said of the episode.
  package var episode: Shared<EpisodeFacts>
  /// The short name of the department addressed; nil when the whole episode is meant.
  package var addressee: String?
  /// The people whose telephones ring.
  package var mentions: [String]
  /// By when the thing itself is due.
  package var dueBy: NotedTime? {
    get { sharedDueBy?.value }
    set { sharedDueBy = newValue.map { Shared($0) } }
  }
  /// When the next feedback edition is on, for reminders about it.
  package var feedbackAt: NotedTime? {
    get { sharedFeedbackAt?.value }
    set { sharedFeedbackAt = newValue.map { Shared($0) } }
  }
  /// 需回执.
  package var needsAck: Bool
  /// Goes alone: worded shorter.
  package var isUrgent: Bool
  /// A date in it rests on a year whose days off are not announced.
  package var isProvisional: Bool
  /// What a short notice makes up for.
  package var skipped: [SkippedStep]
  // Few reminders have these, and forty thousand would carry their room.
  private var sharedDueBy: Shared<NotedTime>?
  private var sharedFeedbackAt: Shared<NotedTime>?

  private enum CodingKeys: String, CodingKey {
    case kind, name, text, episode, addressee, mentions
    case sharedDueBy = "dueBy"
    case sharedFeedbackAt = "feedbackAt"
    case needsAck, isUrgent, isProvisional, skipped
  }

  /// Content; see the properties.
  package init(
    kind: Kind, name: String, text: String, episode: Shared<EpisodeFacts>,
    addressee: String? = nil, mentions: [String] = [], dueBy: NotedTime? = nil,
    feedbackAt: NotedTime? = nil, needsAck: Bool = false, isUrgent: Bool = false,
    isProvisional: Bool = false, skipped: [SkippedStep] = []
  ) {
    self.kind = kind
    self.name = name
    self.text = text
    self.episode = episode
    self.addressee = addressee
    self.mentions = mentions
    self.sharedDueBy = dueBy.map { Shared($0) }
    self.sharedFeedbackAt = feedbackAt.map { Shared($0) }
    self.needsAck = needsAck
    self.isUrgent = isUrgent
    self.isProvisional = isProvisional
    self.skipped = skipped
  }
}

/// A rung that a late episode skipped.
package struct SkippedStep: Hashable, Sendable, Codable {
  /// The milestone's Chinese name.
  package let name: String
  /// When it would have been said.
  package let plannedAt: LocalDateTime
  /// By when the thing is due, if that is still ahead.
  package let dueBy: NotedTime?

  /// A step.
  package init(name: String, plannedAt: LocalDateTime, dueBy: NotedTime?) {
    self.name = name
    self.plannedAt = plannedAt
    self.dueBy = dueBy
  }
}
