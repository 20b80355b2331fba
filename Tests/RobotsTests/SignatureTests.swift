// The published signature vectors, through the same door as real requests.

import Delivering
import Discretion
import Robots
import Testing
import Timekeeping

struct SignatureTests {
  @Test(arguments: [
    ("this is secret", Int64(1_700_000_000_000), "sSFWELbV2YwjdDQhWZwTcWlX5BWUx5J6TPpsZmuPii0%3D"),
    ("SECdemo", 1_700_000_000_001, "PTs%2BdsurGspsy8LSQV%2FUd2CTvBpozdeoue2U2fgKqxI%3D"),
    (
      "SEC" + String(repeating: "0123456789abcdef", count: 4), 1_700_000_000_000,
      "bTgY2yDbep%2BwesS7jKiNj%2BsrsHoADES4%2BC4f8LCHFtU%3D"
    ),
  ])
  func `钉钉 signs milliseconds in the query, encoded once`(
    secret: String, milliseconds: Int64, sign: String
  ) throws {
    let base = "https://oapi.dingtalk.com/robot/send?access_token=abc"
    let robot = Cast.robot(.dingTalk, address: base, secrets: [secret])

    let request = try Robots.request(
      for: Cast.utterance("提醒"), to: robot, at: Timestamp(milliseconds: milliseconds))

    #expect(
      request.address.reveal(for: .connecting)
        == base + "&timestamp=\(milliseconds)&sign=" + sign)
    #expect(request.headers.isEmpty)
  }

  @Test(arguments: [
    "https://h.cn/s?timestamp=1&access_token=abc&sign=old%2B",
    "https://h.cn/s?access_token=abc&timestamp=1&sign=x",
    "https://h.cn/s?sign=&access_token=abc", "https://h.cn/s?access_token=abc&",
    "https://h.cn/s?access_token=abc&sign&timestamp",
  ])
  func `钉钉 strips a signature that the address already carries`(address: String) throws {
    let robot = Cast.robot(.dingTalk, address: address, secrets: ["SECdemo"])

    let request = try Robots.request(
      for: Cast.utterance("提醒"), to: robot, at: Timestamp(milliseconds: 1_700_000_000_001))

    #expect(
      request.address.reveal(for: .connecting)
        == "https://h.cn/s?access_token=abc&timestamp=1700000000001"
        + "&sign=PTs%2BdsurGspsy8LSQV%2FUd2CTvBpozdeoue2U2fgKqxI%3D")
  }

  @Test func `钉钉 without a secret keeps the address as it is written`() throws {
    let address = "https://oapi.dingtalk.com/robot/send?access_token=abc&x=%2f"
    let request = try Robots.request(
      for: Cast.utterance("提醒"), to: Cast.robot(.dingTalk, address: address), at: Cast.now)

    #expect(request.address.reveal(for: .connecting) == address)
  }

  @Test(arguments: [
    ("demo", Int64(100), "jquNHnVOwmDRfw+vqTIrY5dooJAgi5EcRtLsQE4wfXg="),
    ("demo", 1_599_360_473, "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="),
    ("abcDEF123", 1_700_000_000, "qimCYnXKTZRVfEDjgpOq1ke9awsBuC3tn/n151vIck8="),
  ])
  func `飞书 signs seconds in the body`(secret: String, seconds: Int64, sign: String) throws {
    let robot = Cast.robot(.feishu, secrets: [secret])

    let request = try Robots.request(
      for: Cast.utterance("提醒"), to: robot,
      at: Timestamp(milliseconds: seconds * 1_000 + 999))

    let body = try Cast.object(request.body)
    #expect(body["timestamp"] as? String == String(seconds))
    #expect(body["sign"] as? String == sign)
    #expect(request.address == robot.address)
  }

  private static let a = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private static let b = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
  private static let reminder =
    #"{"type":"reminder.due","timestamp":"2023-11-14T22:13:20Z","data":{"id":"r1","text":"提醒：开会 ☕"}}"#

  @Test(arguments: [
    (
      [a], "msg_p5jXN8AQM9LWM0D4loKWxJek", Int64(1_614_265_330), #"{"test": 2432232314}"#,
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    ),
    (
      [b], "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", 1_649_367_553,
      #"{"email":"test@example.com","username":"test_user"}"#,
      "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw="
    ),
    (
      [a, b], "msg_reminder_0001", 1_700_000_000, reminder,
      "v1,BJaw0ZbnDSW1H4lsoqe/P5xEe5yHyT4KZ1vauKrZ274= "
        + "v1,I3MZjeoXxSZGinUf17cgYvmvyYwz1aOlDh1xK/7zg7k="
    ),
  ])
  func `Standard Webhooks signs identity, seconds and bytes, once for each secret`(
    secrets: [String], id: String, seconds: Int64, body: String, signature: String
  ) throws {
    let signed = try StandardWebhooks.signatures(
      of: Array(body.utf8), id: id, seconds: seconds, secrets: secrets.map { Secret($0) })

    #expect(signed == signature)
  }

  @Test func `a request of Standard Webhooks carries the three headers over its own bytes`() throws
  {
    let robot = Cast.robot(.standardWebhooks, secrets: [Self.a, Self.b])
    let request = try Robots.request(
      for: Cast.utterance("提醒", id: "r-1"), to: robot, at: Timestamp(seconds: 1_700_000_000))
    let later = try Robots.request(
      for: Cast.utterance("提醒", id: "r-1"), to: robot, at: Timestamp(seconds: 1_700_000_099))

    let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
    #expect(headers.count == 3)
    #expect(headers["webhook-id"] == "r-1")
    #expect(headers["webhook-timestamp"] == "1700000000")
    let expected = try StandardWebhooks.signatures(
      of: request.body, id: "r-1", seconds: 1_700_000_000,
      secrets: [Secret(Self.a), Secret(Self.b)])
    #expect(headers["webhook-signature"] == expected)
    #expect(later.headers.first { $0.name == "webhook-id" }?.value == "r-1")
    #expect(later.headers.first { $0.name == "webhook-signature" }?.value != expected)
  }

  @Test func `a key longer than a block of the hash signs as the standard says`() throws {
    // Computed with another program: 131 bytes of 0xAA.
    let secret = "whsec_" + String(repeating: "qqqq", count: 43) + "qqo="
    let signed = try StandardWebhooks.signatures(
      of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8), id: "i",
      seconds: 1, secrets: [Secret(secret)])

    #expect(signed == "v1,dAt4wcAOzcJ4yXqpx7oFVPnGaqc193JVmAcsR+hITSc=")
  }

  @Test(arguments: Dialect.allCases)
  func `a robot made ready once speaks like one made ready for each request`(
    dialect: Dialect
  ) throws {
    let secrets = dialect == .standardWebhooks ? [Self.a, Self.b] : ["SECdemo"]
    let robot = Cast.robot(dialect, secrets: secrets)
    let ready = try ReadyRobot(robot)
    for second in [Int64(1_700_000_000), 1_700_000_060] {
      let now = Timestamp(seconds: second)
      let utterance = Cast.utterance("提醒 \(second)")
      let made = ready.request(for: utterance, at: now)
      let alone = try Robots.request(for: utterance, to: robot, at: now)

      #expect(made.body == alone.body)
      #expect(made.address == alone.address)
      #expect(made.headers.map(\.value) == alone.headers.map(\.value))
    }
  }

  @Test func `a secret without padding or prefix is the same secret`() throws {
    let body = Array("{}".utf8)
    let signatures = try ["whsec_AQIDBA==", "whsec_AQIDBA", "AQIDBA=="].map {
      try StandardWebhooks.signatures(of: body, id: "i", seconds: 1, secrets: [Secret($0)])
    }

    #expect(Set(signatures).count == 1)
  }

  @Test(arguments: ["whsec_", "whsec_???", "", "whsec_A", "whsec_AQID=A", "whsec_AQ=="])
  func `a malformed secret is refused, not signed with`(secret: String) throws {
    let robot = Cast.robot(.standardWebhooks, secrets: [secret])
    if secret == "whsec_AQ==" {
      _ = try Robots.request(for: Cast.utterance("x"), to: robot, at: Cast.now)
    } else {
      #expect(throws: Robots.Refusal.secretMalformed) {
        try Robots.request(for: Cast.utterance("x"), to: robot, at: Cast.now)
      }
    }
  }

  @Test func `an identity that cannot stand in a header becomes one that can, always the same`()
    throws
  {
    let robot = Cast.robot(.standardWebhooks, secrets: [Self.a])
    let ids = try ["提醒\r\nx: y", "提醒\r\nx: y", "别的"].map { id in
      try Robots.request(for: Cast.utterance("x", id: id), to: robot, at: Cast.now)
        .headers.first { $0.name == "webhook-id" }?.value ?? ""
    }

    #expect(ids[0] == ids[1] && ids[0] != ids[2])
    #expect(ids.allSatisfy { $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } })
  }
}
