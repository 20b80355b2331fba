// The kinds of message of 飞书, and who is rung by them: text with `<at>` tags, posts of tagged
// pieces, and cards.

extension FeishuRules {
  func message() throws(Refusal) -> ShownMessage {
    guard let json else { throw Self.badRequest }
    guard let kind = json["msg_type"]?.string, !kind.isEmpty else {
      throw Refusal(code: 19002, message: "params error, msg_type need")
    }
    switch kind {
    case "text":
      guard let text = json["content"]?["text"]?.string, !text.isEmpty else {
        throw Self.badRequest
      }
      return shown(text, isMarkdown: false)
    case "post": return try post(json["content"]?["post"])
    case "interactive": return try card(json["card"])
    case "image":
      guard json["content"]?["image_key"]?.string != nil else { throw Self.badRequest }
      return ShownMessage(runs: [MessageRun("[图片]")])
    case "share_chat":
      guard json["content"]?["share_chat_id"]?.string != nil else { throw Self.badRequest }
      return ShownMessage(runs: [MessageRun("[群名片]")])
    default: throw Refusal(code: 19002, message: "params error, msg_type unknown")
    }
  }

  private func shown(_ text: String, isMarkdown: Bool) -> ShownMessage {
    var shown = ShownMessage()
    append(text, isMarkdown: isMarkdown, to: &shown)
    return shown
  }

  private func append(_ text: String, isMarkdown: Bool, to shown: inout ShownMessage) {
    var reader = InlineReader(isMarkdown: isMarkdown)
    if isMarkdown {
      reader.readBlocks(text) { atTag(&$0, &shown) }
    } else {
      reader.read(text[...]) { atTag(&$0, &shown) }
    }
    shown.runs += reader.runs
  }
}

// MARK: - Mentions

extension FeishuRules {
  /// `<at user_id="ou_x">Name</at>` or `<at id=ou_x></at>`; a wrong id prints the name only.
  private func atTag(_ rest: inout Substring, _ shown: inout ShownMessage) -> MessageRun? {
    guard rest.hasPrefix("<at "), let open = rest.firstIndex(of: ">"),
      let close = rest.firstRange(of: "</at>"), open < close.lowerBound
    else { return nil }
    let attributes = rest[rest.index(rest.startIndex, offsetBy: 4)..<open]
    guard let equals = attributes.firstIndex(of: "="),
      ["user_id", "id"].contains(attributes[..<equals].filter { $0 != " " })
    else { return nil }
    let id = attributes[attributes.index(after: equals)...].filter { !"\"' ".contains($0) }
    let name = String(rest[rest.index(after: open)..<close.lowerBound])
    rest = rest[close.upperBound...]
    return mention(id, written: name, in: &shown)
  }

  private func mention(
    _ id: String, written name: String, in shown: inout ShownMessage
  ) -> MessageRun {
    if id == "all" {
      shown.ringsEveryone = true
      return MessageRun("@所有人", style: .mention)
    }
    guard let member = group.member(openID: id) ?? group.member(userID: id) else {
      return MessageRun("@" + name)
    }
    shown.ring(member)
    return MessageRun("@\(member.name)", style: .mention)
  }
}

// MARK: - Posts

extension FeishuRules {
  private func post(_ post: JSONValue?) throws(Refusal) -> ShownMessage {
    guard let languages = post?.object,
      let language = languages["zh_cn"] ?? languages.sorted(by: { $0.key < $1.key }).first?.value,
      let paragraphs = language["content"]?.array
    else { throw Self.badRequest }
    var shown = ShownMessage(title: language["title"]?.string)
    for (number, paragraph) in paragraphs.enumerated() {
      guard let pieces = paragraph.array else { throw Self.badRequest }
      if number > 0 { shown.runs.append(MessageRun("\n")) }
      for piece in pieces { try append(piece, to: &shown) }
    }
    return shown
  }

  private func append(_ piece: JSONValue, to shown: inout ShownMessage) throws(Refusal) {
    switch piece["tag"]?.string {
    case "text":
      guard let text = piece["text"]?.string else { throw Self.badRequest }
      shown.runs.append(MessageRun(text))
    case "a":
      guard let text = piece["text"]?.string, let address = piece["href"]?.string,
        address.hasPrefix("https://") || address.hasPrefix("http://")
      else { throw Self.badRequest }
      shown.runs.append(MessageRun(text, link: address))
    case "at":
      guard let id = piece["user_id"]?.string else { throw Self.badRequest }
      let name = piece["user_name"]?.string ?? ""
      shown.runs.append(mention(id, written: name, in: &shown))
    case "img":
      guard piece["image_key"]?.string != nil else { throw Self.badRequest }
      shown.runs.append(MessageRun("[图片]"))
    default: throw Self.badRequest
    }
  }
}

// MARK: - Cards

extension FeishuRules {
  private static let blocks: Set<String> = [
    "div", "markdown", "hr", "note", "action", "img", "column_set", "lark_md", "plain_text",
    "button", "column", "collapsible_panel", "table",
  ]

  private func card(_ card: JSONValue?) throws(Refusal) -> ShownMessage {
    guard let card, card.object != nil else {
      throw Refusal(code: 11246, message: "ErrCode: 200621; ErrMsg: parse card json err")
    }
    if card["type"]?.string == "template" {
      guard let id = card["data"]?["template_id"]?.string else {
        throw Refusal(code: 11246, message: "ErrCode: 200621; ErrMsg: template_id is empty")
      }
      return ShownMessage(runs: [MessageRun("[卡片模板 \(id)]")])
    }
    guard let elements = (card["body"]?["elements"] ?? card["elements"])?.array else {
      throw Refusal(code: 11246, message: "ErrCode: 200621; ErrMsg: parse card json err, elements")
    }
    var shown = ShownMessage(title: card["header"]?["title"]?["content"]?.string)
    for element in elements { try append(block: element, to: &shown) }
    return shown
  }

  private func append(block: JSONValue, to shown: inout ShownMessage) throws(Refusal) {
    let tag = block["tag"]?.string ?? ""
    guard Self.blocks.contains(tag) else {
      throw Refusal(
        code: 11246, message: "ErrCode: 200621; ErrMsg: unsupported type of block \(tag)")
    }
    let text = block["text"]
    guard let content = text?["content"]?.string ?? block["content"]?.string else { return }
    if !shown.runs.isEmpty { shown.runs.append(MessageRun("\n")) }
    let isMarkdown = tag == "markdown" || text?["tag"]?.string == "lark_md"
    append(content, isMarkdown: isMarkdown, to: &shown)
  }
}
