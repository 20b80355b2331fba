// The keys of a campaign, of its deadlines, activities, materials and hand-typed figures.

package import Language

/// The keys of a campaign.
package enum CampaignKey: Int, FieldKey {
  case name, theme, notice, organiser, from, through, activities, deadlines, materials
  case typedFigures, cases, problems, nextSteps

  package static let table = FieldTable(
    "活动", "一项集中活动，有自己的起止日期和报送期限。",
    [
      Self.name: Field("名称", "name", .text, .required, "活动的名称，场次里写它。", example: "5·15政务公开日"),
      .theme: Field("主题", "theme", .text, "活动主题。", example: "做好新时代政务公开"),
      .notice: Field("通知", "notice", .text, "依据的通知，报告里引用。", example: "朝政办传〔2020〕10号"),
      .organiser: Field("组织单位", "organiser", .text, "组织单位，报告的落款。", example: "市政府办公室"),
      .from: Field("起", "from", .day, .required, "第一天。", example: "2026-05-15"),
      .through: Field("止", "through", .day, .required, "最后一天。", example: "2026-05-31"),
      .activities: Field(
        "内容", "activities", .list(.either([.text, .mapping(ActivityKey.table)])),
        "各项活动；只写名称，或写成一组。", example: "[重要工作部门访谈]"),
      .deadlines: Field(
        "报送", "deadlines", .list(.mapping(DeadlineKey.table)), "要报送的材料和期限。"),
      .materials: Field(
        "材料", "materials", .list(.mapping(MaterialKey.table)), "拟发布的文字、图片、视频和链接。"),
      .typedFigures: Field(
        "手工数据", "typedFigures", .list(.mapping(TypedFigureKey.table)),
        "台账里没有的数：观看人次、发放材料数、接待人次等。"),
      .cases: Field(
        "典型案例", "cases", .words, "选作典型的案号；不写时由报告按规则选。", example: "[L26-000125]"),
      .problems: Field("问题", "problems", .list(.text), "存在的问题，一条一句。"),
      .nextSteps: Field("打算", "nextSteps", .list(.text), "下一步打算，一条一句。"),
    ])
}

/// The keys of a deadline.
package enum DeadlineKey: Int, FieldKey {
  case code, what, dueBy, leads, group, report

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
      .report: Field(
        "报告", "report", .choice(CampaignReport.choices), "由程序写的是哪一份报告。", example: "准备清单"),
    ])
}

/// The keys of a sub-activity.
package enum ActivityKey: Int, FieldKey {
  case name, when, place, progress, account

  package static let table = FieldTable(
    "活动内容", "活动里的一项内容。",
    [
      Self.name: Field("名称", "name", .text, .required, "这一项的名称。", example: "群众难题我来答"),
      .when: Field("时间", "when", .text, "什么时候。", example: "5月15日起"),
      .place: Field("地点", "place", .text, "在哪里。", example: "利民热线直播间"),
      .progress: Field(
        "进展", "progress", .choice(ActivityProgress.choices), "到了哪一步。", example: "准备中"),
      .account: Field("情况", "account", .text, "准备或开展的情况，一两句话。"),
    ])
}

/// The keys of a thing to be handed in.
package enum MaterialKey: Int, FieldKey {
  case kind, title, address, activity, department, isDone

  package static let table = FieldTable(
    "材料", "一件拟发布的材料。",
    [
      Self.kind: Field(
        "种类", "kind", .choice(MaterialKind.choices), .required, "文字、图片、视频或链接。", example: "视频"),
      .title: Field("标题", "title", .text, .required, "材料的标题。", example: "政务公开宣传片"),
      .address: Field(
        "地址", "address", .text, "已在网上的写链接地址。", example: "https://www.example.gov.cn/1.html"),
      .activity: Field("内容", "activity", .text, "属于哪一项内容。", example: "群众难题我来答"),
      .department: Field("单位", "department", .text, "谁来做。", example: "市医保局"),
      .isDone: Field("完成", "done", .flag, "做好了没有。", example: "是"),
    ])
}

/// The keys of a figure typed by hand.
package enum TypedFigureKey: Int, FieldKey {
  case name, unit, number, source

  package static let table = FieldTable(
    "手工数据", "一个手工填的数。还没有数的，先写名称、单位和来源，报告里会标“待填”。",
    [
      Self.name: Field("名称", "name", .text, .required, "数的是什么。", example: "专栏浏览"),
      .unit: Field("单位", "unit", .text, .required, "计量单位。", example: "人次"),
      .number: Field(
        "数量", "number", .integer(0...1_000_000_000_000, unit: nil), "整数。", example: "100000"),
      .source: Field("来源", "source", .text, .required, "谁提供的。", example: "市政府网站"),
    ])
}
