// 企业微信 as its documents and field reports describe it: the key in the query is the only
// credential, a text holds 2,048 bytes of the decoded string, markdown 4,096; what is too long is
// refused and never cut; HTTP is 200 whatever happens.

import FoundationEssentials

/// The checks of 企业微信.
struct WeComRules: VendorRules {
  private let arrival: Arrival
  private let group: SimulatedGroup
  private let json: JSONValue?

  init(_ arrival: Arrival, in group: SimulatedGroup) {
    self.arrival = arrival
    self.group = group
    json = JSONValue(arrival.body)
  }

  var messageID: String? { nil }

  var words: String? { json?.words }

  func admit(memory: inout GroupMemory, now: Int64) throws(Refusal) -> ShownMessage {
    guard arrival.method == "POST" else {
      throw Refusal(code: 43002, message: "require POST method")
    }
    if memory.rate.refuses(at: now, rate: group.rate ?? .weCom) {
      throw Refusal(code: 45009, message: "api freq out of limit")
    }
    return try message()
  }

  static let unknownKey = Refusal(code: 93000, message: "invalid webhook url")
  static let success = Answer(body: #"{"errcode":0,"errmsg":"ok"}"#)

  static func answer(to refusal: Refusal) -> Answer {
    let trail =
      ", hint: [1700000000000000000000000], from ip: 127.0.0.1, more info at "
      + "https://open.work.weixin.qq.com/devtool/query?e=\(refusal.code)"
    let message = JSONValue.quoted(refusal.message + trail)
    return Answer(body: #"{"errcode":\#(refusal.code),"errmsg":\#(message)}"#)
  }
}

// MARK: - Kinds of message

extension WeComRules {
  func message() throws(Refusal) -> ShownMessage {
    guard let json else {
      throw Refusal(code: 40008, message: "Warning: wrong json format. invalid message type")
    }
    switch json["msgtype"]?.string {
    case "text": return try text(json["text"])
    case "markdown": return try markdown(json["markdown"], kind: "markdown")
    case "markdown_v2": return try markdown(json["markdown_v2"], kind: "markdown_v2")
    case "news": return try news(json["news"])
    case "template_card": return try card(json["template_card"])
    case "image": return try image(json["image"])
    case "file": return try attachment(json["file"], shown: "[文件]")
    case "voice": return try attachment(json["voice"], shown: "[语音]")
    default: throw Refusal(code: 40008, message: "invalid message type")
    }
  }

  private func content(_ part: JSONValue?, kind: String, cap: Int) throws(Refusal) -> String {
    guard let content = part?["content"]?.string, !content.isEmpty else {
      throw Refusal(code: 44004, message: "empty content")
    }
    guard content.utf8.count <= cap else { throw Self.tooLong("\(kind).content", cap) }
    return content
  }

  private static func tooLong(_ field: String, _ cap: Int) -> Refusal {
    Refusal(code: 40058, message: "\(field) exceed max length \(cap). invalid Request Parameter")
  }

  private func text(_ part: JSONValue?) throws(Refusal) -> ShownMessage {
    let content = try content(part, kind: "text", cap: 2048)
    var shown = ShownMessage()
    var reader = InlineReader(isMarkdown: false)
    reader.read(content[...]) { userTag(&$0, &shown) }
    shown.runs = reader.runs
    for id in part?["mentioned_list"]?.strings ?? [] {
      mention(group.member(userID: id), everyone: id == "@all", in: &shown)
    }
    for mobile in part?["mentioned_mobile_list"]?.strings ?? [] {
      mention(group.member(mobile: mobile), everyone: mobile == "@all", in: &shown)
    }
    return shown
  }

  /// The lists put their @ on a line behind the text; an unknown name mentions nobody and is no
  /// error.
  private func mention(
    _ member: SimulatedMember?, everyone: Bool, in shown: inout ShownMessage
  ) {
    if everyone {
      guard !shown.ringsEveryone else { return }
      shown.ringsEveryone = true
      append("@所有人", to: &shown)
    } else if let member, !shown.rang.contains(member.name) {
      shown.ring(member)
      append("@\(member.name)", to: &shown)
    }
  }

  private func append(_ mention: String, to shown: inout ShownMessage) {
    let isFirst = shown.runs.last?.style != .mention
    shown.runs += [MessageRun(isFirst ? "\n" : " "), MessageRun(mention, style: .mention)]
  }

  private func markdown(_ part: JSONValue?, kind: String) throws(Refusal) -> ShownMessage {
    let content = try content(part, kind: kind, cap: 4096)
    var shown = ShownMessage()
    var reader = InlineReader(isMarkdown: true)
    // The second version of markdown knows no @ at all.
    reader.readBlocks(content) { kind == "markdown" ? userTag(&$0, &shown) : nil }
    shown.runs = reader.runs
    return shown
  }

  /// `<@userid>` inside the text; an unknown one stays as it is written.
  private func userTag(_ rest: inout Substring, _ shown: inout ShownMessage) -> MessageRun? {
    guard rest.hasPrefix("<@"), let end = rest.firstIndex(of: ">") else { return nil }
    let id = String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end])
    guard let member = group.member(userID: id) else { return nil }
    shown.ring(member)
    rest = rest[rest.index(after: end)...]
    return MessageRun("@\(member.name)", style: .mention)
  }

  private func news(_ part: JSONValue?) throws(Refusal) -> ShownMessage {
    let articles = part?["articles"]?.array ?? []
    guard (1...8).contains(articles.count) else {
      throw Refusal(code: 40058, message: "news.articles size invalid. invalid Request Parameter")
    }
    var shown = ShownMessage()
    for article in articles {
      guard let title = article["title"]?.string, let url = article["url"]?.string else {
        throw Refusal(
          code: 40058, message: "missing news.articles.title or url. invalid Request Parameter")
      }
      if !shown.runs.isEmpty { shown.runs.append(MessageRun("\n")) }
      shown.runs.append(MessageRun(title, style: .strong, link: url))
      if let description = article["description"]?.string {
        shown.runs.append(MessageRun("\n" + description))
      }
    }
    return shown
  }

  private func card(_ part: JSONValue?) throws(Refusal) -> ShownMessage {
    let kind = part?["card_type"]?.string ?? ""
    let action = part?["card_action"]
    let title = part?["main_title"]?["title"]?.string
    let subtitle = part?["sub_title_text"]?.string
    let rows = part?["horizontal_content_list"]?.array ?? []
    let goes =
      switch action?["type"]?.integer {
      case 1: action?["url"]?.string?.isEmpty == false
      case 2: action?["appid"]?.string?.isEmpty == false
      default: false
      }
    guard ["text_notice", "news_notice"].contains(kind), goes, title ?? subtitle != nil,
      rows.count <= 6, (part?["jump_list"]?.array ?? []).count <= 3
    else {
      throw Refusal(code: 40058, message: "template_card invalid. invalid Request Parameter")
    }
    var shown = ShownMessage(title: title)
    shown.runs = [MessageRun(part?["main_title"]?["desc"]?.string ?? subtitle ?? "")]
    for row in rows {
      let line = "\n\(row["keyname"]?.string ?? "")：\(row["value"]?.string ?? "")"
      shown.runs.append(MessageRun(line))
    }
    return shown
  }

  private func image(_ part: JSONValue?) throws(Refusal) -> ShownMessage {
    guard let image = part?["base64"]?.string.flatMap({ Data(base64Encoded: $0) }),
      !image.isEmpty, image.count <= 2 << 20
    else { throw Refusal(code: 40009, message: "invalid image size") }
    guard part?["md5"]?.string?.lowercased() == Signature.md5(image) else {
      throw Refusal(code: 301019, message: "media file md5 not match")
    }
    return ShownMessage(runs: [MessageRun("[图片]")])
  }

  private func attachment(_ part: JSONValue?, shown: String) throws(Refusal) -> ShownMessage {
    guard part?["media_id"]?.string?.isEmpty == false else {
      throw Refusal(code: 40007, message: "invalid media_id")
    }
    return ShownMessage(runs: [MessageRun(shown)])
  }
}
