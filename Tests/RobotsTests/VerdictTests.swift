// What answers mean: every code of the vendors, and everything that is no answer.

import Delivering
import Discretion
import Robots
import Testing

struct VerdictTests {
  private func outcome(
    _ dialect: Dialect, _ body: String, status: Int = 200, retryAfter: Int? = nil
  ) -> Outcome? {
    Robots.outcome(
      of: Cast.answer(body, status: status, retryAfter: retryAfter), for: Cast.robot(dialect))
  }

  private static func bad(_ codes: String...) -> [(String, Outcome)] {
    codes.map { ($0, .badMessage(code: $0)) }
  }

  private static func dead(_ codes: String...) -> [(String, Outcome)] {
    codes.map { ($0, .badTarget(code: $0, gone: false)) }
  }

  private static func slow(_ seconds: Int, _ codes: String...) -> [(String, Outcome)] {
    codes.map { ($0, .slowDown(code: $0, pauseSeconds: seconds)) }
  }

  private static let plain: [(String, Outcome)] = [
    ("0", .accepted), ("987654", .unknownCode(code: "987654")),
  ]

  private static let weComCodes: [(String, Outcome)] = [
    plain,
    [("-1", .busy(code: "-1"))],
    slow(65, "45009", "45033"),
    bad("40008", "44004", "40058", "40007", "40009", "301019", "44001"),
    dead("93000", "93004", "93008"),
  ].flatMap { $0 }

  @Test(arguments: [ConnectionFault.addressMalformed, .addressForbidden])
  func `an address that is never called is a matter of the robot, not of the moment`(
    fault: ConnectionFault
  ) {
    let outcome = Robots.outcome(of: .notSent(fault), for: Cast.robot(.weCom))
    #expect(outcome == .badTarget(code: fault.rawValue, gone: false))
  }

  @Test(arguments: weComCodes)
  func `企业微信 codes`(code: String, expected: Outcome) {
    #expect(outcome(.weCom, #"{"errcode":\#(code),"errmsg":"words"}"#) == expected)
  }

  private static let dingTalkCodes: [(String, Outcome)] = [
    plain,
    [("-1", .busy(code: "-1"))],
    slow(600, "410100", "130101", "660026"),
    slow(3_600, "90030", "450101"),
    slow(1, "90018", "90002"),
    dead("310000", "300005", "300001", "400101", "400102", "400013", "400106", "88"),
    bad("400105", "40035", "460101", "101002", "430101", "430102", "430103", "430104"),
    bad("43002", "43004"),
  ].flatMap { $0 }

  @Test(arguments: dingTalkCodes)
  func `钉钉 codes, as numbers and as strings`(code: String, expected: Outcome) {
    #expect(outcome(.dingTalk, #"{"errcode":\#(code),"errmsg":"words"}"#) == expected)
    #expect(outcome(.dingTalk, #"{"errmsg":"words","errcode":"\#(code)"}"#) == expected)
  }

  private static let feishuCodes: [(String, Outcome)] = [
    plain,
    slow(1, "11232"),
    dead("19001", "19021", "19022", "19024"),
    bad("19002", "9499", "11246", "19036"),
  ].flatMap { $0 }

  @Test(arguments: feishuCodes)
  func `飞书 codes, new and old`(code: String, expected: Outcome) {
    #expect(outcome(.feishu, #"{"code":\#(code),"data":{},"msg":"words"}"#) == expected)
    #expect(outcome(.feishu, #"{"StatusCode":\#(code),"StatusMessage":"words"}"#) == expected)
  }

  @Test(arguments: [
    (
      Dialect.feishu,
      #"{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"success"}"#
    ),
    (.weCom, #"{"errcode":0,"errmsg":"ok"}"#), (.dingTalk, #" {"errcode" : "0", "errmsg":"ok"} "#),
    (.dingTalk, "\u{feff}{\"errcode\":0,\"errmsg\":\"ok\"}\r\n"), (.standardWebhooks, ""),
    (.standardWebhooks, "anything"),
  ])
  func `success in the platform's own words`(dialect: Dialect, body: String) {
    #expect(outcome(dialect, body) == .accepted)
  }

  @Test func `飞书 reads code before the old name`() {
    #expect(
      outcome(.feishu, #"{"StatusCode":0,"code":19024,"msg":"Key Words Not Found"}"#)
        == .badTarget(code: "19024", gone: false))
  }

  @Test(arguments: [200, 400, 500])
  func `飞书 says too many requests under a code of form, whatever the status`(status: Int) {
    #expect(
      outcome(.feishu, #"{"code":9499,"msg":"too many request"}"#, status: status)
        == .slowDown(code: "9499", pauseSeconds: 1))
    #expect(
      outcome(.feishu, #"{"code":9499,"msg":"Bad Request"}"#, status: status)
        == .badMessage(code: "9499"))
  }

  @Test(arguments: [Dialect.weCom, .dingTalk, .feishu])
  func `a success status without the platform's answer is uncertain`(dialect: Dialect) {
    let bodies = [
      "", "ok", "<html><body>请登录</body></html>", #"{"errcode":0,"errmsg":"#, #"{"errcode":0"#,
      #"{"errcode":0}{"errcode":0}"#, #"[{"errcode":0}]"#, #"{"errcode":null,"code":null}"#,
      #"{"errcode":true,"code":true}"#, #"{"errcode":[0],"code":{}}"#, "{}", "null", "0",
      #"{"errcode":0,"errcode":93000,"code":0,"code":1}"#, #"{errcode:0,code:0}"#,
      #"{"errcode":,"code":}"#, #"{"errmsg":"ok"}"#, #"{"errcode":0,"code":0,}"#,
      "{\"errcode\":0,\"code\":0,\"x\":\"\u{1}\"}", #"{"errcode":0,"code":0,"x":"\q"}"#,
      #"{"errcode":0,"code":0,"x":[}]}"#, "\u{0}",
      #"{"a":"# + String(repeating: "[", count: 60_000),
      #"{"x":"# + String(repeating: "{\"a\":", count: 500) + "1"
        + String(repeating: "}", count: 501),
    ]
    for body in bodies {
      #expect(outcome(dialect, body) == .uncertain(.strangeAnswer), "\(body.prefix(60))")
    }
    let notText = Exchange.answered(
      status: 200, retryAfterSeconds: nil, body: [0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x30, 0x7d])
    #expect(Robots.outcome(of: notText, for: Cast.robot(dialect)) == .uncertain(.strangeAnswer))
  }

  @Test func `other members of an answer do not disturb`() {
    let body =
      #"{"a":[1,{"errcode":5},"]"],"e":"\u4e2d\ud83d\ude00\"}","n":-1.5e+3,"t":true,"f":false,"#
      + #""z":null,"errcode":0,"errmsg":"ok"}"#

    #expect(outcome(.weCom, body) == .accepted)
  }

  @Test(arguments: Dialect.allCases, [301, 302, 303, 307, 308])
  func `a redirect is never followed and nothing was sent`(dialect: Dialect, status: Int) {
    #expect(outcome(dialect, "", status: status) == .notSent(.redirected))
  }

  @Test(arguments: [
    (Dialect.weCom, 65), (.dingTalk, 600), (.feishu, 1), (.standardWebhooks, 30),
  ])
  func `too many requests rests as asked, else as the dialect does`(dialect: Dialect, usual: Int) {
    #expect(
      outcome(dialect, "", status: 429) == .slowDown(code: "HTTP 429", pauseSeconds: usual))
    #expect(
      outcome(dialect, "", status: 429, retryAfter: 7)
        == .slowDown(code: "HTTP 429", pauseSeconds: 7))
    #expect(
      outcome(dialect, "", status: 429, retryAfter: .max)
        == .slowDown(code: "HTTP 429", pauseSeconds: 86_400))
    #expect(
      outcome(dialect, "", status: 429, retryAfter: -3)
        == .slowDown(code: "HTTP 429", pauseSeconds: 1))
  }

  private static let statuses: [(Int, Outcome)] = [
    (400, .badMessage(code: "HTTP 400")), (413, .badMessage(code: "HTTP 413")),
    (401, .badTarget(code: "HTTP 401", gone: false)),
    (403, .badTarget(code: "HTTP 403", gone: false)),
    (404, .badTarget(code: "HTTP 404", gone: false)),
    (410, .badTarget(code: "HTTP 410", gone: true)), (407, .notSent(.proxyFailed)),
    (408, .busy(code: "HTTP 408")), (425, .busy(code: "HTTP 425")),
    (500, .busy(code: "HTTP 500")), (503, .busy(code: "HTTP 503")),
    (418, .unknownCode(code: "HTTP 418")), (0, .unknownCode(code: "HTTP 0")),
    (999, .unknownCode(code: "HTTP 999")),
  ]

  @Test(arguments: statuses)
  func `a status without a code speaks for itself`(status: Int, expected: Outcome) {
    for dialect in Dialect.allCases {
      #expect(outcome(dialect, "<html>", status: status) == expected)
    }
  }

  @Test(arguments: [502, 504])
  func `Standard Webhooks throttle by gateway statuses`(status: Int) {
    let code = "HTTP \(status)"
    #expect(
      outcome(.standardWebhooks, "", status: status) == .slowDown(code: code, pauseSeconds: 30))
    #expect(
      outcome(.standardWebhooks, "", status: status, retryAfter: 5)
        == .slowDown(code: code, pauseSeconds: 5))
    #expect(outcome(.weCom, "", status: status) == .busy(code: code))
  }

  @Test func `a success code under an error status is no success`() {
    #expect(outcome(.weCom, #"{"errcode":0}"#, status: 500) == .busy(code: "HTTP 500"))
    #expect(
      outcome(.feishu, #"{"code":0}"#, status: 404) == .badTarget(code: "HTTP 404", gone: false))
  }

  @Test func `钉钉 flood gate answers without a code, as JSON or as a page`() {
    let json = #"{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"abc"}"#
    let gate = Outcome.slowDown(code: "x5", pauseSeconds: 300)

    #expect(outcome(.dingTalk, json) == gate)
    #expect(outcome(.dingTalk, json, status: 420) == gate)
    #expect(outcome(.dingTalk, "<html><a href=/_____tmd_____/punish?x5secdata=1>") == gate)
    #expect(outcome(.weCom, json) == .uncertain(.strangeAnswer))
  }

  @Test(arguments: [
    ("keywords not in content", "关键词"), ("description:关键词不匹配;solution:请联系", "关键词"),
    ("invalid timestamp", "时钟"), ("sign not match", "密钥"),
    ("description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中", "密钥"),
    ("ip 10.1.2.3 not in whitelist", "IP"),
  ])
  func `钉钉 has one code with four meanings, told apart by words`(words: String, expected: String) {
    let verdict = Robots.verdict(
      on: Cast.answer(#"{"errcode":310000,"errmsg":"\#(words)"}"#), for: Cast.robot(.dingTalk))

    #expect(verdict?.outcome == .badTarget(code: "310000", gone: false))
    #expect(verdict?.advice?.contains(expected) == true)
  }

  @Test func `a signature that is refused points to the clock as well`() {
    let body = #"{"code":19021,"msg":"sign match fail or timestamp is not within one hour"}"#
    let verdict = Robots.verdict(on: Cast.answer(body), for: Cast.robot(.feishu))

    #expect(verdict?.advice?.contains("时钟") == true)
  }

  @Test func `what never left has no outcome, and what the network says is passed on`() {
    let robot = Cast.robot(.weCom)

    #expect(Robots.outcome(of: .revoked, for: robot) == nil)
    for fault in ConnectionFault.allCases
    where fault != .addressMalformed && fault != .addressForbidden {
      #expect(Robots.outcome(of: .notSent(fault), for: robot) == .notSent(fault))
    }
    for cause in UncertainCause.allCases {
      #expect(Robots.outcome(of: .uncertain(cause), for: robot) == .uncertain(cause))
    }
  }

  @Test func `the peer's words are kept short, on one line, and without secrets`() throws {
    let words =
      "markdown.content exceed max length 4096.\n hint: [1700000000123456789], from ip: 203.0.113.77, "
      + "more info at https://open.work.weixin.qq.com/devtool/query?e=40058 key "
      + "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa 电话13800138000 邮箱a@b.cn "
      + String(repeating: "字", count: 300)
    let escaped = words.replacing("\n", with: "\\n")
    let verdict = try #require(
      Robots.verdict(
        on: Cast.answer(#"{"errcode":40058,"errmsg":"\#(escaped)"}"#), for: Cast.robot(.weCom)))
    let kept = try #require(verdict.words)

    #expect(kept.utf8.count <= 200)
    #expect(kept.hasPrefix("markdown.content exceed max length 4096.  hint: [‹…›]"))
    for secret in ["1700000000", "203.0", "devtool", "693a91f6", "13800138000", "a@b", "\n"] {
      #expect(!kept.contains(secret))
    }
  }

  @Test func `a hostile code is not stored as it is`() {
    let hostile = [#"<script>"#, String(repeating: "9", count: 400), "a b", "", "https://x"]
    for code in hostile {
      #expect(
        outcome(.dingTalk, #"{"errcode":"\#(code)"}"#) == .unknownCode(code: "?"), "\(code)")
    }
    #expect(outcome(.weCom, #"{"errcode":0.0}"#) == .unknownCode(code: "0.0"))
    #expect(outcome(.weCom, #"{"errcode":00}"#) == .unknownCode(code: "00"))
  }

  @Test func `what an office knows about a code goes before the table, but is never success`() {
    let robot = Robot(
      name: RobotName(rawValue: "群"), dialect: .weCom, address: Secret("https://h.cn/x"),
      tuning: RobotTuning(codes: [
        "0": .badTarget, "45009": .slow(seconds: 90), "777": .busy, "93000": .badMessage,
        "HTTP 418": .badTarget,
      ]))
    func outcome(_ code: String) -> Outcome? {
      Robots.outcome(of: Cast.answer(#"{"errcode":\#(code)}"#), for: robot)
    }

    #expect(outcome("0") == .accepted)
    #expect(outcome("45009") == .slowDown(code: "45009", pauseSeconds: 90))
    #expect(outcome("777") == .busy(code: "777"))
    #expect(outcome("93000") == .badMessage(code: "93000"))
    #expect(outcome("93004") == .badTarget(code: "93004", gone: false))
    #expect(
      Robots.outcome(of: Cast.answer("", status: 418), for: robot)
        == .badTarget(code: "HTTP 418", gone: false))
  }

  @Test func `codes have a meaning for people`() {
    #expect(Robots.meaning(of: "93000", in: .weCom)?.contains("网址") == true)
    #expect(Robots.meaning(of: "HTTP 410", in: .standardWebhooks)?.contains("注销") == true)
    #expect(Robots.meaning(of: "987654", in: .feishu) == nil)
  }
}
