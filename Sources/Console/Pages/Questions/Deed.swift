// The acts on one question as small forms: which there are, when each makes sense, what it asks for. The
// desk decides; here is only what a page may offer, so that nobody fills in what must be refused.

import Desk
import Journal
import Membership
import Questions
import Reminding
import Timekeeping

/// An act on a question.
enum Deed: String, CaseIterable, Sendable {
  case assign, answer, extend, giveBack, followUp, close, amendAnswer, clearGist
  case decline, transfer, merge, unmerge, reopen, dispute, consent, forget

  /// What it takes with `question`: what a department has, or has had, is given out or taken back by
  /// the producers only.
  func permission(for question: Question) -> Permission {
    switch self {
    case .transfer: question.handling.openAssignment == nil ? permission : .assign
    case .merge, .unmerge: QuestionAccess.merging(question)
    case .assign, .answer, .extend, .giveBack, .followUp, .close, .amendAnswer, .clearGist,
      .decline, .reopen, .dispute, .consent, .forget:
      permission
    }
  }

  /// What it takes at least.
  var permission: Permission {
    switch self {
    case .assign, .decline, .clearGist: .assign
    case .merge, .unmerge: .runShow
    case .answer, .amendAnswer: .answer
    case .extend: .extend
    case .giveBack: .returnAssignment
    case .followUp, .close, .reopen, .dispute: .followUp
    case .transfer, .consent: .logQuestion
    case .forget: .forget
    }
  }

  /// Whether `entry` of the journal is what it left there.
  func left(_ entry: JournalEntry) -> Bool {
    entry.act == act && mark.map { entry.details.values[$0] != nil } ?? true
  }

  private var act: JournalAct {
    switch self {
    case .assign: .assigned
    case .answer: .answered
    case .extend: .extended
    case .giveBack: .returned
    case .followUp: .followedUp
    case .close: .closed
    case .amendAnswer: .amended
    case .clearGist: .resolvedFindings
    case .decline: .declined
    case .transfer: .transferred
    case .merge: .merged
    case .unmerge: .unmerged
    case .reopen: .reopened
    case .dispute: .disputed
    case .consent: .consentChanged
    case .forget: .forgotten
    }
  }

  /// The detail that tells it from others that leave the same act.
  private var mark: String? {
    switch self {
    case .amendAnswer: "answer"
    case .clearGist: "field"
    case .assign, .answer, .extend, .giveBack, .followUp, .close, .decline, .transfer, .merge,
      .unmerge, .reopen, .dispute, .consent, .forget:
      nil
    }
  }

  /// What it is called.
  var title: String {
    switch self {
    case .assign: "转办"
    case .answer: "录入答复"
    case .extend: "延期"
    case .giveBack: "退单"
    case .followUp: "记回访"
    case .close: "办结"
    case .amendAnswer: "更正答复文字"
    case .clearGist: "核定要点"
    case .decline: "不予受理"
    case .transfer: "转接、移送"
    case .merge: "并入另一件"
    case .unmerge: "拆出单独办理"
    case .reopen: "重新办理"
    case .dispute: "争议"
    case .consent: "改变公开意愿"
    case .forget: "清除来电人资料"
    }
  }

  /// Whether it makes sense as things stand.
  func isPossible(with question: Question, at local: LocalDateTime) -> Bool {
    let stage = question.handling.stage
    switch self {
    case .assign: return [.logged, .answeredOnAir].contains(stage)
    case .answer: return stage == .assigned
    case .extend: return Deed.mayExtend(question, at: local)
    case .giveBack: return question.handling.openAssignment.map { !$0.isAppointed } ?? false
    case .followUp: return [.answered, .answeredOnAir, .closed].contains(stage)
    case .close: return [.answered, .answeredOnAir].contains(stage)
    case .amendAnswer: return question.handling.answer != nil && !question.isForgotten
    case .clearGist: return !question.isForgotten && stage != .merged
    case .decline, .transfer: return [.logged, .answeredOnAir, .assigned].contains(stage)
    case .merge: return Deed.mayMerge(question)
    case .unmerge: return stage == .merged
    case .reopen: return [.closed, .declined, .transferred, .answered].contains(stage)
    case .dispute: return true
    case .consent, .forget: return !question.isForgotten
    }
  }

  /// Whether `member` may do it in the name of the department whose turn it is.
  func isVoice(of member: Member, about question: Question) -> Bool {
    switch self {
    case .answer:
      let departments = question.handling.openAssignment?.departments ?? []
      return departments.contains { member.speaks(for: $0, .answer, about: question) }
    case .amendAnswer:
      return member.speaks(for: question.handling.answer?.department, .answer, about: question)
    case .giveBack:
      return member.speaks(
        for: question.handling.openAssignment?.lead, .returnAssignment, about: question)
    case .assign, .extend, .followUp, .close, .clearGist, .decline, .transfer, .merge, .unmerge,
      .reopen, .dispute, .consent, .forget:
      return true
    }
  }

  private static func mayExtend(_ question: Question, at local: LocalDateTime) -> Bool {
    guard let assignment = question.handling.openAssignment else { return false }
    return !assignment.dueOn.isOver(at: local) && assignment.limit.extensionCount > 0
      && assignment.extensions.count < assignment.limit.maxExtensions
  }

  private static func mayMerge(_ question: Question) -> Bool {
    [.logged, .assigned].contains(question.handling.stage) && question.mergedIDs.isEmpty
      && [.undecided, .decided].contains(question.disclosure.stage)
  }

  /// What its form may send.
  var fields: [FormField] {
    switch self {
    case .assign: [FormField("lead", longest: 64), .many("co", longest: 64)]
    case .answer:
      [
        FormField("text", longest: 10_000), FormField("policies", longest: 2_000),
        FormField("approver", longest: 60), FormField("department", longest: 64),
      ]
    case .extend:
      [
        FormField("count", longest: 3), FormField("approver", longest: 60),
        FormField("reason", longest: 200),
      ]
    case .giveBack, .reopen: [FormField("reason", longest: 200)]
    case .followUp: [FormField("verdict", longest: 20)]
    case .close, .unmerge: []
    case .amendAnswer: [FormField("text", longest: 10_000)]
    case .clearGist: FindingsForm.fields(for: "gist", longest: 200)
    case .decline: [FormField("reason", longest: 30), FormField("note", longest: 200)]
    case .transfer: [FormField("body", longest: 60)]
    case .merge: [FormField("target", longest: 40)]
    case .dispute: [FormField("disputed", longest: 1), FormField("reason", longest: 200)]
    case .consent:
      [
        FormField("disclosure", longest: 20), FormField("mayAir", longest: 1),
        FormField("anonymous", longest: 1),
      ]
    case .forget:
      [
        FormField("reason", longest: 200), FormField("confirm", longest: 40),
        FormField("everywhere", longest: 1), FormField("takesDown", longest: 1),
      ]
    }
  }

  /// What is good to know before it is done.
  func hint(_ question: Question) -> String? {
    switch self {
    case .assign, .answer, .close, .amendAnswer, .merge, .dispute, .transfer: nil
    case .extend:
      question.handling.openAssignment.map {
        "要在到期前申请，每次最多延长 \($0.limit.extensionCount) \($0.limit.unit.counted)。"
      }
    case .giveBack: "只有不属于本单位职责的事项才退回，写明依据，方便另行转办。"
    case .followUp: "“不满意”会让原单位重新办理，期限重新计算。"
    case .clearGist: "核定后的要点才会出现在发往工作群的催办消息里。逐处处理提示即可。"
    case .decline: "写明告知来电人的话和可以去哪里反映。"
    case .unmerge: "拆出后按待处理重新开始。"
    case .reopen: "另起一轮办理，以前的转办和答复留在历史里。"
    case .consent: "不再同意公开时，正在审核的公开稿作废；已上网的立即撤下。"
    case .forget: "删除来电人资料和原话，不能恢复。已签发的公开内容保留；件数、办理和时限的统计不变，事项和地区一并清除，以后的报表里算“未分类”“未注明”。"
    }
  }

  /// The button.
  var button: String {
    switch self {
    case .assign: "转办"
    case .answer: "提交答复"
    case .extend: "延期"
    case .giveBack: "退单"
    case .followUp: "记下"
    case .close: "确认办结"
    case .amendAnswer: "保存文字"
    case .clearGist: "核定"
    case .decline: "不予受理"
    case .transfer: "转接"
    case .merge: "并入"
    case .unmerge: "拆出"
    case .reopen: "重新办理"
    case .dispute: "保存"
    case .consent: "保存"
    case .forget: "永久清除"
    }
  }
}
