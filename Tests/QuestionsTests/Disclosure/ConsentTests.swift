// Without the caller's consent nothing becomes public, by no sequence of acts. The acts are tried at
// every state that can be reached, until no new state turns up; so "no path" is meant literally.

import Discretion
import Testing
import Timekeeping

@testable import Questions

struct ConsentTests {
  /// Everything that can be done to a question, by whoever would do it.
  private enum Act: Hashable {
    case decide(DisclosureExtent)
    case consent(Consent.Extent)
    case draft, draftNote, submit, submitOneLevel, sign(ReviewLevel), sendBack, publish, withdraw
    case dropCorrection, answerOnAir, close, reopen, forget, reread

    static let all: [Act] =
      DisclosureExtent.allCases.map(Act.decide) + ReviewLevel.allCases.map(Act.sign) + [
        .draft, .draftNote, .submit, .submitOneLevel, .sendBack, .publish, .withdraw,
        .dropCorrection, .answerOnAir, .close, .reopen, .forget, .reread,
      ]
    static let changes: [Act] = Consent.Extent.allCases.map(Act.consent)
  }

  /// What decides which acts are possible; versions and instants do not.
  private struct Key: Hashable {
    let handling: Handling.Stage
    let disclosure: Disclosure.Stage
    let extent: DisclosureExtent?
    let preparation: String
    let levels: Int?
    let steps: Int
    let consent: Consent.Extent
    let hasAnswer: Bool
    let isForgotten: Bool

    init(_ question: Question) {
      handling = question.handling.stage
      disclosure = question.disclosure.stage
      extent = question.disclosure.decision?.extent
      let preparation = question.disclosure.preparation
      switch preparation {
      case nil: self.preparation = "none"
      case .drafted: self.preparation = "drafted"
      case .inReview: self.preparation = "inReview"
      case .approved: self.preparation = "approved"
      }
      if case .inReview(let review) = preparation {
        levels = review.policy.levels.rawValue
      } else {
        levels = nil
      }
      steps = preparation?.steps.count ?? 0
      consent = question.consent.disclosure
      hasAnswer = !question.answers.isEmpty
      isForgotten = question.isForgotten
    }
  }

  private func after(_ act: Act, _ question: Question) throws -> Question? {
    var next = question
    do {
      try perform(act, on: &next)
    } catch is Question.Refusal {
      return nil
    }
    return next
  }

  private func perform(_ act: Act, on question: inout Question) throws {
    let now = question.receivedAt
    let hash = question.disclosure.preparation?.draft.text.hash ?? TextHash(rawValue: "")
    switch act {
    case .decide(let extent):
      _ = try question.decide(extent, reason: "理由", basis: "条例", by: Cast.gao, at: now)
    case .consent(let extent):
      _ = question.changeConsent(to: Consent(disclosure: extent), by: Cast.lin, at: now)
    case .draft: _ = try question.draft(Self.words, sensitive: [], by: Cast.lin, at: now)
    case .draftNote:
      _ = try question.draft(Self.words, sensitive: [], note: "更正", by: Cast.lin, at: now)
    case .submit: _ = try question.submit(under: ReviewPolicy(), by: Cast.lin, at: now)
    case .submitOneLevel:
      _ = try question.submit(
        under: ReviewPolicy(levels: .first, needsDifferentPeople: false), by: Cast.lin, at: now)
    case .sign(let level):
      _ = try question.sign(
        Signature(by: "signer\(level.rawValue)"), level: level, hash: hash, at: now)
    case .sendBack:
      _ = try question.sendBack(Signature(by: Cast.ma), level: .first, reason: "改", at: now)
    case .publish: _ = try question.publish(hash, at: Cast.slug, by: Cast.gao, at: now)
    case .withdraw:
      _ = try question.withdraw(.wrong, publicReason: "有误", by: Cast.gao, at: now)
    case .dropCorrection: _ = try question.dropCorrection(reason: "不改了", by: Cast.gao, at: now)
    case .answerOnAir: _ = try question.answerOnAir(Cast.answer, by: Cast.lin, at: now)
    case .close: _ = try question.close(by: Cast.gao, at: now)
    case .reopen: _ = try question.reopen(reason: "有新情况", by: Cast.gao, at: now)
    case .forget: _ = try question.forget(reason: "本人要求", by: Cast.gao, at: now)
    case .reread:
      question = try Question(open: question.open, hidden: question.reveal(for: .storing))
    }
  }

  private static let words = PublicWords(
    title: "停水", question: "停水五天了。", answer: "已恢复。", incidentPlace: nil)

  /// Every state that can be reached from a fresh question with this consent, one question of each.
  private func reachable(from consent: Consent.Extent, by acts: [Act]) throws -> [Question] {
    var found: [Key: Question] = [:]
    var waiting = [try Cast.question(consent: consent)]
    while let question = waiting.popLast() {
      guard found.updateValue(question, forKey: Key(question)) == nil else { continue }
      for act in acts {
        guard let next = try after(act, question), found[Key(next)] == nil else { continue }
        waiting.append(next)
      }
    }
    return Array(found.values)
  }

  /// A text is on its way to the public, or there.
  private func isExposed(_ question: Question) -> Bool {
    switch question.disclosure {
    case .undecided, .withdrawn: false
    case .decided(let decision): decision.extent.isPublic
    case .drafted, .inReview, .approved, .published: true
    }
  }

  @Test(arguments: [Consent.Extent.forwardOnly, .none])
  func `without consent no sequence of acts leads to the public`(consent: Consent.Extent) throws {
    let states = try reachable(from: consent, by: Act.all)

    #expect(states.count > 8)
    for question in states {
      #expect(!isExposed(question), "\(Key(question))")
      #expect(question.texts.isEmpty)
      #expect(question.publicQuestion(in: .shanghai) { $0 } == nil)
      #expect(question.tombstone == nil)
    }
  }

  @Test func `with consent the same acts do lead there, in each stage`() throws {
    let states = try reachable(from: .publish, by: Act.all)

    #expect(Set(states.map(\.disclosure.stage)) == Set(Disclosure.Stage.allCases))
    #expect(states.contains { $0.publicQuestion(in: .shanghai) { $0 } != nil })
    for question in states where question.publicQuestion(in: .shanghai, name: { $0 }) != nil {
      #expect(question.disclosure.decision?.extent.isPublic == true)
      #expect(!question.reviewSteps.isEmpty)
    }
  }

  @Test(arguments: Consent.Extent.allCases)
  func `whatever the caller says later, consent and stage agree in every state`(
    consent: Consent.Extent
  ) throws {
    let states = try reachable(from: consent, by: Act.all + Act.changes)

    #expect(states.count > 100)
    for question in states where question.consent.disclosure != .publish {
      #expect(!isExposed(question), "\(Key(question))")
      #expect(question.publicQuestion(in: .shanghai) { $0 } == nil)
    }
  }

  @Test func `consent that is taken back takes the page down at once`() throws {
    var question = try Cast.question()
    try question.publishAll(at: question.receivedAt)
    _ = try question.draft(
      try Cast.words("更正后的答复"), sensitive: [], note: "更正", by: Cast.lin, at: question.receivedAt)
    let events = question.changeConsent(
      to: Consent(disclosure: .none), by: Cast.lin, at: question.receivedAt)

    #expect(events.map(\.act) == [.consentChanged, .withdrawn])
    #expect(question.tombstone?.slug == Cast.slug)
    #expect(question.tombstone?.publicReason.contains("反映人") == false)
    #expect(question.disclosure.preparation == nil)
  }

  @Test func `a row that says otherwise is not believed`() throws {
    var question = try Cast.question()
    try question.approve(at: question.receivedAt)
    let hidden = question.reveal(for: .storing)
    let refused = try Cast.question(consent: .none).open
    let forged = Self.open(question.open, consent: refused.consent)

    #expect(throws: Question.Unreadable.consentDisagrees) {
      try Question(open: forged, hidden: hidden)
    }
  }

  /// The same open part with another consent, as somebody with access to the database would write it.
  private static func open(_ open: Question.Open, consent: Consent) -> Question.Open {
    Question.Open(
      id: open.id, number: open.number, programme: open.programme, episode: open.episode,
      channel: open.channel, receivedAt: open.receivedAt, loggedAt: open.loggedAt,
      loggedBy: open.loggedBy, nature: open.nature, topic: open.topic, area: open.area,
      suggestedDepartment: open.suggestedDepartment, urgency: open.urgency,
      campaignTags: open.campaignTags, consent: consent, contactCount: open.contactCount,
      mergedIDs: open.mergedIDs, airStage: open.airStage, isDisputed: open.isDisputed,
      isForgotten: open.isForgotten, handling: open.handling, history: open.history,
      disclosure: open.disclosure, texts: open.texts, reviewSteps: open.reviewSteps)
  }
}
