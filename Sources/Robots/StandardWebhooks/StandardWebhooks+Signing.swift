// The signature of Standard Webhooks: over identity, seconds and exactly the bytes that are sent;
// during a rotation one for each secret, the current one first.

package import Discretion

extension StandardWebhooks {
  /// `v1,…` for each secret, separated by one space; the text of `webhook-signature`. It is over
  /// `id.seconds.body`, with exactly the bytes that are sent.
  package static func signatures(
    of body: [UInt8], id: String, seconds: Int64, secrets: [Secret<String>]
  ) throws(Robots.Refusal) -> String {
    let head = Array("\(id).\(seconds).".utf8)
    var list = ""
    for secret in secrets {
      guard let key = key(of: secret.reveal(for: .signing)) else { throw .secretMalformed }
      if !list.isEmpty { list += " " }
      list += "v1," + Signature.text(key: key, over: head, body)
    }
    return list
  }

  /// The bytes that a secret stands for: what is left of base64 after `whsec_`.
  static func key(of secret: String) -> [UInt8]? {
    let text = secret.hasPrefix("whsec_") ? secret.dropFirst(6) : secret[...]
    guard let bytes = Base64.bytes(of: text), !bytes.isEmpty else { return nil }
    return bytes
  }
}
