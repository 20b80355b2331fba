// The answers of 飞书: `code`; older ones have only `StatusCode`.

import Delivering

extension Feishu {
  /// How long the robot rests at first; vain rests are stretched to a minute.
  static let pauseSeconds = 1

  static let codes = CodeTable([
    .init("0", .accepted, "已接收"),
    .init("11232", .slow(seconds: pauseSeconds), "发送过快，每分钟最多 100 条、每秒 5 条"),
    .init("19001", .badTarget, "网址里的令牌无效；请核对网址，或重新添加机器人"),
    .init("19021", .badTarget, "签名不符，或时间相差超过 1 小时；请核对密钥和服务器时钟"),
    .init("19022", .badTarget, "服务器的 IP 不在机器人的地址名单内；请在机器人安全设置里添加"),
    .init("19024", .badTarget, "消息不含机器人要求的关键词；请把关键词写入机器人配置"),
    .init("19002", .badMessage, "消息格式不对"),
    .init("9499", .badMessage, "消息格式不对或过长"),
    .init("11246", .badMessage, "卡片格式不被接受"),
    .init("19036", .badMessage, "消息过长，超过 30 KB"),
  ])

  static func verdict(on answer: Answer) -> Verdict {
    guard let fields = AnswerFields(answer.body),
      let code = fields.code("code") ?? fields.code("StatusCode"), answer.isSuccess || code != "0"
    else {
      if answer.isSuccess { return .strange(answer) }
      return StatusReading.verdict(on: answer, pauseSeconds: pauseSeconds)
    }
    let words = fields.text("msg") ?? fields.text("StatusMessage")
    if code == "9499", words?.lowercased().contains("too many request") == true {
      return Verdict(
        .slowDown(code: code, pauseSeconds: answer.pauseSeconds(usual: pauseSeconds)),
        words: words, advice: "发送过快")
    }
    return codes.verdict(code, words: words, answer: answer)
  }
}
