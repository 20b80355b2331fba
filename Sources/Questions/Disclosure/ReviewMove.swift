// What happened last on the way to the public, and a mark of how things stand: whoever writes in a page
// that was opened earlier is told what happened since, and nothing is overwritten unseen.

import Reminding
package import Timekeeping

/// How a text stood when somebody opened it to write: its versions, its signatures. Only equality
/// counts.
package struct DraftMark: RawRepresentable, Hashable, Sendable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// The last thing that happened to the text of a question.
package struct ReviewMove: Hashable, Sendable {
  /// What happened.
  package enum Kind: Hashable, Sendable {
    /// It was decided who may see it.
    case decided
    /// A version was written.
    case written(version: Int)
    /// It was handed in.
    case submitted
    /// It was signed.
    case signed(ReviewLevel)
    /// It was sent back.
    case sentBack(ReviewLevel)
    /// It went onto the site.
    case published(version: Int)
    /// It went off the site.
    case withdrawn
  }

  /// What happened.
  package let kind: Kind
  /// By which member, or by whom on paper.
  package let by: String
  /// When.
  package let at: Timestamp
}

extension ReviewMove.Kind {
  /// What somebody did, in words that follow a name.
  package var wording: String {
    switch self {
    case .decided: "作了公开决定"
    case .written(let version): "写了第 \(version) 稿"
    case .submitted: "送了审"
    case .signed(let level): "作了\(level.wording)签字"
    case .sentBack(let level): "在\(level.wording)退回了修改"
    case .published(let version): "发布了第 \(version) 版"
    case .withdrawn: "撤下了公开内容"
    }
  }
}

extension Question {
  /// How its text stands now. Whoever writes adds a version, so that their number tells the words.
  package var draftMark: DraftMark {
    DraftMark(
      rawValue: StableHash([
        disclosure.stage.rawValue, preparationStage,
        disclosure.decision.map { String($0.at.milliseconds) } ?? "", String(texts.count),
        String(reviewSteps.count),
      ]).text)
  }

  private var preparationStage: String {
    switch disclosure.preparation {
    case nil: "none"
    case .drafted: "drafted"
    case .inReview: "inReview"
    case .approved: "approved"
    }
  }

  /// What happened last to its text; nil when nothing was decided, or not any more.
  package var lastReviewMove: ReviewMove? {
    switch disclosure.preparation {
    case .drafted(let draft):
      if let step = sentBack {
        return ReviewMove(kind: .sentBack(step.level), by: step.signedBy, at: step.at)
      }
      let text = draft.text
      return ReviewMove(
        kind: .written(version: text.number), by: text.writtenBy, at: text.writtenAt)
    case .inReview(let review): return review.lastMove
    case .approved(let text): return text.review.lastMove
    case nil: break
    }
    switch disclosure {
    case .published(let state):
      return ReviewMove(
        kind: .published(version: state.version), by: state.publishedBy, at: state.publishedAt)
    case .withdrawn(let withdrawal):
      return ReviewMove(kind: .withdrawn, by: withdrawal.by, at: withdrawal.at)
    case .undecided, .decided, .drafted, .inReview, .approved:
      return disclosure.decision.map { ReviewMove(kind: .decided, by: $0.by, at: $0.at) }
    }
  }

  /// The refusal that the draft has to answer: the last step of its review, as long as the very words
  /// that were sent back stand.
  package var sentBack: ReviewStep? {
    guard case .drafted(let draft) = disclosure.preparation, let step = reviewSteps.last,
      step.verdict == .sentBack, step.textHash == draft.text.hash
    else { return nil }
    return step
  }

  /// Why the words were sent back last, while they are with whoever writes: also after they were
  /// changed, until they are handed in again.
  package var lastSentBack: ReviewStep? {
    guard case .drafted(let draft) = disclosure.preparation, let step = reviewSteps.last,
      step.verdict == .sentBack, step.at >= draft.decision.at
    else { return nil }
    return step
  }
}

extension Review {
  /// The last signature, else that it was handed in.
  fileprivate var lastMove: ReviewMove {
    if let step = steps.last {
      return ReviewMove(kind: .signed(step.level), by: step.signedBy, at: step.at)
    }
    return ReviewMove(kind: .submitted, by: submittedBy, at: submittedAt)
  }
}
