// Reminders and what groups were told, in their columns: fields behind a mark of two letters, the second
// of which is the version. Rows of earlier programs are JSON, begin with a brace and are read as such.

package import Reminding
import Timekeeping

/// Reminders ⇄ their column.
package enum ReminderText {
  private static let mark: StaticString = "R1"

  /// `reminder` as it is stored.
  package static func text(of reminder: Reminder) -> String {
    var writer = FieldWriter(mark: mark)
    writer.put(reminder.id.rawValue)
    writer.put(reminder.subject)
    writer.put(reminder.milestone)
    writer.put(reminder.recipient.role)
    writer.put(reminder.recipient.part)
    writer.put(reminder.generation)
    writer.put(reminder.group)
    writer.put(Int(reminder.dueAt.milliseconds))
    writer.put(Int(reminder.usefulUntil.milliseconds))
    writer.put(reminder.isUrgent)
    writer.put(reminder.isExact)
    writer.put(reminder.isProvisional)
    writer.put(reminder.content)
    return writer.text
  }

  /// The reminder that `text` holds.
  package static func reminder(of text: String) throws -> Reminder {
    guard text.utf8.starts(with: "R1".utf8) else {
      return try decodedJSON(Reminder.self, from: text)
    }
    return try FieldReader.read(text, mark: mark) { reader in
      Reminder(
        id: ReminderID(rawValue: try reader.text()), subject: try reader.text(),
        milestone: try reader.text(),
        recipient: Recipient(role: try reader.text(), part: try reader.text()),
        generation: try reader.number(), group: try reader.text(),
        dueAt: Timestamp(milliseconds: Int64(try reader.number())),
        usefulUntil: Timestamp(milliseconds: Int64(try reader.number())),
        isUrgent: try reader.isSo(), isExact: try reader.isSo(), isProvisional: try reader.isSo(),
        content: try reader.content())
    }
  }
}

/// What groups were told ⇄ its column.
enum AnnouncedText {
  private static let mark: StaticString = "A1"

  static func text(of announced: AnnouncedEpisode) -> String {
    var writer = FieldWriter(mark: mark)
    writer.put(announced.corrections)
    writer.put(announced.group)
    writer.put(announced.facts)
    return writer.text
  }

  static func announced(of text: String) throws -> AnnouncedEpisode {
    guard text.utf8.starts(with: "A1".utf8) else {
      return try decodedJSON(AnnouncedEpisode.self, from: text)
    }
    return try FieldReader.read(text, mark: mark) { reader in
      let corrections = try reader.number()
      return AnnouncedEpisode(
        group: try reader.text(), facts: try reader.facts(), corrections: corrections)
    }
  }
}

// MARK: - Writing

extension FieldWriter {
  fileprivate mutating func put(_ content: ReminderContent) {
    put(content.kind.rawValue)
    put(content.name)
    put(content.text)
    put(content.episode.value)
    put(content.addressee) { $0.put($1) }
    put(content.mentions)
    put(content.dueBy) { $0.put($1) }
    put(content.feedbackAt) { $0.put($1) }
    put(content.needsAck)
    put(content.isUrgent)
    put(content.isProvisional)
    put(content.skipped) { writer, step in
      writer.put(step.name)
      writer.put(step.plannedAt)
      writer.put(step.dueBy) { $0.put($1) }
    }
  }

  fileprivate mutating func put(_ facts: EpisodeFacts) {
    put(facts.episodeID)
    put(facts.keyword)
    put(facts.programme)
    put(facts.edition)
    put(facts.departments)
    put(facts.groupWords)
    put(facts.theme) { $0.put($1) }
    put(facts.guests) { writer, guest in
      writer.put(guest.name)
      writer.put(guest.title)
    }
    put(facts.hosts)
    put(facts.air)
    put(facts.zone.identifier)
    put(facts.fate)
    put(facts.generation)
  }

  private mutating func put(_ air: AirFacts) {
    switch air {
    case .day(let start, let end):
      put(true)
      put(start)
      put(end)
    case .month(let year, let month):
      put(false)
      put(year)
      put(month)
    }
  }

  private mutating func put(_ fate: FateFacts) {
    switch fate {
    case .on: put(0)
    case .cancelled(let reason):
      put(1)
      put(reason)
    case .displaced(let reason):
      put(2)
      put(reason)
    case .aired: put(3)
    }
  }

  private mutating func put(_ time: NotedTime) {
    put(time.local)
    put(time.note) { $0.put($1) }
  }

  private mutating func put(_ local: LocalDateTime) {
    put(local.day.daysSinceEpoch)
    put(local.time.minutesSinceMidnight)
  }
}

// MARK: - Reading

extension FieldReader {
  fileprivate mutating func content() throws -> ReminderContent {
    guard let kind = ReminderContent.Kind(rawValue: try text()) else { throw damage }
    return ReminderContent(
      kind: kind, name: try text(), text: try text(), episode: Shared(try facts()),
      addressee: try optional { try $0.text() }, mentions: try texts(),
      dueBy: try optional { try $0.notedTime() }, feedbackAt: try optional { try $0.notedTime() },
      needsAck: try isSo(), isUrgent: try isSo(), isProvisional: try isSo(),
      skipped: try list { reader in
        SkippedStep(
          name: try reader.text(), plannedAt: try reader.local(),
          dueBy: try reader.optional { try $0.notedTime() })
      })
  }

  fileprivate mutating func facts() throws -> EpisodeFacts {
    EpisodeFacts(
      episodeID: try text(), keyword: try text(), programme: try text(), edition: try text(),
      departments: try texts(), groupWords: try texts(), theme: try optional { try $0.text() },
      guests: try list { GuestFacts(name: try $0.text(), title: try $0.text()) },
      hosts: try texts(), air: try air(), zone: try zone(), fate: try fate(),
      generation: try number())
  }

  private mutating func air() throws -> AirFacts {
    if try isSo() { return .day(start: try notedTime(), end: try local()) }
    return .month(year: try number(in: 0...9_999), month: try number(in: 1...12))
  }

  private mutating func zone() throws -> Zone {
    let identifier = try text()
    // Asking the system for a zone costs more than reading all the rest.
    if identifier == Zone.shanghai.identifier { return .shanghai }
    guard let zone = Zone(identifier: identifier) else { throw damage }
    return zone
  }

  private mutating func fate() throws -> FateFacts {
    switch try number() {
    case 0: .on
    case 1: .cancelled(reason: try text())
    case 2: .displaced(reason: try text())
    case 3: .aired
    default: throw damage
    }
  }

  private mutating func notedTime() throws -> NotedTime {
    NotedTime(try local(), note: try optional { try $0.text() })
  }

  private mutating func local() throws -> LocalDateTime {
    // The years 0 to 9999.
    let day = try number(in: -719_528...2_932_896)
    guard let time = TimeOfDay(minutesSinceMidnight: try number()) else { throw damage }
    return LocalDateTime(day: CalendarDay(daysSinceEpoch: day), time: time)
  }
}

// MARK: - In place of the general coder

/// `reminder` as it is stored; called like the general coder, which may throw.
func coded(_ reminder: Reminder) throws -> String { ReminderText.text(of: reminder) }

/// What a group was told as it is stored; called like the general coder, which may throw.
func coded(_ announced: AnnouncedEpisode) throws -> String { AnnouncedText.text(of: announced) }

/// The reminder that `text` holds.
func decodedValue(_ type: Reminder.Type, from text: String) throws -> Reminder {
  try ReminderText.reminder(of: text)
}

/// What a group was told, as `text` holds it.
func decodedValue(_ type: AnnouncedEpisode.Type, from text: String) throws -> AnnouncedEpisode {
  try AnnouncedText.announced(of: text)
}

/// The value that JSON of an earlier program holds.
private func decodedJSON<Value: Decodable>(
  _ type: Value.Type, from text: String
) throws -> Value {
  try decodedValue(type, from: text)
}
