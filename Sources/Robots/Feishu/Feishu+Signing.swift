// The signature of 飞书: keyed with seconds and the secret, over nothing, in the body.

extension Feishu {
  /// Timestamp and signature of one attempt.
  struct Stamp: Hashable {
    let timestamp: String
    let sign: String
  }
}

extension Feishu.Stamp {
  /// base64 of HMAC-SHA256 with `<seconds>\n<secret>` as key over the empty message.
  init(secret: String, seconds: Int64) {
    let timestamp = String(seconds)
    self.init(
      timestamp: timestamp, sign: Signature.text(key: Array("\(timestamp)\n\(secret)".utf8)))
  }
}
