// The keys of an annual plan, of its episodes and of their guests.

package import Language

/// The keys of an annual plan.
package enum PlanKey: Int, FieldKey {
  case programme, year, episodes

  package static let table = FieldTable(
    "年度计划", "一档节目一年的场次。",
    [
      Self.programme: Field("节目", "programme", .text, "节目的代码或名称；只有一档节目时可以不写。", example: "limin"),
      .year: Field(
        "年度", "year", .integer(LanguageLimits.years, unit: "年"), .required, "计划的年份。",
        example: "2026"),
      .episodes: Field(
        "场次", "episodes", .list(.mapping(EpisodeKey.table)), .required, "按时间先后写。"),
    ])
}

/// The keys of an episode.
package enum EpisodeKey: Int, FieldKey {
  case id, serial, programme, date, month, time, departments, theme, guests, leave, hosts
  case screeners, liaison, edition, campaigns, note, done, waivers, status, reason

  package static let table = FieldTable(
    "场次", "一期节目。只知道月份时写月份，日子以后再定。",
    [
      Self.id: Field("编号", "id", .code, "本期的编号；不写时由节目、年度、单位和顺序推出。", example: "LM-2026-05"),
      .serial: Field("序号", "no", .text, "表里的序号，只供查看。", example: "10"),
      .programme: Field("节目", "programme", .text, "本期的节目与整份计划不同时写。", example: "limin"),
      .date: Field("日期", "date", .date, "哪一天播；只定到月份时写“4月份”。", example: "2026-05-14"),
      .month: Field("月份", "month", .month, "日子未定时的月份。", example: "4月"),
      .time: Field("时间", "time", .timeRange, "几点到几点；不写时用节目的默认时间。", example: "9:00-10:00"),
      .departments: Field(
        "单位", "departments", .words, "上线单位，第一个是主办；未定时写“待定”。", example: "市医保局、市人社局"),
      .theme: Field("主题", "theme", .text, "访谈主题。", example: "异地就医备案"),
      .guests: Field(
        "嘉宾", "guests", .either([.words, .list(.mapping(GuestKey.table))]), "职务和姓名。",
        example: "局长 王伟"),
      .leave: Field("请假", "leave", .text, "主要负责人不能来的原因。", example: "局长赴省开会"),
      .hosts: Field("主持", "hosts", .words, "本期主持人；不写时用节目的。", example: "方宁"),
      .screeners: Field("导播", "screeners", .words, "本期导播；不写时用节目的。", example: "林晓"),
      .liaison: Field("联络员", "liaison", .text, "本期的联络员；不写时用单位的。", example: "李静"),
      .edition: Field("版别", "edition", .choice(EditionKind.choices), "常规、特别或回音壁。", example: "特别节目"),
      .campaigns: Field("活动", "campaigns", .words, "属于哪些活动。", example: "5·15政务公开日"),
      .note: Field("备注", "note", .text, "其他说明。", example: "两单位同期上线"),
      .done: Field("已完成", "done", .words, "已做完的事，不再提醒。", example: "[报主题, 报材料]"),
      .waivers: Field(
        "豁免", "waivers", .openMapping(key: "提示编号", value: "原因"), "不再显示的提示和原因。",
        example: "{host-busy: 两场在同一直播间接续}"),
      .status: Field("状态", "status", .choice(RowStatus.choices), "计划、已确认或停播。", example: "已确认"),
      .reason: Field("原因", "reason", .text, "停播的原因。", example: "防汛特别报道"),
    ])
}

/// The keys of a guest.
package enum GuestKey: Int, FieldKey {
  case name, title, rank

  package static let table = FieldTable(
    "嘉宾", "一位嘉宾。",
    [
      Self.name: Field("姓名", "name", .text, "姓名；未定时不写。", example: "王伟"),
      .title: Field("职务", "title", .text, "职务。", example: "局长"),
      .rank: Field(
        "级别", "rank", .choice(GuestRank.choices), "不写时由职务推出。", example: "主要负责人"),
    ])
}
