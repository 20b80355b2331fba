// Explanations of what can be wrong between files: names, identities, revised plans and entries of
// the overlay.

extension DiagnosticCatalogue {
  /// Putting the files together.
  package static let assembly: [DiagnosticID: DiagnosticEntry] = [
    .programmeNotNamed: DiagnosticEntry(
      .error, "没有写明是哪个节目",
      "文件夹里有几个节目，这份计划没有写明属于哪一个。请在标题里用引号写出节目名称，"
        + "或在 YAML 里写“节目”。文件夹里只有一个节目时可以不写。"),
    .clockTimeMissing: DiagnosticEntry(
      .error, "没有写播出时间",
      "这一期有日期而没有钟点，所属节目也没有规定默认的播出时间。请在这一行写出起止时间，"
        + "或在节目文件里写“默认时间”。"),
    .noDirectory: DiagnosticEntry(
      .error, "还没有名录",
      "计划表里写了单位，但文件夹里没有任何文件说明有哪些单位。单位不会自动新建，否则错别字也会变成单位。"
        + "请先放入名录：可以是 YAML，也可以是一张有“标准名称、简称、曾用名”的表格。"),
    .episodeIDTwice: DiagnosticEntry(
      .error, "编号重复",
      "同一个编号写在两处。先出现的一处有效，后一处暂不采用。编号是一期节目的身份，不能重复；"
        + "请删去一处，或换一个编号。"),
    .revisedPlanBeside: DiagnosticEntry(
      .error, "新旧两版计划同时存在",
      "两份文件是同一节目同一年的计划，而且一半以上的行完全相同，像是同一份计划的新旧两版。"
        + "同时采用会把改动当成冲突，所以先按旧版执行。请把旧文件移到“归档”文件夹。"),
    .identityDoubtful: DiagnosticEntry(
      .warning, "不能确定是不是原来那一期",
      "新计划里的一行与原计划的一期单位相同，但日期、主题都变了，不能断定是原来那一期改了，"
        + "还是另加了一期。不答复时按新增一期、原来一期停播处理（停播有10分钟缓冲）。"
        + "如果就是原来那一期，请把提示里的一行粘贴到 变更.yaml。"),
    .identityKept: DiagnosticEntry(
      .note, "沿用原来的身份",
      "这一行新写了编号，而这一期早已采用，提醒记录都记在原来的编号下。为了不重复提醒，"
        + "继续使用原来的编号；变更文件里用新编号也找得到它。"),
    .departmentWithoutGroup: DiagnosticEntry(
      .note, "单位没有群",
      "名录里没有给这些单位写“群”，它们上线时收不到群提醒。请在名录里补上，或确认不需要。"),
    .overlayEpisodeUnknown: DiagnosticEntry(
      .error, "找不到要变更的期次",
      "变更文件里的一条说的是哪一期，在计划里找不到。请用编号，或用原定日期加单位来指明。"
        + "改期以后，原定日期和现定日期都可以用。"),
    .overlayEpisodeAmbiguous: DiagnosticEntry(
      .error, "不止一期符合",
      "变更文件里的一条可以指不止一期。请改用编号指明；编号在提示里列出。"),
    .overlayRefused: DiagnosticEntry(
      .error, "这条变更做不到",
      "期次找到了，但变更与它的现状不合，例如已经播出的不能再改期，没有日期的不能顶替。"),
    .overlayGuestUnknown: DiagnosticEntry(
      .error, "找不到要替换的嘉宾",
      "换人写的是替换某位嘉宾，但这一期的嘉宾里没有这个名字。请核对姓名。"),
    .displacedToNextRound: DiagnosticEntry(
      .note, "已转入下一轮",
      "特别节目顶替了这一期，原单位转入下一轮，暂列下个月、日期待定，到时会提醒确定日期。"
        + "定下日期后，在 变更.yaml 里写一条改期即可。"),
    .programmeAssumed: DiagnosticEntry(
      .note, "没有写节目，按计划表认定",
      "目录里没有“节目”，就把计划表标题里的节目当作唯一的节目：每期 60 分钟，没有主持人、导播和节目组的群，"
        + "所以发给他们的提醒都不会发。请写一个 节目.yaml。"),
  ]
}
