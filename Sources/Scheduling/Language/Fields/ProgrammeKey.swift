// The keys of a programme and of its slots.

package import Language

/// The keys of a programme.
package enum ProgrammeKey: Int, FieldKey {
  case code, name, channels, studio, slots, defaultTime, defaultLength, delay, zone, themeWeeks
  case producerGroup, editorGroup, producers, hosts, screeners, siteEditors

  package static let table = FieldTable(
    "节目", "一档节目：什么时候播、在哪里播、谁来做。",
    [
      Self.code: Field("代码", "code", .code, .required, "节目的代码，定下后不再改。", example: "limin"),
      .name: Field("名称", "name", .text, .required, "节目的名称，群消息里用它。", example: "利民热线"),
      .channels: Field("播出渠道", "channels", .words, "广播、电视、网站等。", example: "[广播, 网站]"),
      .studio: Field("直播间", "studio", .text, "用哪个直播间，用来查冲突。", example: "一号直播间"),
      .slots: Field(
        "播出时段", "slots", .list(.either([.text, .mapping(SlotKey.table)])),
        "固定的播出时段；没有排单位的时段会提醒补上。", example: "[每周四 9:00-10:00]"),
      .defaultTime: Field("默认时间", "defaultTime", .timeRange, "场次没写时间时用它。", example: "9:00-10:00"),
      .defaultLength: Field(
        "默认时长", "defaultLength", .integer(1...1_440, unit: "分钟"), "场次没写结束时间时用它。",
        example: "60分钟"),
      .delay: Field(
        "延时", "broadcastDelay", .integer(0...600, unit: "秒"), "直播间与播出相差的秒数。", example: "20秒"),
      .zone: Field("时区", "zone", .zone, "节目所在的时区。", example: "Asia/Shanghai"),
      .themeWeeks: Field(
        "主题重复", "themeRepeat", .integer(0...520, unit: "周"), "几周内出现相同主题时提示；0 为不提示。",
        example: "8周"),
      .producerGroup: Field("编导群", "producerGroup", .text, "编导、主持、导播所在的群。", example: "利民热线编导群"),
      .editorGroup: Field("编辑群", "editorGroup", .text, "网站编辑所在的群。", example: "网站编辑群"),
      .producers: Field("编导", "producers", .words, "编导的姓名。", example: "[高敏]"),
      .hosts: Field("主持人", "hosts", .words, "主持人的姓名，第一个是常任的。", example: "[方宁, 江雪]"),
      .screeners: Field("导播", "screeners", .words, "导播的姓名。", example: "[林晓]"),
      .siteEditors: Field("网站编辑", "siteEditors", .words, "网站编辑的姓名。", example: "[何苗]"),
    ])
}

/// The keys of a slot that needs more than one line.
package enum SlotKey: Int, FieldKey {
  case rule, edition, from, through

  package static let table = FieldTable(
    "播出时段", "只写一行时直接写规则；要写版别或起止日期时写成一组。",
    [
      Self.rule: Field("规则", "rule", .text, .required, "什么时候播。", example: "每周四 9:00-10:00"),
      .edition: Field(
        "版别", "edition", .choice(EditionKind.choices), "这个时段播哪一种节目。", example: "回音壁"),
      .from: Field("起", "from", .day, "从哪天起有效。", example: "2026-01-01"),
      .through: Field("止", "through", .day, "到哪天为止（含当天）。", example: "2026-12-31"),
    ])
}
