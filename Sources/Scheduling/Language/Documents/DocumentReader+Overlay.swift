// 变更: what happened to which episode, one fact an entry.

import Language
import Timekeeping

extension DocumentReader {
  mutating func overlay(_ fields: FoundFields<RootKey>) -> [OverlayEntry] {
    reader.list(.overlay, of: fields).compactMap { entry($0) }
  }

  private mutating func entry(_ node: YAMLReference) -> OverlayEntry? {
    let hasFault = reader.takeFaults(in: node)
    let before = reader.errorCount
    guard let fields = reader.fields(of: node, as: OverlayKey.self) else { return nil }
    let programme = reader.text(.programme, of: fields)?.value
    let day = reader.day(.date, of: fields)
    let reference = reference(
      id: reader.text(.id, of: fields), day: day,
      department: reader.text(.department, of: fields), node: node)
    let reason = reader.text(.reason, of: fields)?.value
    let act = act(fields, on: day?.value)
    if let act { checkReason(act, reason: reason, fields) }
    let approvedBy = reader.text(.approvedBy, of: fields)?.value
    let on = reader.day(.on, of: fields)?.value
    guard !hasFault, reader.errorCount == before, let reference, let act else { return nil }
    return OverlayEntry(
      span: reader.document.headSpan(node), programme: programme, episode: reference,
      act: act.act, reason: reason, approvedBy: approvedBy, on: on)
  }

  private mutating func reference(
    id: Located<String>?, day: Located<CalendarDay>?, department: Located<String>?,
    node: YAMLReference
  ) -> EpisodeReference? {
    if let id { return .id(id.value) }
    if let day, let department { return .dayAndDepartment(day.value, department.value) }
    let before = day == nil ? "日期" : "单位"
    let missing = day == nil && department == nil ? "编号" : before
    reader.complain(
      PlanDiagnostic(
        .episodeNotNamed, at: reader.document.headSpan(node), "没有写明是哪一场，缺少“\(missing)”。",
        expected: "编号，或者日期加单位", remedy: day == nil ? "日期: 2026-05-14" : "单位: 市医保局"))
    return nil
  }

  // MARK: Acts

  private static let acts: [OverlayKey] = [
    .reschedule, .cancel, .substitute, .changeGuest, .changeHost, .waive, .sameAs, .done, .aired,
    .confirm,
  ]

  private struct FoundAct {
    let key: OverlayKey
    let act: OverlayAct
  }

  private mutating func act(
    _ fields: FoundFields<OverlayKey>, on day: CalendarDay?
  ) -> FoundAct? {
    let written = DocumentReader.acts.filter { fields[$0] != nil }
    guard let key = written.first, let node = fields[key] else {
      reader.complain(
        PlanDiagnostic(
          .actMissing, at: reader.document.headSpan(fields.node), "这条变更没有写发生了什么。",
          expected: DocumentReader.acts.map(\.field.key).joined(separator: "、"),
          remedy: "改期: 2026-05-21"))
      return nil
    }
    guard written.count == 1 else {
      let names = written.map { "“\($0.field.key)”" }.joined(separator: "和")
      let second = fields.key(written[1]) ?? node
      reader.complain(
        PlanDiagnostic(
          .actTwice, at: reader.document.span(second), "一条变更里写了\(names)两件事。", expected: "每条只写一件",
          remedy: "拆成两条"))
      return nil
    }
    return act(key, node, fields, on: day).map { FoundAct(key: key, act: $0) }
  }

  private mutating func act(
    _ key: OverlayKey, _ node: YAMLReference, _ fields: FoundFields<OverlayKey>,
    on day: CalendarDay?
  ) -> OverlayAct? {
    switch key {
    case .reschedule: return reschedule(fields, on: day)
    case .cancel: return isSet(.cancel, of: fields) ? .cancel : nil
    case .confirm: return isSet(.confirm, of: fields) ? .confirm : nil
    case .substitute: return substitute(node, fields)
    case .changeGuest: return changeGuest(node)
    case .changeHost:
      return reader.text(.changeHost, of: fields).map {
        .changeHost(to: $0.value.withoutInnerBlanks)
      }
    case .waive:
      guard let id = reader.text(.waive, of: fields), isKnownDiagnostic(id) else { return nil }
      return .waive(diagnostic: id.value)
    case .sameAs: return sameAs(node)
    case .done: return .done(milestones: reader.words(.done, of: fields).map(\.value))
    case .aired: return aired(node, on: day)
    case .id, .programme, .date, .department, .time, .reason, .approvedBy, .on: return nil
    }
  }

  /// 停播: 是. Saying 否 means nothing, so it is refused.
  private mutating func isSet(_ key: OverlayKey, of fields: FoundFields<OverlayKey>) -> Bool {
    guard let flag = reader.flag(key, of: fields) else { return false }
    if !flag, let node = fields[key] {
      reader.complain(
        PlanDiagnostic(
          .badFlag, at: reader.document.span(node), "“\(key.field.key): 否”没有意义。", found: "否",
          expected: "是", remedy: "删掉这一条"))
    }
    return flag
  }

  private mutating func checkReason(
    _ found: FoundAct, reason: String?, _ fields: FoundFields<OverlayKey>
  ) {
    switch found.act {
    case .cancel, .substitute, .changeGuest, .waive: break
    case .reschedule, .changeHost, .sameAs, .done, .aired, .confirm: return
    }
    guard reason == nil else { return }
    reader.complain(
      PlanDiagnostic(
        .reasonMissing, at: reader.document.span(fields.key(found.key) ?? fields.node),
        "“\(found.key.field.key)”没有写原因。", expected: "原因", remedy: "原因: …"))
  }

  // MARK: Reschedule

  private mutating func reschedule(
    _ fields: FoundFields<OverlayKey>, on planned: CalendarDay?
  ) -> OverlayAct? {
    guard let text = reader.text(.reschedule, of: fields) else { return nil }
    let reading = DateReading.read(text.value, planYear: planned?.year)
    let written = reader.text(.time, of: fields)
    switch reading.value {
    case .month(let year, let month):
      return .reschedule(to: .month(year: year, month: month), day: nil)
    case .complaint(let complaint):
      reader.complain(complaint.diagnostic(at: text.span))
      return nil
    case .rule, .undecided:
      reader.complain(
        PlanDiagnostic(
          .badDate, at: text.span, "“改期”要写改到哪一天，未定时写月份。", found: text.value,
          expected: DateReading.expected, remedy: "改期: 6月份"))
      return nil
    case .day(let day):
      guard let clock = written.map({ TimeReading.read($0.value) }) ?? reading.time else {
        return .reschedule(to: nil, day: day)
      }
      return reschedule(to: day, clock, at: written?.span ?? text.span)
    }
  }

  private mutating func reschedule(
    to day: CalendarDay, _ clock: TimeReading, at span: SourceSpan
  ) -> OverlayAct? {
    switch clock {
    case .range(let start, let end, let isNextDay):
      let last = isNextDay ? day.adding(days: 1) : day
      return .reschedule(
        to: .day(
          start: LocalDateTime(day: day, time: start), end: LocalDateTime(day: last, time: end)),
        day: day)
    case .undecided: return .reschedule(to: nil, day: day)
    case .complaint(let complaint):
      reader.complain(complaint.diagnostic(at: span))
      return nil
    case .start(let start):
      reader.complain(
        PlanDiagnostic(
          .badTime, at: span, "改期后的时间要写起止。", found: start.wording, expected: "从几点到几点",
          remedy: "\(start.wording)-\(start.addingHour)"))
      return nil
    }
  }
}

extension TimeOfDay {
  fileprivate var addingHour: String {
    TimeOfDay(minutesSinceMidnight: min(1_439, minutesSinceMidnight + 60))?.wording ?? wording
  }
}
