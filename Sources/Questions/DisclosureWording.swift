// The Chinese words for disclosure, review and publication.

extension DisclosureExtent {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .public: "主动公开"
    case .partial: "部分公开"
    case .callerOnly: "只答复本人"
    case .withheld: "不予公开"
    }
  }
}

extension Disclosure.Stage {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .undecided: "公开属性未定"
    case .decided: "公开属性已定"
    case .drafted: "公开稿起草中"
    case .inReview: "审核中"
    case .approved: "已签发，待发布"
    case .published: "已公开"
    case .withdrawn: "已撤回"
    }
  }
}

extension SensitiveMatter {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .minor: "未成年人"
    case .illness: "疾病或残疾"
    case .religion: "宗教信仰"
    case .identity: "特定身份"
    }
  }
}

extension ReviewLevel {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .first: "初审"
    case .second: "复审"
    case .third: "终审"
    }
  }
}

extension ReviewStep.Verdict {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .approved: "同意"
    case .sentBack: "退回修改"
    }
  }
}

extension Withdrawal.Reason {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .wrong: "内容有误"
    case .consentWithdrawn: "反映人不再同意公开"
    case .privacy: "发现涉及个人信息"
    case .outdated: "情况已有变化"
    case .unlawful: "依法不应公开"
    }
  }

  /// What readers are told when nobody words it otherwise. It says nothing about the caller.
  package var publicWording: String {
    switch self {
    case .wrong: "内容有误，已撤回。"
    case .consentWithdrawn, .privacy, .unlawful: "按有关规定，该内容已撤回。"
    case .outdated: "情况已有变化，该内容已撤回。"
    }
  }
}
