// The Chinese words for roles and permissions: the one catalogue for pages, journal and commands.

extension Role {
  /// How the role is said to people.
  package var wording: String {
    switch self {
    case .operator: "接线员"
    case .host: "主持人"
    case .liaison: "单位联络员"
    case .reviewer1: "一级审核"
    case .reviewer2: "二级审核"
    case .reviewer3: "三级审核"
    case .producer: "编导"
    case .editor: "网站编辑"
    case .administrator: "管理员"
    }
  }
}

extension Permission {
  /// How the permission is said to people.
  package var wording: String {
    switch self {
    case .seePlan: "看今日和编排"
    case .logQuestion: "登记来电"
    case .runShow: "排定现场次序、记现场答复、合并来电"
    case .seeHostScreen: "看主持人屏"
    case .seeQuestions: "看问题台账"
    case .seeCaller: "看来电人资料和原话"
    case .assign: "转办、不予受理；转办过的合并、移送"
    case .returnAssignment: "退回转办"
    case .answer: "录入答复"
    case .extend: "批准延期"
    case .followUp: "回访、办结、重办"
    case .decideDisclosure: "决定公开方式"
    case .resolveFindings: "核对遮盖、送审"
    case .recordPaper: "登记纸面签字"
    case .sign1: "一级审核签字"
    case .sign2: "二级审核签字"
    case .sign3: "三级审核签字"
    case .publish: "发布"
    case .correct: "更正"
    case .withdraw: "撤下"
    case .importLists: "导入清单"
    case .export: "导出台账"
    case .report: "看统计、出报表"
    case .seeDeliveries: "看投递和机器人"
    case .seeJournal: "看日志"
    case .forget: "清除来电人资料"
    case .editMembers: "管理人员"
    case .confirm: "确认、备份、校验、恢复机器人"
    }
  }
}

extension RoleGrant {
  /// `编导`, `单位联络员（yibao）`, `接线员（节目 limin）`.
  package var wording: String {
    let places = [programme.map { "节目 \($0)" }, department].compactMap { $0 }
    return role.wording + (places.isEmpty ? "" : "（\(places.joined(separator: "，"))）")
  }
}
