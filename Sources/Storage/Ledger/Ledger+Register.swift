// The register: one line for each question with what figures are counted from. It is read from the
// narrow rows alone, so a year's report opens no seal and needs no key.

import GRDB
package import Questions
package import Timekeeping

/// One question as figures see it; no word of a caller is in it.
package struct RegisterEntry: Hashable, Sendable {
  /// The question.
  package let id: QuestionID
  /// Its case number.
  package let number: String
  /// Whose programme.
  package let programme: ProgrammeCode
  /// Asked in which episode.
  package let episode: EpisodeCode?
  /// When it came in.
  package let receivedAt: Timestamp
  /// By which way.
  package let channel: Channel
  /// Its nature.
  package let nature: Nature
  /// How urgent.
  package let urgency: Urgency
  /// Its topic.
  package let topic: String?
  /// The district.
  package let area: String?
  /// What the caller allows.
  package let consent: Consent.Extent
  /// How many contacts brought it forward.
  package let contactCount: Int
  /// The campaigns it belongs to.
  package let campaigns: [String]
  /// How it is dealt with.
  package let handling: Handling.Stage
  /// The question that it was merged into.
  package let mergedInto: QuestionID?
  /// When its caller was put through to the studio.
  package let onAirAt: Timestamp?
  /// When it was first answered on air.
  package let answeredOnAirAt: Timestamp?
  /// The department that leads, led or answered.
  package let lead: DepartmentCode?
  /// Departments that co-operate.
  package let co: [DepartmentCode]
  /// When it was given to the lead department that has it or had it last.
  package let assignedAt: Timestamp?
  /// By when it was due at first.
  package let originalDueOn: DueDay?
  /// By when it is due.
  package let dueOn: DueDay?
  /// When more time was granted last.
  package let extendedAt: Timestamp?
  /// How often more time was granted.
  package let extensionCount: Int
  /// How often it was handed back.
  package let returnCount: Int
  /// How often it was given to a department.
  package let dispatchCount: Int
  /// Counted from 1; rises when it is handled again.
  package let generation: Int
  /// When the department's answer that stands came; nil for an answer on air.
  package let answeredAt: Timestamp?
  /// When its handling ended.
  package let endedAt: Timestamp?
  /// Why it was not taken.
  package let declineReason: DeclineReason?
  /// What the caller said last when asked.
  package let verdict: FollowUp.Verdict?
  /// When the caller was asked last.
  package let followedUpAt: Timestamp?
  /// How far the way to the public is.
  package let disclosure: Disclosure.Stage
  /// What was decided.
  package let extent: DisclosureExtent?
  /// Its public address.
  package let slug: PublicSlug?
  /// When it went online, while it is.
  package let publishedAt: Timestamp?
  /// The title that is online.
  package let publicTitle: String?
}

extension Ledger {
  /// Hands each question that came in at or after `start` and before `end` to `body`, in the order in
  /// which they were logged.
  package func register(
    from start: Timestamp? = nil, before end: Timestamp? = nil,
    _ body: (RegisterEntry) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(
      database, sql: Ledger.registerSelect,
      arguments: [start?.milliseconds ?? Int64.min, end?.milliseconds ?? Int64.max])
    while let row = try cursor.next() { try body(try RegisterEntry(row)) }
  }

  /// The same, gathered.
  package func register(from start: Timestamp? = nil, before end: Timestamp? = nil) throws
    -> [RegisterEntry]
  {
    var entries: [RegisterEntry] = []
    try register(from: start, before: end) { entries.append($0) }
    return entries
  }

  /// Every question is looked at in the order of the table: the narrow rows lie together, and a period
  /// is a good part of them.
  private static let registerSelect = """
    SELECT id, number, programme, episode, receivedAt, channel, nature, urgency, topic, area, \
    consent, contactCount, (SELECT group_concat(tag, char(31)) FROM questionCampaign \
    WHERE questionCampaign.sequence = question.sequence), handling, mergedInto, onAirAt, \
    answeredOnAirAt, lead, CASE WHEN assignedAt IS NULL THEN NULL ELSE \
    (SELECT group_concat(department, char(31)) FROM questionDepartment \
    WHERE questionDepartment.sequence = question.sequence AND isLead = 0) END, assignedAt, \
    originalDueOn, originalDueMinute, dueOn, dueMinute, isDueProvisional, extendedAt, \
    extensionCount, returnCount, dispatchCount, generation, answerKind, answeredAt, endedAt, \
    declineReason, verdict, followedUpAt, disclosure, decision, slug, publishedAt, \
    CASE WHEN publishedAt IS NULL THEN NULL ELSE (SELECT json_extract(value, '$.words.title') \
    FROM publication WHERE publication.slug = question.slug AND isCurrent = 1) END \
    FROM question WHERE +receivedAt >= ? AND +receivedAt < ? ORDER BY sequence
    """
}

extension RegisterEntry {
  fileprivate init(_ row: Row) throws {
    guard let channel = Channel(rawValue: row[5]), let nature = Nature(rawValue: row[6]),
      let urgency = Urgency(rawValue: row[7]),
      let consent = Consent.Extent(rawValue: row[10]),
      let handling = Handling.Stage(rawValue: row[13]),
      let disclosure = Disclosure.Stage(rawValue: row[36])
    else {
      throw StorageError(.damaged, doing: "read the register", cause: "an unknown code")
    }
    func texts(_ index: Int) -> [String] {
      (row[index] as String?)?.split(separator: "\u{1F}").map(String.init) ?? []
    }
    func code<Code: RawRepresentable>(_ index: Int) -> Code? where Code.RawValue == String {
      guard let text = row[index] as String? else { return nil }
      return Code(rawValue: text)
    }
    self.init(
      id: QuestionID(rawValue: row[0]), number: row[1], programme: ProgrammeCode(rawValue: row[2]),
      episode: code(3), receivedAt: row.timestamp(4), channel: channel, nature: nature,
      urgency: urgency, topic: row[8], area: row[9], consent: consent, contactCount: row[11],
      campaigns: texts(12).sorted(), handling: handling, mergedInto: code(14),
      onAirAt: row.optionalTimestamp(15), answeredOnAirAt: row.optionalTimestamp(16),
      lead: code(17), co: texts(18).map { DepartmentCode(rawValue: $0) },
      assignedAt: row.optionalTimestamp(19), originalDueOn: row.dueDay(20),
      dueOn: row.dueDay(22, isProvisional: row[24]), extendedAt: row.optionalTimestamp(25),
      extensionCount: row[26], returnCount: row[27], dispatchCount: row[28], generation: row[29],
      answeredAt: row[30] as String? == Answer.Kind.later.rawValue
        ? row.optionalTimestamp(31) : nil, endedAt: row.optionalTimestamp(32),
      declineReason: code(33), verdict: code(34), followedUpAt: row.optionalTimestamp(35),
      disclosure: disclosure, extent: code(37), slug: code(38),
      publishedAt: row.optionalTimestamp(39), publicTitle: row[40])
  }
}

extension Row {
  /// The day in column `index` with the minute in the next one.
  fileprivate func dueDay(_ index: Int, isProvisional: Bool = false) -> DueDay? {
    guard let day = self[index] as Int? else { return nil }
    return DueDay(
      CalendarDay(daysSinceEpoch: day),
      time: (self[index + 1] as Int?).flatMap { TimeOfDay(minutesSinceMidnight: $0) },
      isProvisional: isProvisional)
  }
}
