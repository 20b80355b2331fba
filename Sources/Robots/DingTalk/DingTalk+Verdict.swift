// The answers of 钉钉: `errcode`, as a number or a string; and the page of its flood gate, which has
// none.

import Delivering

extension DingTalk {
  /// How long the robot rests: over 20 a minute it is locked out for ten minutes.
  static let pauseSeconds = 600
  /// How long the whole network address is banned after a flood.
  static let floodPauseSeconds = 300

  static let codes = CodeTable([
    .init("0", .accepted, "已接收"),
    .init("-1", .busy, "钉钉系统繁忙"),
    .init("410100", .slow(seconds: pauseSeconds), "发送过快，已被限流约 10 分钟"),
    .init("130101", .slow(seconds: pauseSeconds), "发送过快，每分钟最多 20 条，已被限流约 10 分钟"),
    .init("660026", .slow(seconds: pauseSeconds), "发送过快，已被限流约 10 分钟"),
    .init("90030", .slow(seconds: 3_600), "超出较长时段的用量限额"),
    .init("450101", .slow(seconds: 3_600), "超出较长时段的用量限额"),
    .init("90018", .slow(seconds: 1), "应用调用过快"),
    .init("90002", .slow(seconds: 1), "平台总体限流"),
    .init("310000", .badTarget, "机器人安全设置不符（关键词、签名、时间戳或 IP 名单）"),
    .init("300005", .badTarget, "机器人令牌不存在；请核对网址，或重新添加机器人"),
    .init("300001", .badTarget, "机器人令牌不存在；请核对网址，或重新添加机器人"),
    .init("400101", .badTarget, "机器人令牌不存在；请核对网址，或重新添加机器人"),
    .init("400102", .badTarget, "机器人已停用；请在群设置里启用"),
    .init("400013", .badTarget, "群已解散；请更换群和机器人"),
    .init("400106", .badTarget, "机器人不在群里；请重新添加并更换网址"),
    .init("88", .badTarget, "鉴权失败；请核对网址和密钥"),
    .init("43003", .badTarget, "必须使用 https；请核对网址"),
    .init("400105", .badMessage, "消息类型不被支持"),
    .init("40035", .badMessage, "缺少参数"),
    .init("43002", .badMessage, "请求方法不对，是程序的缺陷"),
    .init("43004", .badMessage, "请求的内容类型不对，是程序的缺陷"),
    .init("460101", .badMessage, "消息过长，超过 20000 字节"),
    .init("101002", .badMessage, "消息过长"),
    .init("430101", .badMessage, "含有不安全的链接"),
    .init("430102", .badMessage, "含有不合规的文字"),
    .init("430103", .badMessage, "含有不合规的图片"),
    .init("430104", .badMessage, "含有不合规的内容"),
  ])

  static func verdict(on answer: Answer) -> Verdict {
    let fields = AnswerFields(answer.body)
    if let fields, let code = fields.code("errcode"), answer.isSuccess || code != "0" {
      let words = fields.text("errmsg")
      let advice = code == "310000" ? advice(on: words ?? "") : nil
      return codes.verdict(code, words: words, advice: advice, answer: answer)
    }
    if isFloodGate(fields, answer.body) {
      return Verdict(
        .slowDown(code: "x5", pauseSeconds: answer.pauseSeconds(usual: floodPauseSeconds)),
        words: Redaction.words(of: answer.body), advice: "本机网络地址请求过多，被钉钉暂时封禁约 5 分钟")
    }
    if answer.isSuccess { return .strange(answer) }
    return StatusReading.verdict(on: answer, pauseSeconds: pauseSeconds)
  }

  private static func isFloodGate(_ fields: AnswerFields?, _ body: [UInt8]) -> Bool {
    if let fields { return fields.text("source") == "x5" || fields.text("punish") != nil }
    let page = String(decoding: body.prefix(4_096), as: UTF8.self)
    return page.contains("x5") && page.contains("punish")
  }

  /// One code has four meanings; only the words tell which.
  private static func advice(on words: String) -> String? {
    let words = words.lowercased()
    if words.contains("timestamp") && !words.contains("sign not match") && !words.contains("签名") {
      return "时间戳不被接受：请核对服务器时钟（与标准时间相差不可超过 1 小时）"
    }
    if words.contains("sign") || words.contains("签名") {
      return "签名不符：请核对加签密钥（SEC 开头），并核对服务器时钟"
    }
    if words.contains("keyword") || words.contains("关键词") {
      return "消息不含机器人要求的关键词：请把关键词写入机器人配置"
    }
    if words.contains("whitelist") || words.contains("ip") {
      return "服务器的 IP 不在机器人的地址名单内：请在机器人安全设置里添加"
    }
    return nil
  }
}
