// The columns of a list from another channel, by the names under which offices and programs write them.

import Questions

/// What a column of a list holds.
package enum ListField: String, CaseIterable, Hashable, Sendable, Codable {
  /// 编号: the number that the other channel gave.
  case number
  /// 时间
  case receivedAt
  /// 渠道
  case channel
  /// 姓名
  case name
  /// 电话
  case phone
  /// 地区
  case area
  /// 事发地点
  case incidentPlace
  /// 住址
  case homeAddress
  /// 工作单位
  case workplace
  /// 性质
  case nature
  /// 事项
  case topic
  /// 承办单位
  case department
  /// 紧急程度
  case urgency
  /// 公开意愿
  case consent
  /// 要点
  case gist
  /// 内容
  case text
  /// 活动
  case campaign

  /// What it is called; the name for a new list.
  package var wording: String { spellings[0] }

  /// The names under which it is found; the first is ours.
  package var spellings: [String] {
    switch self {
    case .number: ["编号", "序号", "流水号", "工单号", "工单编号", "no", "id"]
    case .receivedAt:
      ["时间", "受理时间", "来电时间", "留言时间", "提交时间", "发布时间", "评论时间", "日期", "受理日期", "receivedAt", "time"]
    case .channel: ["渠道", "来源", "来源渠道", "channel"]
    case .name: ["姓名", "来电人", "诉求人", "反映人", "联系人", "昵称", "用户", "caller", "name"]
    case .phone: ["电话", "联系电话", "手机", "手机号", "手机号码", "来电号码", "phone"]
    case .area: ["地区", "区县", "县区", "所属区域", "area"]
    case .incidentPlace: ["事发地点", "地点", "事发地址", "incidentPlace"]
    case .homeAddress: ["住址", "家庭住址", "homeAddress"]
    case .workplace: ["工作单位", "workplace"]
    case .nature: ["性质", "诉求性质", "诉求类型", "类型", "nature"]
    case .topic: ["事项", "诉求事项", "分类", "主题", "topic"]
    case .department: ["承办单位", "主办单位", "责任单位", "单位", "部门", "lead", "department"]
    case .urgency: ["紧急程度", "urgency"]
    case .consent: ["公开意愿", "是否公开", "能否公开", "consent"]
    case .gist: ["要点", "摘要", "标题", "gist"]
    case .text: ["内容", "诉求内容", "问题", "问题内容", "留言", "留言内容", "短信内容", "评论", "评论内容", "正文", "text"]
    case .campaign: ["活动", "campaign"]
    }
  }

  /// The field that a header names; nil for a column that is not ours.
  package init?(header: String) {
    let plain = header.filter { !$0.isWhitespace && $0 != "*" && $0 != "＊" }
    let found = ListField.byName[plain] ?? ListField.byName[plain.lowercased()]
    guard let found else { return nil }
    self = found
  }

  private static let byName: [String: ListField] = {
    var names: [String: ListField] = [:]
    for field in ListField.allCases {
      for name in field.spellings {
        names[name] = field
        names[name.lowercased()] = field
      }
    }
    return names
  }()
}

extension Channel {
  /// The channel that lists of other systems mean; nil when the word is not known.
  init?(importing word: String) {
    let plain = word.filter { !$0.isWhitespace }.lowercased()
    if let found = Channel.allCases.first(where: {
      $0.rawValue.lowercased() == plain || $0.wording == plain
    }) {
      self = found
      return
    }
    switch plain {
    case "电话", "来电", "热线", "直播电话": self = .phone
    case "12345", "8890", "12345热线", "市民热线": self = .hotline
    case "微信", "公众号", "微信公众号", "微信留言": self = .weChat
    case "网站留言", "网页", "门户网站", "政府网站": self = .web
    case "评论", "直播间", "视频评论", "抖音", "快手", "弹幕": self = .liveComment
    case "微博": self = .weibo
    case "app", "手机客户端": self = .app
    case "论坛", "贴吧": self = .forum
    case "信件", "信访": self = .letter
    case "走访", "现场": self = .visit
    case "征集", "采集": self = .collected
    default: return nil
    }
  }
}

extension Consent {
  /// What a word of a list allows; nil when it is not known.
  static func importing(_ word: String) -> (extent: Extent, isAnonymous: Bool)? {
    switch word.filter({ !$0.isWhitespace }).lowercased() {
    case "yes", "y", "true", "是", "可公开", "公开", "同意", "同意公开", "publish": (.publish, false)
    case "匿名", "匿名公开", "可匿名公开", "anonymous": (.publish, true)
    case "仅转办", "只转办", "转办", "forwardonly": (.forwardOnly, false)
    case "no", "n", "false", "否", "不公开", "不同意", "不同意公开", "none": (Extent.none, false)
    default: nil
    }
  }
}

extension Urgency {
  /// The urgency that a word of a list means; nil when it is not known.
  init?(importing word: String) {
    switch word.filter({ !$0.isWhitespace }).lowercased() {
    case "一般", "普通", "normal": self = .normal
    case "紧急", "加急", "high": self = .high
    case "突发", "特急", "emergency": self = .emergency
    default: return nil
    }
  }
}
