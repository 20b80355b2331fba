// How far a text is, who signed, what was decided, in sentences.

import Desk
import Questions
import Timekeeping

/// Words the review of one question.
struct ReviewSentences: Sendable {
  let question: Question
  let words: QuestionWords

  private var moments: Moments { words.moments }

  /// Where it stands and what comes next.
  var state: String {
    switch question.disclosure {
    case .undecided: return "还没有决定怎样公开。"
    case .decided(let decision):
      return decision.extent.isPublic ? "决定公开，等写公开稿。" : "决定不向社会公开，到此为止。"
    case .drafted: return "公开稿写好了，等送审。" + nobodyAnswered
    case .inReview(let review): return waiting(for: review)
    case .approved: return "全部签完，等发布。"
    case .published(let state):
      let since =
        "第 \(state.version) 版，\(moments.near(state.publishedAt))由\(words.person(state.publishedBy))发布。"
      switch state.correction {
      case nil: return since
      case .drafted: return since + "更正稿写好了，等送审。"
      case .inReview(let review): return since + "更正：" + waiting(for: review)
      case .approved: return since + "更正稿全部签完，等发布。"
      }
    case .withdrawn(let withdrawal):
      return
        "\(moments.near(withdrawal.at))撤下（\(withdrawal.reason.wording)）。读者看到：\(withdrawal.publicReason)"
    }
  }

  private var nobodyAnswered: String { question.answers.isEmpty ? "要有答复才能送审。" : "" }

  private func waiting(for review: Review) -> String {
    guard let level = review.nextLevel else { return "全部签完。" }
    let given = review.steps.count
    return "等\(level.wording)" + (given == 0 ? "。" : "，前面已签 \(given) 级。")
  }

  /// What was decided.
  var decision: [OneQuestionPage.FactPiece] {
    guard let decision = question.disclosure.decision else { return [] }
    return [
      ("怎样公开", decision.extent.wording), ("理由", decision.reason), ("依据", decision.basis),
      ("决定人", "\(words.person(decision.by))，\(moments.near(decision.at))"),
    ].filter { !$0.1.isEmpty }.map { OneQuestionPage.FactPiece(factName: $0.0, factWords: $0.1) }
  }

  /// What the caller allows.
  var consent: String {
    let consent = question.consent
    return consent.disclosure.wording + (consent.isAnonymous ? "，匿名" : "")
  }

  /// One signature or refusal.
  func step(_ step: ReviewStep) -> String {
    let who = words.person(step.signedBy)
    var line = "\(moments.near(step.at))，\(who)\(step.level.wording)\(step.verdict.wording)"
    if let paper = step.paperReference {
      line += "（纸面，\(paper)，\(step.recordedBy.map(words.person) ?? "")登记）"
    }
    line += "，指纹 \(step.textHash.shortForm)"
    if let reason = step.reason { line += "：\(reason)" }
    return line
  }

  /// One version of the text.
  func version(_ version: TextVersion) -> String {
    "第 \(version.number) 稿，\(words.person(version.writtenBy))，\(moments.near(version.writtenAt))，指纹 \(version.hash.shortForm)"
  }
}
