// Long messages: every part fits, nothing is lost, the time stays in the first line.

import Delivering
import Discretion
import Foundation
import Robots
import Testing
import Timekeeping

struct SplitterTests {
  private func robot(_ dialect: Dialect, keywords: [String] = []) -> Robot {
    Cast.robot(
      dialect, secrets: dialect == .weCom ? [] : [Cast.secret], keywords: keywords)
  }

  /// The size in the platform's own measure, as it is sent: a repeat, under a long identity.
  private func size(_ part: Message, _ robot: Robot, _ mentions: [Mention]) throws -> Int {
    let utterance = Utterance(
      message: part, id: DeliveryID(rawValue: String(repeating: "i", count: 200)), isRepeat: true,
      mentions: mentions)
    let request = try Robots.request(for: utterance, to: robot, at: Cast.now)
    guard robot.dialect == .weCom else { return request.body.count }
    let text = try Cast.object(request.body)["text"] as? [String: Any]
    return try #require(text?["content"] as? String).utf8.count
  }

  private func limit(_ dialect: Dialect) -> Int {
    switch dialect {
    case .weCom: 2_048
    case .dingTalk, .feishu: 20_000
    case .standardWebhooks: 19_999
    }
  }

  /// The text of all parts without marks and repeated heads; line ends do not count.
  private func joined(_ parts: [Message]) -> String {
    guard parts.count > 1 else { return parts.map { $0.lines.joined() }.joined() }
    return parts.enumerated().map { index, part in
      let mark = "（\(index + 1)/\(parts.count)）"
      if index > 0 { return part.lines.dropFirst().joined() }
      return (part.lines.first ?? "").dropLast(mark.count) + part.lines.dropFirst().joined()
    }.joined()
  }

  private func check(
    _ message: Message, _ robot: Robot, _ mentions: [Mention] = []
  ) throws -> [Message] {
    let parts = Robots.parts(of: message, for: robot, mentions: mentions)
    for (index, part) in parts.enumerated() {
      #expect(try size(part, robot, mentions) <= limit(robot.dialect))
      if parts.count > 1 {
        #expect(part.lines.first?.hasSuffix("（\(index + 1)/\(parts.count)）") == true)
        #expect(part.mentions == (index == 0 ? message.mentions : []))
      }
      if index > 0 { #expect(part.lines.first?.contains("（续）") == true) }
    }
    #expect(joined(parts) == message.lines.joined())
    return parts
  }

  @Test(arguments: Dialect.allCases)
  func `what fits stays as it is`(dialect: Dialect) {
    let message = Cast.message(["明日9:00 市医保局上线", "材料截止 5月8日"], mentions: ["张三"])

    #expect(Robots.parts(of: message, for: robot(dialect), mentions: [Cast.byID]) == [message])
  }

  @Test func `a text of exactly the limit is one part, one byte more are two`() throws {
    let room = 2_048 - "（可能重复）".utf8.count
    let full = Cast.message([String(repeating: "a", count: room)])
    let over = Cast.message([String(repeating: "a", count: room + 1)])

    #expect(try check(full, robot(.weCom)).count == 1)
    #expect(try check(over, robot(.weCom)).count == 2)
  }

  @Test(arguments: Dialect.allCases)
  func `ten thousand bytes without any punctuation`(dialect: Dialect) throws {
    let message = Cast.message([String(repeating: "字", count: 3_400)])

    let parts = try check(message, robot(dialect))
    #expect(dialect == .weCom ? parts.count > 5 : parts.count < 3)
  }

  @Test func `families of emoji are never torn`() throws {
    let family: Character = "👩🏽‍👩🏽‍👧🏽‍👦🏽"
    for shift in 0..<12 {
      let text = String(repeating: "a", count: shift) + String(repeating: family, count: 120)
      let parts = try check(Cast.message([text]), robot(.weCom))
      let heads = parts.dropFirst().flatMap { $0.lines.dropFirst() }
      #expect(heads.allSatisfy { $0.first == family })
    }
  }

  @Test(arguments: Dialect.allCases)
  func `one character that is larger than any message is cut and not lost`(dialect: Dialect) throws
  {
    let monster = "e" + String(repeating: "\u{301}", count: 11_000)
    let message = Cast.message(["明日9:00", monster])
    let parts = Robots.parts(of: message, for: robot(dialect))

    #expect(parts.count > 1)
    for part in parts { #expect(try size(part, robot(dialect), []) <= limit(dialect)) }
    let scalars = parts.flatMap(\.lines).joined().unicodeScalars.filter { $0 == "\u{301}" }
    #expect(scalars.count == 11_000)
  }

  @Test func `cuts lie after sentences, with their closing quotes`() throws {
    let sentence = "市医保局说：“材料要在五月八日前报送。”"
    let message = Cast.message([String(repeating: sentence, count: 60)])
    let parts = try check(message, robot(.weCom))

    #expect(parts.count > 1)
    let ends =
      [parts[0].lines[0].dropLast("（1/\(parts.count)）".count)].map(String.init)
      + parts[1...].compactMap(\.lines.last)
    #expect(ends.allSatisfy { $0.hasSuffix("。”") })
  }

  @Test func `else after clauses, else after lines`() throws {
    let clauses = Cast.message([String(repeating: "十二个字没有句号只有逗号，", count: 80)])
    let byClause = try check(clauses, robot(.weCom))
    #expect(byClause.dropFirst().allSatisfy { $0.lines.last?.hasSuffix("，") == true })

    let lines = Cast.message((0..<120).map { "第\($0)行的内容不长也不短" })
    let byLine = try check(lines, robot(.weCom))
    #expect(byLine.count > 1)
    let last = byLine.dropLast().compactMap(\.lines.last)
    #expect(last.allSatisfy { $0.hasSuffix("不短") })
  }

  @Test func `the time of the first line stands in every part`() throws {
    let head = "5月14日（周四）9:00 市医保局上线《利民热线》"
    let message = Cast.message([head] + (0..<60).map { "第\($0)项：请准备有关政策依据与问答口径。" })
    let parts = try check(message, robot(.weCom))

    #expect(parts.count > 1)
    #expect(parts.allSatisfy { $0.lines.first?.hasPrefix(head) == true })
    #expect(parts[1].lines[0] == head + "（续）（2/\(parts.count)）")
  }

  @Test func `a long first line is repeated only in its beginning`() throws {
    let head = "5月14日9:00上线，" + String(repeating: "很长的说明", count: 400)
    let parts = try check(Cast.message([head]), robot(.weCom))

    for part in parts.dropFirst() {
      #expect(part.lines[0].hasPrefix("5月14日9:00上线，"))
      #expect(part.lines[0].utf8.count < 220)
    }
  }

  @Test(arguments: ["", "1. ", "· "])
  func `a digest is cut between its reminders`(bullet: String) throws {
    var lines = ["利民热线提醒：共40条"]
    for index in 0..<40 {
      if bullet.isEmpty { lines.append("") }
      let mark = bullet == "1. " ? "\(index + 1). " : bullet
      lines += ["\(mark)提醒\(index)：5月\(index % 28 + 1)日9:00 某局上线", "  材料截止 5月8日 16:00"]
    }
    let parts = try check(Cast.message(lines, kind: .digest), robot(.weCom))

    #expect(parts.count > 1)
    for part in parts {
      let body = part.lines.dropFirst().filter { !$0.isEmpty }
      #expect(body.first?.contains("提醒") == true)
      #expect(body.last?.contains("材料截止") == true)
    }
  }

  @Test(arguments: Dialect.allCases)
  func `room is left for keyword, people and the mark of a repeat`(dialect: Dialect) throws {
    let people = (0..<50).map { index in
      Mention(
        name: "联络员名字\(index)", chatID: index % 2 == 0 ? "user-identity-\(index)" : nil,
        mobile: index % 3 == 0 ? Private("1380013\(1_000 + index)") : nil)
    }
    let message = Cast.message(
      (0..<500).map { "第\($0)行：\"引号\"与\\反斜杠，以及 <b> 标签。" }, mentions: people.map(\.name))

    let parts = try check(message, robot(dialect, keywords: ["利民热线提醒关键词"]), people)
    #expect(parts.count > 1)
  }

  @Test(arguments: Dialect.allCases, 0..<6)
  func `random texts lose nothing and fit`(dialect: Dialect, seed: Int) throws {
    var chance = Chance(seed: UInt64(seed) &* 7_919 &+ 13)
    let people = [Cast.byID, Cast.byNumber, Cast.silent]
    let lines = (0..<chance.next(below: 16) + 1).map { _ in
      chance.text(length: chance.next(below: dialect == .weCom ? 300 : 1_500))
    }
    let kinds = Message.Kind.allCases
    let message = Cast.message(
      lines, kind: kinds[chance.next(below: kinds.count)], mentions: people.map(\.name))
    let keywords = chance.next(below: 2) == 0 ? [] : ["关键词"]

    _ = try check(message, robot(dialect, keywords: keywords), people)
  }

  @Test(arguments: [1_024, 1_500, 5_120])
  func `an office may set another limit`(limit: Int) throws {
    let robot = Robot(
      name: RobotName(rawValue: "群"), dialect: .weCom, address: Secret("https://h.cn/x"),
      tuning: RobotTuning(limitBytes: limit))
    let message = Cast.message([String(repeating: "一句话。", count: 1_000)])
    let parts = Robots.parts(of: message, for: robot)

    let sizes = try parts.map { try size($0, robot, []) }
    #expect(sizes.allSatisfy { $0 <= limit })
    #expect(parts.count < 12_000 / (limit - 250) + 2)
    #expect(joined(parts) == message.lines.joined())
  }

  @Test func `parts are the same each time`() {
    let message = Cast.message([String(repeating: "一句话。", count: 900)])

    #expect(
      Robots.parts(of: message, for: robot(.weCom))
        == Robots.parts(of: message, for: robot(.weCom)))
  }
}

/// Chance with a seed, so that a failure can be repeated.
private struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(limit, 1)))
  }

  mutating func text(length: Int) -> String {
    let alphabet: [Character] = [
      "市", "医", "保", "局", "五", "月", "。", "，", "！", "”", " ", "a", "Z", "0", "\"", "\\", "/",
      "<", "@", "👩‍👩‍👧‍👦", "🇨🇳", "é", "☕", "𠮷", "：", "（", "）", "-", "…",
    ]
    return String((0..<length).map { _ in alphabet[next(below: alphabet.count)] })
  }
}
