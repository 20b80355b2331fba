// The keys of the overlay's entries.

package import Language

/// The keys of an entry: which episode, what happened, why.
package enum OverlayKey: Int, FieldKey {
  case id, programme, date, department, reschedule, time, cancel, substitute, changeGuest
  case changeHost, waive, sameAs, done, aired, confirm, reason, approvedBy, on

  package static let table = FieldTable(
    "变更", "一条变更：先写明哪一场，再写一件事。用“编号”，或用“日期”加“单位”。",
    [
      Self.id: Field("编号", "id", .text, "哪一场。", example: "LM-2026-05"),
      .programme: Field("节目", "programme", .text, "有几档节目时写。", example: "limin"),
      .date: Field("日期", "date", .day, "计划在哪一天播。", example: "2026-05-14"),
      .department: Field("单位", "department", .text, "那一天的哪个单位。", example: "市医保局"),
      .reschedule: Field("改期", "reschedule", .dateTime, "改到哪一天；日子未定时写月份。", example: "2026-05-21"),
      .time: Field("时间", "time", .timeRange, "改期后的时间；不写就是不变。", example: "15:00-16:00"),
      .cancel: Field("停播", "cancel", .flag, "不播了。", example: "是"),
      .substitute: Field(
        "顶替", "substitute", .either([.words, .mapping(SubstituteKey.table)]),
        "特别节目占了这个时段，原单位顺延到下一轮。", example: "市应急局"),
      .changeGuest: Field(
        "换人", "changeGuest", .either([.text, .mapping(GuestChangeKey.table)]), "换了谁来。",
        example: "副局长 华明"),
      .changeHost: Field("换主持", "changeHost", .text, "换了哪位主持人。", example: "江雪"),
      .waive: Field("豁免", "waive", .text, "不再显示的提示编号。", example: "host-busy"),
      .sameAs: Field(
        "答复", "sameAs", .either([.text, .mapping(ReferenceKey.table)]), "新计划里的这一场就是原来的哪一场。",
        example: "LM-2026-04"),
      .done: Field("已完成", "done", .words, "已做完的事。", example: "[报材料]"),
      .aired: Field(
        "实况", "aired", .either([.flag, .mapping(AiredKey.table)]), "播出后的记录。",
        example: "{开始: 9:02, 结束: 9:58}"),
      .confirm: Field("已确认", "confirm", .flag, "日期已与单位商定。", example: "是"),
      .reason: Field("原因", "reason", .text, "为什么；停播、顶替、换人、豁免必须写。", example: "市里统一安排"),
      .approvedBy: Field("批准", "approvedBy", .text, "谁批准的。", example: "高敏"),
      .on: Field("登记", "on", .day, "哪一天记下的。", example: "2026-05-10"),
    ])
}

/// The keys of 顶替.
package enum SubstituteKey: Int, FieldKey {
  case departments, theme, edition

  package static let table = FieldTable(
    "顶替", "顶替的节目。",
    [
      Self.departments: Field("单位", "departments", .words, .required, "哪些单位上线。", example: "市应急局"),
      .theme: Field("主题", "theme", .text, "主题。", example: "防汛特别节目"),
      .edition: Field("版别", "edition", .choice(EditionKind.choices), "不写就是特别节目。", example: "特别节目"),
    ])
}

/// The keys of 换人.
package enum GuestChangeKey: Int, FieldKey {
  case from, to

  package static let table = FieldTable(
    "换人", "谁换成谁。",
    [
      Self.from: Field("原", "from", .text, "原来的嘉宾。", example: "王伟"),
      .to: Field("改为", "to", .text, .required, "新的嘉宾，职务和姓名。", example: "副局长 华明"),
    ])
}

/// The keys of 答复 and other references to an episode.
package enum ReferenceKey: Int, FieldKey {
  case id, date, department

  package static let table = FieldTable(
    "场次的指明", "用编号，或用日期加单位。",
    [
      Self.id: Field("编号", "id", .text, "编号。", example: "LM-2026-04"),
      .date: Field("日期", "date", .day, "日期。", example: "2026-05-14"),
      .department: Field("单位", "department", .text, "单位。", example: "市医保局"),
    ])
}

/// The keys of 实况.
package enum AiredKey: Int, FieldKey {
  case start, end, guests, offered, answered

  package static let table = FieldTable(
    "实况", "播出后的记录，上线率只按它统计。",
    [
      Self.start: Field("开始", "start", .dateTime, "实际开始。", example: "9:02"),
      .end: Field("结束", "end", .dateTime, "实际结束。", example: "9:58"),
      .guests: Field(
        "嘉宾", "guests", .either([.words, .list(.mapping(GuestKey.table))]), "实际到场的嘉宾。",
        example: "局长 王伟"),
      .offered: Field(
        "来电", "callsOffered", .integer(0...100_000, unit: "个"), "打进来的电话。", example: "23"),
      .answered: Field(
        "接听", "callsAnswered", .integer(0...100_000, unit: "个"), "接听的电话。", example: "8"),
    ])
}
