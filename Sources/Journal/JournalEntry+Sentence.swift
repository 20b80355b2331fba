// One line of the journal's page: who did what, when and why, as a person would say it.

package import Timekeeping

extension JournalEntry {
  /// `2026年5月14日 17:18，高敏给问题 L26-00123 延期（days 5）。原因：……`
  ///
  /// `member` and `thing` are the names for people; without them the identities stand there.
  package func sentence(
    in zone: Zone, by member: String? = nil, about thing: String? = nil
  ) -> String {
    let moment = zone.local(of: at)
    let day = moment.day.civil
    let date = "\(day.year)年\(day.month)月\(day.day)日 \(moment.time.wording)"
    let deed = act.phrase(about: thing ?? subject.text)
    let particulars = details.values.sorted { $0.key < $1.key }
      .map { $0.key + " " + $0.value.shown }.joined(separator: "，")
    var line = date + "，" + (member ?? by.text) + deed
    if !particulars.isEmpty { line += "〔" + particulars + "〕" }
    line += "。"
    if let reason { line += "原因：" + reason.text }
    return line
  }
}

extension JournalAct {
  /// What was done to `thing`, as the predicate of a sentence.
  package func phrase(about thing: String) -> String {
    let halves = pattern.split(separator: "_", omittingEmptySubsequences: false)
    return halves.joined(separator: thing)
  }

  /// `_` stands for the thing.
  private var pattern: String {
    switch self {
    case .logged: "登记了_"
    case .amended: "更正了_的登记"
    case .merged: "把_并入同一事项"
    case .unmerged: "把_从合并的事项中拆出"
    case .consentChanged: "记下来电人对_改变了公开意愿"
    case .stageMoved: "调整了_在直播中的排队"
    case .assigned: "把_转给承办单位"
    case .coAssigned: "给_增加了协办单位"
    case .extended: "给_延期"
    case .returned: "把_退单"
    case .retimed: "因放假安排变化重算了_的期限"
    case .chased: "对_发出催办"
    case .answered: "答复了_"
    case .followedUp: "就_作了回访"
    case .reopened: "把_重新办理"
    case .closed: "把_办结"
    case .declined: "对_不予受理"
    case .transferred: "把_转接出去"
    case .disputed: "登记或了结了_的争议"
    case .decided: "对_作了公开认定"
    case .resolvedFindings: "处理了_的隐私提示"
    case .submitted: "把_送审"
    case .signed: "审核_并签字"
    case .sentBack: "把_退回修改"
    case .paperPrinted: "打印了_的文书"
    case .published: "公开发布了_"
    case .corrected: "更正了已公开的_"
    case .withdrawn: "撤回了已公开的_"
    case .blocked: "因含有个人信息拦下了_"
    case .exported: "导出了_"
    case .reported: "出具了_"
    case .read: "查看了_的来电人信息"
    case .searched: "查找了来电人（_）"
    case .forgotten: "应要求删除了_的个人信息"
    case .expired: "到期删除了_的个人信息"
    case .imported: "导入了_"
    case .memberAdded: "新增了_"
    case .memberChanged: "变更了_"
    case .passwordChanged: "更改了_的密码"
    case .signedIn: "登录（_）"
    case .signInRefused: "登录被拒（_）"
    case .signedOut: "退出（_）"
    case .denied: "想操作_，因没有权限被拒"
    case .tokenMade: "给_发放了接口令牌"
    case .revoked: "注销了_的令牌或会话"
    case .planConfirmed: "确认了日程（_）"
    case .settingsChanged: "更改了设置（_）"
    case .keyChanged: "变更了密钥（_）"
    case .clockConfirmed: "人工确认了时钟（_）"
    case .backedUp: "作了备份（_）"
    case .restored: "从备份恢复了数据（_）"
    case .verified: "核验了日志（_）"
    case .headNoted: "在外部记下了日志末行（_）"
    }
  }
}
