// Explanations of the complaints about notices of holidays.

extension DiagnosticCatalogue {
  /// Notices of holidays.
  package static let notices: [DiagnosticID: DiagnosticEntry] = [
    .noticeWeekdayDisagrees: DiagnosticEntry(
      .error, "通知里的日期和星期不符",
      "放假通知在日期后面用括号写了星期，和日历对不上，多半是粘贴或录入时改错了数字。"
        + "放假和调休决定所有“几个工作日”的期限，所以这份通知改好之前不采用。"),
    .noticeCountDisagrees: DiagnosticEntry(
      .error, "“共几天”与日期不符", "通知写的天数和起止日期数出来的天数不同，请对照原文。"),
    .noticeImpossibleDate: DiagnosticEntry(
      .error, "通知里有不存在的日期", "例如 2 月 30 日。请对照原文改正。"),
    .noticeEndsBeforeItStarts: DiagnosticEntry(
      .error, "假期的结束早于开始", "请核对起止日期；跨年的假期要写上年份。"),
    .noticeTooLong: DiagnosticEntry(
      .error, "假期长得不像真的", "一次放假的天数超出了可信的范围，多半是月份或日期录错了。"),
    .noticeYearOutOfReach: DiagnosticEntry(
      .error, "通知里的年份太远", "一份年度通知里的日期只能在当年和前后一年之内。"),
    .noticeDateWithoutMeaning: DiagnosticEntry(
      .error, "看不出这一天是休息还是上班",
      "日期后面要写明“放假”“补休”或“上班”。请照原文补全，不要只贴一部分。"),
    .noticeMakeUpOnWeekday: DiagnosticEntry(
      .error, "调休上班日本来就是工作日", "调休上班日应是星期六或星期日，请对照原文核对日期。"),
    .noticeBothOffAndWorked: DiagnosticEntry(
      .error, "同一天既放假又上班", "同一份通知里，这一天既写了放假又写了上班，请对照原文。"),
    .noticeNotBesideWeekend: DiagnosticEntry(
      .error, "“与周末连休”的日子不挨周末", "写明与周末连休的日子应当紧邻周末，请对照原文核对日期。"),
    .noticeHolidayTwice: DiagnosticEntry(
      .error, "同一个节日安排了两次", "请只保留一条；后来的调整通知请另存为一个文件。"),
    .noticeHolidayMissing: DiagnosticEntry(
      .error, "年度通知缺少一个节日",
      "年度放假通知应当包括元旦、春节、清明节、劳动节、端午节、中秋节和国庆节。请粘贴通知全文。"),
    .noticeResumesAtWrongDay: DiagnosticEntry(
      .error, "恢复上班的日子不对", "假期最后一天之后的第一个工作日才是恢复上班的日子，请核对两个日期。"),
    .noticeYearMissing: DiagnosticEntry(
      .error, "看不出是哪一年的通知", "请保留标题里的“2026年部分节假日安排”这样的年份。"),
    .noticeNothingUnderstood: DiagnosticEntry(
      .error, "放假通知读不懂", "文件像是放假通知，但没有一条安排读得懂。请粘贴国务院办公厅通知的原文，一字不改。"),
  ]
}
