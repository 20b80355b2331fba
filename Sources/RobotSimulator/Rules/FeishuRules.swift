// 飞书 as its documents and field reports describe it: the token is checked first whatever the body
// is, signature and timestamp (seconds) stand in the body, 20,000 bytes hold the whole of it, and
// the limits are 100 a minute and 5 a second.

/// The checks of 飞书.
struct FeishuRules: VendorRules {
  private let arrival: Arrival
  let group: SimulatedGroup
  let json: JSONValue?

  init(_ arrival: Arrival, in group: SimulatedGroup) {
    self.arrival = arrival
    self.group = group
    json = JSONValue(arrival.body)
  }

  var messageID: String? { nil }

  var words: String? { json?.words }

  func admit(memory: inout GroupMemory, now: Int64) throws(Refusal) -> ShownMessage {
    if memory.rate.refuses(at: now, rate: group.rate ?? .feishu) {
      throw Refusal(
        code: 11232,
        message: "frequency limited psm[lark.oapi.app_platform_runtime]appID[1500]")
    }
    guard arrival.body.count <= 30 * 1024 else {
      throw Refusal(
        code: 19036,
        message: "request body size \(arrival.body.count) exceeds the size limit of 30KB")
    }
    guard arrival.body.count <= 20_000, arrival.isJSON, json?.object != nil else {
      throw Self.badRequest
    }
    try signature(now: now)
    let message = try message()
    guard group.keywords.areSatisfied(by: (message.title ?? "") + "\n" + message.text) else {
      throw Refusal(code: 19024, message: "Key Words Not Found")
    }
    return message
  }

  static let badRequest = Refusal(code: 9499, message: "Bad Request")
  static let unknownToken = Refusal(
    code: 19001, message: "param invalid: incoming webhook access token invalid")
  static let success = Answer(
    body: #"{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"success"}"#)

  static func answer(to refusal: Refusal) -> Answer {
    let message = JSONValue.quoted(refusal.message)
    return Answer(body: #"{"code":\#(refusal.code),"data":{},"msg":\#(message)}"#)
  }

  private func signature(now: Int64) throws(Refusal) {
    guard !group.secrets.isEmpty, group.verifiesSignatures else { return }
    let timestamp = json?["timestamp"]?.string ?? json?["timestamp"]?.integer.map(String.init)
    guard let timestamp, let moment = Int64(timestamp), let sign = json?["sign"]?.string,
      moment.isWithin(3600, of: now / 1000),
      group.secrets.contains(where: { Signature.feishu(secret: $0, seconds: timestamp) == sign })
    else {
      throw Refusal(
        code: 19021,
        message: "sign match fail or timestamp is not within one hour from current time")
    }
  }
}
