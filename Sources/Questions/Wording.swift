// The Chinese words for everything that people choose from or see: the one catalogue of this subject.

extension Channel {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .phone: "热线电话"
    case .hotline: "12345热线"
    case .sms: "短信"
    case .weChat: "公众号"
    case .web: "网站"
    case .liveComment: "直播评论"
    case .weibo: "微博"
    case .app: "客户端"
    case .forum: "论坛"
    case .letter: "来信"
    case .visit: "来访"
    case .collected: "记者征集"
    }
  }
}

extension ContactKind {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .call: "来电"
    case .message: "留言"
    case .letter: "来信"
    case .visit: "来访"
    }
  }
}

extension Nature {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .inquiry: "咨询"
    case .help: "求助"
    case .complaint: "投诉"
    case .report: "举报"
    case .suggestion: "建议"
    case .praise: "表扬"
    case .other: "其他"
    }
  }

  /// The nature that lists of other systems mean; nil when the word is not known.
  package init?(importing word: String) {
    let plain = Blanks.oneLine(word)
    if let nature = Nature.allCases.first(where: { $0.wording == plain || $0.rawValue == plain }) {
      self = nature
      return
    }
    switch plain {
    case "求决", "非紧急求助": self = .help
    case "申诉": self = .complaint
    case "揭发控告", "检举", "控告": self = .report
    case "意见", "意见建议", "建言献策": self = .suggestion
    case "感谢": self = .praise
    default: return nil
    }
  }
}

extension Urgency {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .normal: "一般"
    case .high: "紧急"
    case .emergency: "突发，须立即转接"
    }
  }
}

extension Consent.Extent {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .publish: "可公开"
    case .forwardOnly: "仅转办"
    case .none: "不公开"
    }
  }
}

extension AirStage {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .waiting: "候播"
    case .next: "下一位"
    case .onAir: "直播中"
    case .done: "已接完"
    case .dropped: "未接进"
    }
  }
}

extension IntakeField {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .gist: "要点"
    case .text: "内容"
    case .name: "姓名"
    case .phone: "电话"
    case .homeAddress: "住址"
    case .workplace: "工作单位"
    case .incidentPlace: "事发地点"
    case .area: "地区"
    case .topic: "事项"
    }
  }
}

extension EmergencyHint.Kind {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .selfHarm: "有轻生或自伤的话语"
    case .gas: "可能是燃气泄漏"
    case .fire: "可能是火情"
    case .medical: "可能有人生命危险"
    case .crime: "可能正在发生违法犯罪"
    }
  }
}

extension Answer.Kind {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .onAir: "现场答复"
    case .later: "书面答复"
    }
  }
}

extension FollowUp.Verdict {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .satisfied: "满意"
    case .mostlySatisfied: "基本满意"
    case .dissatisfied: "不满意"
    case .unreached: "未联系上"
    }
  }
}

extension Handling.Stage {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .logged: "待处理"
    case .answeredOnAir: "现场答复"
    case .assigned: "办理中"
    case .answered: "已答复"
    case .closed: "办结"
    case .declined: "不予受理"
    case .transferred: "已转接"
    case .merged: "已合并"
    }
  }
}

extension DeclineReason {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .litigation: "已经或正在进行诉讼"
    case .arbitration: "已经或正在进行仲裁"
    case .reconsideration: "已经或正在进行行政复议"
    case .discipline: "属于纪检监察机关受理范围"
    case .petition: "已进入信访程序"
    case .secrets: "涉及国家秘密或商业秘密"
    case .privacy: "涉及他人隐私"
    case .publicOrder: "违反法律法规或公序良俗"
    case .repeated: "重复反映且没有新的事实"
    case .otherJurisdiction: "不属于本级职权范围"
    case .emergencyLine: "属于110、119、120等紧急热线事项"
    }
  }
}
