// 钉钉 as its documents and field reports describe it: the rate is checked before the token, the
// signature stands in the query in milliseconds, one code (310000) means four different refusals,
// the whole body holds 20,000 bytes, and HTTP is 200 whatever happens.

/// The checks of 钉钉.
struct DingTalkRules: VendorRules {
  private let arrival: Arrival
  private let group: SimulatedGroup
  private let json: JSONValue?

  init(_ arrival: Arrival, in group: SimulatedGroup) {
    self.arrival = arrival
    self.group = group
    json = JSONValue(arrival.body)
  }

  var messageID: String? { json?["msgUuid"]?.string.flatMap { $0.isEmpty ? nil : $0 } }

  var words: String? { json?.words }

  func admit(memory: inout GroupMemory, now: Int64) throws(Refusal) -> ShownMessage {
    try Self.envelope(arrival)
    if memory.rate.refuses(at: now, rate: group.rate ?? .dingTalk) {
      throw Refusal(code: 410100, message: "发送速度太快而限流")
    }
    guard arrival.body.count <= 20_000 else {
      throw Refusal(
        code: 460101, message: "description: body 大小不合法;solution:请保持大小在 20000bytes 以内;")
    }
    guard json != nil else { throw Self.missing("json") }
    try signature(now: now)
    let message = try message()
    guard group.keywords.areSatisfied(by: (message.title ?? "") + "\n" + rawText) else {
      throw Refusal(
        code: 310000,
        message: "description:关键词不匹配;solution:请联系群管理员查看此机器人的关键词，"
          + "并在发送的信息中包含此关键词;")
    }
    return message
  }

  static let unknownToken = Refusal(code: 300005, message: "token is not exist")
  static let success = Answer(body: #"{"errcode":0,"errmsg":"ok"}"#)

  static func answer(to refusal: Refusal) -> Answer {
    let message = JSONValue.quoted(refusal.message)
    return Answer(body: #"{"errcode":\#(refusal.code),"errmsg":\#(message)}"#)
  }

  /// What is wrong with the request whoever sent it.
  static func envelope(_ arrival: Arrival) throws(Refusal) {
    guard arrival.method == "POST" else { throw Refusal(code: 43002, message: "需要POST请求") }
    guard arrival.isJSON else {
      throw Refusal(code: 43004, message: "无效的HTTP HEADER Content-Type")
    }
    guard arrival.query["access_token"]?.isEmpty == false else { throw missing("access_token") }
  }

  private static func missing(_ name: String) -> Refusal {
    Refusal(code: 40035, message: "缺少参数 \(name)")
  }

  private func signature(now: Int64) throws(Refusal) {
    guard !group.secrets.isEmpty, group.verifiesSignatures else { return }
    let mismatch = Refusal(
      code: 310000,
      message: "description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳"
        + "必须都放在调用的网址中，请确认机器人的密钥加签字符串没有填写错误;")
    guard let timestamp = arrival.query["timestamp"], let sign = arrival.query["sign"] else {
      throw mismatch
    }
    guard let moment = Int64(timestamp), moment.isWithin(3_600_000, of: now) else {
      throw Refusal(code: 310000, message: "invalid timestamp")
    }
    let fits = group.secrets.contains {
      Signature.dingTalk(secret: $0, milliseconds: timestamp) == sign
    }
    guard fits else { throw mismatch }
  }
}

// MARK: - Kinds of message

extension DingTalkRules {
  func message() throws(Refusal) -> ShownMessage {
    guard let json else { throw Self.missing("json") }
    guard let kind = json["msgtype"]?.string else { throw Self.missing("msgtype") }
    let part = json[kind]
    switch kind {
    case "text": return text(try field("content", of: part, in: kind))
    case "markdown":
      return markdown(
        title: try field("title", of: part, in: kind), text: try field("text", of: part, in: kind))
    case "link":
      let title = try field("title", of: part, in: kind)
      let address = try field("messageUrl", of: part, in: kind)
      let text = try field("text", of: part, in: kind)
      return ShownMessage(
        runs: [MessageRun(title, style: .strong, link: address), MessageRun("\n" + text)])
    case "actionCard": return try actionCard(part)
    case "feedCard": return try feedCard(part)
    default: throw Refusal(code: 400105, message: "不支持的消息类型")
    }
  }

  private func field(
    _ name: String, of part: JSONValue?, in kind: String
  ) throws(Refusal) -> String {
    guard let text = part?[name]?.string, !text.isEmpty else {
      throw Self.missing("\(kind).\(name)")
    }
    return text
  }

  /// All strings of the message proper, for the keyword check.
  private var rawText: String {
    guard let json, let kind = json["msgtype"]?.string, let part = json[kind] else { return "" }
    return [part["content"], part["text"], part["title"]].compactMap { $0?.string }
      .joined(separator: "\n")
  }

  private func text(_ content: String) -> ShownMessage {
    var shown = ShownMessage(runs: [MessageRun(content)])
    mention(in: &shown, needsItInText: false)
    return shown
  }

  private func markdown(title: String, text: String) -> ShownMessage {
    var reader = InlineReader(isMarkdown: true)
    reader.readBlocks(text) { _ in nil }
    var shown = ShownMessage(title: title, runs: reader.runs)
    mention(in: &shown, needsItInText: true)
    return shown
  }

  private func actionCard(_ part: JSONValue?) throws(Refusal) -> ShownMessage {
    let title = try field("title", of: part, in: "actionCard")
    var shown = markdown(title: title, text: try field("text", of: part, in: "actionCard"))
    let buttons: [(String?, String?)] =
      if let several = part?["btns"]?.array {
        several.map { ($0["title"]?.string, $0["actionURL"]?.string) }
      } else {
        [(part?["singleTitle"]?.string, part?["singleURL"]?.string)]
      }
    for (name, address) in buttons {
      guard let name, let address else { throw Self.missing("actionCard.btns") }
      shown.runs += [MessageRun("\n"), MessageRun(name, style: .strong, link: address)]
    }
    return shown
  }

  private func feedCard(_ part: JSONValue?) throws(Refusal) -> ShownMessage {
    guard let links = part?["links"]?.array, !links.isEmpty else {
      throw Self.missing("feedCard.links")
    }
    var shown = ShownMessage()
    for link in links {
      let title = try field("title", of: link, in: "feedCard.links")
      let address = try field("messageURL", of: link, in: "feedCard.links")
      if !shown.runs.isEmpty { shown.runs.append(MessageRun("\n")) }
      shown.runs.append(MessageRun(title, style: .strong, link: address))
    }
    return shown
  }
}

// MARK: - Mentions

extension DingTalkRules {
  /// In markdown an @ rings only when it also stands in the text; text shows it at the end.
  private func mention(in shown: inout ShownMessage, needsItInText: Bool) {
    guard let at = json?["at"] else { return }
    let mobiles = at["atMobiles"]?.strings.prefix(50) ?? []
    let users = at["atUserIds"]?.strings.prefix(50) ?? []
    let named =
      mobiles.map { ("@\($0)", group.member(mobile: $0)) }
      + users.map { ("@\($0)", group.member(userID: $0)) }
    for (written, member) in named {
      guard let member else { continue }
      let stands = shown.runs.highlight(written, as: "@\(member.name)")
      guard stands || !needsItInText else { continue }
      if !stands, !shown.rang.contains(member.name) {
        shown.runs += [MessageRun(" "), MessageRun("@\(member.name)", style: .mention)]
      }
      shown.ring(member)
    }
    if at["isAtAll"]?.bool == true {
      shown.ringsEveryone = true
      if !shown.runs.highlight("@所有人", as: "@所有人") {
        shown.runs += [MessageRun(" "), MessageRun("@所有人", style: .mention)]
      }
    }
  }
}
