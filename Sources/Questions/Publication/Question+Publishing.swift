// Onto the site, corrected there, and off it again. What is published is what was signed, by digest;
// what is withdrawn leaves a tombstone.

import Discretion
package import Timekeeping

extension Question {
  /// Publishes the text with this digest, which all have signed; a correction keeps the address.
  package mutating func publish(
    _ hash: TextHash, at slug: PublicSlug, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    guard consent.disclosure == .publish else { throw .noConsent }
    // The last gate no longer knows whose words it should look for.
    if isForgotten { throw .forgotten }
    guard case .approved(let text) = disclosure.preparation else { throw .notApproved }
    guard text.hash == hash, text.words.hash == hash else { throw .notTheSignedText }
    if case .published(let state) = disclosure {
      disclosure = .published(
        PublicationState(
          slug: state.slug, version: state.version + 1, text: text,
          firstPublishedAt: state.firstPublishedAt, publishedAt: now, publishedBy: member))
      return event(
        .corrected, by: member, at: now, reason: text.review.draft.note,
        [
          "slug": state.slug.rawValue, "hash": hash.rawValue, "was": state.text.hash.rawValue,
          "version": String(state.version + 1),
        ])
    }
    guard slug.isSound else { throw .unsoundSlug }
    disclosure = .published(
      PublicationState(
        slug: slug, version: 1, text: text, firstPublishedAt: now, publishedAt: now,
        publishedBy: member))
    return event(
      .published, by: member, at: now,
      ["slug": slug.rawValue, "hash": hash.rawValue, "version": "1"])
  }

  /// Drops a correction that is on its way; what is on the site stays.
  package mutating func dropCorrection(
    reason: String, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    guard case .published(var state) = disclosure, let correction = state.correction else {
      throw .notDisclosable(disclosure.stage)
    }
    let reason = try Question.said(reason, else: .reasonMissing)
    state.correction = nil
    disclosure = .published(state)
    return event(
      .sentBack, by: member, at: now, reason: reason,
      [
        "hash": correction.draft.text.hash.rawValue,
        "voidedSignatures": String(correction.steps.count),
      ])
  }

  /// Takes it off the site; readers find a tombstone with the public reason.
  package mutating func withdraw(
    _ reason: Withdrawal.Reason, publicReason: String, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    guard case .published(let state) = disclosure else {
      throw .notDisclosable(disclosure.stage)
    }
    let said = try Question.said(publicReason, else: .reasonMissing)
    return takeOffline(state, reason, said, member, now)
  }

  mutating func takeOffline(
    _ state: PublicationState, _ reason: Withdrawal.Reason, _ publicReason: String,
    _ member: String, _ now: Timestamp
  ) -> QuestionEvent {
    disclosure = .withdrawn(
      Withdrawal(
        slug: state.slug, reason: reason, publicReason: publicReason,
        decision: state.text.review.draft.decision, hash: state.text.hash, by: member, at: now))
    return event(
      .withdrawn, by: member, at: now, reason: publicReason,
      ["slug": state.slug.rawValue, "hash": state.text.hash.rawValue, "code": reason.rawValue])
  }
}
