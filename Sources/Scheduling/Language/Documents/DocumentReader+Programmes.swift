// 节目: programmes and their slots.

import Language
import Timekeeping

extension DocumentReader {
  mutating func programmes(
    _ fields: FoundFields<RootKey>, zone: Zone
  ) -> [Located<Programme>] {
    var seen: [String: SourceSpan] = [:]
    var found: [Located<Programme>] = []
    for node in reader.list(.programmes, of: fields) {
      takeFaults(in: node, .programmes)
      guard let programme = programme(node, zone: zone),
        isNew(programme.value.id.rawValue, programme.span, among: &seen, kind: "节目")
      else { continue }
      found.append(programme)
    }
    return found
  }

  private mutating func programme(_ node: YAMLReference, zone: Zone) -> Located<Programme>? {
    guard let fields = reader.fields(of: node, as: ProgrammeKey.self) else { return nil }
    let code = reader.code(.code, of: fields)
    let name = reader.text(.name, of: fields)
    let (time, written) = defaultTime(fields)
    let length = reader.integer(.defaultLength, of: fields)?.value ?? written ?? 60
    let slots = reader.list(.slots, of: fields).compactMap { slot($0, defaultLength: length) }
    let own = reader.zone(.zone, of: fields)?.value
    let channels = reader.words(.channels, of: fields).map(\.value)
    let studio = reader.text(.studio, of: fields)?.value
    let delay = reader.integer(.delay, of: fields)?.value ?? 0
    let weeks = reader.integer(.themeWeeks, of: fields)?.value ?? 0
    let producerGroup = group(.producerGroup, of: fields)
    let editorGroup = group(.editorGroup, of: fields)
    let producers = people(.producers, of: fields)
    let hosts = people(.hosts, of: fields)
    let screeners = people(.screeners, of: fields)
    let editors = people(.siteEditors, of: fields)
    guard let code, let name else { return nil }
    return Located(
      Programme(
        id: ProgrammeID(rawValue: code.value), name: name.value, channels: channels,
        studio: studio, slotRules: slots, defaultTime: time, defaultLengthMinutes: length,
        broadcastDelaySeconds: delay, zone: own ?? zone, themeRepeatWeeks: weeks,
        producerGroup: producerGroup, editorGroup: editorGroup, producers: producers, hosts: hosts,
        screeners: screeners, siteEditors: editors), at: code.span)
  }

  /// 默认时间: a start, or a range that says the length as well.
  private mutating func defaultTime(
    _ fields: FoundFields<ProgrammeKey>
  ) -> (start: TimeOfDay?, minutes: Int?) {
    guard let text = reader.text(.defaultTime, of: fields) else { return (nil, nil) }
    guard let span = clockSpan(text) else { return (nil, nil) }
    return (span.start, span.minutes)
  }

  /// A start, or a range with its length; nil, with a complaint, for everything else.
  mutating func clockSpan(
    _ text: Located<String>
  ) -> (start: TimeOfDay, minutes: Int?)? {
    switch TimeReading.read(text.value) {
    case .range(let start, let end, let isNextDay):
      let minutes = end.minutesSinceMidnight - start.minutesSinceMidnight
      return (start, minutes + (isNextDay ? 1_440 : 0))
    case .start(let start): return (start, nil)
    case .complaint(let complaint):
      reader.complain(complaint.diagnostic(at: text.span))
      return nil
    case .undecided:
      reader.complain(
        PlanDiagnostic(
          .badTime, at: text.span, "这里要写确定的时间。", found: text.value,
          expected: TimeReading.expected, remedy: "9:00-10:00"))
      return nil
    }
  }

  // MARK: Slots

  private mutating func slot(_ node: YAMLReference, defaultLength: Int) -> SlotRule? {
    if case .scalar = reader.document.shape(node) {
      guard let text = reader.scalar(node, wanted: "播出规则") else { return nil }
      return rule(text, defaultLength: defaultLength, edition: .regular, from: nil, through: nil)
    }
    guard let fields = reader.fields(of: node, as: SlotKey.self) else { return nil }
    let edition = reader.choice(.edition, of: fields, as: EditionKind.self)?.value ?? .regular
    let from = reader.day(.from, of: fields)
    let through = reader.day(.through, of: fields)
    if let from, let through, through.value < from.value {
      complainOfOrder(from, through)
      return nil
    }
    guard let text = reader.text(.rule, of: fields) else { return nil }
    return rule(
      text, defaultLength: defaultLength, edition: edition, from: from?.value,
      through: through?.value)
  }

  /// 止 lies before 起.
  mutating func complainOfOrder(_ from: Located<CalendarDay>, _ through: Located<CalendarDay>) {
    reader.complain(
      PlanDiagnostic(
        .endBeforeStart, at: through.span, "“止”（\(through.value)）早于“起”（\(from.value)）。",
        found: through.value.description, expected: "不早于 \(from.value)",
        notes: [PlanNote("“起”写在这里", at: from.span)]))
  }

  private mutating func rule(
    _ text: Located<String>, defaultLength: Int, edition: EditionKind, from: CalendarDay?,
    through: CalendarDay?
  ) -> SlotRule? {
    switch SlotReading.read(text.value, planYear: nil) {
    case .complaint(let complaint):
      reader.complain(complaint.diagnostic(at: text.span))
      return nil
    case .slot(let rhythm, let time):
      guard let (start, minutes) = slotTime(time, text) else { return nil }
      remarkOnWeeks(rhythm, text)
      return SlotRule(
        rhythm: SlotRule.Rhythm(rhythm), start: start, lengthMinutes: minutes ?? defaultLength,
        edition: edition, from: from, through: through)
    }
  }

  private mutating func slotTime(
    _ time: TimeReading?, _ text: Located<String>
  ) -> (start: TimeOfDay, minutes: Int?)? {
    switch time {
    case .range(let start, let end, let isNextDay):
      let minutes = end.minutesSinceMidnight - start.minutesSinceMidnight
      return (start, minutes + (isNextDay ? 1_440 : 0))
    case .start(let start): return (start, nil)
    case .complaint(let complaint):
      reader.complain(complaint.diagnostic(at: text.span))
    case .undecided, nil:
      reader.complain(
        PlanDiagnostic(
          .badSlotRule, at: text.span, "播出时段没有写时间。", found: text.value,
          expected: SlotReading.expected, remedy: text.value + " 9:00-10:00"))
    }
    return nil
  }

  /// 第n周: taken as the n-th such weekday, and the days are shown where the other meaning differs.
  private mutating func remarkOnWeeks(_ rhythm: SlotReading.Rhythm, _ text: Located<String>) {
    let nth: SlotReading.NthWeekday
    switch rhythm {
    case .monthly(let rule), .quarterly(let rule): nth = rule
    case .daily, .weekly, .run, .once: return
    }
    guard nth.saysWeek else { return }
    let fixed = "第\(nth.nth)个\(nth.weekday.wording)"
    let year = 2026
    let days = rhythm.ambiguousDays(in: year).prefix(4).map { pair in
      let counted = pair.counted?.description ?? "无"
      let inWeek = pair.inWeek?.description ?? "无"
      return PlanNote("以 \(year) 年为例：“第几个”是 \(counted)，“第几周”是 \(inWeek)")
    }
    reader.complain(
      PlanDiagnostic(
        .ambiguousWeekRule, at: text.span, "“\(text.value)”有两种读法，已按“\(fixed)”理解。",
        found: text.value, expected: "没有歧义的写法", remedy: "把“第几周”写成“\(fixed)”", notes: days))
  }
}

extension SlotRule.Rhythm {
  init(_ reading: SlotReading.Rhythm) {
    switch reading {
    case .daily: self = .weekly(Weekday.allCases)
    case .weekly(let days): self = .weekly(days)
    case .monthly(let rule): self = .monthly(nth: rule.nth, weekday: rule.weekday)
    case .quarterly(let rule): self = .quarterly(nth: rule.nth, weekday: rule.weekday)
    case .run(let from, let through): self = .run(from: from, through: through)
    case .once(let day): self = .once(day)
    }
  }
}
