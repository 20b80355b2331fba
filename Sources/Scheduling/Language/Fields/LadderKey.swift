// The keys of a rung of the reminder ladder.

package import Language

/// The keys of a rung.
package enum LadderKey: Int, FieldKey {
  case code, name, lead, recipients, text, dueBy, usefulUntil, needsAck, isUrgent, isExact
  case editions, programmes

  package static let table = FieldTable(
    "提醒规则", "播出前后要提醒的一件事。",
    [
      Self.code: Field("代码", "code", .code, .required, "提醒的代码，定下后不再改。", example: "materialsDue"),
      .name: Field("名称", "name", .text, .required, "这件事叫什么；“已完成”里写它。", example: "报材料"),
      .lead: Field(
        "提前量", "lead", .lead, .required, "什么时候提醒。", example: "上线前5个工作日 16:00"),
      .recipients: Field(
        "对象", "to", .choices(RecipientRole.choices), .required, "提醒谁。", example: "[联络员]"),
      .text: Field(
        "内容", "text", .text, .required, "提醒的话；〔单位〕〔日期〕等会换成当场的内容。",
        example: "请报送访谈稿和政策依据。"),
      .dueBy: Field("截止", "dueBy", .lead, "这件事本身的期限。", example: "上线前3个工作日 17:30"),
      .usefulUntil: Field("有效至", "usefulUntil", .lead, "过了这时就不再发。", example: "上线前30分钟"),
      .needsAck: Field("需回执", "needsAck", .flag, "是否要对方确认收到。", example: "是"),
      .isUrgent: Field("紧急", "urgent", .flag, "单独发送，当天的安静时段也发。", example: "否"),
      .isExact: Field("准点", "exact", .flag, "正好在这一分钟发，不错开整点。", example: "否"),
      .editions: Field(
        "版别", "editions", .choices(EditionKind.choices), "只用于哪些版别；不写就是全部。",
        example: "[常规节目, 特别节目]"),
      .programmes: Field("节目", "programmes", .words, "只用于哪些节目；不写就是全部。", example: "[limin]"),
    ])
}
