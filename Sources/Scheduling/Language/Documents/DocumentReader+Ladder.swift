// 提醒规则 and 活动: what has to be said, and when.

import Language
import Reminding
import Timekeeping

extension DocumentReader {
  mutating func ladder(_ fields: FoundFields<RootKey>) -> [MilestoneRule] {
    var seen: [String: SourceSpan] = [:]
    var found: [MilestoneRule] = []
    for node in reader.list(.ladder, of: fields) {
      takeFaults(in: node, .ladder)
      guard let rule = milestone(node),
        isNew(rule.code, rule.span, among: &seen, kind: "提醒规则")
      else { continue }
      found.append(rule)
    }
    return found
  }

  private mutating func milestone(_ node: YAMLReference) -> MilestoneRule? {
    guard let fields = reader.fields(of: node, as: LadderKey.self) else { return nil }
    let code = reader.code(.code, of: fields)
    let name = reader.text(.name, of: fields)
    let lead = lead(.lead, of: fields)
    let recipients = reader.choices(.recipients, of: fields, as: RecipientRole.self).map(\.value)
    let text = reader.text(.text, of: fields)
    if let text { checkFields(in: text) }
    let dueBy = self.lead(.dueBy, of: fields)
    let useful = self.lead(.usefulUntil, of: fields)
    let needsAck = reader.flag(.needsAck, of: fields) ?? false
    let isUrgent = reader.flag(.isUrgent, of: fields) ?? false
    let isExact = reader.flag(.isExact, of: fields) ?? false
    let editions = reader.choices(.editions, of: fields, as: EditionKind.self).map(\.value)
    let programmes = reader.words(.programmes, of: fields)
    for programme in programmes { mentions.append(NameMention(.programme, programme)) }
    guard let code, let name, let lead, let text, !recipients.isEmpty else { return nil }
    return MilestoneRule(
      code: code.value, name: name.value, lead: lead, recipients: recipients, text: text.value,
      dueBy: dueBy, usefulUntil: useful, needsAck: needsAck, isUrgent: isUrgent, isExact: isExact,
      editions: editions, programmes: programmes.map { ProgrammeID(rawValue: $0.value) },
      span: code.span)
  }

  /// A misspelt field would be sent as it stands.
  private mutating func checkFields(in text: Located<String>) {
    for name in TextField.unknownFields(in: text.value) {
      let all = TextField.allCases.map(\.rawValue)
      reader.complain(
        PlanDiagnostic(
          .unknownField, at: text.span, "提醒内容里没有〔\(name)〕这种填空。", found: name,
          expected: all.map { "〔\($0)〕" }.joined(),
          remedy: Suggestion.nearest(to: name, among: all).map { "是否为〔\($0)〕？" }))
    }
  }

  private mutating func lead<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> Lead? {
    guard let text = reader.text(key, of: fields) else { return nil }
    return lead(text)
  }
}

// MARK: - Campaigns

extension DocumentReader {
  mutating func campaigns(_ fields: FoundFields<RootKey>) -> [Located<Campaign>] {
    var seen: [String: SourceSpan] = [:]
    var found: [Located<Campaign>] = []
    for node in reader.list(.campaigns, of: fields) {
      takeFaults(in: node, .campaigns)
      guard let campaign = campaign(node),
        isNew(campaign.value.name, campaign.span, among: &seen, kind: "活动")
      else { continue }
      found.append(campaign)
    }
    return found
  }

  private mutating func campaign(_ node: YAMLReference) -> Located<Campaign>? {
    guard let fields = reader.fields(of: node, as: CampaignKey.self) else { return nil }
    let name = reader.text(.name, of: fields)
    let theme = reader.text(.theme, of: fields)?.value
    let from = reader.day(.from, of: fields)
    let through = reader.day(.through, of: fields)
    let activities = reader.list(.activities, of: fields).compactMap {
      reader.scalar($0, wanted: "一项内容")?.value
    }
    var codes: [String: SourceSpan] = [:]
    var deadlines: [CampaignDeadline] = []
    for node in reader.list(.deadlines, of: fields) {
      guard let deadline = deadline(node),
        isNew(deadline.value.code, deadline.span, among: &codes, kind: "报送")
      else { continue }
      deadlines.append(deadline.value)
    }
    guard let name, let from, let through else { return nil }
    guard through.value >= from.value else {
      complainOfOrder(from, through)
      return nil
    }
    return Located(
      Campaign(
        name: name.value, theme: theme, from: from.value, through: through.value,
        activities: activities, deadlines: deadlines), at: name.span)
  }

  private mutating func deadline(_ node: YAMLReference) -> Located<CampaignDeadline>? {
    guard let fields = reader.fields(of: node, as: DeadlineKey.self) else { return nil }
    let code = reader.code(.code, of: fields)
    let what = reader.text(.what, of: fields)
    let due = reader.text(.dueBy, of: fields).flatMap { dueTime($0) }
    let leads = reader.list(.leads, of: fields).compactMap { item -> String? in
      guard let text = reader.scalar(item, wanted: "提前量") else { return nil }
      return lead(text) == nil ? nil : text.value
    }
    let group = group(.group, of: fields)
    guard let code, let what, let due, let group else { return nil }
    return Located(
      CampaignDeadline(code: code.value, what: what.value, dueBy: due, leads: leads, group: group),
      at: code.span)
  }

  /// A day with a clock time, or the end of that working day.
  private mutating func dueTime(_ text: Located<String>) -> LocalDateTime? {
    let reading = DateReading.read(text.value, planYear: nil)
    guard case .day(let day) = reading.value else { return dayComplaint(reading, text) }
    switch reading.time {
    case nil:
      return TimeOfDay(hour: 17, minute: 30).map { LocalDateTime(day: day, time: $0) }
    case .start(let time): return LocalDateTime(day: day, time: time)
    case .complaint(let complaint):
      reader.complain(complaint.diagnostic(at: text.span))
      return nil
    case .range, .undecided: return dayComplaint(reading, text)
    }
  }

  private mutating func dayComplaint(
    _ reading: DateReading, _ text: Located<String>
  ) -> LocalDateTime? {
    if case .complaint(let complaint) = reading.value {
      reader.complain(complaint.diagnostic(at: text.span))
    } else {
      reader.complain(
        PlanDiagnostic(
          .badDate, at: text.span, "这里要写一个日期，可以带时刻。", found: text.value,
          expected: "完整的日期和时刻", remedy: "2026-05-07 17:30"))
    }
    return nil
  }
}
