// The keys of the table of time limits and of the chase that follows from it.

package import Language
import Reminding

/// The keys of the table.
package enum TimeLimitKey: Int, FieldKey {
  case rules, dispatches, copyGroup, chase

  package static let table = FieldTable(
    "办理时限", "单位答复诉求的期限，和到期前后的催办。都是本地的规矩，按实际改。",
    [
      Self.rules: Field(
        "期限", "limits", .list(.mapping(TimeLimitRuleKey.table)), .required,
        "各种诉求的期限；条件写得越细的越先用，一样细的用先写的。"),
      .dispatches: Field(
        "派单上限", "dispatches", .integer(1...9, unit: "次"),
        "退单满几次以后由热线办指定单位，不能再退；不写就是 3 次。", example: "3次"),
      .copyGroup: Field(
        "抄送群", "copyGroup", .text, "抄送领导的催办另发到哪个群；不写就只在单位的群里@分管领导。", example: "市直单位工作群"),
      .chase: Field(
        "催办", "chase", .list(.mapping(ChaseKey.table)),
        "什么时候催；不写就是到期前一个工作日、当天、逾期次日、逾期五个工作日。"),
    ])
}

/// The keys of one limit.
package enum TimeLimitRuleKey: Int, FieldKey {
  case matters, departments, areas, isForUrgent, count, unit, start, maxExtensions
  case extensionCount, returnWithinDays, approver

  package static let table = FieldTable(
    "期限", "一种期限。前四项是条件，不写就是不限。",
    [
      Self.matters: Field(
        "性质", "natures", .choices(TimeLimitMatter.choices), "哪些性质的诉求。", example: "[咨询, 求助]"),
      .departments: Field("单位", "departments", .words, "只用于哪些单位。", example: "[燃气公司]"),
      .areas: Field("地区", "areas", .words, "只用于哪些地区，写法与登记的一致。", example: "[双塔区]"),
      .isForUrgent: Field("仅限紧急", "urgentOnly", .flag, "只用于紧急的诉求。", example: "是"),
      .count: Field(
        "数量", "count", .integer(1...999, unit: nil), .required, "多少天，或多少小时。", example: "5"),
      .unit: Field(
        "按", "unit", .choice(TimeLimit.Unit.choices), "按什么算；不写就是工作日。", example: "工作日"),
      .start: Field(
        "起算", "start", .choice(TimeLimit.Start.choices), "从哪天起算；不写就是次日。", example: "次日"),
      .maxExtensions: Field(
        "延期次数", "maxExtensions", .integer(0...9, unit: "次"), "最多延几次；不写就是 1 次。", example: "1次"),
      .extensionCount: Field(
        "每次延长", "extension", .integer(0...999, unit: nil), "一次最多延多少；不写就是 5。", example: "5"),
      .returnWithinDays: Field(
        "退单时限", "returnWithin", .integer(0...30, unit: "个工作日"),
        "几个工作日以内可以退单；不写就是 1。", example: "1个工作日"),
      .approver: Field(
        "延期批准", "approver", .text, "延期由谁批准；不写就是分管负责人。", example: "分管负责人"),
    ])
}

/// The keys of a step of the chase.
package enum ChaseKey: Int, FieldKey {
  case code, lead, copiesLeader

  package static let table = FieldTable(
    "催办", "一次催办。",
    [
      Self.code: Field(
        "步骤", "step", .choice(ChaseCode.choices), .required, "哪一步，每一步最多写一次。", example: "到期前"),
      .lead: Field(
        "提前量", "lead", .lead, .required, "什么时候催，从到期算起。", example: "到期前1个工作日 09:20"),
      .copiesLeader: Field("抄送领导", "copiesLeader", .flag, "是否抄送分管领导。", example: "否"),
    ])
}
