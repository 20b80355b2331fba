// Explanations of the complaints about keys and values.

extension DiagnosticCatalogue {
  /// Keys and values.
  package static let values: [DiagnosticID: DiagnosticEntry] = keys.merging(scalars) { key, _ in key
  }

  private static let keys: [DiagnosticID: DiagnosticEntry] = [
    .missingVersion: DiagnosticEntry(
      .error, "没有写版本",
      "每个 YAML 文件开头要写“版本: 1”，这样将来写法有变化时，旧文件仍能按旧写法读。",
      example: DiagnosticExample(wrong: "节目:\n  - 代码: limin", right: "版本: 1\n节目:\n  - 代码: limin")),
    .unsupportedVersion: DiagnosticEntry(
      .error, "版本不认识", "目前只有版本 1。请写“版本: 1”。"),
    .unknownKey: DiagnosticEntry(
      .error, "不认识的键",
      "这里没有这个键。为了不让写错的键悄悄失效，程序不会忽略它。请按建议改正，或对照手册里的字段表。",
      example: DiagnosticExample(wrong: "主提: 医保报销", right: "主题: 医保报销")),
    .missingKey: DiagnosticEntry(.error, "缺少必须写的键", "这一组里缺少必须写的内容，请补上。"),
    .keyInTwoLanguages: DiagnosticEntry(
      .error, "同一个键用中文和英文各写了一次",
      "每个键可以用中文或英文写，但只能写一次。请删掉一处。",
      example: DiagnosticExample(wrong: "日期: 2026-05-14\ndate: 2026-05-21", right: "日期: 2026-05-21")
    ),
    .wrongShape: DiagnosticEntry(
      .error, "内容的形状不对",
      "这里要的是一段文字、一个列表（每项以“- ”开头）或一组“键: 值”中的一种，写的却是另一种。多半是缩进不对。"),
    .emptyValue: DiagnosticEntry(
      .error, "冒号后面是空的", "这个键必须有内容。不需要时请整行删掉。"),
    .nothingKnown: DiagnosticEntry(
      .error, "文件里没有认识的内容",
      "YAML 文件的第一层要有下列之一：节目、名录、提醒规则、年度计划、活动、变更。"),
    .unknownChoice: DiagnosticEntry(
      .error, "不是可选的值", "这个键只能取固定的几个值，提示里列出了全部。"),
    .secretInFile: DiagnosticEntry(
      .error, "计划文件里不能写网址或密钥",
      "机器人的地址就是它的钥匙，任何人拿到都能冒充发消息。计划文件很多人能看到，所以这里只写机器人的名字；"
        + "地址和密钥由系统管理员放进凭据目录。如果地址已经写进过文件，请在群里删除并重建机器人。",
      example: DiagnosticExample(wrong: "机器人: https://…/send?key=…", right: "机器人: bianji-robot")),
  ]

  private static let scalars: [DiagnosticID: DiagnosticEntry] = [
    .badText: DiagnosticEntry(.error, "文字不合要求", "这段文字不能用在这里，提示里说明了要求。"),
    .textTooLong: DiagnosticEntry(
      .warning, "文字太长",
      "群消息有长度限制，超出的部分会在群里截断（按整字截断）。请写得简短一些，详细内容放在备注或附件里。"),
    .badCode: DiagnosticEntry(
      .error, "代码的写法不对",
      "代码用来在文件之间指代，不显示给听众。可以用中文、英文字母、数字、连字符“-”、点和下划线，不能有空格，最长 64 个字。"),
    .badNumber: DiagnosticEntry(.error, "不是合适的数", "这里要写一个整数，提示里写明了范围。"),
    .badFlag: DiagnosticEntry(.error, "要写“是”或“否”", "这个键只取“是”或“否”（也可以写 true、false）。"),
    .badDate: DiagnosticEntry(
      .error, "日期看不懂",
      "日期可以写 2026-05-14、2026年5月14日、5月14日（周四）、2026/5/14；日子未定时写“4月份”。"),
    .dateDoesNotExist: DiagnosticEntry(
      .error, "没有这一天", "例如 2 月没有 30 日，平年的 2 月没有 29 日。程序不会自动挪到下个月，请改成正确的日期。"),
    .badMonth: DiagnosticEntry(.error, "没有这个月", "月份只能是 1 月到 12 月，写作“4月”或“4月份”。"),
    .badTime: DiagnosticEntry(
      .error, "时间看不懂",
      "时间可以写 9:00-10:00、上午9:00至10:00、下午2:30-3:30、9:00。只写 2:30 而没有上午下午时会被询问。"),
    .timeDoesNotExist: DiagnosticEntry(
      .error, "没有这个时刻",
      "时刻从 0:00 到 23:59。24:00 请写成第二天的 0:00。",
      example: DiagnosticExample(wrong: "时间: 24:00", right: "日期写第二天，时间: 0:00")),
    .endBeforeStart: DiagnosticEntry(
      .error, "结束早于开始", "结束时间要晚于开始时间。程序不会自动对调，也不当作跨夜，请核对。"),
    .yearMissing: DiagnosticEntry(
      .error, "没有写年份", "这里看不出是哪一年，请把年份写全，例如 2026-05-14。"),
    .yearOutOfRange: DiagnosticEntry(
      .error, "年份不对", "计划里的日期只能在计划年度的前后一年之内，请核对年份。"),
    .weekdayDisagrees: DiagnosticEntry(
      .error, "星期与日期不符",
      "括号里的星期和日期对不上，两者必有一错。程序不猜，请核对后改正其中一个。",
      example: DiagnosticExample(wrong: "日期: 5月16日（周五）", right: "日期: 5月15日（周五）")),
    .badZone: DiagnosticEntry(
      .error, "时区的写法不对",
      "时区要写全名，例如 Asia/Shanghai。CST、EST 这样的缩写有多种含义，GMT+8 不是时区，都不接受。",
      example: DiagnosticExample(wrong: "时区: CST", right: "时区: Asia/Shanghai")),
    .badLead: DiagnosticEntry(
      .error, "提前量看不懂",
      "写法举例：上线前5个工作日 16:00（T-5wd 16:00）、上一周周四 10:00、上线前30分钟（T-30m）、"
        + "下线后1个工作日 10:00（E+1wd 10:00）。完整写法见手册。"),
    .badMobile: DiagnosticEntry(
      .error, "手机号不对", "手机号要写 11 位数字，例如 13800138001，可以加 +86。"),
  ]
}
