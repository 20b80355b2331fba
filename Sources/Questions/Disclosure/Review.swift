// A text under review, and what only the last signature makes of it. `ApprovedText` has one door, in
// this file: whoever wants to publish must come through a complete review.

import Discretion
package import Timekeeping

/// A public text that can still be changed.
package struct DisclosureDraft: Hashable, Sendable, Codable {
  /// The decision it carries out.
  package let decision: DisclosureDecision
  /// The text.
  package internal(set) var text: TextVersion
  /// What in the matter is sensitive.
  package let sensitive: Set<SensitiveMatter>
  /// For a correction: what readers are told about the change.
  package let note: String?
  /// What the rules saw in the words and a person left there, with the reason.
  package internal(set) var kept: [KeptFinding] = []
}

/// A text that is being signed. It can't be changed: a change makes a new draft without signatures.
package struct Review: Hashable, Sendable, Codable {
  /// What is reviewed.
  package internal(set) var draft: DisclosureDraft
  /// What the office asks, hardened for what is sensitive.
  package let policy: ReviewPolicy
  /// Who handed it in.
  package let submittedBy: String
  /// When.
  package let submittedAt: Timestamp
  /// Why the very words that were sent back were handed in again; nil when they were changed.
  package internal(set) var reply: String?
  /// The signatures so far, lowest level first.
  package internal(set) var steps: [ReviewStep] = []

  /// The text.
  package var text: TextVersion { draft.text }

  /// The level whose turn it is; nil when all have signed.
  package var nextLevel: ReviewLevel? {
    ReviewLevel.allCases.first { level in
      level <= policy.levels && !steps.contains { $0.level == level }
    }
  }

  /// Why `signature` can't be given now at `level` under a text with this digest, whoever gives it; nil
  /// when it can.
  package func objection(
    to signature: Signature, level: ReviewLevel, hash: TextHash
  ) -> Question.Refusal? {
    guard hash == text.hash else { return .textChanged }
    guard let next = nextLevel else { return .alreadyApproved }
    guard level == next else { return .notThisLevel(expected: next) }
    guard !Blanks.isEmpty(signature.signedBy) else { return .unnamed }
    if let paper = signature.paperReference, Blanks.isEmpty(paper) { return .unnamed }
    return nil
  }

  /// Every level of the policy signed this very text, lowest first, by people the policy allows.
  fileprivate var isComplete: Bool {
    let levels = ReviewLevel.allCases.filter { $0 <= policy.levels }
    guard steps.map(\.level) == levels, policy == policy.hardened(for: draft.sensitive),
      steps.allSatisfy({ $0.verdict == .approved && $0.textHash == text.hash })
    else { return false }
    guard policy.needsDifferentPeople else { return true }
    let signers = steps.map(\.signedBy)
    return Set(signers).count == signers.count && !signers.contains(text.writtenBy)
  }
}

/// The text that all have signed. Nothing else can be published.
package struct ApprovedText: Hashable, Sendable {
  /// The words.
  package let words: PublicWords
  /// The review that made it.
  package let review: Review

  fileprivate init(words: PublicWords, review: Review) {
    self.words = words
    self.review = review
  }

  /// The title.
  package var title: String { words.title }
  /// The question.
  package var question: String { words.question }
  /// The answer.
  package var answer: String { words.answer }
  /// Where it happened.
  package var incidentPlace: String? { words.incidentPlace }
  /// The digest that was signed.
  package var hash: TextHash { review.text.hash }
  /// Who signed, lowest level first.
  package var signers: [String] { review.steps.map(\.signedBy) }

  /// The same words and signatures, and nothing that was written beside them.
  var withoutNotes: ApprovedText { ApprovedText(words: words, review: review.withoutNotes) }
}

extension Review {
  /// What the last signature makes; nil while one is missing, or when the words are not the ones that
  /// were signed.
  package var approvedText: ApprovedText? {
    let words = text.words.reveal(for: .comparing)
    guard isComplete, words.hash == text.hash else { return nil }
    return ApprovedText(words: words, review: self)
  }
}
