// Explanations of the complaints about tables: CSV, TSV and XLSX, and what stands in their cells.

extension DiagnosticCatalogue {
  /// Tables and what stands in their cells.
  package static let tables: [DiagnosticID: DiagnosticEntry] =
    tableValues.merging(tableRows) { first, _ in first }
    .merging(tableShape) { first, _ in first }
    .merging(workbooks) { first, _ in first }

  private static let tableValues: [DiagnosticID: DiagnosticEntry] = [
    .ambiguousDate: DiagnosticEntry(
      .error, "日期看不出月和日",
      "像 03/04/2026 这样的日期，有人读作3月4日，有人读作4月3日，程序不猜。请写成“3月4日”或“2026-03-04”。",
      example: DiagnosticExample(wrong: "03/04/2026", right: "2026年3月4日")),
    .afternoonNotWritten: DiagnosticEntry(
      .error, "没有写上午还是下午",
      "2:30 按24小时制是凌晨两点半，几乎不会有节目，所以要问一句。请写“下午2:30-3:30”或“14:30-15:30”；"
        + "“下午”写一次，对起止两端都有效。真在凌晨的，写“凌晨2:30”。",
      example: DiagnosticExample(wrong: "2:30-3:30", right: "14:30-15:30")),
    .fullWidthDigits: DiagnosticEntry(
      .note, "全角数字已识别",
      "日期或时间用了全角数字，意思已经读懂，按提示里的日期时间采用，不必修改。"),
    .yearAfterDecember: DiagnosticEntry(
      .error, "12月之后又出现年初的日期",
      "计划是按年编的，这一行排在12月之后而没有写年份，可能是下一年，也可能是排错了位置。请写明年份。"
        + "是下一年的，那一年的放假安排公布以前，按工作日推算的期限都是暂定的。",
      example: DiagnosticExample(wrong: "1月7日", right: "2027-01-07")),
    .monthDisagrees: DiagnosticEntry(
      .error, "月份与日期不一致", "“月份”一列与这一行的日期不是同一个月。请改正其中一处。"),
    .datesTwice: DiagnosticEntry(
      .error, "同一行有两个不同的日期或时间", "日期列和时间列都写了日期或钟点，而且不相同。请只留一处。"),
    .dateUndecided: DiagnosticEntry(
      .error, "日期和月份都没有定",
      "这一行写了单位，但连月份也没有，不能列入计划，也不会提醒。月份定了请写“×月份”，到时会提醒确定日期。"),
    .dayHidden: DiagnosticEntry(
      .note, "单元格只显示年月，里面存有日期",
      "单元格的格式只显示到月份，但存的是完整的日期，已按完整日期采用。如果只定了月份，请把这一格改成文字“×月份”。"),
  ]

  private static let tableRows: [DiagnosticID: DiagnosticEntry] = [
    .departmentMissing: DiagnosticEntry(
      .error, "没有写上线单位",
      "这一行的单位是空的，而且不在合并的单元格里，所以不沿用上一行的单位。还没有定的写“待定”。"),
    .groupWord: DiagnosticEntry(
      .note, "不是具体单位，按文字保留",
      "“各街道办”“各上线单位”“待定”这类说法不指某一个单位，按原文显示，不向它们发提醒。"),
    .serialTwice: DiagnosticEntry(
      .warning, "序号重复",
      "序号只供查看，不是一期节目的身份，所以两行都已读入。请改正序号，免得口头说“第几期”时弄错。"),
    .guestUnclear: DiagnosticEntry(
      .note, "嘉宾一栏不是姓名和职务",
      "这一格读不出嘉宾的姓名和职务，已按备注保留。写法：职务在前，空一格，姓名在后；几位嘉宾分行写。",
      example: DiagnosticExample(wrong: "嘉宾由各单位另报", right: "副局长 王伟")),
    .digitsLost: DiagnosticEntry(
      .error, "数字已被表格软件改坏",
      "号码成了 1.38E+10 这样的写法，后面的数字已经丢失，无法还原。请把这一列设为“文本”格式，重新填写号码。",
      example: DiagnosticExample(wrong: "1.38E+10", right: "'13800000000")),
    .departmentNameMissing: DiagnosticEntry(
      .error, "名录里的一行没有标准名称",
      "名录每一行都要有“标准名称”，它是单位的身份；简称、曾用名、类别可以不写。"),
  ]

  private static let tableShape: [DiagnosticID: DiagnosticEntry] = [
    .cellTooLong: DiagnosticEntry(
      .error, "单元格太长",
      "一个单元格最多 64 KB。这样长的内容多半是引号没有配对，把后面的内容都吞了进来。整个文件暂不采用。"),
    .tooManyRows: DiagnosticEntry(
      .error, "行数太多", "一个表格最多两万行。请核对是不是拖选了整列，或按年度拆成几个文件。"),
    .planHeaderMissing: DiagnosticEntry(
      .error, "找不到表头",
      "年度计划的表头至少要有“上线单位”（或“承办单位”“访谈单位”）和“上线时间”（或“日期”“月份”），"
        + "写在前二十行之内；上面可以有标题行。CSV 用逗号分列，TSV 用制表符分列。"),
    .columnMissing: DiagnosticEntry(
      .error, "表头缺少必要的列", "表头要有上线单位一列，以及日期、时间或月份中的至少一列。列的顺序不限。"),
    .columnTwice: DiagnosticEntry(
      .error, "同一种列出现两次", "表头里有两列意思相同，不能断定用哪一列。请删去一列，或改成不同的名字。"),
    .columnIgnored: DiagnosticEntry(
      .note, "有一列没有采用", "表头里的这个名字不认识，这一列的内容没有采用，其余各列照常。"),
    .planYearMissing: DiagnosticEntry(
      .error, "没有写是哪一年的计划",
      "标题、工作表名和文件名里都没有年份。表内日期常常不写年份，所以标题里要有，例如“2026年……计划表”。"),
  ]

  private static let workbooks: [DiagnosticID: DiagnosticEntry] = [
    .workbookUnreadable: DiagnosticEntry(
      .error, "表格文件打不开",
      "文件已损坏、加了密码，或者不是 .xlsx 格式。请用 WPS 或 Excel 打开，去掉密码，另存为 .xlsx 后放回。"),
    .workbookTooLarge: DiagnosticEntry(
      .error, "表格文件展开后太大",
      "文件压缩得异常紧，或展开后超过上限。正常的计划表只有几十 KB。请把需要的内容复制到新的表格里再保存。"),
    .workbookPartMissing: DiagnosticEntry(
      .error, "表格文件缺少内容", "文件里缺少表格必需的部分，可能没有完整下载或复制。请重新另存为 .xlsx。"),
    .tooManyCells: DiagnosticEntry(
      .error, "单元格太多", "表格里有内容的单元格超过上限，后面的没有读。请只保留计划表本身。"),
    .sheetIgnored: DiagnosticEntry(
      .note, "有一张工作表没有采用",
      "这张工作表里没有年度计划的表头，或者是隐藏的，所以没有读。填表说明之类可以照常保留。"),
    .cellIgnored: DiagnosticEntry(
      .note, "有些单元格没有采用", "内容在第256列以后，多半是误输入的，没有采用。"),
  ]
}
