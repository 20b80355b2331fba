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
    case .drafted:
      return (question.lastSentBack == nil ? "公开稿写好了，等送审。" : "公开稿退回了，等修改。") + nobodyAnswered
    case .inReview(let review): return waiting(for: review)
    case .approved: return "全部签完，等发布。"
    case .published(let state):
      let since =
        "第 \(state.version) 版，\(moments.near(state.publishedAt))由\(words.person(state.publishedBy))发布。"
      switch state.correction {
      case nil: return since
      case .drafted:
        return since + (question.lastSentBack == nil ? "更正稿写好了，等送审。" : "更正稿退回了，等修改。")
      case .inReview(let review): return since + "更正：" + waiting(for: review)
      case .approved: return since + "更正稿全部签完，等发布。"
      }
    case .withdrawn(let withdrawal):
      return
        "\(moments.near(withdrawal.at))撤下（\(withdrawal.reason.wording)）。读者看到：\(withdrawal.publicReason)"
    }
  }

  /// Why the words came back, for whoever writes.
  var sentBack: String? {
    guard let step = question.lastSentBack else { return nil }
    let who = "\(words.person(step.signedBy))\(moments.near(step.at))在\(step.level.wording)退回"
    return who + (step.reason.map { "：\($0)" } ?? "。")
      + (question.sentBack == nil ? "" : "（文字还没有改）")
  }

  /// Why the very words that came back were handed in again, for whoever signs.
  var reply: String? {
    guard case .inReview(let review) = question.disclosure.preparation, let reply = review.reply
    else { return nil }
    return "退回后没有改动，送审时说明：\(reply)"
  }

  /// What happened last, as the reason why something else can't be done.
  var lastMove: String? {
    question.lastReviewMove.map { move in
      "\(words.person(move.by))\(moments.near(move.at))已经\(move.kind.wording)"
    }
  }

  /// Why `member` can't give the signature that is due.
  func cannotSign(
    _ objection: Question.Refusal, _ level: ReviewLevel, _ member: String
  ) -> String {
    guard objection == .wroteItThemselves else {
      return "您在前一级签过字，\(level.wording)要由别人签。"
    }
    let own = question.texts.filter { $0.writtenBy == member }.map { "第 \($0.number) 稿" }
    return "这份稿您起草过（\(own.joined(separator: "、"))），\(level.wording)要由没有起草过的人签。"
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
