// The robots, people and messages of these tests.

import Delivering
import Discretion
import Foundation
import Robots
import Testing
import Timekeeping

/// Who appears in these tests.
enum Cast {
  static let now = Timestamp(seconds: 1_778_720_400)
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  static func robot(
    _ dialect: Dialect, address: String = "https://robot.example.cn/send?key=abc",
    secrets: [String] = [], keywords: [String] = []
  ) -> Robot {
    Robot(
      name: RobotName(rawValue: "测试群"), dialect: dialect, address: Secret(address),
      signingSecrets: secrets.map { Secret($0) }, keywords: keywords)
  }

  static func message(
    _ lines: [String], kind: Message.Kind = .reminder, mentions: [String] = []
  ) -> Message {
    Message(kind: kind, title: "利民热线提醒", lines: lines, mentions: mentions)
  }

  static func utterance(
    _ lines: String..., id: String = "r1", isRepeat: Bool = false, people: [Mention] = []
  ) -> Utterance {
    Utterance(
      message: message(lines, mentions: people.map(\.name)), id: DeliveryID(rawValue: id),
      isRepeat: isRepeat, mentions: people)
  }

  static let byID = Mention(name: "张三", chatID: "zhangsan")
  static let byNumber = Mention(name: "李四", mobile: Private("13800138000"))
  static let silent = Mention(name: "王五")
  static let everybody = Mention(name: "所有人", chatID: "@all")

  static func body(_ utterance: Utterance, _ robot: Robot) throws -> String {
    let request = try Robots.request(for: utterance, to: robot, at: now)
    return String(decoding: request.body, as: UTF8.self)
  }

  static func object(_ body: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
  }

  static func answer(
    _ body: String, status: Int = 200, retryAfter: Int? = nil
  ) -> Exchange {
    .answered(status: status, retryAfterSeconds: retryAfter, body: Array(body.utf8))
  }
}
