// Chinese names have no blanks around them, and some are words of every day. Here is what tells a
// name from a word, and what of a name may be said.

/// Words around names and words that look like names.
enum NameWords {
  /// 某: who is called so is not named.
  static let someone: UInt32 = 0x67D0

  /// Forms of address after a name.
  static let titles = words([
    "先生", "女士", "同志", "师傅", "小姐", "老师", "大爷", "大妈", "大哥", "大姐", "阿姨", "叔叔",
  ])

  /// What stands in the place of a name that was not given.
  static let nobody = Set(words(["匿名", "拒绝透露", "不详", "未知", "保密", "无名", "群众", "市民"]))

  /// A surname alone is allowed, also one of two characters.
  static let compoundSurnames = Set(
    words([
      "欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯",
      "轩辕", "端木", "独孤", "南宫", "西门", "百里", "呼延", "太史", "申屠", "万俟", "闻人", "长孙",
    ]))

  /// Whether the name at `range` of `text` is a name there: always for three characters and more;
  /// a word of every day only where somebody is being named.
  static func isName(_ range: Range<Int>, in text: CanonicalText) -> Bool {
    let symbols = Array(text.symbols[range])
    guard isTogether(range, in: text) else { return false }
    guard symbols.count == 2, symbols[0] >= 0x3400 else { return true }
    let endsInNumeral = text.marks[range.upperBound - 1] & Mark.numeral != 0
    let goesOn =
      range.upperBound < text.symbols.count && isContinued(endsInNumeral, at: range, in: text)
    guard goesOn || everyday.contains(UInt64(symbols[0]) << 32 | UInt64(symbols[1])) else {
      return true
    }
    return isNamed(range, in: text)
  }

  /// A sign that divides stands in no name, unless it stands between all characters alike: 王、建、国. Two
  /// characters with such a sign between are two words.
  private static func isTogether(_ range: Range<Int>, in text: CanonicalText) -> Bool {
    let divided = range.dropFirst().count { text.marks[$0] & Mark.gap == 3 }
    guard divided > 0 else { return true }
    let isDouble = compoundSurnames.contains(Array(text.symbols[range.prefix(2)]))
    let joints = range.count - (isDouble ? 2 : 1)
    let isDoubleWhole = !isDouble || text.marks[range.lowerBound + 1] & Mark.gap < 3
    return range.count >= 3 && isDoubleWhole && divided == joints
  }

  /// 张三 in 一张三十元 is no name: the numeral goes on, or counts something.
  private static func isContinued(
    _ endsInNumeral: Bool, at range: Range<Int>, in text: CanonicalText
  ) -> Bool {
    guard endsInNumeral, text.marks[range.upperBound] & Mark.gap == 0 else { return false }
    let next = text.symbols[range.upperBound]
    return TextShapes.isDigit(next) || measures.contains(next)
  }

  private static let measures = Set("个元张次天月年号楼岁位人条块份百千万亿".unicodeScalars.map(\.value))

  private static func isNamed(_ range: Range<Int>, in text: CanonicalText) -> Bool {
    let before = Array(text.symbols[max(0, range.lowerBound - 3)..<range.lowerBound])
    if leads.contains(where: { before.suffix($0.count) == $0[...] }) { return true }
    let after = text.symbols[range.upperBound...].prefix(2)
    return titles.contains { after.starts(with: $0) }
  }

  private static let leads = words(["我叫", "我是", "姓名", "名叫", "联系人", "叫", "本人", "来电人"])

  private static let everyday: Set<UInt64> = {
    let list = """
      高兴 高原 高山 高峰 高潮 高达 高明 高贵 高考 高中 高度 高速 高温 高级 高压 高层 马上 马达 马力 马路
      黄河 黄金 黄昏 黄色 白云 白天 白雪 白色 江山 江河 江南 江湖 安全 安康 安静 安心 安宁 安定 安排 安装
      方向 方法 方便 方圆 方案 方正 方式 方面 平安 平静 平常 平等 平台 平房 平均 和平 和谐 和气 石油 石头
      金星 金钱 金融 金属 金额 文明 文化 文章 文件 文艺 文字 成功 成立 成长 成果 成就 成为 成熟 成本 成员
      时间 时代 时光 时候 时期 温暖 温泉 温度 温馨 路灯 路口 路过 路面 路边 路段 水平 水利 水电 水泥 水管
      水费 水质 水表 田野 田园 田地 向阳 向前 向上 明天 明白 明显 明确 明亮 明年 边防 边界 牛奶 牛肉 常年
      常规 常识 常见 严格 严重 严肃 严厉 严禁 计划 计算 计量 计时 党员 党委 党建 关心 关于 关键 关系 关注
      关爱 关闭 关门 包括 包装 包含 全部 全家 全国 全体 全力 全面 全市 全年 全程 施工 施行 施肥 管理 管道
      管家 管网 管辖 何时 何处 何况 强大 强烈 强化 强制 易于 应该 应对 应急 应当 解决 解释 解放 解答 谢谢
      阳光 阳台 喜欢 项目 双方 华人 国家 国庆 国有 国道 通过 通知 通信 通道 通车 车辆 车站 车位 车库 商品
      商业 商店 商场 封闭 都市 雷雨 雷电 雷达 花园 花草 连接 连续 顾客 顾问 居民 居住 祝福 祝贺 支持 支付
      支部 支出 于是 由于 幸福 幸运 席位 习惯 经济 经常 经过 经营 麻烦 房屋 房子 房产 房租 危险 危房 司法
      司机 柴油 燕子 景区 景点 晨光 单位 单元 单独 万元 元旦 孔子 章程 游客 游园 申请 申报 申诉 充电 冷水
      冷暖 暖气 米饭 米线 贝壳 毛巾 程度 程序 宫殿 梅花 盛世 林地 林业 林场 胡同 古城 左右 石材 段落 汤圆
      """
    return Set(
      list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { word in
        word.unicodeScalars.reduce(0) { $0 << 32 | UInt64($1.value) }
      })
  }()

  private static func words(_ texts: [String]) -> [[UInt32]] {
    texts.map { $0.unicodeScalars.map(\.value) }
  }
}
