// The Chinese words of the journal, for its page, for `hotline verify` and for refusals.

extension JournalAct {
  /// The act as a heading and a filter show it.
  package var wording: String {
    switch self {
    case .logged: "登记"
    case .amended: "更正登记"
    case .merged: "并件"
    case .unmerged: "拆件"
    case .consentChanged: "改变公开意愿"
    case .stageMoved: "调整直播排队"
    case .assigned: "转办"
    case .coAssigned: "增加协办"
    case .extended: "延期"
    case .returned: "退单"
    case .retimed: "重算期限"
    case .chased: "催办"
    case .answered: "答复"
    case .followedUp: "回访"
    case .reopened: "重新办理"
    case .closed: "办结"
    case .declined: "不予受理"
    case .transferred: "转接"
    case .disputed: "争议"
    case .decided: "公开认定"
    case .resolvedFindings: "处理隐私提示"
    case .submitted: "送审"
    case .signed: "审核签字"
    case .sentBack: "退回修改"
    case .paperPrinted: "打印文书"
    case .published: "公开发布"
    case .corrected: "更正公开内容"
    case .withdrawn: "撤回公开内容"
    case .blocked: "拦下外发内容"
    case .exported: "导出"
    case .reported: "出具统计"
    case .read: "查看来电人信息"
    case .searched: "查找来电人"
    case .forgotten: "应要求删除个人信息"
    case .expired: "到期删除个人信息"
    case .imported: "导入"
    case .memberAdded: "新增用户"
    case .memberChanged: "变更用户"
    case .passwordChanged: "更改密码"
    case .signedIn: "登录"
    case .signInRefused: "登录被拒"
    case .signedOut: "退出"
    case .denied: "越权被拒"
    case .tokenMade: "发放接口令牌"
    case .revoked: "注销令牌或会话"
    case .planConfirmed: "确认日程"
    case .settingsChanged: "更改设置"
    case .keyChanged: "变更密钥"
    case .clockConfirmed: "人工确认时钟"
    case .backedUp: "备份"
    case .restored: "从备份恢复"
    case .verified: "核验日志"
    case .headNoted: "在外部记下日志末行"
    }
  }
}

extension JournalFaultKind {
  /// The kind as a heading shows it.
  package var wording: String {
    switch self {
    case .altered: "内容被改动"
    case .removed: "记录缺失"
    case .inserted: "多出记录"
    case .reordered: "次序被打乱"
    case .unlinked: "与上一条接不上"
    case .cut: "末尾被截去"
    case .rewritten: "整段被重写"
    }
  }
}

extension JournalFault {
  /// The fault in one sentence.
  package var wording: String {
    let place = first == last ? "第 \(first) 条" : "第 \(first)–\(last) 条"
    switch kind {
    case .altered: return "日志\(place)的内容与它自己的指纹不符，内容被改动过。"
    case .removed: return "日志\(place)不见了。"
    case .inserted: return "日志\(place)出现了不止一次，多出的是后加的。"
    case .reordered: return "日志\(place)排在了比它晚的记录之后，次序被打乱。"
    case .unlinked: return "日志\(place)接不上前一条：前一条被改写，或者中间插过、删过记录。"
    case .cut: return "日志末尾缺了\(place)：外部记下的末行比现在的更靠后。"
    case .rewritten: return "日志\(place)的指纹与外部记下的不同，这之前的日志被整段重写过。"
    }
  }

  /// What to do about any fault.
  package static let remedy =
    "请先停止操作，保留数据库和备份原样，与最近一份通过核验的备份逐条比对，并报告负责人。"
}

extension JournalRefusal {
  /// Why the act was refused, and what to do.
  package var wording: String {
    switch self {
    case .badSubject: "操作对象的编号不合规定，没有操作。这是程序的差错，请告诉系统管理员。"
    case .badMember: "操作人的编号不合规定，没有操作。这是程序的差错，请告诉系统管理员。"
    case .badDetailName(let name): "日志细目“\(name)”的名称不合规定，没有操作。这是程序的差错。"
    case .freeText(let detail): "日志细目“\(detail)”里有一段文字；日志只记编号和代码，没有操作。"
    case .emptyReason: "请写明原因。"
    case .reasonTooLong: "原因最多 \(JournalReason.limit) 个字，请写短一些。"
    case .numberInReason:
      "原因里有七位以上的数字，像是电话或证件号码。日志不能删改，请去掉号码，用编号指代。"
    }
  }
}
