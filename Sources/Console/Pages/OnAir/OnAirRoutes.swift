// The ways of the screener's log. Every act is a form that works without a script; with one, the same
// acts are single keys, and what was typed waits in the browser until it is on disk.

import Desk
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Questions
import Scheduling

/// 直播.
struct OnAirRoutes: PageRoutes {
  private static let query: Set<String> = ["programme", "logged"]

  func add(to routes: MemberRoutes) {
    let need = Need.may(.logQuestion)
    routes.page("on-air", needs: need, query: Self.query) { visit in
      try await OnAirPage(visit: visit).html()
    }
    routes.form("on-air/log", needs: need, fields: OnAirEntry.formFields) { visit, form in
      try await OnAirPage(visit: visit).log(form)
    }
    routes.command("on-air/entries", needs: need) { visit in
      try await OnAirAnswers.log(visit)
    }
    routes.command("on-air/reading", needs: need) { visit in
      try await OnAirAnswers.reading(visit)
    }
    routes.form("on-air/act", needs: need, fields: OnAirAct.fields) { visit, form in
      try await OnAirAct.perform(visit, form)
    }
    routes.form("on-air/consent", needs: need, fields: OnAirConsent.fields) { visit, form in
      try await OnAirConsent.change(visit, form)
    }
    routes.events(
      "on-air/events", needs: need, query: ["programme"], keepsSession: true, redrawSeconds: 30,
      topics: { visit in
        let programme = try ShowChoice(visit).needed()
        return [.show(programme.rawValue), OnAirRights(visit, programme).topic]
      },
      render: { try await OnAirPage(visit: $0).pieces() })
  }
}

/// What a member may do in a show. Members who may do the same are sent the same list, drawn once.
struct OnAirRights: Sendable {
  let topic: EventTopic

  init(_ visit: Visit, _ programme: ProgrammeCode) {
    let acts: [Permission] = [.runShow, .logQuestion, .assign, .seeHostScreen, .seeCaller]
    let held = acts.filter { visit.member.may($0, in: programme.rawValue) }
    topic = EventTopic(rawValue: "rights:" + held.map(\.rawValue).joined(separator: ","))
  }
}

/// The programme whose show a page is about: the one that the address names, else of those that the
/// member may work on the one that is on air today, else the one that is on air next.
struct ShowChoice: Sendable {
  struct Choice: Sendable {
    let code: ProgrammeCode
    let name: String
  }

  let choices: [Choice]
  let programme: ProgrammeCode?
  /// Whether the schedule was read since the start; before that there are no programmes.
  private let isRead: Bool

  /// Throws when the address names a programme that the member may not know of, and when nobody knows
  /// yet which there are.
  init(_ visit: Visit, _ permission: Permission = .logQuestion, named: String? = nil) throws {
    let schedule = visit.desk.reading.schedule?.schedule
    isRead = schedule != nil
    let member = visit.member
    choices = (schedule?.programmes ?? [:]).values
      .filter { member.may(permission, in: $0.id.rawValue) }
      .sorted { $0.id.rawValue < $1.id.rawValue }
      .map { Choice(code: ProgrammeCode(rawValue: $0.id.rawValue), name: $0.name) }
    let wanted = try named ?? visit.query.text("programme")
    guard let wanted else {
      let codes = choices.map(\.code)
      programme = visit.desk.register.nextOnAir(of: codes, at: visit.now) ?? codes.first
      return
    }
    guard let choice = choices.first(where: { $0.code.rawValue == wanted }) else {
      throw isRead ? Refusal.notFound : .notYet
    }
    programme = choice.code
  }

  /// The programme; throws when there is none.
  func needed() throws -> ProgrammeCode {
    guard let programme else { throw isRead ? Refusal.notFound : .notYet }
    return programme
  }

  var name: String? { choices.first { $0.code == programme }?.name }
}
