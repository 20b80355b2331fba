// Explanations of the complaints about names that the directory must know.

extension DiagnosticCatalogue {
  /// Names that the directory, the programmes and the ladder must know.
  package static let names: [DiagnosticID: DiagnosticEntry] = [
    .unknownDepartment: DiagnosticEntry(
      .error, "名录里没有这个单位",
      "单位要先写进名录（正式名称、简称或曾用名都可以）。程序不会自己新建单位，因为那样错别字会变成一个新单位，"
        + "提醒就发不出去。请改成名录里的名字，或在名录里补上。"),
    .unknownPerson: DiagnosticEntry(
      .error, "名录里没有这个人",
      "主持人、导播、联络员等要先写进名录的“人员”，否则不知道在群里该提醒谁。"),
    .unknownGroup: DiagnosticEntry(
      .error, "名录里没有这个群",
      "群要先写进名录的“群”，写明由哪个机器人发言。机器人的地址和密钥只放在凭据里，不写进计划文件。"),
    .unknownProgramme: DiagnosticEntry(
      .error, "没有这个节目", "节目要先写在“节目”里，可以用代码，也可以用名称。"),
    .unknownCampaign: DiagnosticEntry(
      .error, "没有这个活动", "活动要先写在“活动”里，场次再写它的名称。"),
    .unknownMilestone: DiagnosticEntry(
      .error, "提醒规则里没有这一项",
      "“已完成”里要写提醒规则的名称或代码，例如“报材料”。"),
  ]
}
