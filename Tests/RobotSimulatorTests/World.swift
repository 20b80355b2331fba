// What all tests of the simulator share: a clock that stands until it is moved, four groups, and
// signatures computed by the tests' own hand.

import Crypto
import Foundation
import RobotSimulator
import Synchronization
import Testing

/// A clock that only tests move.
final class ManualClock: Sendable {
  private let moment: Mutex<Int64>

  /// 2026-05-14 09:07:00 in Beijing.
  init(_ milliseconds: Int64 = 1_778_720_820_000) { moment = Mutex(milliseconds) }

  var milliseconds: Int64 { moment.withLock { $0 } }
  var seconds: Int64 { milliseconds / 1000 }
  func advance(milliseconds: Int64) { moment.withLock { $0 += milliseconds } }
}

/// A running simulator, a client and a clock.
struct World: Sendable {
  let simulator: RobotSimulator
  let clock: ManualClock
  let port: Int

  /// A fresh connection.
  func client(timeoutMilliseconds: Int = 60_000) -> Client {
    Client(port: port, timeoutMilliseconds: timeoutMilliseconds)
  }

  /// One request on a fresh connection.
  func send(_ post: Post) async -> Reply { await client().send(post) }

  /// One text to the group without a signature.
  func text(_ text: String, to group: SimulatedGroup) async -> Reply {
    await send(Post(target: group.path, body: body(text, for: group.dialect)))
  }
}

/// Runs a test against groups.
func world(
  _ groups: SimulatedGroup..., body: @Sendable (World) async throws -> Void
) async throws {
  let clock = ManualClock()
  try await withSimulator(groups: groups, now: { clock.milliseconds }) { simulator in
    let port = try #require(simulator.port)
    try await body(World(simulator: simulator, clock: clock, port: port))
  }
}

/// The plainest message of a dialect.
func body(_ text: String, for dialect: SimulatedDialect) -> String {
  switch dialect {
  case .weCom, .dingTalk: #"{"msgtype":"text","text":{"content":"\#(text)"}}"#
  case .feishu: #"{"msg_type":"text","content":{"text":"\#(text)"}}"#
  case .standardWebhooks:
    #"{"type":"reminder.due","timestamp":"2026-05-14T01:07:00Z","data":{"text":"\#(text)"}}"#
  }
}

func hmac(key: Data, message: Data) -> String {
  Data(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    .base64EncodedString()
}

/// Percent-encodes everything but letters and digits.
func encoded(_ text: String) -> String {
  text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
}

extension SimulatedGroup {
  static let weCom = SimulatedGroup(
    id: "wecom", name: "市直单位工作群", dialect: .weCom, token: "key-1",
    members: [
      SimulatedMember(name: "张敏", userID: "zhangmin", mobile: "13800000001"),
      SimulatedMember(name: "李强", userID: "liqiang", mobile: "13800000002"),
    ])
  static let dingTalk = SimulatedGroup(
    id: "ding", name: "节目组", dialect: .dingTalk, token: "token-1",
    members: [
      SimulatedMember(name: "周婷", userID: "zhouting", mobile: "13800000011"),
      SimulatedMember(name: "陈默", userID: "chenmo", mobile: "13800000012"),
    ])
  static let feishu = SimulatedGroup(
    id: "feishu", name: "网站编辑群", dialect: .feishu, token: "hook-1",
    members: [SimulatedMember(name: "孙悦", userID: "sunyue", openID: "ou_1")])
  static let standard = SimulatedGroup(
    id: "standard", name: "管理员", dialect: .standardWebhooks, token: "admins",
    secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])

  /// The same group with something changed.
  func with(_ change: (inout SimulatedGroup) -> Void) -> SimulatedGroup {
    var copy = self
    change(&copy)
    return copy
  }
}
