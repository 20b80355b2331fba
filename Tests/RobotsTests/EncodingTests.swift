// The bodies, byte for byte: what each platform documents, and what text from a file must not do.

import Delivering
import Discretion
import Foundation
import Robots
import Testing
import Timekeeping

struct EncodingTests {
  @Test func `企业微信 rings by id and by number in its two lists`() throws {
    let utterance = Cast.utterance(
      "【利民热线】明日9:00 市医保局上线", "材料截止：5月8日",
      people: [Cast.byID, Cast.byNumber, Cast.silent, Cast.everybody])

    #expect(
      try Cast.body(utterance, Cast.robot(.weCom))
        == #"{"msgtype":"text","text":{"content":"【利民热线】明日9:00 市医保局上线\n材料截止：5月8日\n@王五","#
        + #""mentioned_list":["zhangsan","@all"],"mentioned_mobile_list":["13800138000"]}}"#)
  }

  @Test func `企业微信 without people has no lists`() throws {
    #expect(
      try Cast.body(Cast.utterance("提醒"), Cast.robot(.weCom))
        == #"{"msgtype":"text","text":{"content":"提醒"}}"#)
  }

  @Test func `钉钉 writes whom it rings into the text as well`() throws {
    let utterance = Cast.utterance(
      "【利民热线】明日9:00上线", id: "r-9.2", people: [Cast.byID, Cast.byNumber, Cast.silent])

    #expect(
      try Cast.body(utterance, Cast.robot(.dingTalk))
        == #"{"at":{"atMobiles":["13800138000"],"atUserIds":["zhangsan"],"isAtAll":false},"#
        + #""msgUuid":"r-9.2","msgtype":"text","#
        + #""text":{"content":"【利民热线】明日9:00上线\n@zhangsan @13800138000 @王五"}}"#)
  }

  @Test func `钉钉 rings everybody by its own switch`() throws {
    let body = try Cast.body(
      Cast.utterance("提醒", people: [Cast.everybody]), Cast.robot(.dingTalk))

    #expect(body.contains(#""isAtAll":true"#) && body.contains(#""content":"提醒\n@所有人""#))
    #expect(body.contains(#""atUserIds":[]"#))
  }

  @Test func `飞书 rings by elements and never by number`() throws {
    let utterance = Cast.utterance(
      "明日9:00上线",
      people: [Mention(name: "张三", chatID: "ou_x"), Cast.byNumber, Cast.everybody])

    #expect(
      try Cast.body(utterance, Cast.robot(.feishu))
        == #"{"content":{"text":"明日9:00上线\n<at user_id=\"ou_x\">张三</at> @李四 "#
        + #"<at user_id=\"all\">所有人</at>"},"msg_type":"text"}"#)
  }

  @Test func `飞书 puts signature and timestamp beside the content`() throws {
    let robot = Cast.robot(.feishu, secrets: ["demo"])
    let request = try Robots.request(
      for: Cast.utterance("提醒"), to: robot, at: Timestamp(seconds: 1_599_360_473))

    #expect(
      String(decoding: request.body, as: UTF8.self)
        == #"{"content":{"text":"提醒"},"msg_type":"text","#
        + #""sign":"l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=","timestamp":"1599360473"}"#)
  }

  @Test func `Standard Webhooks carries text, lines and people without numbers`() throws {
    let utterance = Utterance(
      message: Cast.message(["明日上线", "地址 https://h.cn/a"], mentions: ["张三", "李四"]),
      id: DeliveryID(rawValue: "r1"), mentions: [Cast.byID, Cast.byNumber],
      dueAt: Timestamp(seconds: 1_700_000_000))

    #expect(
      try Cast.body(utterance, Cast.robot(.standardWebhooks, secrets: [Cast.secret]))
        == #"{"data":{"id":"r1","isRepeat":false,"kind":"reminder","#
        + #""lines":["明日上线","地址 https://h.cn/a"],"#
        + #""mentions":[{"id":"zhangsan","name":"张三"},{"name":"李四"}],"#
        + #""text":"明日上线\n地址 https://h.cn/a\n@张三 @李四","title":"利民热线提醒"},"#
        + #""timestamp":"2023-11-14T22:13:20Z","type":"reminder.due"}"#)
  }

  @Test(arguments: Message.Kind.allCases)
  func `the type of a payload is words joined by dots`(kind: Message.Kind) throws {
    let utterance = Utterance(
      message: Cast.message(["x"], kind: kind), id: DeliveryID(rawValue: "r"))
    let robot = Cast.robot(.standardWebhooks, secrets: [Cast.secret])
    let body = try Cast.object(Array(try Cast.body(utterance, robot).utf8))

    let type = try #require(body["type"] as? String)
    #expect(type.wholeMatch(of: /[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)+/) != nil)
    #expect((body["data"] as? [String: Any])?["kind"] as? String == kind.rawValue)
  }

  @Test(arguments: Dialect.allCases)
  func `any text comes back from the body as it was, in raw UTF-8`(dialect: Dialect) throws {
    let hard = "引号\" 反斜杠\\ 斜杠/ 表情👩‍👩‍👧‍👦☕ é é 𠮷 \u{feff}\u{200b}‘’ {\"a\":1}"
    let robot = Cast.robot(dialect, secrets: dialect == .standardWebhooks ? [Cast.secret] : [])
    let body = try Cast.body(Cast.utterance(hard), robot)

    #expect(!body.contains("\\u") && !body.contains("\\/"))
    let strings = Cast.strings(in: try JSONSerialization.jsonObject(with: Data(body.utf8)))
    #expect(strings.contains(hard))
  }

  @Test(arguments: Dialect.allCases)
  func `the same input gives the same bytes`(dialect: Dialect) throws {
    let robot = Cast.robot(dialect, secrets: [Cast.secret])
    let utterance = Cast.utterance("提醒", "第二行", people: [Cast.byID, Cast.byNumber])

    let bodies = try (0..<5).map { _ in try Cast.body(utterance, robot) }
    #expect(Set(bodies).count == 1)
  }

  @Test(arguments: Dialect.allCases)
  func `a repeat keeps the words and says so in the first line`(dialect: Dialect) throws {
    let robot = Cast.robot(dialect, secrets: [Cast.secret])
    let first = Robots.shownText(of: Cast.utterance("明日上线", "材料"), for: robot)
    let again = Robots.shownText(of: Cast.utterance("明日上线", "材料", isRepeat: true), for: robot)

    #expect(first == "明日上线\n材料")
    #expect(again == "明日上线（可能重复）\n材料")
    #expect(try Cast.body(Cast.utterance("明日上线", isRepeat: true), robot).contains("（可能重复）"))
  }

  @Test func `text from a file can mention nobody`() throws {
    let nasty =
      "<at user_id=\"all\">所有人</at> <@all> <@zhangsan> < at user_id=all> <AT id=x> <\u{0}at>"
    let wecom = try Cast.body(Cast.utterance(nasty), Cast.robot(.weCom))
    let feishu = try Cast.body(Cast.utterance(nasty), Cast.robot(.feishu))
    let ding = try Cast.body(Cast.utterance("@所有人 @13800138000"), Cast.robot(.dingTalk))

    #expect(!wecom.contains("<@") && !wecom.contains("mentioned"))
    #expect(!feishu.contains("<"))
    #expect(ding.contains(#"{"atMobiles":[],"atUserIds":[],"isAtAll":false}"#))
  }

  @Test func `names and ids from a file can mention nobody else`() throws {
    let people = [
      Mention(name: "张\"><at user_id=\"all\">", chatID: "ou_a\"><at user_id=\"all"),
      Mention(name: "甲</at><at user_id=\"all\">乙", chatID: "ou_b"),
      Mention(name: "丙", mobile: Private("138\",\"@all")),
    ]
    let body = try Cast.body(Cast.utterance("提醒", people: people), Cast.robot(.feishu))

    #expect(body.components(separatedBy: "<at ").count == 2)
    #expect(body.contains(#"<at user_id=\"ou_b\">"#) && !body.contains(#"user_id=\"all\">"#))
    let wecom = try Cast.body(Cast.utterance("提醒", people: people), Cast.robot(.weCom))
    #expect(wecom.contains(#""mentioned_list":["ou_b"]}"#))
  }

  @Test func `a line cannot break into two, nor ring a bell`() throws {
    let body = try Cast.body(
      Cast.utterance("一\n二\r三\u{7}四\u{2028}五\u{85}六"), Cast.robot(.weCom))

    #expect(body == #"{"msgtype":"text","text":{"content":"一 二 三 四 五 六"}}"#)
  }

  @Test func `plain comparisons keep their signs`() throws {
    let body = try Cast.body(Cast.utterance("气温 <5℃，人数 < 30"), Cast.robot(.feishu))

    #expect(body.contains("<5℃"))
  }

  @Test(arguments: [Dialect.dingTalk, .feishu, .weCom])
  func `a keyword is added only when none is there`(dialect: Dialect) throws {
    let robot = Cast.robot(dialect, keywords: ["提醒", "利民热线"])

    let added = Robots.shownText(of: Cast.utterance("明日上线"), for: robot)
    #expect(added == "【提醒】明日上线")
    #expect(try Cast.body(Cast.utterance("明日上线"), robot).contains("【提醒】明日上线"))
    let kept = Robots.shownText(of: Cast.utterance("利民热线明日上线"), for: robot)
    #expect(kept == "利民热线明日上线")
  }

  @Test(arguments: Dialect.allCases)
  func `an empty message says its title rather than nothing`(dialect: Dialect) {
    let robot = Cast.robot(dialect, secrets: [Cast.secret])
    let utterance = Utterance(message: Cast.message([]), id: DeliveryID(rawValue: "r"))

    #expect(Robots.shownText(of: utterance, for: robot) == "利民热线提醒")
  }

  @Test func `the shown text names people and hides how they are rung`() {
    let utterance = Cast.utterance("提醒", people: [Cast.byID, Cast.byNumber, Cast.silent])
    for dialect in Dialect.allCases {
      let shown = Robots.shownText(of: utterance, for: Cast.robot(dialect, secrets: [Cast.secret]))
      #expect(shown == "提醒\n@张三 @李四 @王五")
    }
  }

  @Test func `no more than fifty people are rung, each once`() throws {
    let people = (0..<80).map { Mention(name: "人\($0 % 70)", chatID: "u\($0 % 70)") }
    let body = try Cast.object(
      Array(try Cast.body(Cast.utterance("提醒", people: people), Cast.robot(.dingTalk)).utf8))

    let ids = (body["at"] as? [String: Any])?["atUserIds"] as? [String] ?? []
    #expect(ids.count == 50 && Set(ids).count == 50)
  }

  @Test func `neither address nor secret is in any body or header`() throws {
    for dialect in Dialect.allCases {
      let robot = Cast.robot(
        dialect, address: "https://h.cn/send?key=c0ffee-key", secrets: [Cast.secret])
      let request = try Robots.request(for: Cast.utterance("提醒"), to: robot, at: Cast.now)
      let all =
        String(decoding: request.body, as: UTF8.self)
        + request.headers.map { $0.name + $0.value }.joined()
      #expect(
        !all.contains("c0ffee") && !all.contains("MfKQ9r8") && !"\(request)".contains("c0ffee"))
    }
  }
}

extension Cast {
  /// Every string anywhere in a JSON value.
  static func strings(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(strings)
    case let members as [String: Any]: members.values.flatMap(strings)
    default: []
    }
  }
}
