// What each act asks for, filled with what was typed when the desk said no.

import Desk
import Discretion
import Membership
import Questions
import Reminding

/// Draws the form of an act.
struct DeedForm: Sendable {
  let question: Question
  let words: QuestionWords
  /// Who would do it.
  let member: Member
  /// What was typed; nil when the form is new.
  let typed: Form?

  func piece(_ deed: Deed, complaint: String? = nil) -> FormPiece {
    FormPiece(
      formID: "deed-" + deed.rawValue,
      formPath: "/questions/\(question.number)/" + deed.rawValue, formTitle: deed.title,
      formHint: deed.hint(question), formFields: fields(deed), formButton: deed.button,
      formComplaint: complaint, isOpen: complaint != nil)
  }

  private func value(_ name: String, else usual: String = "") -> String {
    typed.map { $0.raw(name) } ?? usual
  }

  private func field(
    _ deed: Deed, _ name: String, _ label: String, _ kind: FieldPiece.Kind, usual: String = "",
    hint: String? = nil, longest: Int = 200, isRequired: Bool = true
  ) -> FieldPiece {
    FieldPiece(
      name, of: deed.rawValue, label, kind, value: value(name, else: usual), hint: hint,
      longest: longest, isRequired: isRequired)
  }

  private func fields(_ deed: Deed) -> [FieldPiece] {
    switch deed {
    case .assign: assignFields
    case .answer: answerFields
    case .extend: extendFields
    case .giveBack, .reopen: [field(deed, "reason", "理由", .text)]
    case .followUp:
      [field(deed, "verdict", "来电人怎么说", .choice(verdicts))]
    case .close, .unmerge: []
    case .amendAnswer: [field(deed, "text", "答复", .text, usual: lastAnswer, longest: 8_000)]
    // Its fields are drawn by the findings themselves.
    case .clearGist: []
    case .decline:
      [
        field(deed, "reason", "不予受理的情形", .choice(declineReasons)),
        field(deed, "note", "告知来电人的话", .text, hint: "例如：已告知向某某部门反映，电话某某。"),
      ]
    case .transfer:
      [field(deed, "body", "转给谁", .line, hint: "119、纪委监委、12345 等。", longest: 60)]
    case .merge:
      [field(deed, "target", "并入哪一件", .line, hint: "写那一件的受理编号。", longest: 40)]
    case .dispute: disputeFields
    case .consent: consentFields
    case .forget: forgetFields
    }
  }

  private var assignFields: [FieldPiece] {
    let suggested = question.suggestedDepartment?.rawValue
    let lead = value("lead", else: suggested ?? "")
    return [
      field(
        .assign, "lead", "主办单位", .choice(words.departmentOptions(chosen: [lead])),
        hint: suggested == nil
          ? nil
          : "接线员建议：\(words.department(question.suggestedDepartment ?? DepartmentCode(rawValue: "")))。"
      ),
      field(
        .assign, "co", "协办单位（可不选）",
        .boxes(words.departmentOptions(chosen: typed?.all("co") ?? [])), isRequired: false),
    ]
  }

  private var answerFields: [FieldPiece] {
    // Nobody answers in the name of another department.
    let departments = (question.handling.assignment?.departments ?? []).filter {
      member.speaks(for: $0, .answer, about: question)
    }
    let chosen = value("department", else: departments.first?.rawValue ?? "")
    let options = departments.map {
      OptionPiece($0.rawValue, words.department($0), isChosen: $0.rawValue == chosen)
    }
    return [
      field(.answer, "text", "答复", .text, longest: 8_000),
      field(
        .answer, "policies", "政策依据（可不填）", .text, hint: "每行一件：文件名和文号。", longest: 2_000,
        isRequired: false),
      field(.answer, "approver", "单位审签人", .line, longest: 60),
    ] + departmentField(options)
  }

  /// Whose answer it is; where there is no choice, the one there is.
  private func departmentField(_ options: [OptionPiece]) -> [FieldPiece] {
    guard options.count > 1 else {
      return options.map {
        FieldPiece(hidden: "department", of: Deed.answer.rawValue, $0.optionValue)
      }
    }
    return [field(.answer, "department", "答复单位", .choice(options))]
  }

  private var extendFields: [FieldPiece] {
    let limit = question.handling.openAssignment?.limit
    return [
      field(
        .extend, "count", "延长几\(limit?.unit.counted ?? "天")", .number,
        usual: limit.map { String($0.extensionCount) } ?? "", longest: 3),
      field(.extend, "approver", "批准人", .line, longest: 60),
      field(.extend, "reason", "理由", .text),
    ]
  }

  private var disputeFields: [FieldPiece] {
    let isDisputed = typed.map { $0.isOn("disputed") } ?? !question.isDisputed
    return [
      field(
        .dispute, "disputed", "现在",
        .choice([
          OptionPiece("1", "有争议，资料到期也保留", isChosen: isDisputed),
          OptionPiece("0", "没有争议", isChosen: !isDisputed),
        ])),
      field(.dispute, "reason", "情况", .text),
    ]
  }

  private var consentFields: [FieldPiece] {
    let extent = value("disclosure", else: question.consent.disclosure.rawValue)
    let mayAir = typed.map { $0.isOn("mayAir") } ?? question.consent.mayAir
    let isAnonymous = typed.map { $0.isOn("anonymous") } ?? question.consent.isAnonymous
    return [
      field(
        .consent, "disclosure", "来电人同意到哪一步",
        .choice(
          Consent.Extent.allCases.map {
            OptionPiece($0.rawValue, $0.wording, isChosen: $0.rawValue == extent)
          })),
      field(
        .consent, "mayAir", "直播", .boxes([OptionPiece("1", "可以播出", isChosen: mayAir)]),
        isRequired: false),
      field(
        .consent, "anonymous", "称呼",
        .boxes([OptionPiece("1", "匿名，连姓氏和称呼也不出现", isChosen: isAnonymous)]),
        isRequired: false),
    ]
  }

  private var forgetFields: [FieldPiece] {
    func box(_ name: String, _ label: String, _ words: String) -> FieldPiece {
      field(
        .forget, name, label,
        .boxes([OptionPiece("1", words, isChosen: typed?.isOn(name) ?? false)]), isRequired: false)
    }
    var fields = [
      field(.forget, "reason", "依据", .line, hint: "例如：本人申请删除。"),
      box("everywhere", "范围", "删除此人全部资料：同一号码的其他来电也一并删除"),
    ]
    if question.disclosure.stage == .published {
      fields.append(box("takesDown", "公开页面", "同时撤下"))
    }
    return fields + [
      field(
        .forget, "confirm", "请再输一遍受理编号 \(question.number)", .line, longest: 40)
    ]
  }

  private var verdicts: [OptionPiece] {
    FollowUp.Verdict.allCases.map {
      OptionPiece($0.rawValue, $0.wording, isChosen: value("verdict") == $0.rawValue)
    }
  }

  private var declineReasons: [OptionPiece] {
    DeclineReason.allCases.map {
      OptionPiece($0.rawValue, $0.wording, isChosen: value("reason") == $0.rawValue)
    }
  }

  private var lastAnswer: String { question.handling.answer?.text.reveal(for: .showing) ?? "" }
}
