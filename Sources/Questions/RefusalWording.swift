// What a refusal says to the person who is refused: what is so, and what to do instead.

package import Reminding
import Timekeeping

extension TimeLimit.Unit {
  /// `个工作日`, as it stands behind a number.
  package var counted: String {
    switch self {
    case .workingDays: "个工作日"
    case .calendarDays: "天"
    case .hours: "小时"
    }
  }
}

extension Question.Refusal {
  /// A complete sentence with its remedy.
  package var wording: String { handlingWording ?? disclosureWording ?? code.rawValue }

  /// What is said of handling; nil for the rest.
  private var handlingWording: String? {
    switch self {
    case .notNow(let stage): "这件诉求现在是“\(stage.wording)”，不能这样办。也许别人刚处理过；还没有转办的，先转给单位，或记为现场答复。"
    case .merged: "这件诉求已并入另一件，请到那一件里办理；并错了可以先拆开。"
    case .mergesIntoItself: "不能并入自己。请选另一件诉求。"
    case .targetMerged: "要并入的那一件自己也已并入别处。请直接选最终的那一件。"
    case .hasMerged: "已有别的诉求并入这一件。请把它们先拆开，或者反过来合并。"
    case .notMerged: "这件诉求没有并入别的诉求，不用拆。请核对受理编号。"
    case .notMergedThere: "这件诉求没有并入那一件，不用拆。请核对受理编号。"
    case .otherProgramme: "两件诉求不是同一个节目的，不能合并。"
    case .textUnderWay: "这件诉求的公开稿已经起草或公开，不能并掉。请先撤回，或者反过来合并。"
    case .reasonMissing: "请写明理由。"
    case .unnamed: "请写明是谁批准、签字或接手的。"
    case .answerEmpty: "答复是空的。请写明答复内容。"
    case .answerTooLong(let limit): "答复超过了\(limit)字。请精简，或把附件另存。"
    case .tooManyPolicies(let limit): "政策依据最多写\(limit)条。请只写最主要的几条。"
    case .policyTooLong(let limit): "每条政策依据最多\(limit)字。请只写文件名称、文号和条款，内容写进答复。"
    case .approverTooLong(let limit): "批准或审签人最多\(limit)字。请只写姓名和职务。"
    case .limitOver(let due): "办理期限\(due.day.description)已过，不能再申请延期。请尽快答复并说明情况。"
    case .extensionsUsedUp(let limit): "这件诉求最多延期\(limit)次，已经用完。请按期答复。"
    case .extensionLength(limit: 0, unit: _): "这类诉求的期限不能延长。请按期答复。"
    case .extensionLength(let limit, let unit):
      "一次要延长1到\(limit)\(unit.counted)。请改成这个范围里的数。"
    case .returnTooLate(let days): "退单要在接到后\(days)个工作日内提出，已过时限。请联系热线办协调。"
    case .appointed: "多次退单后，由热线办指定你单位办理，不能再退单。请联系热线办协调。"
    case .notAnswered: "还没有答复。请先登记答复。"
    case .emergency: "紧急情况不排队。请立即转接，并登记转接时间。"
    case .notOnAir: "来电人不愿上直播，不能接进直播间。请转办或记录。"
    case .notInQueue: "这件诉求不在候播队列里，或者不能这样移动。请刷新队列。"
    case .noConsent, .notDisclosable, .notPublic, .onTheSite, .wordsEmpty, .textChanged,
      .unchangedText, .notThisLevel, .alreadyApproved, .wroteItThemselves, .signedAlready,
      .notApproved,
      .notTheSignedText, .unsoundSlug, .noteMissing, .forgotten:
      nil
    }
  }

  /// What is said of disclosure; nil for the rest.
  private var disclosureWording: String? {
    switch self {
    case .noConsent: "反映人没有同意公开，不能公开。可以改为只答复本人，或再征求本人意见。"
    case .notDisclosable(let stage): "公开流程现在是“\(stage.wording)”，不能这样办。请刷新页面。"
    case .notPublic: "这件诉求已定为不公开，不能起草公开稿。要公开请先重新确定公开属性。"
    case .onTheSite: "这件诉求正在网上公开。请先撤回，再改公开属性。"
    case .wordsEmpty: "标题、问题和答复都不能空。请补全公开稿。"
    case .textChanged: "公开稿已有改动，和你看到的不是同一稿。请重新打开再审。"
    case .unchangedText: "这份稿退回后一个字也没有改。请先按退回的意见修改；确实不用改的，请在“送审”里写明理由再送。"
    case .notThisLevel(let level): "现在轮到\(level.wording)。请等前一级签完。"
    case .alreadyApproved: "各级都已签字，不用再签。"
    case .wroteItThemselves: "起草人不能审自己写的稿。请换一位审核人。"
    case .signedAlready: "这位审核人已在前一级签过字。请换一位审核人。"
    case .notApproved: "公开稿还没有全部签字，不能发布。"
    case .notTheSignedText: "要发布的文字和签字的文字不一致，已拒绝。请重新送审。"
    case .unsoundSlug: "网址标识不合规范。请重试，由系统重新生成。"
    case .noteMissing: "更正要写一句说明，读者会看到改了什么。"
    case .forgotten: "反映人的资料已按规定删除，不能再修改或公开。"
    case .notNow, .merged, .mergesIntoItself, .targetMerged, .hasMerged, .notMerged,
      .notMergedThere, .otherProgramme, .textUnderWay, .reasonMissing, .unnamed, .answerEmpty,
      .answerTooLong,
      .tooManyPolicies, .policyTooLong, .approverTooLong, .limitOver, .extensionsUsedUp,
      .extensionLength, .returnTooLate, .appointed, .notAnswered,
      .emergency, .notOnAir, .notInQueue:
      nil
    }
  }
}

extension IntakeComplaint {
  /// What is wrong, field by field.
  package var wording: String { problems.map(\.wording).joined(separator: " ") }
}

extension IntakeComplaint.Problem {
  /// A complete sentence with its remedy. It never repeats what was typed.
  package var wording: String {
    let name = field.wording
    switch code {
    case .empty: return "“\(name)”是空的。请至少写一句要点。"
    case .tooLong:
      return "“\(name)”有\(length)字，最多\(field.limit)字。请删短；填写的内容还在，没有丢。"
    case .unreadable: return "“\(name)”里有无法识别的字符。请删掉或重新输入。"
    }
  }
}

extension CaseNumber.Complaint {
  /// A complete sentence with its remedy.
  package var wording: String {
    switch self {
    case .notANumber: "这不是受理编号。编号的样子是 L26-00123。"
    case .wrongCheckDigit: "受理编号的校验位不对，可能听错或输错了一位。请再核对一遍。"
    }
  }
}
