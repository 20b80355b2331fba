// A receiver of Standard Webhooks 1.0.0, as strict as the strictest of the reference libraries:
// padded standard base64, single spaces between signatures, no item without a comma, five minutes
// of clock difference, the signature over the bytes as they came.

/// The checks of a Standard Webhooks receiver.
struct StandardWebhooksRules: VendorRules {
  private let arrival: Arrival
  private let group: SimulatedGroup

  init(_ arrival: Arrival, in group: SimulatedGroup) {
    self.arrival = arrival
    self.group = group
  }

  var messageID: String? { arrival.headers["webhook-id"].flatMap { $0.isEmpty ? nil : $0 } }

  var words: String? { JSONValue(arrival.body)?.words }

  func admit(memory: inout GroupMemory, now: Int64) throws(Refusal) -> ShownMessage {
    guard arrival.method == "POST" else { throw Self.refusal(405, "method not allowed") }
    let rate = group.rate ?? .unlimited
    if memory.rate.refuses(at: now, rate: rate) {
      let seconds = (memory.rate.wait(at: now, rate: rate) + 999) / 1000
      throw Refusal(
        code: 429, message: "too many requests", status: 429,
        headers: ["Retry-After": String(max(1, seconds))])
    }
    guard group.verifiesSignatures else { return group.keepsPosts ? try message() : ShownMessage() }
    guard arrival.isJSON else { throw Self.refusal(415, "content type must be application/json") }
    guard arrival.body.count <= 20_000 else { throw Self.refusal(413, "payload over 20000 bytes") }
    try signature(now: now)
    return try message()
  }

  static let unknownName = Refusal(code: 404, message: "no such endpoint", status: 404)
  static let success = Answer(status: 204, headers: [:])

  static func answer(to refusal: Refusal) -> Answer {
    var headers = Answer().headers
    headers.merge(refusal.headers) { $1 }
    return Answer(
      status: refusal.status, headers: headers,
      body: #"{"error":\#(JSONValue.quoted(refusal.message))}"#)
  }

  private static func refusal(_ status: Int, _ message: String) -> Refusal {
    Refusal(code: status, message: message, status: status)
  }
}

// MARK: - Signature

extension StandardWebhooksRules {
  private func signature(now: Int64) throws(Refusal) {
    guard let id = messageID, let timestamp = arrival.headers["webhook-timestamp"],
      let list = arrival.headers["webhook-signature"]
    else { throw Self.refusal(400, "missing required headers") }
    guard let seconds = Int64(timestamp), timestamp == String(seconds) else {
      throw Self.refusal(400, "invalid webhook-timestamp")
    }
    guard seconds.isWithin(300, of: now / 1000) else {
      throw Self.refusal(401, seconds < now / 1000 ? "timestamp too old" : "timestamp too new")
    }
    let items = list.split(separator: " ", omittingEmptySubsequences: false)
    guard items.allSatisfy({ $0.contains(",") }) else {
      throw Self.refusal(400, "malformed webhook-signature")
    }
    guard !group.secrets.isEmpty else { return }
    let given = Set(items.filter { $0.hasPrefix("v1,") }.map { String($0.dropFirst(3)) })
    let fits = group.secrets.contains {
      Signature.standardWebhooks(secret: $0, id: id, timestamp: timestamp, body: arrival.body)
        .map(given.contains) ?? false
    }
    guard fits else { throw Self.refusal(401, "no matching signature found") }
  }
}

// MARK: - Payload

extension StandardWebhooksRules {
  func message() throws(Refusal) -> ShownMessage {
    guard let json = JSONValue(arrival.body), json.object != nil else {
      throw Self.refusal(400, "payload is not a JSON object")
    }
    guard !group.verifiesSignatures || Self.isWellFormed(json) else {
      throw Self.refusal(400, "payload needs type, timestamp and data")
    }
    let content = json["data"]
    let text =
      content?["text"]?.string ?? content?["message"]?.string ?? content?.description
      ?? json.description
    return ShownMessage(
      title: content?["title"]?.string ?? json["type"]?.string, runs: [MessageRun(text)])
  }

  private static func isWellFormed(_ json: JSONValue) -> Bool {
    guard let type = json["type"]?.string, let time = json["timestamp"]?.string,
      json["data"] != nil
    else { return false }
    let parts = type.split(separator: ".", omittingEmptySubsequences: false)
    let named = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { isWord($0) }
    }
    return named && isTime(Array(time.utf8))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// `2026-05-14T09:07:00Z`, with a fraction or an offset if wanted.
  private static func isTime(_ text: [UInt8]) -> Bool {
    func fits(_ bytes: some Collection<UInt8>, _ pattern: String) -> Bool {
      bytes.count == pattern.utf8.count
        && zip(bytes, pattern.utf8).allSatisfy { byte, wanted in
          wanted == UInt8(ascii: "0") ? (48...57).contains(byte) : byte == wanted
        }
    }
    guard text.count >= 20, fits(text.prefix(19), "0000-00-00T00:00:00") else { return false }
    var rest = text[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (48...57).contains($0) }
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(1 + digits.count)
    }
    return fits(rest, "Z") || fits(rest, "+00:00") || fits(rest, "-00:00")
  }
}
