// The acts of the overlay that have keys of their own: 顶替, 换人, 答复, 实况.

import Language
import Timekeeping

extension DocumentReader {
  mutating func substitute(
    _ node: YAMLReference, _ entry: FoundFields<OverlayKey>
  ) -> OverlayAct? {
    guard reader.document.shape(node) == .mapping else {
      let names = reader.words(.substitute, of: entry).map(\.value)
      return names.isEmpty ? nil : .substitute(departments: names, theme: nil, edition: .special)
    }
    guard let fields = reader.fields(of: node, as: SubstituteKey.self) else { return nil }
    let departments = reader.words(.departments, of: fields).map(\.value)
    let theme = reader.text(.theme, of: fields)?.value
    let edition = reader.choice(.edition, of: fields, as: EditionKind.self)?.value ?? .special
    return .substitute(departments: departments, theme: theme, edition: edition)
  }

  mutating func changeGuest(_ node: YAMLReference) -> OverlayAct? {
    if case .scalar = reader.document.shape(node) {
      guard let text = reader.scalar(node, wanted: "新的嘉宾") else { return nil }
      return guest(in: text).map { .changeGuest(from: nil, to: $0) }
    }
    guard let fields = reader.fields(of: node, as: GuestChangeKey.self) else { return nil }
    let from = reader.text(.from, of: fields)?.value.withoutInnerBlanks
    guard let text = reader.text(.to, of: fields), let guest = guest(in: text) else { return nil }
    return .changeGuest(from: from, to: guest)
  }

  private mutating func guest(in text: Located<String>) -> Guest? {
    let guests = GuestReading(text.value).guests
    if guests.count == 1 { return guests.first }
    reader.complain(
      PlanDiagnostic(
        .badText, at: text.span, "“\(text.value)”要写一位嘉宾的职务和姓名。", found: text.value,
        expected: "一位嘉宾", remedy: "副局长 华明"))
    return nil
  }

  mutating func sameAs(_ node: YAMLReference) -> OverlayAct? {
    if case .scalar = reader.document.shape(node) {
      return reader.scalar(node, wanted: "编号").map { .sameAs(.id($0.value)) }
    }
    guard let fields = reader.fields(of: node, as: ReferenceKey.self) else { return nil }
    if let id = reader.text(.id, of: fields) { return .sameAs(.id(id.value)) }
    if let day = reader.day(.date, of: fields),
      let department = reader.text(.department, of: fields)
    {
      return .sameAs(.dayAndDepartment(day.value, department.value))
    }
    reader.complain(
      PlanDiagnostic(
        .episodeNotNamed, at: reader.document.headSpan(node), "“答复”没有写明是哪一场。",
        expected: "编号，或者日期加单位", remedy: "编号: LM-2026-04"))
    return nil
  }

  // MARK: After the show

  /// 实况: 是, or what is known.
  mutating func aired(_ node: YAMLReference, on day: CalendarDay?) -> OverlayAct? {
    if case .scalar = reader.document.shape(node) {
      guard let text = reader.scalar(node, wanted: "播出后的记录") else { return nil }
      if ["是", "已播出", "已播", "yes", "true"].contains(text.value) {
        return .aired(AfterShowRecord())
      }
      reader.complainOfShape(node, wanted: "“是”，或一组记录")
      return nil
    }
    guard let fields = reader.fields(of: node, as: AiredKey.self) else { return nil }
    let start = reader.text(.start, of: fields).flatMap { moment($0, on: day) }
    let end = reader.text(.end, of: fields).flatMap { moment($0, on: day) }
    let guests = guests(.guests, of: fields).guests
    let offered = reader.integer(.offered, of: fields)?.value
    let answered = reader.integer(.answered, of: fields)
    if let start, let end, end <= start, let node = fields[.end] {
      reader.complain(
        PlanDiagnostic(
          .endBeforeStart, at: reader.document.span(node),
          "结束（\(end.time.wording)）不晚于开始（\(start.time.wording)）。",
          expected: "结束晚于开始"))
    }
    if let offered, let answered, answered.value > offered {
      reader.complain(
        PlanDiagnostic(
          .badNumber, at: answered.span, "接听（\(answered.value)）多于来电（\(offered)）。",
          expected: "不超过 \(offered)"))
    }
    return .aired(
      AfterShowRecord(
        start: start, end: end, guests: guests, callsOffered: offered,
        callsAnswered: answered?.value))
  }

  /// `9:02` on the planned day, or a day and a time.
  private mutating func moment(_ text: Located<String>, on day: CalendarDay?) -> LocalDateTime? {
    if let day, case .start(let time) = TimeReading.read(text.value) {
      return LocalDateTime(day: day, time: time)
    }
    let reading = DateReading.read(text.value, planYear: day?.year)
    if case .day(let written) = reading.value, case .start(let time) = reading.time {
      return LocalDateTime(day: written, time: time)
    }
    reader.complain(
      PlanDiagnostic(
        .badTime, at: text.span, day == nil ? "用编号指明场次时，这里要写日期和时刻。" : "这里要写一个时刻。",
        found: text.value, expected: "日期和时刻", remedy: "2026-05-14 9:02"))
    return nil
  }
}
