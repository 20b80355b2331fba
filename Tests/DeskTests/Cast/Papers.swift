// Schedule files of the small office: one programme, three departments, a short ladder.

/// Texts of schedule files.
enum Papers {
  static let standing = [
    "节目.yaml": programme, "名录.yaml": directory, "提醒规则.yaml": ladder, "放假.txt": holidays,
  ]

  /// The standing files with a plan of these rows.
  static func with(_ rows: [String]) -> [String: String] {
    standing.merging(["计划.csv": plan(rows)]) { _, new in new }
  }

  static let programme = """
    版本: 1
    节目:
      - 代码: limin
        名称: 利民热线
        直播间: 一号直播间
        默认时间: 9:00-10:00
        编导群: 编导群
        编导: [高敏]
        主持人: [方宁]
    """

  static let directory = """
    版本: 1
    名录:
      群:
        - {名称: 联络群, 机器人: lianluo}
        - {名称: 编导群, 机器人: bianji}
      人员:
        - {姓名: 高敏, 账号: gaomin}
        - {姓名: 方宁, 账号: fangning}
        - {姓名: 李静, 账号: lijing, 手机: "13800138001"}
      单位:
        - {编码: yibao, 名称: 市医疗保障局, 简称: 市医保局, 群: 联络群, 联络员: [李静]}
        - {编码: renshe, 名称: 市人力资源和社会保障局, 简称: 市人社局, 群: 联络群}
        - {编码: minzheng, 名称: 市民政局, 简称: 市民政局, 群: 联络群}
        - {编码: zhujian, 名称: 市住房和城乡建设局, 简称: 市住建局, 群: 联络群}
    """

  static let ladder = """
    版本: 1
    提醒规则:
      - {代码: topicDue, 名称: 报主题, 提前量: T-10wd 10:00, 对象: [联络员], 内容: 请报主题}
      - {代码: materialsDue, 名称: 报材料, 提前量: T-5wd 16:00, 对象: [联络员], 内容: 请报材料}
      - {代码: hostCall, 名称: 到岗, 提前量: T-30m, 对象: [主持人], 内容: 请到岗, 紧急: 是, 准点: 是}
      - {代码: siteLink, 名称: 发链接, 提前量: E+1wd 10:00, 对象: [编导], 内容: 请发回看链接}
    """

  static let holidays = """
    国务院办公厅关于2026年部分节假日安排的通知
    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
    二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
    三、清明节：4月4日（周六）至6日（周一）放假，共3天。
    四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
    五、端午节：6月19日（周五）至21日（周日）放假，共3天。
    六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
    七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
    """

  /// A CSV with one line per episode: day, department, topic, head.
  static func plan(_ rows: [String]) -> String {
    "2026年“利民热线”上线安排\n日期,上线单位,访谈主题,带队领导\n" + rows.joined(separator: "\n") + "\n"
  }

  static let june = [
    "2026-06-04,市医保局,异地就医备案,局长 王伟",
    "2026-06-11,市人社局,返乡就业,局长 孙志强",
    "2026-06-18,市民政局,养老服务,局长 郭涛",
  ]

  /// June with another first row.
  static func june(first row: String) -> [String] { [row] + june.dropFirst() }
}
