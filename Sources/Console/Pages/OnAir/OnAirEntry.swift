// One entry of the log: the line, and beside it fields of their own for whoever prefers them. A field
// that says something wins over the line.

import Desk
import Discretion
import HummingbirdCore
import Questions
import Reminding
import Scheduling
import Timekeeping

/// What was typed for one call.
struct OnAirEntry: Sendable {
  /// The fields, under the names that the page and its script use.
  static let names = [
    "line", "name", "phone", "area", "place", "text", "nature", "department", "topic", "urgency",
    "disclosure", "air", "anonymous", "queue", "channel",
  ]

  static let formFields =
    names.map { FormField($0, longest: $0 == "line" || $0 == "text" ? 4_000 : 200) }
    + [FormField("programme", longest: 80), FormField("key", longest: 100)]

  private let values: [String: String]

  init(_ form: Form) {
    values = Dictionary(uniqueKeysWithValues: OnAirEntry.names.map { ($0, form.raw($0)) })
  }

  init(_ wish: inout Wish) throws {
    var values: [String: String] = [:]
    for name in OnAirEntry.names { values[name] = try wish.text(name) ?? "" }
    self.values = values
  }

  init() { values = [:] }

  subscript(_ name: String) -> String { values[name] ?? "" }

  /// What was typed, for telling the same entry from another one whatever the schedule makes of it.
  func sent(for programme: ProgrammeCode) -> SentFields {
    var sent = SentFields()
    sent.add("programme", programme.rawValue)
    for name in OnAirEntry.names { sent.add(name, self[name]) }
    return sent
  }

  /// The form that is logged for `programme`, received at `instant`.
  func form(
    for programme: ProgrammeCode, _ desk: Desk, at instant: Timestamp
  ) throws -> IntakeForm {
    let schedule = desk.reading.schedule?.schedule
    let departments = DepartmentLookup(schedule?.directory)
    var form = IntakeForm(programme: programme, receivedAt: instant)
    form.episode = desk.register.episode(of: programme, at: instant).map {
      EpisodeCode(rawValue: $0.id.rawValue)
    }
    QuickLine(self["line"], areas: OnAirEntry.areas(desk)).fill(&form, departments)
    set(\.name, "name", &form)
    set(\.phone, "phone", &form)
    set(\.incidentPlace, "place", &form)
    if !self["text"].isEmpty {
      let said = form.text.reveal(for: .storing)
      form.text = Private(said.isEmpty ? self["text"] : said + "\n" + self["text"])
    }
    if !self["area"].isEmpty { form.area = self["area"] }
    if !self["topic"].isEmpty { form.topic = self["topic"] }
    if !self["department"].isEmpty {
      guard let code = departments.code(of: self["department"]) else {
        throw DeskError.invalid(
          field: "department", wording: "名录里没有单位“\(self["department"])”。请从列表里选，或留空。")
      }
      form.suggestedDepartment = code
    }
    setKinds(&form)
    return form
  }

  private func setKinds(_ form: inout IntakeForm) {
    form.channel = Channel(rawValue: self["channel"]) ?? form.channel
    form.kind = form.channel.contactKind
    form.nature = Nature(rawValue: self["nature"]) ?? form.nature
    form.urgency = Urgency(rawValue: self["urgency"]) ?? form.urgency
    form.consent.disclosure =
      Consent.Extent(rawValue: self["disclosure"]) ?? form.consent.disclosure
    if self["air"] == "no" { form.consent.mayAir = false }
    if self["anonymous"] == "1" { form.consent.isAnonymous = true }
    if self["queue"] == "1" { form.entersQueue = true }
  }

  private func set(
    _ path: WritableKeyPath<IntakeForm, Private<String>>, _ name: String,
    _ form: inout IntakeForm
  ) {
    if !self[name].isEmpty { form[keyPath: path] = Private(self[name]) }
  }

  /// The districts that the table of time limits names.
  static func areas(_ desk: Desk) -> Set<String> {
    Set(desk.reading.schedule?.schedule.timeLimits.rules.flatMap(\.areas) ?? [])
  }
}
