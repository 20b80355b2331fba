// The second state of a question, apart from its handling: an answered question need not be public, and
// a public one need not be closed. Each stage owns its text and its signatures.

package import Timekeeping

/// Who may see a question, and how far the way to the public is.
package enum Disclosure: Hashable, Sendable {
  /// Nobody has decided.
  case undecided
  /// Decided, and no text written yet. For what is not public this is the end.
  case decided(DisclosureDecision)
  /// A text is being written.
  case drafted(DisclosureDraft)
  /// It is being signed.
  case inReview(Review)
  /// All have signed.
  case approved(ApprovedText)
  /// It is on the site.
  case published(PublicationState)
  /// It was on the site.
  case withdrawn(Withdrawal)

  /// The stage without what belongs to it.
  package typealias Stage = DisclosureStage

  /// Which stage it is.
  package var stage: Stage {
    switch self {
    case .undecided: .undecided
    case .decided: .decided
    case .drafted: .drafted
    case .inReview: .inReview
    case .approved: .approved
    case .published: .published
    case .withdrawn: .withdrawn
    }
  }

  /// The decision that stands.
  package var decision: DisclosureDecision? {
    switch self {
    case .undecided: nil
    case .decided(let decision): decision
    case .drafted(let draft): draft.decision
    case .inReview(let review): review.draft.decision
    case .approved(let text): text.review.draft.decision
    case .published(let state): state.text.review.draft.decision
    case .withdrawn(let withdrawal): withdrawal.decision
    }
  }

  /// The text that is on its way, of a first publication or of a correction.
  package var preparation: Preparation? {
    switch self {
    case .drafted(let draft): .drafted(draft)
    case .inReview(let review): .inReview(review)
    case .approved(let text): .approved(text)
    case .published(let state): state.correction
    case .undecided, .decided, .withdrawn: nil
    }
  }
}

/// The stage of disclosure without what belongs to it, for filters, columns and counts.
package enum DisclosureStage: String, CaseIterable, Hashable, Sendable, Codable {
  /// 未定
  case undecided
  /// 已定
  case decided
  /// 起草
  case drafted
  /// 审核中
  case inReview
  /// 已签发
  case approved
  /// 已公开
  case published
  /// 已撤回
  case withdrawn
}

/// A text on its way to the site.
package enum Preparation: Hashable, Sendable {
  /// Being written.
  case drafted(DisclosureDraft)
  /// Being signed.
  case inReview(Review)
  /// Signed by all.
  case approved(ApprovedText)

  /// What is prepared.
  package var draft: DisclosureDraft {
    switch self {
    case .drafted(let draft): draft
    case .inReview(let review): review.draft
    case .approved(let text): text.review.draft
    }
  }

  /// The signatures so far.
  package var steps: [ReviewStep] {
    switch self {
    case .drafted: []
    case .inReview(let review): review.steps
    case .approved(let text): text.review.steps
    }
  }

  /// The level that signs next; nil when nothing waits for a signature.
  package var nextReviewLevel: ReviewLevel? {
    switch self {
    case .inReview(let review): review.nextLevel
    case .drafted, .approved: nil
    }
  }
}

/// What is on the site.
package struct PublicationState: Hashable, Sendable {
  /// Its address there.
  package let slug: PublicSlug
  /// Counted from 1; a correction is the next one.
  package let version: Int
  /// The text.
  package let text: ApprovedText
  /// When its first version was published.
  package let firstPublishedAt: Timestamp
  /// When this version was published.
  package let publishedAt: Timestamp
  /// By whom.
  package let publishedBy: String
  /// The correction on its way, if there is one.
  package internal(set) var correction: Preparation?
}

/// What was on the site and is not any more.
package struct Withdrawal: Hashable, Sendable, Codable {
  /// Why.
  package enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
    /// 内容有误
    case wrong
    /// The caller no longer agrees.
    case consentWithdrawn
    /// Something private was found in it.
    case privacy
    /// The facts have changed.
    case outdated
    /// 依法不应公开
    case unlawful
  }

  /// Its address, which shows a tombstone now.
  package let slug: PublicSlug
  /// Why.
  package let reason: Reason
  /// What readers are told.
  package let publicReason: String
  /// The decision under which it had been published.
  package let decision: DisclosureDecision
  /// The digest of what was online last.
  package let hash: TextHash
  /// By whom.
  package let by: String
  /// When.
  package let at: Timestamp
}
