// The keys of a campaign and of its deadlines.

package import Language

/// The keys of a campaign.
package enum CampaignKey: Int, FieldKey {
  case name, theme, from, through, activities, deadlines

  package static let table = FieldTable(
    "活动", "一项集中活动，有自己的起止日期和报送期限。",
    [
      Self.name: Field("名称", "name", .text, .required, "活动的名称，场次里写它。", example: "5·15政务公开日"),
      .theme: Field("主题", "theme", .text, "活动主题。", example: "做好新时代政务公开"),
      .from: Field("起", "from", .day, .required, "第一天。", example: "2026-05-15"),
      .through: Field("止", "through", .day, .required, "最后一天。", example: "2026-05-31"),
      .activities: Field("内容", "activities", .list(.text), "各项活动。", example: "[重要工作部门访谈]"),
      .deadlines: Field(
        "报送", "deadlines", .list(.mapping(DeadlineKey.table)), "要报送的材料和期限。"),
    ])
}

/// The keys of a deadline.
package enum DeadlineKey: Int, FieldKey {
  case code, what, dueBy, leads, group

  package static let table = FieldTable(
    "报送", "一项要报送的材料。",
    [
      Self.code: Field("代码", "code", .code, .required, "代码，在本活动里不重复。", example: "materials"),
      .what: Field("事项", "what", .text, .required, "报送什么。", example: "拟发布的文字、图片和视频"),
      .dueBy: Field(
        "截止", "dueBy", .dateTime, .required, "期限；不写时刻就是当天 17:30。", example: "2026-05-07 17:30"),
      .leads: Field(
        "提醒", "leads", .list(.lead), "什么时候提醒。", example: "[截止前3个工作日 10:00]"),
      .group: Field("群", "group", .text, .required, "在哪个群里提醒。", example: "上线单位联络群"),
    ])
}
