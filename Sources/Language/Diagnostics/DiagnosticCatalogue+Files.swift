// Explanations of the complaints about files and their text.

extension DiagnosticCatalogue {
  /// Files and their text.
  package static let files: [DiagnosticID: DiagnosticEntry] = [
    .fileTooLarge: DiagnosticEntry(
      .error, "文件太大",
      "单个文件不得超过 16 MB。真实的年度计划只有几十 KB，这么大的文件多半放错了地方，"
        + "或者表格里带了大量空行、图片。请删去多余内容，或按年度拆成几个文件。"),
    .tooManyFiles: DiagnosticEntry(
      .error, "文件太多",
      "一个计划文件夹最多放 200 个文件。旧的计划请移到子文件夹“归档”里，程序不读子文件夹。"),
    .tooManyEpisodes: DiagnosticEntry(
      .error, "场次太多", "一个文件最多写 20000 场节目。请按年度拆成几个文件。"),
    .undecodableText: DiagnosticEntry(
      .error, "文字编码无法识别",
      "文件既不是 UTF-8，也不是 GB18030（Windows 上的 GBK 属于它）。提示里写明了从第几个字节起读不懂。"
        + "请用 WPS、Excel 或记事本打开，另存为 UTF-8。程序不猜测，因为猜错会把人名变成乱码。"),
    .utf16Refused: DiagnosticEntry(
      .error, "不接受 UTF-16 编码",
      "这个文件是 UTF-16 编码（记事本里叫“Unicode”）。YAML 文件请另存为 UTF-8；"
        + "表格（CSV、TSV）可以用 UTF-16，但文件开头要有字节顺序标记。"),
    .readAsGB18030: DiagnosticEntry(
      .note, "已按 GB18030 读入",
      "文件不是 UTF-8，已按国标 GB18030 读入（中文 Windows 的默认编码属于它）。内容没有问题时不必处理；"
        + "如果看到乱码，请另存为 UTF-8。"),
    .controlCharacter: DiagnosticEntry(
      .error, "有看不见的控制字符",
      "文件里有控制字符（例如 NUL、退格、行分隔符）。它们看不见，却会让群消息显示错乱，所以不接受。"
        + "请按提示的位置删掉该字符后重新输入那几个字。"),
    .bidiOverride: DiagnosticEntry(
      .error, "有改变文字方向的字符",
      "文件里有改变书写方向的不可见字符（例如 U+202E），它会让后面的文字倒着显示，可以用来伪装内容，"
        + "所以不接受。请删掉后重新输入那几个字。"),
    .privateUseCharacter: DiagnosticEntry(
      .warning, "有专用区字符，可能是乱码",
      "U+E000 到 U+F8FF 之间的字符没有统一的字形，在人名、地名里出现时，往往说明文件被错误的编码转换过"
        + "（例如把“䶮”读成了方框）。请核对这个字，改成正确的字。"),
    .unsupportedFile: DiagnosticEntry(
      .error, "不支持的文件格式",
      "程序直接读 .yaml、.yml、.csv、.tsv、.xlsx 和 .txt。.xls、.et、.doc、.docx 请用 WPS 或 Office 打开，"
        + "选“另存为”，类型选 .xlsx，再把新文件放进文件夹。"),
    .unknownTextFile: DiagnosticEntry(
      .note, "看不出这个文本文件的用途",
      ".txt 文件只用来放国务院办公厅的放假通知。这个文件不像放假通知，没有采用，也不影响其他文件。"
        + "如果是说明文字，可以不管，或移到子文件夹里。"),
    .emptyFile: DiagnosticEntry(
      .note, "文件是空的", "文件里没有内容。如果正在编辑，保存后会自动重新读取。"),
    .fileUnreadable: DiagnosticEntry(
      .error, "文件读不出来",
      "文件在目录里，但没有权限、是链接或管道，或者读取时出错。这个文件的上一个好版本继续有效，别的文件不受影响。"
        + "请检查权限，或把内容另存为普通文件。"),
    .fileWritable: DiagnosticEntry(
      .warning, "所有人都能改写这个文件",
      "计划文件决定谁在什么时候收到提醒，不该让机器上的任何人都能改。请去掉“其他人可写”的权限。"),
  ]
}
