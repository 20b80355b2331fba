// How the store keeps the stage of disclosure. An approved text is not among what can be read back: only
// its review is, and the review has to make the approved text again.

package import Timekeeping

extension Disclosure {
  /// The stage without words.
  package enum Open: Hashable, Sendable, Codable {
    /// As in the disclosure.
    case undecided
    /// As in the disclosure.
    case decided(DisclosureDecision)
    /// As in the disclosure.
    case drafted(DisclosureDraft)
    /// As in the disclosure.
    case inReview(Review)
    /// The review that made the approved text.
    case approved(Review)
    /// What is on the site.
    case published(PublishedOpen)
    /// As in the disclosure.
    case withdrawn(Withdrawal)
  }

  /// What is on the site, without words.
  package struct PublishedOpen: Hashable, Sendable, Codable {
    /// Its address.
    package let slug: PublicSlug
    /// Its version.
    package let version: Int
    /// The review that made its text.
    package let review: Review
    /// When its first version was published.
    package let firstPublishedAt: Timestamp
    /// When this version was published.
    package let publishedAt: Timestamp
    /// By whom.
    package let publishedBy: String
    /// The correction on its way.
    package let correction: PreparationOpen?
  }

  /// A text on its way, without words.
  package enum PreparationOpen: Hashable, Sendable, Codable {
    /// Being written.
    case drafted(DisclosureDraft)
    /// Being signed.
    case inReview(Review)
    /// Signed by all.
    case approved(Review)
  }

  /// The stage without words.
  package var open: Open {
    switch self {
    case .undecided: .undecided
    case .decided(let decision): .decided(decision)
    case .drafted(let draft): .drafted(draft)
    case .inReview(let review): .inReview(review)
    case .approved(let text): .approved(text.review)
    case .published(let state):
      .published(
        PublishedOpen(
          slug: state.slug, version: state.version, review: state.text.review,
          firstPublishedAt: state.firstPublishedAt, publishedAt: state.publishedAt,
          publishedBy: state.publishedBy, correction: state.correction.map(PreparationOpen.init)))
    case .withdrawn(let withdrawal): .withdrawn(withdrawal)
    }
  }
}

extension Disclosure.PreparationOpen {
  fileprivate init(_ preparation: Preparation) {
    switch preparation {
    case .drafted(let draft): self = .drafted(draft)
    case .inReview(let review): self = .inReview(review)
    case .approved(let text): self = .approved(text.review)
    }
  }
}

// MARK: - Putting together

extension Disclosure {
  init(open: Open, hidden: Question.Hidden) throws(Question.Unreadable) {
    switch open {
    case .undecided: self = .undecided
    case .decided(let decision): self = .decided(decision)
    case .drafted(let draft): self = .drafted(try hidden.filled(draft))
    case .inReview(let review): self = .inReview(try hidden.filled(review))
    case .approved(let review): self = .approved(try hidden.approved(review))
    case .published(let state):
      var correction: Preparation?
      if let open = state.correction { correction = try hidden.filled(open) }
      self = .published(
        PublicationState(
          slug: state.slug, version: state.version, text: try hidden.approved(state.review),
          firstPublishedAt: state.firstPublishedAt, publishedAt: state.publishedAt,
          publishedBy: state.publishedBy, correction: correction))
    case .withdrawn(let withdrawal): self = .withdrawn(withdrawal)
    }
  }
}

extension Question.Hidden {
  fileprivate func filled(_ draft: DisclosureDraft) throws(Question.Unreadable) -> DisclosureDraft {
    var draft = draft
    draft.text = try filled(draft.text)
    return draft
  }

  fileprivate func filled(_ review: Review) throws(Question.Unreadable) -> Review {
    var review = review
    review.draft = try filled(review.draft)
    return review
  }

  fileprivate func approved(_ review: Review) throws(Question.Unreadable) -> ApprovedText {
    guard let text = try filled(review).approvedText else { throw .signaturesMissing }
    return text
  }

  fileprivate func filled(_ open: Disclosure.PreparationOpen) throws(Question.Unreadable)
    -> Preparation
  {
    switch open {
    case .drafted(let draft): return .drafted(try filled(draft))
    case .inReview(let review): return .inReview(try filled(review))
    case .approved(let review): return .approved(try approved(review))
    }
  }
}

extension Consent {
  /// This consent and this stage can stand side by side.
  func permits(_ disclosure: Disclosure) -> Bool {
    switch disclosure {
    case .undecided, .withdrawn: true
    case .decided(let decision): !decision.extent.isPublic || self.disclosure == .publish
    case .drafted, .inReview, .approved, .published:
      self.disclosure == .publish && disclosure.decision?.extent.isPublic == true
        && disclosure.preparation?.draft.decision.extent.isPublic != false
    }
  }
}
