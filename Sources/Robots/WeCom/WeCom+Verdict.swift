// The answers of 企业微信: `errcode` alone decides, never the words of `errmsg`.

import Delivering

extension WeCom {
  /// How long the robot rests when it was spoken to too fast.
  static let pauseSeconds = 65

  static let codes = CodeTable([
    .init("0", .accepted, "已接收"),
    .init("-1", .busy, "企业微信系统繁忙"),
    .init("45009", .slow(seconds: pauseSeconds), "发送过快，每个机器人每分钟最多 20 条"),
    .init("45033", .slow(seconds: pauseSeconds), "同时发送过多"),
    .init("40008", .badMessage, "消息类型不被支持"),
    .init("44004", .badMessage, "消息内容为空"),
    .init("40058", .badMessage, "消息参数不合规范或过长"),
    .init("40007", .badMessage, "素材编号无效"),
    .init("40009", .badMessage, "图片大小不合规范"),
    .init("301019", .badMessage, "图片校验值不符"),
    .init("44001", .badMessage, "上传内容为空"),
    .init("93000", .badTarget, "网址无效，或机器人已移出群；请在群里重新添加机器人并更换网址"),
    .init("93004", .badTarget, "机器人已被停用；请在群设置里启用"),
    .init("93008", .badTarget, "机器人不在群里；请重新添加并更换网址"),
  ])

  static func verdict(on answer: Answer) -> Verdict {
    if let fields = AnswerFields(answer.body), let code = fields.code("errcode"),
      answer.isSuccess || code != "0"
    {
      return codes.verdict(code, words: fields.text("errmsg"), answer: answer)
    }
    if answer.isSuccess { return .strange(answer) }
    return StatusReading.verdict(on: answer, pauseSeconds: pauseSeconds)
  }
}
