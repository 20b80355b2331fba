// Deciding who may see a question, writing what the public may see, and the caller's last word.

import Discretion
import Masking
package import Timekeeping

extension Question {
  /// Decides how far it is public. A new decision takes back whatever text was on its way.
  ///
  /// Without the caller's consent it can't be public; what is on the site must be withdrawn first.
  package mutating func decide(
    _ extent: DisclosureExtent, reason: String, basis: String, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    let reason = try Question.said(reason, else: .reasonMissing)
    let basis = try Question.said(basis, else: .reasonMissing)
    if case .published = disclosure { throw .onTheSite }
    if extent.isPublic {
      guard consent.disclosure == .publish else { throw .noConsent }
      if isForgotten { throw .forgotten }
    }
    let voided = disclosure.preparation?.steps.count ?? 0
    disclosure = .decided(
      DisclosureDecision(extent: extent, reason: reason, basis: basis, by: member, at: now))
    return event(
      .decided, by: member, at: now, reason: reason,
      ["extent": extent.rawValue, "basis": basis, "voidedSignatures": String(voided)])
  }

  /// Writes the public text, or another version of it. Signatures that were given are void.
  ///
  /// While the question is on the site this begins a correction, which needs a note for its readers.
  package mutating func draft(
    _ words: PublicWords, _ care: DraftCare, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    if isForgotten { throw .forgotten }
    guard consent.disclosure == .publish else { throw .noConsent }
    guard let decision = disclosure.decision else { throw .notDisclosable(disclosure.stage) }
    guard decision.extent.isPublic else { throw .notPublic }
    if [words.title, words.question, words.answer].contains(where: Blanks.isEmpty) {
      throw .wordsEmpty
    }
    let note = care.note.map(Blanks.oneLine) ?? ""
    let words = words.framed(publicFrame(note: note.isEmpty ? nil : note))
    let voided = disclosure.preparation?.steps.count ?? 0
    let version = TextVersion(
      number: texts.count + 1, hash: words.hash, writtenBy: member, writtenAt: now,
      words: Private(words))
    switch disclosure {
    case .withdrawn, .undecided: throw .notDisclosable(disclosure.stage)
    case .published: if note.isEmpty { throw .noteMissing }
    case .decided, .drafted, .inReview, .approved: break
    }
    let draft = DisclosureDraft(
      decision: decision, text: version, sensitive: care.sensitive,
      note: note.isEmpty ? nil : note, kept: care.kept)
    texts.append(version)
    prepare(.drafted(draft))
    return event(
      .resolvedFindings, by: member, at: now, reason: draft.note,
      [
        "text": String(version.number), "hash": version.hash.rawValue,
        "voidedSignatures": String(voided),
        "sensitive": care.sensitive.map(\.rawValue).sorted().joined(separator: ","),
        "kept": care.kept.counts ?? "",
      ])
  }

  /// What stands round the words, as it is now; what is private in it beyond doubt is masked.
  private func publicFrame(note: String?) -> PublicFrame {
    func masked(_ text: String) -> String { Masker.strictest.mechanicallyMasked(text) }
    var frame = PublicFrame()
    frame.topic = topic.map(masked)
    frame.area = area.map(masked)
    frame.policyReferences = (answers.last?.policyReferences ?? []).map(masked)
    frame.campaignTags = campaignTags.map(masked)
    frame.note = note.map(masked)
    return frame
  }

  /// Puts a text on its way at this stage, of the first publication or of a correction.
  mutating func prepare(_ preparation: Preparation) {
    if case .published(var state) = disclosure {
      state.correction = preparation
      disclosure = .published(state)
      return
    }
    switch preparation {
    case .drafted(let draft): disclosure = .drafted(draft)
    case .inReview(let review): disclosure = .inReview(review)
    case .approved(let text): disclosure = .approved(text)
    }
  }

  /// The caller allows something else now. Whoever no longer agrees to publication has what is on its
  /// way taken back and what is on the site withdrawn, at once.
  package mutating func changeConsent(
    to consent: Consent, by member: String, at now: Timestamp
  ) -> [QuestionEvent] {
    self.consent = consent
    if !consent.mayAir, let stage = airStage, stage != .done { airStage = .dropped }
    var events = [
      event(
        .consentChanged, by: member, at: now,
        [
          "consent": consent.disclosure.rawValue, "mayAir": String(consent.mayAir),
          "isAnonymous": String(consent.isAnonymous),
        ])
    ]
    guard consent.disclosure != .publish, disclosure.decision?.extent.isPublic == true else {
      return events
    }
    switch disclosure {
    case .published(let state):
      events.append(
        takeOffline(
          state, .consentWithdrawn, Withdrawal.Reason.consentWithdrawn.publicWording, member, now))
    case .undecided, .withdrawn: break
    case .decided, .drafted, .inReview, .approved: disclosure = .undecided
    }
    return events
  }
}
