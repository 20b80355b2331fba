// What a program, the command line or a list wants to have logged, as a form. The same fields, under the
// same names, as the description at `/api/openapi.json` gives.

import Desk
import Discretion
import HTTPTypes
import HummingbirdCore
import Questions
import Scheduling
import Timekeeping

/// A question to be logged, as a program writes it.
enum IntakeWish {
  /// The fields, in the order of the description.
  static let fields = [
    "programme", "line", "gist", "text", "name", "phone", "homeAddress", "workplace", "area",
    "incidentPlace", "nature", "topic", "department", "urgency", "disclosure", "mayAir",
    "isAnonymous", "entersQueue", "campaigns", "kind", "channel", "episode", "receivedAt",
  ]

  /// The form that `wish` describes, at `now`.
  static func form(_ wish: inout Wish, _ desk: Desk, at now: Timestamp) throws -> IntakeForm {
    let schedule = desk.reading.schedule?.schedule
    let programme = ProgrammeCode(rawValue: try wish.needed("programme"))
    if let schedule, schedule.programmes[ProgrammeID(rawValue: programme.rawValue)] == nil {
      throw Refusal.notFound
    }
    let zone =
      schedule?.programmes[ProgrammeID(rawValue: programme.rawValue)]?.zone ?? desk.settings.zone
    var form = IntakeForm(programme: programme, receivedAt: now)
    if let line = try wish.text("line") {
      QuickLine(line, areas: OnAirEntry.areas(desk))
        .fill(&form, DepartmentLookup(schedule?.directory))
    }
    try fillWords(of: &form, &wish)
    try fillKinds(of: &form, &wish)
    if let instant = try wish.instant("receivedAt", in: zone) {
      guard instant <= now + .seconds(120) else {
        throw Refusal(
          .badRequest, "字段“receivedAt”在将来，请检查时钟。", code: "wrongField", field: "receivedAt")
      }
      form.receivedAt = instant
    }
    form.episode =
      form.episode
      ?? desk.register.episode(of: programme, at: form.receivedAt).map {
        EpisodeCode(rawValue: $0.id.rawValue)
      }
    if let words = try wish.text("department") {
      guard let code = DepartmentLookup(schedule?.directory).code(of: words) else {
        throw Refusal(
          .unprocessableContent, "名录里没有单位“\(words.prefix(40))”。", code: "invalid",
          field: "department")
      }
      form.suggestedDepartment = code
    }
    return form
  }

  private static func fillWords(of form: inout IntakeForm, _ wish: inout Wish) throws {
    func set(_ path: WritableKeyPath<IntakeForm, Private<String>>, _ text: String?) {
      if let text { form[keyPath: path] = Private(text) }
    }
    set(\.gist, try wish.text("gist"))
    set(\.text, try wish.text("text"))
    set(\.name, try wish.text("name"))
    set(\.phone, try wish.text("phone"))
    set(\.homeAddress, try wish.text("homeAddress"))
    set(\.workplace, try wish.text("workplace"))
    set(\.incidentPlace, try wish.text("incidentPlace"))
    if let area = try wish.text("area") { form.area = area }
    if let topic = try wish.text("topic") { form.topic = topic }
    form.campaignTags = try wish.texts("campaigns")
    form.episode = try wish.text("episode").map { EpisodeCode(rawValue: $0) }
  }

  private static func fillKinds(of form: inout IntakeForm, _ wish: inout Wish) throws {
    form.channel = try wish.choice("channel", Channel.self) ?? form.channel
    form.kind = try wish.choice("kind", ContactKind.self) ?? form.channel.contactKind
    form.nature = try wish.choice("nature", Nature.self) ?? form.nature
    form.urgency = try wish.choice("urgency", Urgency.self) ?? form.urgency
    form.consent.disclosure =
      try wish.choice("disclosure", Consent.Extent.self) ?? form.consent.disclosure
    form.consent.mayAir = try wish.flag("mayAir") ?? form.consent.mayAir
    form.consent.isAnonymous = try wish.flag("isAnonymous") ?? form.consent.isAnonymous
    form.entersQueue = try wish.flag("entersQueue") ?? form.entersQueue
  }
}

extension QuickLine {
  /// Lays what was understood of the line over `form`. Words after `@` that name no department, or
  /// several, stay in the text.
  func fill(_ form: inout IntakeForm, _ departments: DepartmentLookup) {
    form.name = name ?? form.name
    form.phone = phone ?? form.phone
    form.incidentPlace = incidentPlace ?? form.incidentPlace
    form.homeAddress = homeAddress ?? form.homeAddress
    form.workplace = workplace ?? form.workplace
    form.text = text
    form.area = area ?? form.area
    form.topic = topic ?? form.topic
    form.nature = nature ?? form.nature
    form.urgency = urgency ?? form.urgency
    form.consent.disclosure = disclosure ?? form.consent.disclosure
    form.consent.mayAir = mayAir ?? form.consent.mayAir
    form.consent.isAnonymous = isAnonymous ?? form.consent.isAnonymous
    form.entersQueue = entersQueue ?? form.entersQueue
    guard let departmentWords else { return }
    form.suggestedDepartment = departments.code(of: departmentWords)
    if form.suggestedDepartment == nil {
      form.text = Private(text.reveal(for: .storing) + " @" + departmentWords)
    }
  }
}
