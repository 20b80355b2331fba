// What happened to a question in sentences: who has it, what was granted, handed back, answered, asked.

import Desk
import Questions
import Timekeeping

/// Words the parts of one question.
struct OneQuestionSentences: Sendable {
  typealias FactPiece = OneQuestionPage.FactPiece

  let question: Question
  let words: QuestionWords

  private var moments: Moments { words.moments }

  /// The assignment that stands, or the last one.
  var assignmentFacts: [FactPiece] {
    var facts: [FactPiece] = []
    func add(_ name: String, _ words: String?) {
      if let words { facts.append(FactPiece(factName: name, factWords: words)) }
    }
    if let assignment = question.handling.assignment {
      add("主办", words.department(assignment.lead))
      add("协办", words.departments(assignment.co))
      add(
        "转办",
        "\(moments.near(assignment.assignedAt))，\(words.person(assignment.assignedBy))"
          + (assignment.isAppointed ? "指定办理，不能退单" : "转出"))
      add("期限", due(assignment.dueOn))
      if question.handling.openAssignment != nil, !words.hasGroup(assignment.lead) {
        add("催办", "名录里\(words.department(assignment.lead))没有工作群，到期不会自动催，请打电话催办")
      }
      if assignment.dueOn != assignment.originalDueOn {
        add("原定期限", due(assignment.originalDueOn))
      }
      for granted in assignment.extensions { add("延期", extended(granted)) }
    }
    for returned in question.history.returns {
      add(
        "退单",
        "\(moments.near(returned.at))，\(words.department(returned.department))退回"
          + why(returned.reason))
    }
    add("结果", ending)
    return facts
  }

  private func due(_ due: DueDay) -> String {
    words.day(due) + (due.isProvisional ? "（暂定，放假通知公布后重算）" : "")
  }

  private func extended(_ granted: Extension) -> String {
    "\(moments.near(granted.at))延至\(words.day(granted.dueOn))，\(granted.approvedBy)批准"
      + why(granted.reason)
  }

  /// What staff wrote; nothing when it was erased with what the caller said.
  private func why(_ reason: String) -> String { reason.isEmpty ? "" : "：" + reason }

  private var ending: String? {
    switch question.handling {
    case .closed(let closure): "\(moments.near(closure.at))由\(words.person(closure.by))办结"
    case .declined(let decline):
      "不予受理（\(decline.reason.wording)）" + why(decline.note)
    case .transferred(let transfer):
      "\(moments.near(transfer.at))" + (transfer.to.isEmpty ? "已转接" : "转给\(transfer.to)")
    case .merged(let merge): "\(moments.near(merge.at))并入另一件"
    case .logged, .answeredOnAir, .assigned, .answered: nil
    }
  }

  /// A ring, message, letter or visit.
  func contact(_ contact: Contact) -> String {
    "\(moments.near(contact.receivedAt))，\(contact.channel.wording)\(contact.kind.wording)"
      + (contact.isOnAir ? "，接进直播间" : "") + (contact.isAnswered ? "" : "，未接听")
      + "（\(words.person(contact.loggedBy))登记）"
  }

  /// An answer; `text` as the reader may see it.
  func answer(_ answer: Answer, _ text: String) -> OneQuestionPage.AnswerPiece {
    let who = answer.department.map(words.department) ?? "嘉宾"
    let approver = answer.approvedBy.isEmpty ? "" : "，\(answer.approvedBy)审签"
    return OneQuestionPage.AnswerPiece(
      answerHead: "\(answer.kind.wording)，\(who)\(approver)，\(moments.near(answer.at))",
      answerText: text.isEmpty ? "（还没有整理成文字）" : text,
      answerPolicies: answer.policyReferences, hasPolicies: !answer.policyReferences.isEmpty)
  }

  /// A follow-up.
  func followUp(_ followUp: FollowUp) -> String {
    "\(moments.near(followUp.at))，\(words.person(followUp.by))回访：\(followUp.verdict.wording)"
      + (followUp.generation > 1 ? "（第 \(followUp.generation) 轮）" : "")
  }
}

// MARK: - What was done

extension OneQuestionSentences {
  /// `已转办：市医保局，期限 5月28日（周四）。`
  func done(_ deed: Deed) -> String {
    let assignment = question.handling.openAssignment
    switch deed {
    case .assign:
      return "已转办"
        + (assignment.map { "：\(words.department($0.lead))，期限 \(words.day($0.dueOn))" } ?? "") + "。"
    case .extend:
      return "已延期" + (assignment.map { "，新的期限 \(words.day($0.dueOn))" } ?? "") + "。"
    case .followUp:
      return "已记下回访" + (question.followUps.last.map { "：\($0.verdict.wording)" } ?? "") + "。"
    case .answer: return "答复已录入，等回访。"
    case .giveBack: return "已退单，等重新转办。"
    case .close: return "已办结。"
    case .amendAnswer: return "答复文字已更正。"
    case .clearGist: return "要点已核定。"
    case .decline: return "已记为不予受理。"
    case .transfer: return "已记下转接。"
    case .merge: return "已并入另一件。"
    case .unmerge: return "已拆出，按待处理重新开始。"
    case .reopen: return "已重新办理。"
    case .dispute: return "争议情况已保存。"
    case .consent: return "公开意愿已保存。"
    case .forget: return "来电人资料已清除。"
    }
  }
}
