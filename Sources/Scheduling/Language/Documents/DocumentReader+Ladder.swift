// 提醒规则: what has to be said, and when.

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
