// Explanations of the complaints about programmes, ladder, directory and overlay.

extension DiagnosticCatalogue {
  /// Programmes, ladder, directory and overlay.
  package static let documents: [DiagnosticID: DiagnosticEntry] = [
    .badSlotRule: DiagnosticEntry(
      .error, "播出时段看不懂",
      "播出时段的写法：每周四 9:00-10:00；每周二、周四 9:00-10:00；每周一至周五 9:00-10:00；每天 22:20-22:50；"
        + "每月第1个周二 9:00-10:00；每季度第2个周三 9:00-10:00；2026-05-11至2026-05-22 9:00-10:00；"
        + "2026-06-01 16:30-18:00。",
      example: DiagnosticExample(wrong: "- 星期四上午", right: "- 每周四 9:00-10:00")),
    .ambiguousWeekRule: DiagnosticEntry(
      .warning, "“第几周的星期几”有两种读法",
      "“每季度第2周星期三”可以指季度里的第2个星期三，也可以指第2个自然周的星期三，两者常常不是同一天。"
        + "程序按“第几个”理解，并列出日期供核对；写成“第2个周三”就没有歧义，也不再提示。",
      example: DiagnosticExample(
        wrong: "- 每季度第2周周三 9:00-10:00", right: "- 每季度第2个周三 9:00-10:00")),
    .codeTwice: DiagnosticEntry(
      .error, "同一个名字定义了两次",
      "代码、姓名、群名在整个文件夹里必须唯一。提示里列出了两处位置，请改掉或删掉一处；先出现的那一处有效。"),
    .actMissing: DiagnosticEntry(
      .error, "这条变更没有写发生了什么",
      "每条变更要写明一件事：改期、停播、顶替、换人、换主持、豁免、答复、已完成、实况、已确认之一。",
      example: DiagnosticExample(
        wrong: "- 日期: 2026-05-14\n  单位: 市医保局",
        right: "- 日期: 2026-05-14\n  单位: 市医保局\n  改期: 2026-05-21\n  原因: 市里统一安排")),
    .actTwice: DiagnosticEntry(
      .error, "一条变更里写了两件事",
      "一条变更只写一件事，才能看清先后。请拆成两条，后发生的写在后面。"),
    .reasonMissing: DiagnosticEntry(
      .error, "缺少原因",
      "停播、顶替、换人、豁免要写“原因”，考核和交接时要用。",
      example: DiagnosticExample(
        wrong: "- 编号: LM-05\n  停播: 是", right: "- 编号: LM-05\n  停播: 是\n  原因: 防汛特别报道")),
    .episodeNotNamed: DiagnosticEntry(
      .error, "没有写明是哪一场",
      "变更要用“编号”指明哪一场，或者同时写“日期”和“单位”。日期写改期之前的那一天，并写全年份。",
      example: DiagnosticExample(
        wrong: "- 停播: 是", right: "- 日期: 2026-05-14\n  单位: 市医保局\n  停播: 是")),
    .unknownDiagnostic: DiagnosticEntry(
      .error, "没有这个提示编号",
      "豁免里要写提示的编号（例如 host-busy），它印在提示的第一行方括号里。"),
    .unknownField: DiagnosticEntry(
      .error, "提醒内容里有不认识的填空",
      "提醒内容里的〔…〕会换成当场的内容，只能用手册列出的几种，例如〔单位〕、〔日期〕、〔时间〕、〔主题〕。"),
  ]
}
