// What the columns of a plan are called. Offices use dozens of headings for a dozen meanings; this is
// the only list of them, and its order is the order of the manual.

/// What a column of a table means.
enum TableColumn: String, CaseIterable, Hashable, Sendable {
  case id = "编号"
  case serial = "序号"
  case programme = "节目"
  case month = "月份"
  case date = "日期"
  case time = "时间"
  case department = "上线单位"
  case coDepartment = "协办单位"
  case theme = "访谈主题"
  case guest = "带队领导"
  case host = "主持人"
  case screener = "导播"
  case liaison = "联系人"
  case phone = "联系电话"
  case materialsDue = "材料报送截止"
  case edition = "节目类型"
  case campaign = "活动"
  case status = "状态"
  case remark = "备注"
  case officialName = "标准名称"
  case shortName = "简称"
  case formerNames = "曾用名"
  case kind = "类别"

  /// Every heading that is known to mean this column; the first one is the usual one.
  var headings: [String] {
    switch self {
    case .id: ["编号", "节目编号"]
    case .serial: ["序号", "序", "期号", "期数", "期次", "场次", "NO.", "No.", "NO", "No"]
    case .programme: ["节目", "节目名称", "栏目", "栏目名称"]
    case .month: ["月份", "月", "计划月份", "拟定月份", "上线月份", "访谈月份"]
    case .date: ["日期", "上线日期", "播出日期", "直播日期", "访谈日期", "拟定日期", "活动日期", "计划日期"]
    case .time:
      [
        "时间", "上线时间", "访谈时间", "播出时间", "直播时间", "拟定时间", "活动时间", "计划时间", "安排时间",
        "具体时间", "节目时间", "拟上线时间", "计划上线时间", "起止时间", "时段", "时间段", "上线时段", "播出时段",
      ]
    case .department:
      [
        "上线单位", "承办单位", "访谈单位", "单位", "单位名称", "责任单位", "参与单位", "参加单位", "牵头单位",
        "主办单位", "部门", "上线部门", "承办部门", "责任部门", "访谈部门", "嘉宾单位",
      ]
    case .coDepartment: ["协办单位", "配合单位", "协办部门", "配合部门"]
    case .theme:
      [
        "访谈主题", "主题", "访谈方向", "上线主题", "节目主题", "访谈内容", "上线内容", "内容", "访谈题目", "题目",
        "议题", "话题",
      ]
    case .guest:
      [
        "带队领导", "访谈嘉宾", "嘉宾", "上线嘉宾", "参与嘉宾", "上线领导", "访谈领导", "领导", "带班领导",
        "上线人员", "嘉宾姓名及职务", "嘉宾及职务", "姓名及职务", "领导姓名及职务",
      ]
    case .host: ["主持人", "主持"]
    case .screener: ["导播", "导播员"]
    case .liaison:
      [
        "联系人", "联络员", "联络人", "联系人及电话", "联系人及联系电话", "联系人和电话", "联络员及电话",
        "联系方式", "责任人", "单位联系人",
      ]
    case .phone: ["联系电话", "电话", "手机", "手机号", "手机号码", "电话号码", "办公电话"]
    case .materialsDue:
      [
        "材料报送截止", "材料报送截止时间", "材料报送截止日期", "材料截止", "报送截止", "截止日期", "截止时间",
        "材料报送时间", "稿件报送时间", "报送时间", "报送期限",
      ]
    case .edition: ["节目类型", "类型", "期次类型"]
    case .campaign: ["活动", "所属活动"]
    case .status: ["状态", "进展"]
    case .remark: ["备注", "说明", "附注", "备注说明"]
    case .officialName: ["标准名称", "规范名称", "全称", "单位全称", "正式名称"]
    case .shortName: ["简称", "单位简称", "规范简称"]
    case .formerNames: ["曾用名", "原名称", "旧称", "别名"]
    case .kind: ["类别", "单位类别", "性质"]
    }
  }

  /// The meaning of a heading; nil when it is not known. Blanks, line breaks and what stands in
  /// brackets do not count.
  init?(heading: String) {
    let plain = TableColumn.plain(heading)
    guard let column = TableColumn.known[plain] ?? TableColumn.likely(plain) else { return nil }
    self = column
  }

  private static let known: [String: TableColumn] = {
    var known: [String: TableColumn] = [:]
    for column in allCases {
      for heading in column.headings { known[heading] = column }
    }
    return known
  }()

  /// A heading that is not in the list but says what it is by its last words.
  private static func likely(_ plain: String) -> TableColumn? {
    guard (2...10).contains(plain.count),
      !plain.contains(where: { $0.isNumber || "，。、".contains($0) })
    else { return nil }
    if plain.contains("截止") || plain.contains("报送") { return .materialsDue }
    return endings.first { plain.hasSuffix($0.0) }?.1
  }

  private static let endings: [(String, TableColumn)] = [
    ("协办单位", .coDepartment), ("单位", .department), ("部门", .department), ("主题", .theme),
    ("内容", .theme), ("嘉宾", .guest), ("领导", .guest), ("联系人", .liaison), ("联络员", .liaison),
    ("电话", .phone), ("月份", .month), ("日期", .date), ("时间", .time), ("主持人", .host),
    ("备注", .remark),
  ]

  private static func plain(_ heading: String) -> String {
    var depth = 0
    var plain = ""
    for character in heading {
      if "(（[【".contains(character) {
        depth += 1
      } else if ")）]】".contains(character) {
        depth -= 1
      } else if depth <= 0, !character.isWhitespace, !":：*＊".contains(character) {
        plain.append(character)
      }
    }
    return plain
  }
}
