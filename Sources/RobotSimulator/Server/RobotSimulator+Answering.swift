// From a request to an answer: which group it is for, what the group says; what an injected
// fault makes of it is `RobotSimulator+Faults`.

import Hummingbird
import HummingbirdCore
import NIOCore

extension RobotSimulator {
  /// The largest body that is read at all.
  private static let largestBody = 4 << 20

  @concurrent
  func respond(
    to request: Request, writer: consuming ResponseWriter, channel: any Channel
  ) async throws {
    let count = connections.countRequest(on: channel)
    let target = (request.head.path ?? "/").split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(target.first ?? "/")
    let query = Query(target.count > 1 ? target[1] : "")
    guard let robot = robot(path: path, query: query) else {
      return try await respondAside(
        Aside(request: request, path: path, query: query, channel: channel), writer: writer)
    }
    guard let body = try? await request.body.collect(upTo: Self.largestBody) else {
      try await write(Answer(status: 413, headers: [:]), to: writer)
      throw Cut()
    }
    let arrival = Arrival(
      method: request.method.rawValue, path: path, query: query,
      headers: Self.kept(request.headers), body: Array(body.readableBytesView),
      requestOfConnection: count)
    guard let group = robot.group else {
      return try await write(stranger(arrival, robot.dialect), to: writer)
    }
    configuration.onArrival?(group.settings.id, arrival.headers["webhook-id"])
    let reception = group.receive(arrival, now: now(), number: nextNumber())
    if let post = reception.post { publish(post) }
    if group.settings.answerDelay > 0 {
      await pause(group.settings.answerDelay, on: channel.eventLoop)
    }
    try await send(reception, to: writer, channel: channel)
  }

  /// The headers that are worth keeping.
  private static func kept(_ fields: HTTPFields) -> [String: String] {
    var kept: [String: String] = [:]
    for field in fields {
      let name = field.name.canonicalName
      if name == "content-type" || name == "user-agent" || name.hasPrefix("webhook-") {
        kept[name] = field.value
      }
    }
    return kept
  }
}

// MARK: - Addresses

extension RobotSimulator {
  /// Whose robot an address belongs to; nil when it is no robot's address at all.
  private func robot(
    path: String, query: Query
  ) -> (dialect: SimulatedDialect, group: ChatGroup?)? {
    switch path {
    case "/cgi-bin/webhook/send":
      return (.weCom, group(.weCom, token: query["key"] ?? ""))
    case "/robot/send":
      return (.dingTalk, group(.dingTalk, token: query["access_token"] ?? ""))
    default:
      for (prefix, dialect) in [
        ("/webhook/", SimulatedDialect.standardWebhooks), ("/open-apis/bot/v2/hook/", .feishu),
      ] where path.hasPrefix(prefix) {
        return (dialect, group(dialect, token: String(path.dropFirst(prefix.count))))
      }
      return nil
    }
  }

  /// What a vendor says to a token that nobody has.
  private func stranger(_ arrival: Arrival, _ dialect: SimulatedDialect) -> Answer {
    switch dialect {
    case .weCom: return WeComRules.answer(to: WeComRules.unknownKey)
    case .feishu: return FeishuRules.answer(to: FeishuRules.unknownToken)
    case .standardWebhooks:
      return StandardWebhooksRules.answer(to: StandardWebhooksRules.unknownName)
    case .dingTalk:
      do {
        try DingTalkRules.envelope(arrival)
      } catch {
        return DingTalkRules.answer(to: error)
      }
      let refuses = refusesStranger(arrival.query["access_token"] ?? "", at: now())
      let refusal =
        refuses
        ? Refusal(code: 660026, message: "sending too many messages per minute")
        : DingTalkRules.unknownToken
      return DingTalkRules.answer(to: refusal)
    }
  }
}
