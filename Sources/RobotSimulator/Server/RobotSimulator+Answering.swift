// From a request to an answer: which group it is for, what the group says, and what an injected
// fault makes of the answer on its way back.

import Hummingbird
import HummingbirdCore
import NIOCore

/// Thrown when a connection was cut on purpose, so that the server gives it up.
private struct Cut: Error {}

extension RobotSimulator {
  /// The largest body that is read at all.
  private static let largestBody = 2 << 20

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

// MARK: - Answers, whole and broken

extension RobotSimulator {
  @concurrent
  private func send(
    _ reception: Reception, to writer: consuming ResponseWriter, channel: any Channel
  ) async throws {
    switch reception.fault {
    case nil, .code:
      try await write(reception.answer, to: writer)
    case .delay(let milliseconds):
      await pause(milliseconds, on: channel.eventLoop)
      try await write(reception.answer, to: writer)
    case .silence:
      try await connections.hold(channel)
      try? await channel.closeFuture.get()
      throw Cut()
    case .half:
      try await writeHalf(reception.answer, to: writer)
      try await cut(channel)
    case .closeAfterBody, .closeReused:
      try await cut(channel)
    case .flood(let bytes):
      try await flood(bytes, to: writer)
    case .some(let fault):
      try await write(Self.answer(of: fault), to: writer)
    }
  }

  /// The whole answers among the faults.
  private static func answer(of fault: SimulatedFault) -> Answer {
    switch fault {
    case .answer(let status, let headers, let body):
      Answer(status: status, headers: headers, body: body)
    case .redirect(let location, let status):
      Answer(status: status, headers: ["Location": location])
    case .garbage:
      Answer(
        headers: ["Content-Type": "text/html"],
        body: "<html><body>请先登录上网认证页面</body></html>")
    case .tooMany(let seconds):
      Answer(
        status: 429,
        headers: ["Retry-After": String(seconds), "Content-Type": "application/json"],
        body: #"{"error":"too many requests"}"#)
    case .gone: Answer(status: 410, body: #"{"error":"gone"}"#)
    case .code, .delay, .silence, .half, .closeAfterBody, .closeReused, .flood: Answer()
    }
  }

  @concurrent
  func write(_ answer: Answer, to writer: consuming ResponseWriter) async throws {
    let body = ByteBuffer(string: answer.body)
    let head = HTTPResponse(
      status: .init(code: Self.valid(answer.status)), headerFields: Self.fields(answer, body))
    try await writer.write(response: head, body: ResponseBody(byteBuffer: body))
  }

  private static func valid(_ status: Int) -> Int { (200...599).contains(status) ? status : 500 }

  private static func fields(_ answer: Answer, _ body: ByteBuffer) -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in answer.headers {
      if let name = HTTPFields.Element.Name(name) { fields[name] = value }
    }
    if answer.status != 204 { fields[.contentLength] = String(body.readableBytes) }
    return fields
  }

  @concurrent
  private func writeHalf(_ answer: Answer, to writer: consuming ResponseWriter) async throws {
    let text = answer.body.isEmpty ? #"{"errcode":0}"# : answer.body
    var body = ByteBuffer(string: text)
    let head = HTTPResponse(status: .ok, headerFields: Self.fields(Answer(body: text), body))
    var open = try await writer.writeHead(head)
    try await open.write(body.readSlice(length: body.readableBytes / 2) ?? ByteBuffer())
  }

  @concurrent
  private func flood(_ bytes: Int, to writer: consuming ResponseWriter) async throws {
    let chunk = ByteBuffer(repeating: UInt8(ascii: "x"), count: 65_536)
    let head = HTTPResponse(
      status: .ok,
      headerFields: [.contentLength: String(max(0, bytes)), .contentType: "text/plain"])
    var open = try await writer.writeHead(head)
    var left = max(0, bytes)
    while left > 0 {
      try await open.write(chunk.getSlice(at: 0, length: min(left, 65_536)) ?? chunk)
      left -= min(left, 65_536)
    }
    try await open.finish(nil)
  }

  private func cut(_ channel: any Channel) async throws {
    try? await channel.close()
    throw Cut()
  }

  /// Waits in real time without holding a thread.
  private func pause(_ milliseconds: Int64, on loop: any EventLoop) async {
    let alarm = loop.scheduleTask(in: .milliseconds(max(0, milliseconds))) {}
    try? await withTaskCancellationHandler {
      try await alarm.futureResult.get()
    } onCancel: {
      alarm.cancel()
    }
  }
}
