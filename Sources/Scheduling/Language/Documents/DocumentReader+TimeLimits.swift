// 办理时限: how long departments have, and when they are chased.

import Language
import Reminding

extension DocumentReader {
  /// The table; nil when nothing of it could be read.
  mutating func timeLimits(_ node: YAMLReference) -> Located<TimeLimitDraft>? {
    guard let fields = reader.fields(of: node, as: TimeLimitKey.self) else { return nil }
    var draft = TimeLimitDraft()
    for node in reader.list(.rules, of: fields) {
      takeFaults(in: node, .timeLimits)
      if let rule = timeLimitRule(node) { draft.rules.append(rule) }
    }
    draft.dispatches = reader.integer(.dispatches, of: fields)?.value
    draft.copyGroup = group(.copyGroup, of: fields)
    if fields[.chase] != nil { draft.chase = chase(fields) }
    return Located(draft, at: reader.document.headSpan(node))
  }

  private mutating func timeLimitRule(_ node: YAMLReference) -> TimeLimitRule? {
    guard let fields = reader.fields(of: node, as: TimeLimitRuleKey.self) else { return nil }
    let matters = reader.choices(.matters, of: fields, as: TimeLimitMatter.self).map(\.value)
    let departments = reader.words(.departments, of: fields)
    for name in departments { mentions.append(NameMention(.department, name)) }
    let areas = reader.words(.areas, of: fields).map(\.value)
    let isForUrgent = reader.flag(.isForUrgent, of: fields) ?? false
    let count = reader.integer(.count, of: fields)
    let unit = reader.choice(.unit, of: fields, as: TimeLimit.Unit.self)?.value
    let start = reader.choice(.start, of: fields, as: TimeLimit.Start.self)?.value
    let times = reader.integer(.maxExtensions, of: fields)?.value
    let length = reader.integer(.extensionCount, of: fields)?.value
    let returnWithin = reader.integer(.returnWithinDays, of: fields)?.value
    let approver = reader.text(.approver, of: fields)?.value
    guard let count else { return nil }
    var limit = TimeLimit(count: count.value)
    limit.unit = unit ?? limit.unit
    limit.start = start ?? limit.start
    limit.maxExtensions = times ?? limit.maxExtensions
    limit.extensionCount = length ?? limit.extensionCount
    limit.returnWithinDays = returnWithin ?? limit.returnWithinDays
    limit.approver = approver ?? limit.approver
    return TimeLimitRule(
      matters: matters, departments: departments.map(\.value), areas: areas,
      isForUrgent: isForUrgent, limit: limit)
  }

  private mutating func chase(_ fields: FoundFields<TimeLimitKey>) -> [ChaseRung] {
    var seen: [String: SourceSpan] = [:]
    var found: [ChaseRung] = []
    for node in reader.list(.chase, of: fields) {
      takeFaults(in: node, .timeLimits)
      guard let rung = chaseRung(node),
        isNew(rung.value.code.choice.word, rung.span, among: &seen, kind: "催办步骤")
      else { continue }
      found.append(rung.value)
    }
    return found
  }

  private mutating func chaseRung(_ node: YAMLReference) -> Located<ChaseRung>? {
    guard let fields = reader.fields(of: node, as: ChaseKey.self) else { return nil }
    let code = reader.choice(.code, of: fields, as: ChaseCode.self)
    let written = reader.text(.lead, of: fields)
    let lead = written.flatMap { dueLead($0) }
    let copiesLeader = reader.flag(.copiesLeader, of: fields) ?? false
    guard let code, let lead else { return nil }
    return Located(
      ChaseRung(code: code.value, lead: lead, copiesLeader: copiesLeader), at: code.span)
  }

  /// A chase knows no show: its leads are counted from the due day.
  private mutating func dueLead(_ text: Located<String>) -> Lead? {
    guard let lead = lead(text) else { return nil }
    if lead.anchor == .deadline, lead.distance != .nextFeedback { return lead }
    reader.complain(
      PlanDiagnostic(
        .badLead, at: text.span, "催办要从到期算起，不能从播出算起。", found: text.value,
        expected: "以“到期”开头的提前量", remedy: "到期前1个工作日 09:20"))
    return nil
  }
}
