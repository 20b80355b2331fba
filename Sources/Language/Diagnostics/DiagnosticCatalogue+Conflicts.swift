// Explanations of conflicts: two episodes in each other's way, or one in the way of the calendar.

extension DiagnosticCatalogue {
  /// Episodes that stand in each other's way.
  package static let conflicts: [DiagnosticID: DiagnosticEntry] = [
    .slotTaken: DiagnosticEntry(
      .error, "同一时段已有安排",
      "同一节目的两期时间重叠。前一期有效，后一期暂不采用。请给后一期改日期；"
        + "两家一起上线的，写在同一行里，单位之间用“、”分开。首尾相接不算重叠。" + waiver),
    .studioBusy: DiagnosticEntry(
      .error, "演播室被占用",
      "两个节目在同一时间使用同一间演播室。后一期暂不采用。" + waiver),
    .hostBusy: DiagnosticEntry(
      .warning, "主持人时间冲突",
      "同一位主持人在同一时间主持两期节目。请换主持人，或改时间。" + waiver),
    .guestBusy: DiagnosticEntry(
      .warning, "嘉宾时间冲突",
      "同一位嘉宾在同一时间要上两期节目。如果只是同名，可以豁免。" + waiver),
    .departmentBusy: DiagnosticEntry(
      .warning, "单位时间冲突",
      "同一单位在同一时间要上两期节目。能派两组人的，可以豁免。" + waiver),
    .onHoliday: DiagnosticEntry(
      .warning, "落在法定节假日",
      "这一期落在放假的日子。节目不会自动取消或改期，请确认本期是否播出；照常播出的，可以豁免。"
        + "调休上班的周末不算。" + waiver),
    .outsideCampaign: DiagnosticEntry(
      .warning, "不在活动时间内",
      "这一期标明属于某项活动，但日期不在活动的起止日期之内。" + waiver),
    .themeRepeated: DiagnosticEntry(
      .note, "主题重复",
      "同一节目在几周之内有相同的主题。几周由节目文件里的“主题重复”规定。" + waiver),
    .hostAway: DiagnosticEntry(
      .warning, "主持人不在",
      "名录里写明这位主持人那天请假或出差。请换主持人。" + waiver),
    .guestOnLeave: DiagnosticEntry(
      .warning, "嘉宾请假",
      "这一期的嘉宾那天请假或出差；或者写了主要负责人请假，嘉宾里却还有主要负责人。"
        + "请用“换人”写明由谁代替。" + waiver),
    .waiverUnused: DiagnosticEntry(
      .note, "豁免没有用上",
      "这一期写了豁免，但并没有这种冲突。可能冲突已经消除，可以删去这一条。"),
    .waiverImpossible: DiagnosticEntry(
      .error, "这一种不能豁免",
      "能豁免的只有期次之间的冲突。写错的日期、名字等要改正，不能豁免。"),
  ]

  private static let waiver = "确实要这样安排的，在这一期或 变更.yaml 里写“豁免”和理由，只对这一期有效。"
}
