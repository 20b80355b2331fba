// Which addresses we are willing to call.

import Delivering
import Discretion
import Robots
import Testing

struct RobotURLTests {
  private let rehearsal = ConnectionPolicy(allowsLoopbackHTTP: true)

  @Test(arguments: [
    "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa",
    "https://oapi.dingtalk.com/robot/send?access_token=0123", "https://a-b.example.cn:8443/x",
    "HTTPS://Example.CN/x", "https://10.1.2.3/x", "https://[2001:db8::1]:443/x", "https://[::1]/x",
    "https://intranet/x", "https://h.cn", "https://h.cn?x=1@2", "https://h.cn/a:b@c",
  ])
  func `ordinary addresses are taken`(address: String) throws {
    _ = try RobotURL(address)
  }

  private static let refused: [(String, RobotURL.Fault)] = [
    ("", .empty), ("http://h.cn/x", .notHTTPS), ("ftp://h.cn/x", .notHTTPS),
    ("file:///etc/passwd", .notHTTPS), ("//h.cn/x", .notHTTPS), ("h.cn/x", .notHTTPS),
    ("javascript:alert(1)", .notHTTPS), ("https:/h.cn", .notHTTPS),
    ("http://127.0.0.1/x", .notHTTPS),
    ("https://user:pass@h.cn/x", .userInfo), ("https://h.cn@evil.cn/x", .userInfo),
    ("https://h.cn/x#y", .fragment), ("https://h.cn/ x", .strayCharacter),
    ("https://h.cn/x\n", .strayCharacter), ("https://例.cn/x", .strayCharacter),
    ("https://h.cn\\@evil.cn/", .strayCharacter), ("https://h.cn/\u{0}", .strayCharacter),
    ("https:///x", .badHost), ("https://h..cn/x", .badHost), ("https://-h.cn/x", .badHost),
    ("https://h.cn./x", .badHost), ("https://h_n.cn/x", .badHost), ("https://%68.cn/x", .badHost),
    ("https://2130706433/x", .badHost), ("https://0x7f000001/x", .badHost),
    ("https://127.1/x", .badHost), ("https://127.0.0.01/x", .badHost),
    ("https://1.2.3.256/", .badHost),
    ("https://1.2.3.4.5/", .badHost), ("https://h.0x1/", .badHost), ("https://[::1/x", .badHost),
    ("https://[::ffff:127.0.0.1]/", .badHost), ("https://[1:2:3]/", .badHost),
    ("https://[:::]/", .badHost), ("https://[fe80::1%25eth0]/", .badHost),
    ("https://[]/", .badHost),
    ("https://h.cn:/x", .badPort), ("https://h.cn:0/x", .badPort),
    ("https://h.cn:65536/x", .badPort),
    ("https://h.cn:8a/x", .badPort), ("https://h.cn:1:2/x", .badPort),
    ("https://[::1]x/", .badPort),
    ("https://h.cn/" + String(repeating: "a", count: 2_050), .tooLong),
  ]

  @Test(arguments: refused)
  func `everything else is refused by name`(address: String, fault: RobotURL.Fault) {
    #expect(throws: fault) { try RobotURL(address) }
  }

  @Test(arguments: [
    "http://127.0.0.1:8080/x", "http://127.9.9.9/x", "http://localhost:1/x", "http://[::1]:9/x",
  ])
  func `plain http goes to this machine when that is allowed`(address: String) throws {
    _ = try RobotURL(address, policy: rehearsal)
  }

  @Test(arguments: [
    "http://h.cn/x", "http://10.0.0.1/x", "http://127.0.0.1.evil.cn/x", "http://localhost.cn/x",
    "http://0.0.0.0/x", "http://[::]/x",
  ])
  func `plain http goes nowhere else`(address: String) {
    #expect(throws: RobotURL.Fault.notLoopback) { try RobotURL(address, policy: rehearsal) }
  }

  @Test func `parts are read as a connection needs them`() throws {
    let named = try RobotURL("https://Robot.Example.CN:8443?x")
    #expect(named.scheme == "https" && named.host == "robot.example.cn" && named.port == 8_443)
    let numbered = try RobotURL("https://[2001:DB8::1]/x")
    #expect(numbered.host == "2001:db8::1" && numbered.port == nil)
  }

  @Test(arguments: RobotURL.Fault.allCases)
  func `every refusal says in Chinese what to do`(fault: RobotURL.Fault) {
    #expect(fault.wording.contains { ("一"..."龥").contains($0) } && fault.wording.count > 10)
  }

  @Test func `a malformed address makes no request`() {
    let robot = Cast.robot(.weCom, address: "https://u:p@h.cn/send?key=abc")

    #expect(throws: Robots.Refusal.address(.userInfo)) {
      try Robots.request(for: Cast.utterance("x"), to: robot, at: Cast.now)
    }
  }

  private static let configured: [(Robot, Int)] = [
    (Cast.robot(.weCom), 0), (Cast.robot(.weCom, address: "http://h.cn"), 1),
    (Cast.robot(.weCom, secrets: ["x"]), 1), (Cast.robot(.dingTalk, secrets: ["SEC1"]), 0),
    (Cast.robot(.dingTalk, secrets: ["SEC1\n"]), 1), (Cast.robot(.feishu, secrets: ["a", "b"]), 1),
    (Cast.robot(.standardWebhooks), 1), (Cast.robot(.standardWebhooks, secrets: [Cast.secret]), 0),
    (Cast.robot(.standardWebhooks, secrets: ["whsec_?"]), 1),
    (Cast.robot(.feishu, keywords: [""]), 1),
    (Cast.robot(.feishu, keywords: Array(repeating: "词", count: 11)), 1),
  ]

  @Test(arguments: configured)
  func `a robot's configuration is complained of before the first message`(robot: Robot, count: Int)
  {
    let complaints = Robots.complaints(about: robot)

    #expect(complaints.count == count)
    #expect(complaints.allSatisfy { !$0.contains("SEC1") && !$0.contains("h.cn") })
  }
}
