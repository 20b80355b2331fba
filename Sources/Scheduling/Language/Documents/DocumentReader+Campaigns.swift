// 活动: campaigns with their deadlines, materials, activities and hand-typed figures.

import Language
import Timekeeping

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
    let notice = reader.text(.notice, of: fields)?.value
    let organiser = reader.text(.organiser, of: fields)?.value
    let from = reader.day(.from, of: fields)
    let through = reader.day(.through, of: fields)
    let activities = activities(fields)
    let deadlines = deadlines(fields)
    let materials = reader.list(.materials, of: fields).compactMap { material($0) }
    let figures = typedFigures(fields)
    let cases = reader.words(.cases, of: fields).map(\.value)
    let problems = sentences(.problems, of: fields)
    let nextSteps = sentences(.nextSteps, of: fields)
    guard let name, let from, let through else { return nil }
    guard through.value >= from.value else {
      complainOfOrder(from, through)
      return nil
    }
    return Located(
      Campaign(
        name: name.value, theme: theme, notice: notice, organiser: organiser, from: from.value,
        through: through.value, programme: activities, deadlines: deadlines, materials: materials,
        typedFigures: figures, cases: cases, problems: problems, nextSteps: nextSteps),
      at: name.span)
  }

  private mutating func sentences(
    _ key: CampaignKey, of fields: FoundFields<CampaignKey>
  ) -> [String] {
    reader.list(key, of: fields).compactMap { reader.scalar($0, wanted: "一句话")?.value }
  }
}

// MARK: - Deadlines

extension DocumentReader {
  private mutating func deadlines(_ fields: FoundFields<CampaignKey>) -> [CampaignDeadline] {
    var codes: [String: SourceSpan] = [:]
    var found: [CampaignDeadline] = []
    for node in reader.list(.deadlines, of: fields) {
      guard let deadline = deadline(node),
        isNew(deadline.value.code, deadline.span, among: &codes, kind: "报送")
      else { continue }
      found.append(deadline.value)
    }
    return found
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
    let report = reader.choice(.report, of: fields, as: CampaignReport.self)?.value
    guard let code, let what, let due, let group else { return nil }
    return Located(
      CampaignDeadline(
        code: code.value, what: what.value, dueBy: due, leads: leads, group: group,
        report: report),
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

// MARK: - Activities, materials, figures

extension DocumentReader {
  private mutating func activities(_ fields: FoundFields<CampaignKey>) -> [CampaignActivity] {
    var names: [String: SourceSpan] = [:]
    var found: [CampaignActivity] = []
    for node in reader.list(.activities, of: fields) {
      guard let activity = activity(node),
        isNew(activity.value.name, activity.span, among: &names, kind: "活动内容")
      else { continue }
      found.append(activity.value)
    }
    return found
  }

  /// An activity is its name alone, or a group of keys.
  private mutating func activity(_ node: YAMLReference) -> Located<CampaignActivity>? {
    if case .scalar = reader.document.shape(node) {
      guard let name = reader.scalar(node, wanted: "一项内容") else { return nil }
      return Located(CampaignActivity(name: name.value), at: name.span)
    }
    guard let fields = reader.fields(of: node, as: ActivityKey.self) else { return nil }
    let name = reader.text(.name, of: fields)
    let when = reader.text(.when, of: fields)?.value
    let place = reader.text(.place, of: fields)?.value
    let progress = reader.choice(.progress, of: fields, as: ActivityProgress.self)?.value
    let account = reader.text(.account, of: fields)?.value
    guard let name else { return nil }
    return Located(
      CampaignActivity(
        name: name.value, when: when, place: place, progress: progress, account: account),
      at: name.span)
  }

  private mutating func material(_ node: YAMLReference) -> CampaignMaterial? {
    guard let fields = reader.fields(of: node, as: MaterialKey.self) else { return nil }
    let kind = reader.choice(.kind, of: fields, as: MaterialKind.self)
    let title = reader.text(.title, of: fields)
    let address = reader.text(.address, of: fields)?.value
    let activity = reader.text(.activity, of: fields)?.value
    let department = reader.text(.department, of: fields)?.value
    let isDone = reader.flag(.isDone, of: fields) ?? false
    guard let kind, let title else { return nil }
    return CampaignMaterial(
      kind: kind.value, title: title.value, address: address, activity: activity,
      department: department, isDone: isDone)
  }

  private mutating func typedFigures(_ fields: FoundFields<CampaignKey>) -> [TypedFigure] {
    var names: [String: SourceSpan] = [:]
    var found: [TypedFigure] = []
    for node in reader.list(.typedFigures, of: fields) {
      guard let figure = typedFigure(node),
        isNew(figure.value.name, figure.span, among: &names, kind: "手工数据")
      else { continue }
      found.append(figure.value)
    }
    return found
  }

  private mutating func typedFigure(_ node: YAMLReference) -> Located<TypedFigure>? {
    guard let fields = reader.fields(of: node, as: TypedFigureKey.self) else { return nil }
    let name = reader.text(.name, of: fields)
    let unit = reader.text(.unit, of: fields)
    let number = reader.integer(.number, of: fields)?.value
    let source = reader.text(.source, of: fields)
    guard let name, let unit, let source else { return nil }
    return Located(
      TypedFigure(name: name.value, unit: unit.value, number: number, source: source.value),
      at: name.span)
  }
}
