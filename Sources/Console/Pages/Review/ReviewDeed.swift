// The acts of a review as forms beside the text: decide, hand in, sign, send back, put online, take
// down. The text itself has a form of its own.

import Desk
import Membership
import Questions

/// An act on the way to the public.
enum ReviewDeed: String, CaseIterable, Sendable {
  case decide, submit, sign, signOnPaper, sendBack, publish, dropCorrection, withdraw

  var title: String {
    switch self {
    case .decide: "公开决定"
    case .submit: "送审"
    case .sign: "签字"
    case .signOnPaper: "登记纸面签字"
    case .sendBack: "退回修改"
    case .publish: "发布"
    case .dropCorrection: "放弃这次更正"
    case .withdraw: "撤下"
    }
  }

  var button: String {
    switch self {
    case .decide: "决定"
    case .submit: "送审"
    case .sign: "同意并签字"
    case .signOnPaper: "登记"
    case .sendBack: "退回"
    case .publish: "发布"
    case .dropCorrection: "放弃"
    case .withdraw: "撤下"
    }
  }

  var fields: [FormField] {
    switch self {
    case .decide:
      [
        FormField("extent", longest: 20), FormField("reason", longest: 200),
        FormField("basis", longest: 200),
      ]
    case .submit: [FormField("reply", longest: 200)]
    case .sign: [FormField("hash", longest: 64), FormField("level", longest: 1)]
    case .signOnPaper:
      [
        FormField("hash", longest: 64), FormField("level", longest: 1),
        FormField("name", longest: 60), FormField("reference", longest: 60),
      ]
    case .sendBack: [FormField("level", longest: 1), FormField("reason", longest: 200)]
    case .publish: [FormField("hash", longest: 64)]
    case .dropCorrection: [FormField("reason", longest: 200)]
    case .withdraw: [FormField("reason", longest: 30), FormField("public", longest: 200)]
    }
  }

  /// Whoever may do it somewhere.
  var need: Need {
    switch self {
    case .decide: .may(.decideDisclosure)
    case .submit: .may(.resolveFindings)
    case .sign: .mayAny([.sign1, .sign2, .sign3])
    case .signOnPaper: .may(.recordPaper)
    case .sendBack: .mayAny([.sign1, .sign2, .sign3])
    case .publish: .mayAny([.publish, .correct])
    case .dropCorrection: .may(.correct)
    case .withdraw: .may(.withdraw)
    }
  }

  /// Whether it makes sense for this question and this member.
  func isPossible(with question: Question, allowed: Set<Permission>) -> Bool {
    let preparation = question.disclosure.preparation
    switch self {
    case .decide:
      return allowed.contains(.decideDisclosure) && question.disclosure.stage != .published
    case .submit:
      guard case .drafted = preparation else { return false }
      return allowed.contains(.resolveFindings) && !question.answers.isEmpty
    case .sign, .sendBack:
      return preparation?.nextReviewLevel.map { allowed.contains($0.permission) } ?? false
    case .signOnPaper:
      return preparation?.nextReviewLevel != nil && allowed.contains(.recordPaper)
    case .publish:
      guard case .approved = preparation else { return false }
      return allowed.contains(question.disclosure.stage == .published ? .correct : .publish)
    case .dropCorrection:
      return question.disclosure.stage == .published && preparation != nil
        && allowed.contains(.correct)
    case .withdraw:
      return question.disclosure.stage == .published && allowed.contains(.withdraw)
    }
  }
}

extension ReviewLevel {
  /// What signing at this level takes.
  var permission: Permission {
    switch self {
    case .first: .sign1
    case .second: .sign2
    case .third: .sign3
    }
  }
}

/// Draws the form of an act.
struct ReviewDeedForm: Sendable {
  let question: Question
  let typed: Form?

  func piece(_ deed: ReviewDeed, complaint: String? = nil, isOpen: Bool = false) -> FormPiece {
    FormPiece(
      formID: "deed-" + deed.rawValue, formPath: "/review/\(question.number)/" + deed.rawValue,
      formTitle: title(deed), formHint: hint(deed), formFields: fields(deed),
      formButton: deed.button, formComplaint: complaint, isOpen: isOpen || complaint != nil)
  }

  private var preparation: Preparation? { question.disclosure.preparation }

  private func title(_ deed: ReviewDeed) -> String {
    guard deed == .sign || deed == .signOnPaper, let level = preparation?.nextReviewLevel else {
      return deed == .publish && question.disclosure.stage == .published ? "发布更正" : deed.title
    }
    return deed.title + "（\(level.wording)）"
  }

  private func hint(_ deed: ReviewDeed) -> String? {
    let hash = preparation?.draft.text.hash.shortForm
    switch deed {
    case .decide:
      return question.consent.disclosure == .publish ? nil : "来电人没有同意公开，只能“只答复本人”或“不予公开”。"
    case .submit: return "送审后文字不能再改；要改就重新起草，已签的字作废。"
    case .sign: return hash.map { "签的是指纹 \($0) 的这份文字，一字不差才会公开。" }
    case .signOnPaper: return hash.map { "纸面审核表上的指纹应是 \($0)。" }
    case .sendBack: return "退回后已签的字作废。"
    case .publish: return hash.map { "公开的就是已签发的文字，指纹 \($0)。" }
    case .dropCorrection: return "网上的内容不变。"
    case .withdraw: return "一分钟内从网站、订阅和数据里消失，原网址显示撤回说明。"
    }
  }

  private func value(_ name: String, else usual: String = "") -> String {
    typed.map { $0.raw(name) } ?? usual
  }

  private func field(
    _ deed: ReviewDeed, _ name: String, _ label: String, _ kind: FieldPiece.Kind,
    usual: String = "", hint: String? = nil, longest: Int = 200, isRequired: Bool = true
  ) -> FieldPiece {
    FieldPiece(
      name, of: deed.rawValue, label, kind, value: value(name, else: usual), hint: hint,
      longest: longest, isRequired: isRequired)
  }

  private func fields(_ deed: ReviewDeed) -> [FieldPiece] {
    switch deed {
    case .decide:
      [
        field(deed, "extent", "怎样公开", .choice(extents)), field(deed, "reason", "理由", .text),
        field(
          deed, "basis", "依据", .line, hint: "所依据的规定或来电人的意愿。"),
      ]
    case .submit: replyField(deed)
    case .sign: fixed(deed)
    case .signOnPaper:
      fixed(deed) + [
        field(deed, "name", "签字人", .line, longest: 60),
        field(deed, "reference", "审核表编号", .line, hint: "例如 审核表2026-031。", longest: 60),
      ]
    case .sendBack: levelField(deed) + [field(deed, "reason", "要改什么", .text)]
    case .publish: hashField(deed)
    case .dropCorrection: [field(deed, "reason", "理由", .text)]
    case .withdraw:
      [
        field(deed, "reason", "原因", .choice(withdrawals)),
        field(
          deed, "public", "给读者看的说明（可不填）", .text, hint: "不填就用通用的说明。不要提到来电人。",
          isRequired: false),
      ]
    }
  }

  /// The very words that were sent back are handed in again with a word about it.
  private func replyField(_ deed: ReviewDeed) -> [FieldPiece] {
    guard question.sentBack != nil else { return [] }
    return [
      field(
        deed, "reply", "退回后没有改，理由是", .text, hint: "审核的人会看到。要改的话，先在“改公开稿”里改。")
    ]
  }

  private func fixed(_ deed: ReviewDeed) -> [FieldPiece] { hashField(deed) + levelField(deed) }

  /// What stood on the page when the button was pressed: a changed text is noticed by it.
  private func hashField(_ deed: ReviewDeed) -> [FieldPiece] {
    guard let hash = preparation?.draft.text.hash else { return [] }
    return [FieldPiece(hidden: "hash", of: deed.rawValue, hash.rawValue)]
  }

  private func levelField(_ deed: ReviewDeed) -> [FieldPiece] {
    guard let level = preparation?.nextReviewLevel else { return [] }
    return [FieldPiece(hidden: "level", of: deed.rawValue, String(level.rawValue))]
  }

  private var extents: [OptionPiece] {
    let chosen = value("extent", else: question.disclosure.decision?.extent.rawValue ?? "")
    return DisclosureExtent.allCases
      .filter { question.consent.disclosure == .publish || !$0.isPublic }
      .map { OptionPiece($0.rawValue, $0.wording, isChosen: $0.rawValue == chosen) }
  }

  private var withdrawals: [OptionPiece] {
    Withdrawal.Reason.allCases.map {
      OptionPiece($0.rawValue, $0.wording, isChosen: $0.rawValue == value("reason"))
    }
  }
}
