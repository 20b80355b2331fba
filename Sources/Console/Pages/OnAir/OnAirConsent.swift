// What a caller allows, changed while the caller is still on the line: one small form at each row of the
// log. The page of the question has the same act.

import Desk
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Questions

/// The form about a caller's consent at a row of the log.
struct OnAirConsent: Sendable {
  struct Piece: Sendable {
    let extents: [OnAirPage.Choice]
    let mayAir: Bool
    let isAnonymous: Bool
  }

  static let fields = [
    FormField("id", longest: 100), FormField("programme", longest: 80),
    FormField("disclosure", longest: 20), FormField("mayAir", longest: 1),
    FormField("anonymous", longest: 1),
  ]

  /// The form for `question`, with what the caller allows now; nil when nothing can be changed.
  static func piece(of question: Question) -> Piece? {
    guard !question.isForgotten, question.handling.stage != .merged else { return nil }
    let consent = question.consent
    return Piece(
      extents: Consent.Extent.allCases.map {
        OnAirPage.Choice(
          value: $0.rawValue, words: $0.wording, isChosen: $0 == consent.disclosure)
      }, mayAir: consent.mayAir, isAnonymous: consent.isAnonymous)
  }

  /// Writes down what the form says and leads back to the page.
  static func change(_ visit: Visit, _ form: Form) async throws -> Response {
    guard let id = try form.line("id"),
      let extent = try form.choice("disclosure", Consent.Extent.self)
    else { throw Refusal.badForm("没有写来电人同意到哪一步。") }
    let show = try ShowChoice(visit, named: try form.line("programme"))
    _ = try await visit.desk.publication.changeConsent(
      QuestionID(rawValue: id),
      to: Consent(
        disclosure: extent, mayAir: form.isOn("mayAir"), isAnonymous: form.isOn("anonymous")),
      by: visit.member)
    return .seeOther("/on-air?programme=" + escapedForQuery(show.programme?.rawValue ?? ""))
  }
}
