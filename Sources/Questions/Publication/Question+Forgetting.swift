// What forgetting leaves of a question: stages, days, counts, codes, who acted, and the text that all have
// signed. What the caller said goes, and so does every free text that staff wrote about it: whoever
// writes "told Mr Qin" in a note names the caller as well as the caller did.

import Discretion
package import Timekeeping

extension Question {
  /// Erases what the caller said and everything written about it that nobody has signed. A text that all
  /// have signed stays, and so do stages, days and counts. Short words that are kept otherwise, the name
  /// of an approver, a campaign, go too where `naming` says that they tell who called.
  package mutating func forget(
    reason: String, by member: String, at now: Timestamp,
    naming: (String) -> Bool = { _ in false }
  ) throws(Refusal) -> QuestionEvent {
    let reason = try Question.said(reason, else: .reasonMissing)
    gist = Private("")
    text = Private("")
    incidentPlace = nil
    clearedGist = nil
    isForgotten = true
    topic = nil
    area = nil
    campaignTags.removeAll(where: naming)
    switch disclosure {
    case .drafted, .inReview: disclosure = .undecided
    case .published(var state):
      state.correction = state.correction.flatMap { correction in
        if case .approved = correction { correction } else { nil }
      }
      disclosure = .published(state)
    case .undecided, .decided, .approved, .withdrawn: break
    }
    let kept = signedVersions
    texts = texts.filter { kept.contains($0.number) }
    eraseNotes(naming)
    return event(.forgotten, by: member, at: now, reason: reason)
  }

  /// The numbers of the texts that are approved or online.
  private var signedVersions: Set<Int> {
    var kept: Set<Int> = []
    if case .approved(let text) = disclosure.preparation { kept.insert(text.review.text.number) }
    if case .published(let state) = disclosure { kept.insert(state.text.review.text.number) }
    return kept
  }

  private mutating func eraseNotes(_ naming: (String) -> Bool) {
    handling = handling.withoutNotes(naming)
    history.assignments = history.assignments.map { $0.withoutNotes(naming) }
    history.answers = history.answers.map { $0.withoutWords(naming) }
    history.returns = history.returns.map(\.withoutReason)
    disclosure = disclosure.withoutNotes
    reviewSteps = reviewSteps.map(\.withoutReason)
  }
}

// MARK: - Handling

extension Handling {
  fileprivate func withoutNotes(_ naming: (String) -> Bool) -> Handling {
    switch self {
    case .logged, .merged: self
    case .answeredOnAir(let answer): .answeredOnAir(answer.withoutWords(naming))
    case .assigned(let assignment): .assigned(assignment.withoutNotes(naming))
    case .answered(let assignment, let answer):
      .answered(assignment.withoutNotes(naming), answer.withoutWords(naming))
    case .closed(let closure):
      .closed(
        Closure(
          assignment: closure.assignment?.withoutNotes(naming),
          answer: closure.answer.withoutWords(naming), by: closure.by, at: closure.at))
    case .declined(let decline):
      .declined(Decline(reason: decline.reason, note: "", by: decline.by, at: decline.at))
    case .transferred(let transfer):
      .transferred(Transfer(to: "", by: transfer.by, at: transfer.at))
    }
  }
}

extension Assignment {
  fileprivate func withoutNotes(_ naming: (String) -> Bool) -> Assignment {
    var assignment = self
    assignment.returns = returns.map(\.withoutReason)
    assignment.extensions = extensions.map { granted in
      Extension(
        count: granted.count, dueOn: granted.dueOn, reason: "",
        approvedBy: naming(granted.approvedBy) ? "" : granted.approvedBy,
        recordedBy: granted.recordedBy, at: granted.at)
    }
    return assignment
  }
}

extension Return {
  fileprivate var withoutReason: Return {
    Return(department: department, reason: "", by: by, at: at)
  }
}

extension Answer {
  fileprivate func withoutWords(_ naming: (String) -> Bool) -> Answer {
    Answer(
      number: number, kind: kind, text: Private(""), policyReferences: [],
      department: department, approvedBy: naming(approvedBy) ? "" : approvedBy,
      recordedBy: recordedBy, at: at)
  }
}

// MARK: - Disclosure

extension Disclosure {
  fileprivate var withoutNotes: Disclosure {
    switch self {
    case .undecided: self
    case .decided(let decision): .decided(decision.withoutNotes)
    case .drafted(let draft): .drafted(draft.withoutNotes)
    case .inReview(let review): .inReview(review.withoutNotes)
    case .approved(let text): .approved(text.withoutNotes)
    case .published(let state):
      .published(
        PublicationState(
          slug: state.slug, version: state.version, text: state.text.withoutNotes,
          firstPublishedAt: state.firstPublishedAt, publishedAt: state.publishedAt,
          publishedBy: state.publishedBy, correction: state.correction?.withoutNotes))
    case .withdrawn(let withdrawal):
      // What readers were told stands on the public site, and stays there.
      .withdrawn(
        Withdrawal(
          slug: withdrawal.slug, reason: withdrawal.reason, publicReason: withdrawal.publicReason,
          decision: withdrawal.decision.withoutNotes, hash: withdrawal.hash, by: withdrawal.by,
          at: withdrawal.at))
    }
  }
}

extension Preparation {
  fileprivate var withoutNotes: Preparation {
    switch self {
    case .drafted(let draft): .drafted(draft.withoutNotes)
    case .inReview(let review): .inReview(review.withoutNotes)
    case .approved(let text): .approved(text.withoutNotes)
    }
  }
}

extension DisclosureDecision {
  fileprivate var withoutNotes: DisclosureDecision {
    DisclosureDecision(extent: extent, reason: "", basis: "", by: by, at: at)
  }
}

extension DisclosureDraft {
  /// A note to readers of a signed text stands in its frame; the one beside it goes.
  fileprivate var withoutNotes: DisclosureDraft {
    DisclosureDraft(decision: decision.withoutNotes, text: text, sensitive: sensitive, note: nil)
  }
}

extension Review {
  /// The same words, signatures and signers, and nothing that was written beside them.
  var withoutNotes: Review {
    var review = self
    review.draft = draft.withoutNotes
    review.reply = nil
    review.steps = steps.map(\.withoutReason)
    return review
  }
}

extension ReviewStep {
  fileprivate var withoutReason: ReviewStep {
    ReviewStep(
      level: level, signedBy: signedBy, recordedBy: recordedBy, paperReference: paperReference,
      at: at, verdict: verdict, reason: nil, textHash: textHash)
  }
}
