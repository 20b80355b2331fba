// The outermost keys of a schedule file.

package import Language

/// The outermost keys of a schedule file.
package enum RootKey: Int, FieldKey {
  case version, zone, programmes, directory, ladder, plan, campaigns, overlay, timeLimits

  package static let table = FieldTable(
    "计划文件", "一个 YAML 文件可以写下面一种或几种内容，第一行写版本。",
    [
      Self.version: Field(
        "版本", "version", .integer(1...1, unit: nil), .required, "计划文件写法的版本，每个文件都要写。", example: "1"),
      .zone: Field(
        "时区", "zone", .zone, "本文件里节目的时区；不写时用系统设置的时区。", example: "Asia/Shanghai"),
      .programmes: Field(
        "节目", "programmes", .list(.mapping(ProgrammeKey.table)), "节目的名称、播出时段和人员。"),
      .directory: Field(
        "名录", "directory", .mapping(DirectoryKey.table), "单位、人员和群。"),
      .ladder: Field(
        "提醒规则", "ladder", .list(.mapping(LadderKey.table)), "播出前后要提醒的事，按先后写。"),
      .plan: Field(
        "年度计划", "plan", .either([.mapping(PlanKey.table), .list(.mapping(PlanKey.table))]),
        "一年的场次；也可以直接放 CSV 或 XLSX 表格。"),
      .campaigns: Field(
        "活动", "campaigns", .list(.mapping(CampaignKey.table)), "“5·15政务公开日”这样的集中活动。"),
      .overlay: Field(
        "变更", "changes", .list(.mapping(OverlayKey.table)),
        "改期、停播、换人等变更，只在末尾追加，不改前面的。"),
      .timeLimits: Field(
        "办理时限", "timeLimits", .mapping(TimeLimitKey.table), "单位答复诉求的期限和催办。"),
    ])
}
