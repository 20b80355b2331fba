// The review: handed in, signed level by level, or sent back. Only the last signature makes an approved
// text, and only of the very words that every reviewer read.

package import Timekeeping

extension Question {
  /// Hands the text in. There must be an answer to publish; the very words that were sent back are
  /// handed in again only with a `reply` that says why.
  package mutating func submit(
    under policy: ReviewPolicy, reply: String? = nil, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    guard case .drafted(let draft) = disclosure.preparation else {
      throw .notDisclosable(disclosure.stage)
    }
    guard !answers.isEmpty else { throw .notAnswered }
    let reply = reply.map(Blanks.lines).flatMap { Blanks.isEmpty($0) ? nil : $0 }
    if sentBack != nil, reply == nil { throw .unchangedText }
    let hardened = policy.hardened(for: draft.sensitive)
    prepare(
      .inReview(
        Review(
          draft: draft, policy: hardened, submittedBy: member, submittedAt: now, reply: reply)))
    return event(
      .submitted, by: member, at: now, reason: reply,
      [
        "text": String(draft.text.number), "hash": draft.text.hash.rawValue,
        "levels": String(hardened.levels.rawValue),
      ])
  }

  /// Everybody who wrote a version of what is being reviewed: whoever moves a comma in another's words
  /// does not make them somebody else's.
  package var writersOfThisText: Set<String> {
    var online = 0
    if case .published(let state) = disclosure { online = state.text.review.text.number }
    let decidedAt = disclosure.decision?.at
    let earlier = texts.filter { text in
      text.number > online && decidedAt.map { text.writtenAt >= $0 } ?? true
    }
    let last = disclosure.preparation.map(\.draft.text)
    return Set((earlier + [last].compactMap { $0 }).map(\.writtenBy))
  }

  /// Why `signer` can't give the next signature, whatever else is right; nil when they can.
  package func objection(toSigner signer: String) -> Refusal? {
    guard case .inReview(let review) = disclosure.preparation, review.policy.needsDifferentPeople
    else { return nil }
    if writersOfThisText.contains(signer) { return .wroteItThemselves }
    return review.steps.contains { $0.signedBy == signer } ? .signedAlready : nil
  }

  /// Signs the text with this digest at `level`. The last signature approves it.
  package mutating func sign(
    _ signature: Signature, level: ReviewLevel, hash: TextHash, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    guard case .inReview(var review) = disclosure.preparation else {
      throw .notDisclosable(disclosure.stage)
    }
    if let objection = review.objection(to: signature, level: level, hash: hash) {
      throw objection
    }
    if let objection = objection(toSigner: signature.signedBy) { throw objection }
    let step = ReviewStep(
      level: level, signedBy: signature.signedBy, recordedBy: signature.recordedBy,
      paperReference: signature.paperReference, at: now, verdict: .approved, reason: nil,
      textHash: hash)
    review.steps.append(step)
    reviewSteps.append(step)
    prepare(review.approvedText.map(Preparation.approved) ?? .inReview(review))
    return event(
      .signed, by: signature.actor, at: now,
      [
        "level": String(level.rawValue), "hash": hash.rawValue, "signedBy": signature.signedBy,
        "paper": signature.paperReference ?? "", "isLast": String(review.nextLevel == nil),
      ].filter { !$0.value.isEmpty })
  }

  /// 退回修改: the text goes back to whoever writes; signatures that were given are void.
  package mutating func sendBack(
    _ signature: Signature, level: ReviewLevel, reason: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    guard case .inReview(let review) = disclosure.preparation else {
      throw .notDisclosable(disclosure.stage)
    }
    let reason = try Question.said(reason, else: .reasonMissing)
    guard !Blanks.isEmpty(signature.signedBy) else { throw .unnamed }
    if let next = review.nextLevel, next != level { throw .notThisLevel(expected: next) }
    reviewSteps.append(
      ReviewStep(
        level: level, signedBy: signature.signedBy, recordedBy: signature.recordedBy,
        paperReference: signature.paperReference, at: now, verdict: .sentBack, reason: reason,
        textHash: review.text.hash))
    prepare(.drafted(review.draft))
    return event(
      .sentBack, by: signature.actor, at: now, reason: reason,
      [
        "level": String(level.rawValue), "hash": review.text.hash.rawValue,
        "voidedSignatures": String(review.steps.count),
      ])
  }
}
